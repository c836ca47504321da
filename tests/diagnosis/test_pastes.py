"""A paste without its secrets: what is taken out, what stays, and both languages alike."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pytest

from errdex.diagnosis.diagnosing import diagnose_text
from errdex.diagnosis.pastes import MOST_NAMED, MOST_REDACTED, redact_text, told
from errdex.diagnosis.private_fields import private_fields_of
from errdex.errors import ErrdexError
from errdex.evidence.text.characters import LONGEST, MOST_LINES
from tests.cases import load_cases
from tests.conftest import tool
from tests.support.leak_shapes import NOTATIONS, PROSE
from tests.support.runtimes import Node, own_knowledge, python_answer, site_data

PASSWORD = "zQ7-kx!pVw"
OPEN = [
    "the password is wrong, the signature was invalid",
    "user2 is a valid user; a token is generated for bob; use it for the password",
    'std::cout << password << "is2"; checkToken() { return "token2 is bad"; }',
    "password += ':' + client.password; $token .= \"&x=1\"; key: changed / step2",
    'unexpected token "}" in a list',
    "java.lang.NullPointerException: databind.exc.MismatchedInputException",
    "password:\nhost: h",
    "PASSWORD=\nHOST=h",
    "pwd: *** user=bob",
    "Authorization is missing",
    "enter the login, password or token\nas follows, in any order",
    "port, host, sign\nis what we need",
    "mkdir -p release2024 && docker run -p 8080:80 web2024",
    "ssh -p 2222 bob@h",
    "GET /x?key=name&sort=asc",
    "src/main.c:120:5:error:x",
    "the password - as always - is wrong",
    "status 200/404/500, items 1/2/3/4/5/6/7, v1.2.3.4567",
    "from 2024-01-02T03:04:05Z/2024-01-03T03:04:05Z or 2024-01-02--2024-02-03",
    "20240102T030405Z/20240103T030405Z P1Y2M10DT2H30M/2024-01-01 2024-W05-1/2024-W06-7",
    "550e8400-e29b-41d4-a716-446655440000 12345678-1234-1234-1234-123456789012",
    "GET /orders/550e8400-e29b-41d4-a716-446655440000/items",
    "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    'trace_id=4bf92f3577b34da6a3ce929d0e0e4736 "spanId": "00f067aa0ba902b7"',
    "https://host:8080/@scope/package http://h:80/a@b",
    "the token E000102 and the password SHA-256 of release2024, secret base64",
    "secret OAuth2Client, secret my-app-v2-prod is mounted, API key KeyV2Name",
    "an API key 32-byte-long, a password 12-characters, a secret 2FA-enabled",
    "id,token,address1\ntoken,address1",
    "kubectl get secret db-credentials-v2-prod -o yaml",
    "see docs/password/reset2024 and auth/token/v1beta1, login/password",
    "what identified by name means; is identified by id2",
    "we net use of it, net user list, net use",
    "PASSWORD is required; a password for bob is needed",
    "echo done2024 | tee log; echo a1 | docker ps",
    "ssh -P 2222 -a bob:x host, tar -a x, docker run -P web2024",
    "SecretKey tokens passwords2024 secretary1a2b tokenizer7x8y9z",
    "config set level 5",
    "250-AUTH LOGIN PLAIN XOAUTH2; AUTH failed for user bob",
    "PASS src/components/Button.test.tsx",
    "tests_pass: 12, max_tokens: 4096, first_pass=true, login_pass=no",
    "mysql -u root -p orders; sudo -u postgres psql; zip -9 -r release-2024.zip build",
    '{"password": null, "hasPassword": true, "password_length": 12}',
    "credentials: none, credentials for the demo are in the wiki",
    "IDENTIFIED BY is missing; enable password authentication",
    "v2 is the secret of release2024, used as a password manager",
    "0 5 * * 1 tar -zcf /var/backups/home.tgz /home/",
    "\u043f\u0430\u0440\u043e\u043b\u044c \u043d\u0435\u0432\u0435\u0440\u043d\u044b\u0439, "
    "contrase\u00f1a incorrecta, \u5bc6\u7801\u9519\u8bef",
    "code=E000510&state=failed, a PIN is wrong, 2FA code is required",
    "neighbor 10.0.0.1 remote-as 65001, snmp-server enable traps",
    'connect(host, "orders", "utf8mb4")',
]
INNOCENT = [
    "imap: tls / 993ssl",
    "smtp: starttls / 587tcp",
    "API key: read / write2all",
    "Password: reset / INC12345a",
    "U=230V P=1500W",
    "user=1000:1000, user=app:v1.2.3, user bob / admin",
    "wrong password, got E000102; token mismatch: expected python3, got covid19",
    "\u8d26\u53f7\u5bc6\u7801 is us-east-1a",
    'md5("style" . $version); md5("a7Gk29xQ"); bcrypt.hash("password")',
    "\u8d26\u53f7\u5bc6\u7801 bob",
    'users = {"id": "a7Gk29xQ", "bob": "admin"}',
    'tokens:\n  primary: "#3b82f6"\n  size: 12px',
    '["docker","run","-u","1000:1000","--user","app:staff","x1"]',
    '["x","-u","https://h/x1"]; ["date","-u","+%H:%M:%S"]; "-u 12:30:45"',
    '["psql","-u","postgres:5432/db1"]; "--user arn:aws:iam::12345:user/b1"',
    '"2600:1406:bc00:53:0:0:b81e:94c8"; ["-user:x1","-u1000:1000","-url:h2b"]; "-U %s1"',
    '{"tokens":{"color":"#3b82f6","space":"0.25rem","model":"gpt-4o-mini","id":"a7Gk29xQ"}}',
    '{"a":"","":{"b":""},"":1} \'{"":"","c":""}\' f("", b, "") = ""',
    "app-1 | password:\napp-1 | host: a7Gk29xQ\napp-1 | - name: a\napp-1 |   value: a7Gk29xQ",
    "p/w: reset; rent p/w = \u00a3150pw; this.tokenValue = value;",
    '{"tokens":{"primary":"blue500"}} "-uuid:1234abcd" "-unit:2px1" "host:8080:80:tcp:v1x2"',
    "[secrets]\napp = MyApp-Prod1-Db2\nb = db-host-01 auth service / vault2; token \xbb fy2024",
    '{"passwordText":"Password 2","tokenValue":"none","login":"auth/login2step"}',
    "2026-11-26 11:28:01 INFO read token:\n2026-11-26 11:28:02 INFO started 3 workers",
    "the token:\n```\ncurl https://h\n```",
    "token:\n```python\nimport x\n``` token: ```curl https://h```",
    "<li><b>token</b>: string</li> <b>token</b> - see below; setAuth('login')",
    "passwords do not match: see step2; the password policy-v2 is not valid",
    '{"error code":"404040 is unknown code"}',
    '[secrets]\npath = "a7Gk29xQ"\n[hosts]\nweb = a7Gk29xQ',
    "secrets:\n  app: x\nhost: a7Gk29xQ",
    "dapnet://{user}:{password}@{callsign} https://$USER:$PASS@host",
    "password: see 1Password, the sign is hunter2",
    "password: see ticket42x, U=220V, P=1500W, login page: /user/abc1def",
    "password policy changed\nNew value: 12000",
    "UTC+08:00:00, a=x+1:2:3:4:5, '12' + '34', +1,000,000, rate +5,10,15,20,25",
    'assertEquals("order2024x", token.getName()); Cipher.getInstance("AES/CBC/PKCS5Padding")',
    "GET /sms/verify/batch2send /reset/v2/users /confirm/order2024",
    '<connectionStrings><add c="Server=h;Password=(secret)"/></connectionStrings>',
    "?pin=%7B(secret)%7D password=[(secret):] secret={c8Qk...(19):(secret)}",
    "curl --oauth2-bearer (secret) https://sms.example/send/v1",
    "mongodb://<user>:<password>@host/db; user bob pw reset; UPDATE u SET token=?::text",
    "mailto:bob42x@example.com nginx:1.25-alpine3@sha256:abc, logged in as bob using Chrome119",
    "Code: 369751\nerror code:\n369751\nKod b\u0142\u0119du: 369751",
    "password is hashed with sha256, token needs TLSv1.2, secret in utf8mb4 and int32",
    "Token\n\nE000104",
    "token of Bob1+a@mail2.example.com, password in (E000104)* or Utils2.get(a1) + sha256(b)",
    "secret my-app-7d9f8b6c5d-x2k4q not found, token for Win10-X64-V2",
    "token expired, request id 8f3a2b1c9d",
    "token\nserver01\n\npassword:\n  minLength: 8",
    "password reset by bob42x, token of request a1b2c3",
    "USER      PASS  TOKENS\nbob       12    3",
    '"token": null, "request_id": "8f3a2b1c9d"',
    "Password?\nUser: bob42x",
    "$ grep -rn password src\nauth2x.py",
    "the token\ngetToken2(x1)",
    "function reset(password, user1Id) { return sha256(password + salt1b) }",
    "password page2 for node12x, token expires in 1h30m20s",
    "SELECT 1 WHERE id = @p0 AND password IS NULL; @p0='x1y2z3'",
    "token     E000101\nsignature   SHA256withRSA",
    "Hello Bob,here is the password\nRegards,Amy1",
    "token  | E000101",
    "status / code: 401 / E000101\nlogin: bob / 2 tries",
    "CryptoJS.HmacSHA256(m, key), hmac('sha256', x)",
    'Mac.getInstance("HmacSHA256")',
    "jwt.decode(token, algorithms=['HS256'])",
    "read / sign: 12 / 3",
    "code,name\nE000102,signature\nE000101,token",
    "name,type,required\npassword,string,yes\ntoken,string,no",
    "status\tpass\tfail\n2026-11-27\t12\t3",
    "| suite | pass | fail |\n|---|---|---|\n| a | 12 | 0 |",
    "  auth  | calls\n--------+-------\n WSSE   |   120",
    "code,auth\nE000102,failed\nE000510,ok",
    "pass: 12 fail: 3\npass=12 fail=0\npin=13\nsession: 3",
    "auth: basic\nauth=ok status=200\nuser=bob auth=plain\nauth: 2026-11-27",
    "token: 2026-11-27T10:00:00Z\nsession: 2026-11-27 10:00",
    "Authorization: not sent\nid_token: present\nsession: closed\nsign: ok",
    "signature: sha256\nhmac = SHA-256\njwt: RS256\nauth: oauth2",
    "\u5bc6\u7801\uff1a\u4e0d\u80fd\u4e3a\u7a7a\n\u7b7e\u540d\uff1a\u672a\u901a\u8fc7",
    "\u043f\u0430\u0440\u043e\u043b\u044c: \u043d\u0435\u0432\u0435\u0440\u043d\u044b\u0439",
    "\u0442\u043e\u043a\u0435\u043d: \u0438\u0441\u0442\u0451\u043a",
    "password: minLength 8\n'password' => 'required|min:8',",
    '{"password":{"type":"string","minLength":8}}',
    "build 2026.11.27-1 (a1b2c3d)",
    "credentials: include\nsecrets: inherit\nexistingSecret: sms-gateway",
    "password VARCHAR(64) NOT NULL",
    "> Password:\n> Username: bob",
    '<th class="a">Password</th><th class="b">Email</th><td><code>token</code></td><td>header</td>',
    '<li><a href="/a">Password</a></li><li><a href="/b">Step 2</a></li><b>Password</b>: required',
    "api key of user: bob1234\npassword on host: db1.example.com\nsession of bob: x1y2z3",
    "Unexpected token in JSON at position 5: a1b2c3\npassword change of bob: 2026-11-27T10:00:00Z",
    "app_secret of app 3: E000102\npassword for prod: wrong\nAPI keys in use: 3",
    '{"name":"password","required":true,"maxLength":64,"value":8} {"field":"token","to":"none"}',
    '{"path":"/oauth/token","status":"E000102","from":"10.0.0.1"}',
    "password:\n  type: string\nemail:\n  type: string\n  example: bob\nname: a\nvalue: b",
    "- name: token\n  in: header\n- name: code\n  value: E000102",
    '["Password: ", "required"] print("token:", token) {"title":"Token:","subtitle":"none"}',
    '{"text":"Password: "},{"text":"must have 8 characters"} ["password=", "user="]',
    "app_secret is sha256 hashed, api_key is v2, secret_key is 32-byte",
    "AppSecret\u4e3a\u7a7a\napp_secret\u662f40\u4f4d",
    "The app_secret is 40 characters long. The client_secret is in step2.js.",
    "Certificate expired: 2026-01-31T08:15:00Z\nregistered=2023-01-01T10:00:00Z",
    "ignored: 14:05:33Z\nrequired: node/v18.2.0\nshared: s3/bucket1/data",
    "\u5bc6\u7801\u4e00\u65e6\u6cc4\u9732\u8bf7\u7acb\u5373\u4fee\u6539\u3002E000102",
    "\u9a8c\u8bc1\u7801\u4e00\u5206\u949f\u5185\u6709\u6548\n\u5bc6\u7801\u56db\u4f4d\u4ee5\u4e0a",
    "\u30d1\u30b9\u30ef\u30fc\u30c9\u4e00\u89a7",
    "ERROR AUTH failed E000102",
    "AUTH failed E000102\nLOGIN failed E000102\nLOGIN failed E999102",
    "AUTH rejected 10.0.0.5\n--- PASS TestLogin2\nPASS TestLogin2\nEHLO, AUTH and 8BITMIME",
    "GET /callback?state=failed&code=E000102",
    "The response code is 1007\nYour error code is 4001\nDer Fehlercode lautet 4711",
    "Your postal code is 10115\nThe source code is 2500 lines\nYour discount code 2024",
    "code 5001 expires tomorrow\n4001 is your error code",
    "Use 2048 to confirm the key size\nEnter 1000 to continue",
    "Retry on status 429,500,502,503,504\nHTTP codes 400,401,403,404 [100,200,300,400]",
    "openssl req -x509 -newkey rsa:2048 -keyout key.pem -out cert.pem",
    "docker run --name mongo -p 27017:27017 mongo",
    "sshpass -p 'x' ssh -p 2222 root@h",
    "mysql -pager less\naz acr login -p premium",
    "msbuild My.sln /p:Configuration=Release /p:Platform=x64",
    "PBKDF2 is a password hashing function\nArgon2id is the password hash of choice",
    "Password hashing moved from PBKDF2 to argon2id",
    "Password length changed from 8-12 to 12-16 characters",
    "password rules apply from 2024-01-01 to 2024-06-01",
    "the one-time password (RFC 6238)\nFixed the verification code in 2023",
    "verification code was sent on 2023/01/05\nSicherheitscode: Fehler 1045",
    "\u9a8c\u8bc1\u7801\u63a5\u53e3\u8fd4\u56de 4003\n"
    "\u9a8c\u8bc1\u7801\u77ed\u4fe1\u6a21\u677fID 10086",
    "one-time code ISO 9001",
    "verification code (2023)\nverification code for this gateway: error 4003",
    "4001 is your code name\nUse 8080 as your port\nOTP 2048 bytes for x\nYour Zip code: 110001",
    "10115 is the postal code\nYour access code list has 4001 rows",
    "use secret sha256_hmac\nsecret log10(x2) is\na password (step 3)the",
    "We pin to 3.11\npip pin to v2.3.1\nChange your password to 12 or more characters",
    "Has\u0142o to 8 znak\u00f3w\nIntroduzca la contrase\u00f1a 2 veces",
    "\u041f\u0430\u0440\u043e\u043b\u044c 8 \u0441\u0438\u043c\u0432\u043e\u043b\u043e\u0432",
    "\ube44\ubc00\ubc88\ud638\ub294 8\uc790 \uc774\uc0c1",
    "the bearer token [RFC6750]\ntoken [RFC 6749](https://h/rfc)",
    "Session [3]\nauth [2]\nsign [0] = 3",
    "if (password != confirm)\nsession <- getSession\ntoken: str -> bool",
    "Palabras clave: SMS, API\nAutoclave: 121 C\nSandi: I called\nMnemonic: MOV",
    "parola: casa\nmdp:\ncsrf: enabled",
    "Cookie text: We use cookies\nAuth test: failed\nPassword hash: bcrypt",
    "PasswordConfirm: must match\nsignBase: left",
    "Settings > Password > Change\nKonto > PIN > \u00c4ndern\nForgot your password? Register",
    '<a href="?p=1">1</a><a href="?p=2">2</a><a href="?p=3">3</a><a href="?p=4">4</a>'
    '<a href="?p=5">5</a><a href="?p=6">6</a><a href="?p=7">7</a><a href="?p=8">8</a>',
    "1000 <b>2000</b> 3000\n10 <b>20</b> 30",
    "ERROR 1045 (28000): x\nSQLSTATE[HY000] [2002] y\nerror 10060 (10061) 0xC0000005 0x80070005",
    "status 200 200 404\n10.0.0.1 200 1234\nGET /x 200 1234 - 5.2 ms\n10.0.0.1-10.0.0.20 ok",
    "sent 1200/4500 requests\n| 120 | 45 | 300 |\nCVE-2024-12345\nlatency 0.0012345 s",
    "build 20261127\ndump_20261127_123456.sql\nload average: 0.12 0.34 0.56",
    "12:34:56 +0800 1045\n10,737,418,240 KiB or 1,555,123,456 MB\nP30D/2024-01-01 v1.2.3.4567",
    "the requirepass directive\ncall add_user to create accounts",
    "the radius server key must match\nthe chap password must match",
    "CPU: 3% p: 99th",
    "OTP 2048 bytes\nPBKDF2 is a password.\n2FA is SHA1",
    "E000102 is the password\nPIN is E000102\nthe password is E000102",
    "csrf token missing: E000102",
    "ghp_...(40) 12345 bytes\nPassword Q2hl...(24) does not match",
    "linux-5.10.0~rc1-amd64 1.2-3~bpo10+1 https://h/~user/Some.Path2/abcdefghijklmnop $1$2$3",
    "signature: E000102\npass=E000510\nX-WSSE: E000101\ntoken: 401 Unauthorized\nauth=403",
    'Authorization: 401\n{"session":"E000027"}\ntoken_prod: 500',
    "password was changed from 2024-01-01T10:00:00Z to 2024-02-01T10:00:00Z",
    "echo done2024 | kubectl apply --stdin",
    "import {\n'session', 'requests'\n}",
    "q=token%3A%20none&code=E000102\nq=tests_pass%3A%2012&code=E000102",
    '{"password":["This field is required."],"token":"invalid"}\n(using password: YES)',
    "unexpected token: 'else'\nAuthorization: missing\ntoken: expired\nPasswort: falsch",
    "\u5bc6\u7801\uff1a\u9519\u8bef\n| code | token |\n|---|---|\n| E000102 | expired |",
    'password: ${DB_PASSWORD}, "<your password>", {{ .Values.password }}\ntoken: {token}',
    'curl -u "$USER:$PASS" -H "X-Api-Key: $API_KEY" -H "Authorization: Bearer <token>" h',
    "<label>Password:</label>",
    '["token", "name"] session{"id": 5}',
    'Token\nE000102\n\nPassword\n\nreset it\nKey (id)=(x) exists\nstring name = "x"',
    'REG_SZ name\nvariable "region" {\n  default = "eu-1"\n}\n<entry key="host">h1</entry>',
    "Password: minimum 8 characters\nPIN: 4-6 digits\nPasswort: mindestens 8 Zeichen",
    "Mot de passe : 8 caract\u00e8res\npassword: must be at least 12 chars\ntoken: 32 characters.",
    'parametrize("sign", ["\\u212a", "="])\n("auth", [("a1", B)])\ntoken.text[0] == "-"',
    'x = {"password", "email"}; select("id", "token", "address1"); {token, "id": 1}',
    'const { password, "user-name": name } = x; option("p", "token", "the token of a user")',
    'errors.put(Field.TOKEN, "missing"); setError("is required", forKey: "password")',
    "SELECT user || ':' || password || '@' FROM t; let password // \"a comment\"",
    "||Field||Type||\n|password|string|\n^ Field ^ Type ^\n| token | string |",
    "{{ token | length }} {{ password | default(omit) }} token ? a : b",
    "Error code: 482913. Please do not share logs with anyone.",
    "Your order 482913 has been confirmed. Use code SAVE20 for 10% off.",
    "ZIP code: 94107",
    "promo code 482913 is valid for 10 minutes? Product code 482913",
    "the code 4001 means invalid_grant",
    "Der Code ist 4829 Zeilen lang. Der Fehlercode lautet 4829.",
    "Bestellnummer 482913, PLZ 10115, Rechnung 2024",
    "C\u00f3digo de error 482913, c\u00f3digo postal 28013",
    "El c\u00f3digo 4829 del producto cuesta 2500 EUR",
    "Code erreur 482913, code postal 75001 Paris",
    "\u8ba2\u5355\u53f7482913\uff0c\u4ef7\u683c2500\u5143\uff0c2024\u5e74",
    "Hata kodu 482913, posta kodu 34000",
    "\u041a\u043e\u0434 \u043e\u0448\u0438\u0431\u043a\u0438 482913, \u043f\u043e\u0447"
    "\u0442\u043e\u0432\u044b\u0439 \u0438\u043d\u0434\u0435\u043a\u0441 101000",
    "\u041a\u043e\u0434 \u043e\u0442\u0432\u0435\u0442\u0430: 20003; \u043a\u043e\u0434 "
    "\u0442\u043e\u0432\u0430\u0440\u0430 482913",
    "we got code 482913 from the API after 3 minutes",
    "Login failed with code 4829. Please try again in 5 minutes.",
    "Your account was charged 4829 USD. Do not share your code with anyone.",
    "Your code expires in 2026. Your code for order 482913 is on its way.",
    "We sent a code to number ending 4829. It expires in 10 minutes.",
    "A code was sent to ***4829",
    "the code for 2024 is 4829 lines",
    "Log in at port 8443 and enter the code",
    "Su pedido 482913 fue confirmado, el c\u00f3digo llegar\u00e1 pronto",
    "gives code 10001 when the token expired",
    "use code 200 for success, use code 4290 for throttling",
    "Use port 4829 to sign in",
    "Your request failed with code 4829, do not retry",
    "Server returned code 4829, do not share it",
    "404 is the error code for your login",
    "your area code is 0301, confirm it",
    "the code is valid for 86400 seconds",
]
"""What words around it must not hide: codes, dates, versions, statuses and plain words."""
ONE_TIME = [
    "Your code:\n\n§",
    "body=Your+verification+code+is+§.&to=1",
    "text=§+is+your+code",
    "code: <b>§</b>",
    "Kod: §",
    "Tu c\u00f3digo:\n§",
    "il tuo codice \u00e8 §",
    "Your verification code is §.",
    "§ is your Google verification code",
    '{"text":"§ is your Google verification code"}',
    "\u0906\u092a\u0915\u093e OTP § \u0939\u0948",
    "enter the code § to continue",
    "Uw code is §",
    "Use § to verify your account",
    "OTP for login is §",
    "Your code is §",
    "Your code is §. Do not use it again. Our server will never ask for it.",
    "Your code is § for rapid login",
    "§ is your code. Unknown login? Call us.",
    "Use § as your code to log in via the API",
    "code: § expires in 10 minutes, retry 1",
    "2026-01-01 INFO response 200 text=Your code is §",
    "Enter this code. Your code is §, valid for 5 minutes",
    "Here is the code! Your code is §. Do not share it",
    "code § expires in 10 minutes",
    "Ihr Best\u00e4tigungscode lautet: §",
    "Ihre TAN lautet §",
    "Votre code est §",
    "Tu c\u00f3digo de verificaci\u00f3n es §",
    "Il tuo codice di verifica \u00e8 §",
    "Tw\u00f3j kod weryfikacyjny: §",
    "\u0412\u0430\u0448 \u043a\u043e\u0434: §",
    "\u60a8\u7684\u9a8c\u8bc1\u7801\u662f\uff1a§\uff0c5\u5206\u949f\u5185\u6709\u6548",
    "\u3010X\u3011§\uff08\u9a8c\u8bc1\u7801\uff09",
    "\u8a8d\u8a3c\u30b3\u30fc\u30c9\u306f§\u3067\u3059",
    "\uc778\uc99d\ubc88\ud638\ub294 §\uc785\ub2c8\ub2e4",
    "M\u00e3 x\u00e1c nh\u1eadn c\u1ee7a b\u1ea1n l\u00e0 §",
    "Do\u011frulama kodunuz: §",
    "\u05e7\u05d5\u05d3 \u05d4\u05d0\u05d9\u05de\u05d5\u05ea §",
    "\u0631\u0645\u0632 \u0627\u0644\u062a\u062d\u0642\u0642 \u0647\u0648 §",
    "the PIN § does not work",
    "Verification code(§)",
    "verification code <b>§</b>",
    "verification code\n§\n",
    "Your verification code for Foo is §",
    "Verification code for bob@x.com: §",
    "authentication code: §",
    "2FA code is §",
    "Use § as your login code",
    "§ is the OTP for your order",
    "OTP § for your order",
    "OTP \u0939\u0948 §",
    "Your ExampleApp code is: §",
    "Dein Code: §",
    "Code d'activation : §",
    "\uc778\uc99d\ubc88\ud638 [§]",
    "\u8a8d\u8a3c\u30b3\u30fc\u30c9\u306f\u300c§\u300d\u3067\u3059",
    "\u52a8\u6001\u7801\uff1a§",
    "\u0631\u0645\u0632 \u0627\u0644\u062a\u062d\u0642\u0642 "
    "\u0627\u0644\u062e\u0627\u0635 \u0628\u0643 \u0647\u0648 §",
    "Kode OTP Anda adalah §",
    "To log in to Foo, use code §. Valid for 5 minutes.",
    "Bank: § is the SECRET OTP for your transaction of INR 2,500.00 at SHOP on card endin"
    "g 1234. Valid till 10:45.",
    "Geben Sie § ein, um sich bei Foo anzumelden. Der Code ist 10 Minuten g\u00fcltig.",
    "§ ist Ihr Foo-Best\u00e4tigungscode.",
    "Ihre mTAN f\u00fcr die \u00dcberweisung \u00fcber 250,00 EUR lautet: §",
    "Mit dem Code § best\u00e4tigst du deine Handynummer.",
    "Tu c\u00f3digo de Foo es §. No lo compartas con nadie.",
    "§ es tu c\u00f3digo de verificaci\u00f3n de Foo.",
    "Usa § para iniciar sesi\u00f3n en Foo. El c\u00f3digo caduca en 10 minutos.",
    "Introduce el c\u00f3digo § para confirmar tu compra de 25,00 EUR.",
    "Votre code Foo est §. Ne le partagez avec personne.",
    "§ est votre code de confirmation Foo.",
    "Saisissez § pour vous connecter \u00e0 Foo. Ce code expire dans 10 minutes.",
    "Seu c\u00f3digo Foo \u00e9 §. N\u00e3o o compartilhe.",
    "§ \u00e9 o seu c\u00f3digo de verifica\u00e7\u00e3o do Foo.",
    "Use o c\u00f3digo § para entrar na sua conta. Ele expira em 10 minutos.",
    "§ Foo onay kodunuzdur.",
    "Foo giri\u015fi i\u00e7in § kodunu kullan\u0131n.",
    "\u0412\u0430\u0448 \u043a\u043e\u0434 \u0434\u043b\u044f Foo: §. \u041d\u0438\u043a"
    "\u043e\u043c\u0443 \u0435\u0433\u043e \u043d\u0435 \u0441\u043e\u043e\u0431\u0449"
    "\u0430\u0439\u0442\u0435.",
    "§ \u2014 \u0432\u0430\u0448 \u043a\u043e\u0434 \u043f\u043e\u0434\u0442\u0432\u0435"
    "\u0440\u0436\u0434\u0435\u043d\u0438\u044f Foo.",
    "\u041d\u0438\u043a\u043e\u043c\u0443 \u043d\u0435 \u0433\u043e\u0432\u043e\u0440"
    "\u0438\u0442\u0435 \u043a\u043e\u0434 §! \u0412\u0445\u043e\u0434 \u0432 Foo",
]
FIELD_VALUES = [
    ('FIELD=["369751"]', 'FIELD=["999999"]'),
    ('"FIELD": ["369751","Anna"]', '"FIELD": ["999999","aaaa"]'),
    ("FIELD: ['369751']", "FIELD: ['999999']"),
    ("FIELD=%5B%223%22%2C%22Anna+Li%22%5D&x=1", "FIELD=%5B%229%22%2C%22aaaa+aa%22%5D&x=1"),
    (r'body.put("FIELD", "[\"369751\"]");', r'body.put("FIELD", "[\"999999\"]");'),
    ("FIELD = [369751]", "FIELD = [999999]"),
    (r"\"FIELD\": \"[\\\"369751\\\"]\"", r"\"FIELD\": \"[\\\"999999\\\"]\""),
    ("'FIELD' => '[\"369751\"]',", "'FIELD' => '[\"999999\"]',"),
    ('FIELD = json.dumps(["3", "Anna"])', 'FIELD = json.dumps(["9", "aaaa"])'),
    ('List<String> FIELD = List.of("3", "O\'Li");', 'List<String> FIELD = List.of("9", "a\'aa");'),
    ("FIELD=%5B%223%22%2C+%22Anna+Li%22%5D", "FIELD=%5B%229%22%2C+%22aaaa+aa%22%5D"),
    (
        "b=%22FIELD%22%3A+%5B%223%22%2C+%22Anna%22%5D",
        "b=%22FIELD%22%3A+%5B%229%22%2C+%22aaaa%22%5D",
    ),
    (r'"FIELD":["a","b\nAnna 12"]', r'"FIELD":["a","a\naaaa 99"]'),
    (r'"FIELD":["He said \"no\"!","369751"]', r'"FIELD":["aa aaaa \"aa\"!","999999"]'),
    (r'"FIELD":["say \"hi\", Anna 9"]', r'"FIELD":["aaa \"aa\", aaaa 9"]'),
    ("FIELD=%5B%22Hi+%5C%22Anna%5C%22.%22%5D", "FIELD=%5B%22aa+%5C%22aaaa%5C%22.%22%5D"),
    (r"'FIELD' => ['Anna\'!']", r"'FIELD' => ['aaaa\'!']"),
    ("FIELD=Anna%20Li&x=1", "FIELD=aaaa%20aa&x=1"),
    ('FIELD = new String[]{"369751"};', 'FIELD = new String[]{"999999"};'),
    ('FIELD := []string{"369751"}', 'FIELD := []string{"999999"}'),
    ('add("FIELD", JSON.stringify(["369751"]))', 'add("FIELD", JSON.stringify(["999999"]))'),
    ('put("FIELD", ["369751"], "url")', 'put("FIELD", ["999999"], "url")'),
    ('mapOf("FIELD" to listOf("369751"))', 'mapOf("FIELD" to listOf("999999"))'),
    ("{FIELD=[369751, Anna Li], x=[y]}", "{FIELD=[999999, aaaa aa], x=[y]}"),
    ("FIELD=369751 was rejected", "FIELD=999999 was rejected"),
    ("FIELD: 369751", "FIELD: 999999"),
    ("FIELD[0]=369751&FIELD[1]=Anna", "FIELD[0]=999999&FIELD[1]=aaaa"),
    ("FIELD%5B0%5D=369751", "FIELD%5B0%5D=999999"),
    ('FIELD:\n  - "369751"\n  - Anna\nx: y', 'FIELD:\n  - "999999"\n  - aaaa\nx: y'),
    (
        "FIELD:\n  - Anna [Bonn], 5 # c\n  - [369751]\n  - Bob (x)\nx: Y",
        "FIELD:\n  - aaaa [aaaa], 9 # c\n  - [999999]\n  - aaa (a)\nx: Y",
    ),
    ("tool --FIELD 369751 Anna 'Li B' -q X", "tool --FIELD 999999 aaaa 'aa a' -q X"),
    ("tool --FIELD 369751 | tee Log", "tool --FIELD 999999 | tee Log"),
    ('<FIELD>["369751"]</FIELD>', '<FIELD>["999999"]</FIELD>'),
    ('x,FIELD\n1,"[""369751"",""Anna""]"', 'x,FIELD\n1,"[""999999"",""aaaa""]"'),
    ("--FIELD '[\"369751\"]'", "--FIELD '[\"999999\"]'"),
    ('{"name":"FIELD","value":"[\\"369751\\"]"}', '{"name":"FIELD","value":"[\\"999999\\"]"}'),
    ('FIELD=["369751","An', 'FIELD=["999999","aa'),
    ('"FIELD": [\n  "369751",\n  "Anna"\n]', '"FIELD": [\n  "999999",\n  "aaaa"\n]'),
    ('FIELD=[["369751"],["Anna"]]', 'FIELD=[["999999"],["aaaa"]]'),
    ('setFIELD(List.of("369751")).x("y")', 'setFIELD(List.of("999999")).x("y")'),
    (
        "[FIELD] => Array\n (\n  [0] => 369751\n  [1] => Anna\n )",
        "[FIELD] => Array\n (\n  [0] => 999999\n  [1] => aaaa\n )",
    ),
    (
        '["FIELD"]=>\n array(1) {\n  [0]=>\n  string(6) "369751"\n }',
        '["FIELD"]=>\n array(1) {\n  [0]=>\n  string(6) "999999"\n }',
    ),
    ('["FIELD"]=> string(10) "["369751"]"', '["FIELD"]=> string(10) "["999999"]"'),
    ('FIELD: Array(2) ["369751", "Anna"]', 'FIELD: Array(2) ["999999", "aaaa"]'),
    ('FIELD=["", "369751"]', 'FIELD=["", "999999"]'),
    (
        'x.setFIELD(new String[]{"Anna","369751"})',
        'x.setFIELD(new String[]{"aaaa","999999"})',
    ),
    ('setFIELD("Anna","369751")', 'setFIELD("aaaa","999999")'),
    ('FIELD: vec!["Anna", "369751"]', 'FIELD: vec!["aaaa", "999999"]'),
    ('FIELD: (2) ["Anna", "369751"]', 'FIELD: (2) ["aaaa", "999999"]'),
    ("<FIELD>Anna Li</FIELD><FIELD>369751</FIELD>", "<FIELD>aaaa aa</FIELD><FIELD>999999</FIELD>"),
    ("x,FIELD,z\n1,Anna Li,3\n2,K7-Q2,4", "x,FIELD,z\n1,aaaa aa,3\n2,a9-a9,4"),
    ('{"FIELD":"order #A-9"}', '{"FIELD":"aaaaa #a-9"}'),
    ('f(FIELD=["369751"], "url")', 'f(FIELD=["999999"], "url")'),
    ('{"FIELD":["369751"],"x":"y"}', '{"FIELD":["999999"],"x":"y"}'),
    ("FIELD=['\u5f20\u4e09', \u5f20\u4e09]", "FIELD=['**', **]"),
    ('new List<string> { "FIELD", x };', 'new List<string> { "FIELD", x };'),
    ('FIELD = new List<string> { "369751" };', 'FIELD = new List<string> { "999999" };'),
    ("FIELD: 369751, Anna", "FIELD: 999999, aaaa"),
    ('sending FIELD ["369751","Anna"]', 'sending FIELD ["999999","aaaa"]'),
    ('FIELD = [str(369751), "Anna"]', 'FIELD = [str(999999), "aaaa"]'),
    ('FIELD=["Anna", f("%s", 369751), "Anna"]', 'FIELD=["aaaa", f("%s", 999999), "aaaa"]'),
    (
        'FIELD=[\n "369751", # code\n "Anna" # name\n]',
        'FIELD=[\n "999999", # code\n "aaaa" # name\n]',
    ),
    ('const FIELD: string[] = ["369751"]', 'const FIELD: string[] = ["999999"]'),
    ('FIELD=["Your room is 369751"]', 'FIELD=["aaaa aaaa aa 999999"]'),
    ('FIELD=["Your code is 369751"]', 'FIELD=["(secret)"]'),
    ('FIELD=["Dear Anna your order is here"]', 'FIELD=["aaaa aaaa aaaa aaaaa aa aaaa"]'),
    ('FIELD=["password: 369751x"]\nuse 369751x', 'FIELD=["(secret)"]\nuse (secret)'),
]
"""A private field alone, without the request that it is from, and what is shown of it."""
FIELD_MESSAGES = [
    "FIELD: 2 values expected",
    "FIELD is missing, FIELD must be a list",
    "FIELD: must be a list",
    '<FIELD>Array of strings</FIELD> {"FIELD":"array of type-2 values"} getFIELD("x")',
    '{"FIELD": "must be a list", "code": "E000503"}',
    'FIELD "must be 2 long", FIELD is 2 long, FIELD was 369751 long',
    "FIELD: Array of strings",
    "| FIELD | Array of strings | yes |\n| FIELD | required |",
    "<td>FIELD</td><td>String[]</td>",
    "FIELD: [Array]\nFIELD: [string]\nFIELD [string]",
    '"FIELD": {"type": "array", "maxItems": 20, "items": {"type": "string"}}',
    "FIELD = [code, name]\nFIELD = values\nFIELD=json.dumps(values)",
    'for name in ("FIELD", "other"): pass',
    'row("FIELD", "E000503", "words")',
    'put("password", getenv("DB_PASS")); sign(of("x1"))',
    "FIELD=\n[2024-01-02 10:00:00] x\nFIELD = Array\n(\n)",
    "FIELD (list of text): the values",
    "FIELD = '[\"' + code + '\"]'",
    'FIELD: ["string"]\nFIELD: null\nFIELD=[]\n"FIELD": []',
    "`FIELD`: the text of an array, such as `[...]`; FIELD, to and from",
    '"FIELD": ["***", "[REDACTED]", "<$NAME>"]',
    "tokens[5]: IDENT\nsession[3]: timeout",
    '{"errors":{"FIELD":["This field is required.","Must be a list of 2 values"]}}',
    '"FIELD": "Array<String>"\nFIELD: [String!]!\n"FIELD": "The values of the variables"',
    'FIELD = os.environ["FIELDS"]\nFIELD = ENV[\'FIELDS\']\nFIELD: load("values.json")',
    "FIELD: 2, see the docs, and FIELD=json.dumps(x), E000102\nFIELD = [x.y(z), values[0]]",
    'setFIELD(getValues(user, "sms"))\nFIELD=["${code}", "%s", ":code"]',
]
"""What is said of a private field, and programs that use it."""
SECRET = "q4Ii87BhTfcw3xO!"
REQUEST = """POST /sms/batchSendSms/v1?token=hunter2 HTTP/1.1\r
Host: h.example.com:8443\r
Authorization: WSSE realm="SDP",profile="UsernameToken",type="Appkey"\r
X-WSSE: UsernameToken Username="abc",PasswordDigest="c2VjcmV0",Nonce="n0nce",\
Created="2018-02-12T15:30:20Z"\r
Cookie: a=b; c=d\r
Content-Type: application/x-www-form-urlencoded\r
\r
from=10690\0&to=%2B8615123456789&templateParas=["369751","Bob"]\r
"""
REDACTED = """POST /sms/batchSendSms/v1?token=(secret) HTTP/1.1\r
Host: h.example.com:8443\r
Authorization: WSSE realm="SDP",profile="UsernameToken",type="Appkey"\r
X-WSSE: UsernameToken Username="abc",PasswordDigest="(secret)",Nonce="(secret)",\
Created="2018-02-12T15:30:20Z"\r
Cookie: (secret)\r
Content-Type: application/x-www-form-urlencoded\r
\r
from=10690\0&to=%2B86151****6789&templateParas=["999999","aaa"]\r
"""
PASTES = [
    ("'-U bob%11\u2009930\u200978' '-U bob%4aB3xY7q9'", "'-U bob%(secret)' '-U bob%(secret)'"),
    ("WHERE phone LIKE '%3012345%'", "WHERE phone LIKE '%***2345%'"),
    ("x=X-User-Token%3A%20sunshine9", "x=X-User-Token%3A%20(secret)"),
    ("-U a=%22password%22%3A%22sunshine%22", "-U (secret)%22password%22%3A%22(secret)%22"),
    ("LIKE '%22password%22%3A%22sunshine%22%'", "LIKE '%22password%22%3A%22(secret)%22%'"),
    ("-Uapi_token%3A%20sunshine9", "-Uapi_token%3A(secret)%20(secret)"),
    ("password_md5=sunshine9 HMAC_MD5=sunshine9", "password_md5=(secret) HMAC_MD5=(secret)"),
    ("licence key: sunshine", "licence key: (secret)"),
    ('const password =\n  "sunshine";', 'const password =\n  "(secret)";'),
    ("Password:\n```text\nsunshine\n```", "Password:\n```text\n(secret)\n```"),
    ("<b>Password</b>: <i>sunshine</i>", "<b>Password</b>: <i>(secret)</i>"),
    ("a=Your+new+password+is+sunshine1&b=1", "a=Your+new+password+is+(secret)&b=1"),
    ("\u201ctoken\u201d: \u201cstring\u201d", "\u201ctoken\u201d: \u201cstring\u201d"),
    ("a=API+key%3A+sunshine", "a=API+key%3A(secret)"),
    ("a=the+pin%3A+sunshine1", "a=the+pin%3A(secret)"),
    ("a=Password+%3D+sunshine&b=1", "a=Password+%3D(secret)&b=1"),
    ("{\u201cpassword\u201d: \u201csunshine\u201d}", "{\u201cpassword\u201d: (secret)}"),
    ("tool --db_password 'sunshine'", "tool --db_password '(secret)'"),
    ("setBasicAuth('bob', 'sunshine')", "setBasicAuth('(secret)', '(secret)')"),
    ("[secrets]\napp = Zx81_kl-0Q", "[secrets]\napp = (secret)"),
    ("the password correct-horse9 is refused", "the password (secret) is refused"),
    (
        '1,"{""password"":""hunter2x7"",""a"":"""",""to"":""+8615112345678""}","",2',
        '1,"{""password"":""(secret)"",""a"":"""",""to"":""+86151****5678""}","",2',
    ),
    (
        '1,"{""body"":""{\\""password\\"":\\""hunter2x7\\""}""}"',
        '1,"{""body"":""{\\""password\\"":\\""(secret)\\""}""}"',
    ),
    (
        "A temporary password is generated for root@localhost: hunter2",
        "A temporary password is generated for root@localhost: (secret)",
    ),
    ("stats auth bob:hunter2", "stats auth bob:(secret)"),
    ("rocommunity hunter2", "rocommunity (secret)"),
    ("use hunter2 for the password", "use (secret) for the password"),
    ('sign it with "hunter2" as the secret', 'sign it with "(secret)" as the secret'),
    ("log in with pw hunter2", "log in with pw (secret)"),
    ('"hunter2" is not a valid password', '"(secret)" is not a valid password'),
    ("identifiants : bob / hunter2", "identifiants : bob / (secret)"),
    ("user:pass bob:hunter2", "user:pass bob:(secret)"),
    ("u: bob\np: hunter2", "u: bob\np: (secret)"),
    ("\u5bc6\u7801\u6539\u6210hunter2", "\u5bc6\u7801\u6539\u6210(secret)"),
    (
        "\u5bc6\u7801\u5df2\u91cd\u7f6e\u4e3a hunter2",
        "\u5bc6\u7801\u5df2\u91cd\u7f6e\u4e3a (secret)",
    ),
    (
        "\u30d1\u30b9\u30ef\u30fc\u30c9\u3092 hunter2 \u306b",
        "\u30d1\u30b9\u30ef\u30fc\u30c9\u3092 (secret) \u306b",
    ),
    ("\ube44\ubc88: hunter2", "\ube44\ubc88: (secret)"),
    ('getPassword() { return "hunter2"; }', 'getPassword() { return "(secret)"; }'),
    (
        "def app_secret(self) -> str:\n    return 'hunter2'",
        "def app_secret(self) -> str:\n    return '(secret)'",
    ),
    ("redis-cli -h x AUTH hunter2", "redis-cli -h x AUTH (secret)"),
    ('basic_auth "bob", "hunter2"', 'basic_auth "bob", "(secret)"'),
    (
        '{"field":"password","old":null,"new":"hunter2"}',
        '{"field":"password","old":null,"new":"(secret)"}',
    ),
    ("- property: password\n  after: hunter2", "- property: password\n  after: (secret)"),
    ('assert_equal "hunter2", user.password', 'assert_equal "(secret)", user.password'),
    ("token \u21d2 correct-hunter2", "token \u21d2 (secret)"),
    ("password\ua789 hunter2", "password\ua789 (secret)"),
    ('const PASSWORD: &str = r#"hunter2"#;', 'const PASSWORD: &str = r#"(secret)"#;'),
    ('auto password = R"(hunter2)";', 'auto password = R"((secret))";'),
    ('password ||= "correct-hunter2"', 'password ||= "(secret)"'),
    ('$password -eq "correct-hunter2"', '$password -eq "(secret)"'),
    ("password eq 'hunter2'", "password eq '(secret)'"),
    ("creds: bob / x9|Ud2H0'ct|S", "creds: (secret) / (secret)"),
    ("login: bob / 4\u00b5ukxpo", "login: bob / (secret)"),
    (
        "secret: expired / Error401, token: bob / hunter2",
        "secret: expired / Error401, token: (secret) / (secret)",
    ),
    ("PASSWORD: bob .x9'Y\\w\\VkL", "PASSWORD: (secret) (secret)"),
    (REQUEST, REDACTED),
    ("curl -u bob:My$ecret_1 https://h.x/", "curl -u bob:(secret) https://h.x/"),
    ("curl -H 'Authorization: AKIAX' https://h", "curl -H 'Authorization: (secret)' https://h"),
    ('{"mobile":"+8615123456789","code":"369751"}', '{"mobile":"+86151****6789","code":"999999"}'),
    ('{"code":"E000510","client_secret":"a b"}', '{"code":"E000510","client_secret":"(secret)"}'),
    ("Basic YXNzd2\U0001f600", "Basic YXNz...(7)"),
    (f"mycli {'😀' * 60} -p zQ7kx9pVw", f"mycli {'😀' * 60} -p (secret)"),
    ("Cookie: a='" + "\U0001f600" * 120 + "; b=c1d2", "Cookie: (secret)"),
    ("App Secret\npl9(qov5", "App Secret\n(secret)"),
    (f"log {SECRET} q4Ii87BhTfcw", "log (secret) (secret)"),
    (
        "password: x\npwd=y&z=1 sign: 'q' design: r",
        "password: (secret)\npwd=(secret)&z=1 sign: '(secret)' design: r",
    ),
    ("[2018-02-12 15:30:20] E000102 from 10.0.0.1", "[2018-02-12 15:30:20] E000102 from 10.0.0.1"),
    ("", ""),
    ("user,password\nbob,Kx9Q2wE4", "user,password\nbob,(secret)"),
    ("service,owner\nuser,password\nbob,Kx9Q2wE4", "service,owner\nuser,password\nbob,(secret)"),
    ("password: bob hunter2", "password: (secret) (secret)"),
    ("to +86:151:2345:6789 +86, 151, 2345, 6789", "to +86:151:****:6789 +86, 151, ****, 6789"),
    ("'+86' . '15123456789' \"151\" + \"2345678\"", "'+86' . '151****6789' \"15*\" + \"***5678\""),
    ("b = 0x31 0x35 0x31 0x32 0x33 0x34 0x35 0x36 0x37 0x38 0x39", "b = (secret)"),
    ("secret: first hunter2 then", "secret: (secret) (secret) then"),
    ("signed by whsec_hunter2x", "signed by whse...(14)"),
    ("My PIN's 4829\nPIN\n4829", "My PIN's (secret)\nPIN\n(secret)"),
    (
        "/reset/hunter2 /otp/483920 /verify/aB3dE5fG7h",
        "/reset/(secret) /otp/(secret) /verify/(secret)",
    ),
    ("/confirm?code=483920&a=1", "/confirm?code=(secret)&a=1"),
    ("pass: 12345 pin=1234 session: a1", "pass: (secret) pin=(secret) session: (secret)"),
    (
        '{"password":{"type":"string","value":"Kx9Q2wE4"}}',
        '{"password":{"type":"string","value":"(secret)"}}',
    ),
    ("auth: Basic dXNlcjpw", "auth: Basic dXNl...(8)"),
    (
        "Authorization: hunter2Hunter22x\npath /x/hunter2Hunter22x/",
        "Authorization: (secret)\npath /x/hunt...(16)/",
    ),
    (
        "Authorization: WSSE type=aB3-x9\nGET /aB3-x9",
        "Authorization: WSSE type=(secret)\nGET /(token)",
    ),
    ("Set-Cookie: sid=aB3-x9; Path=/\nGET /aB3-x9", "Set-Cookie: (secret)\nGET /(token)"),
    ('password="a***b<$c>de"', 'password="(secret)"'),
    ('password="ab***yz" token=[REDACTED]', 'password="ab***yz" token=[REDACTED]'),
    ("Cookie=a&code=E000102\n", "Cookie=(secret)&code=E000102\n"),
    ("authorization=abc&status=E000102", "authorization=(secret)&status=E000102"),
    ("cookie=a&status=failed", "cookie=(secret)"),
    ("Cookie: sid=abc12345&id=E123456", "Cookie: (secret)"),
    ("cookie=sid=abc12345def\nuse abc12345def", "cookie=(secret)\nuse (token)"),
    ("<password>8 chars hunter22x</password>", "<password>(secret)</password>"),
    ("password: 8 characters hunter22x", "password: (secret) characters hunter22x"),
    ("password='12 letters to juliet'", "password='(secret)'"),
    ("password: 12 letters to juliet", "password: (secret) letters to juliet"),
    ("user_pin=4829 X-Pin: 4829 led_pin=13", "user_pin=(secret) X-Pin: (secret) led_pin=13"),
    ('{"Cookie":"a=b","X-Y":"t; c=u"}', '{"Cookie":"(secret)","X-Y":"t; c=u"}'),
    (
        'AT+CPIN="4829" AT+CPWD="SC","1111","4829"',
        'AT+CPIN="(secret)" AT+CPWD="SC","(secret)","(secret)"',
    ),
    ('{"password": x or "abc", "user": "bob"}', '{"password": x or "(secret)", "user": "bob"}'),
    ("{ 'X-WSSE': 'a1',\n  'User-Agent': 'b' }", "{ 'X-WSSE': '(secret)',\n  'User-Agent': 'b' }"),
    ('token = a ? "q1w2" : "e3r4"', 'token = a ? "(secret)" : "(secret)"'),
    ('tokens=1 token: (2) ["a1", "b2"]', 'tokens=1 token: (2) ["(secret)", "(secret)"]'),
    ("password: '$PASS Kx9'\ntoken=$A;b", "password: '(secret)'\ntoken=(secret)"),
    ("App secret is Wx5_qA742", "App secret is (secret)"),
    ('password = "$TOKEN" + "Hx9Kq2Lm"', 'password = "$TOKEN" + "(secret)"'),
    ('db.password = ${DB_PASSWORD} || "Hx9Kq2Lm"', 'db.password = ${DB_PASSWORD} || "(secret)"'),
    ("passwords:\n  - $TOKEN\n  - Hx9Kq2Lm\n", "passwords:\n  - $TOKEN\n  - (secret)\n"),
    ('{"password":"$TOKEN\\"Hx9Kq2Lm"}', '{"password":"(secret)"}'),
    ("password=$TOKEN&Hx9Kq2Lm", "password=(secret)"),
    ("<password>invalid&lt;x9Kq2Lm</password>", "<password>(secret)</password>"),
    ('Dim password As String =\t"hunter2secret9"', 'Dim password As String =\t"(secret)"'),
    (
        'output "db_password"{\n  value = "hunter2"\n}',
        'output "db_password"{\n  value = "(secret)"\n}',
    ),
    ('const TOKEN: &str = ")(92qe*7)nx";', 'const TOKEN: &str = "(secret)";'),
    ("password: Optional[str] = '}ab12cd'", "password: Optional[str] = '(secret)'"),
    (
        '{"type":"Buffer","data":[52,52,55,55,48,48,57,48,48,49,50,51]}',
        '{"type":"Buffer","data":["(secret)"]}',
    ),
    ("[]byte{0x34, 0x34, 0x37, 0x37, 0x30, 0x30, 0x39, 0x30}", "[]byte{(secret)}"),
    ("${N-52, 49, 52, 49, 48, 53, 50}", "${N-(secret)}"),
    (
        '{"0":52,"1":52,"2":55,"3":55,"4":48,"5":48,"6":57} [115, 116, 97, 116, 117, 115, 58]',
        "{(secret)} [115, 116, 97, 116, 117, 115, 58]",
    ),
    (f"key: {list(SECRET.encode())}", "key: [(secret)]"),
    (f"b: {list(b'a=1&password=Tr0ub4dor')}", "b: [(secret)]"),
    ("03\u30fc1234\u30fc5678", "03\u30fc****\u30fc5678"),
    ("010\udc96123\udc964567 \U0001f4a0", "01*\udc96***\udc964567 \U0001f4a0"),
    ("010=C2=A0123=C2=A04567", "01*=C2=A0***=C2=A04567"),
    ("010%A0123%A04567", "01*%A0***%A04567"),
    ("12:34:56 +1415 555 0123", "12:34:56 +141* *** 0123"),
    ("010-**123**-4567", "01*-*******-4567"),
    ("password: 401\ntoken: 4011 pin: 404", "password: (secret)\ntoken: (secret) pin: (secret)"),
    ("x=4b48Q~IdLgdx47eaWk~bWXVBQgc_08oGC-IER0SH", "x=4b48...(40)"),
    ("got $apr1$UIBsvbeb$tHygwMYvqhvxSZdmFTOkZT here", "got $apr...(37) here"),
    (
        "a pbkdf2_sha256$600000$qQpPabcd$ABCDEFGHIJKLMNOPQRSTUVabcdef= b",
        "a pbkdf2_sha256$600...(46) b",
    ),
    ("got glrt-ZzpUTcgdRWrJTkIbwEGe here", "got glrt...(25) here"),
    ('k = "q4Ii8" + "7BhTf" + "cw3xO!"', 'k = "(secret)!"'),
    ("q4Ii87<b>BhTf</b>cw3xO!", "(secret)!"),
    ("> q4Ii87\n> BhTfcw3\n> xO!", "> (secret)!"),
    ("| q4Ii87 |\n| BhTfcw |\n| 3xO! |", "| (secret)! |"),
    (json.dumps(list(SECRET)), '["(secret)", "!"]'),
    ("".join(f"%u{ord(sign):04x}" for sign in SECRET), "(secret)"),
    ("the secret is rt9(qZn7ZGDw.", "the secret is (secret)."),
    ("access token was kQ7_vT2-wZ8", "access token was (secret)"),
    ("license_key A1b2C3d4-E5f6-7890 (prod)", "license_key (secret) (prod)"),
    ("token is a1B2x.Yq9Z8.", "token is (secret)."),
    ("api key is J!edPW2JrX@uvx.Fq", "api key is (secret)"),
    ("TOKEN was jWy9kXi(i2s!8b fails", "TOKEN was (secret) fails"),
    ("Token (4f3a2b9c) fails", "Token ((secret)) fails"),
    ("pwd must be 7a98d241-7ca3-f881-e15f-fa2df35a40ee", "pwd must be (secret)"),
    ("SECRET_KEY 504CCDD5 fails", "SECRET_KEY (secret) fails"),
    ("api-key T0p(Sec)9x fails", "api-key (secret) fails"),
    ("App Secret\uff08Q(4xqmJ7B#p*VC\uff09", "App Secret\uff08(secret)\uff09"),
    ("App Secret\nu_8xq)n3)", "App Secret\n(secret))"),
    ("App Secret\n(!8sq)X55B;tq", "App Secret\n(secret)"),
    ("token is U1F:W9sd{QZ<c-J(!", "token is (secret)!"),
    ("secret\nKx9Q2wE4 (old)", "secret\n(secret) (old)"),
    ("the jwt is Kx9Q2wE4, psk\nKx9Q2wE4", "the jwt is (secret), psk\n(secret)"),
    (
        "INSERT INTO u (id, password) VALUES (?, ?)', ['bob', 'hunter2'])",
        "INSERT INTO u (id, password) VALUES (?, ?)', ['bob', '(secret)'])",
    ),
    (
        "UPDATE u SET id=?, token=?\nParameters: 42(Integer), hunter2(String)",
        "UPDATE u SET id=?, token=?\nParameters: 42(Integer), (secret)(String)",
    ),
    (
        '{"sql":"UPDATE u SET token=?","params":["hunter2"]}\n[SQL: UPDATE u SET id=%s, pwd=%s]\n'
        "[parameters: (1, 'hunter2')]\nupdate u set pwd=$2 -- PARAMETERS: ['hunter2']",
        '{"sql":"UPDATE u SET token=?","params":["(secret)"]}\n[SQL: UPDATE u SET id=%s, pwd=%s]\n'
        "[parameters: (1, '(secret)')]\nupdate u set pwd=$2 -- PARAMETERS: ['(secret)']",
    ),
    (
        "a : update u set pwd=?, n=?\nb : binding parameter [1] as [VARCHAR] - [hunter2]\n"
        "b : binding parameter [2] as [VARCHAR] - [bob]",
        "a : update u set pwd=?, n=?\nb : binding parameter [1] as [VARCHAR] - [(secret)]\n"
        "b : binding parameter [2] as [VARCHAR] - [bob]",
    ),
    *(
        (text, text)
        for text in (
            'run("UPDATE u SET password=%s WHERE id=%s", (new_pw, uid))',
            "SELECT * FROM t WHERE token = ? -- look up the user",
            'app.bind("click2", "handler1")',
        )
    ),
    (
        "APP_SECRET_V2=hunter2\ntokenProd=hunter2\napi_key_prod_eu: hunter2",
        "APP_SECRET_V2=(secret)\ntokenProd=(secret)\napi_key_prod_eu: (secret)",
    ),
    (
        "secret \xabKx9Q2wE4\xbb, secret \u300chunter2\u300d, secret \u201aKx9Q2wE4\u2018",
        "secret \xab(secret)\xbb, secret \u300c(secret)\u300d, secret \u201a(secret)\u2018",
    ),
    ("\u5e94\u7528\u79d8\u94a5: hunter2", "\u5e94\u7528\u79d8\u94a5: (secret)"),
    ("echo -n 'hunter2' > app_secret.txt", "echo -n (secret) > app_secret.txt"),
    ('echo "hunter2" | gh auth login --with-token', "echo (secret) | gh auth login --with-token"),
    ("credentials: bob Kx9Q2wE4 thanks", "credentials: (secret) (secret) thanks"),
    ("secret -> `4ixS8L`u11gLjN", "secret -> `(secret)"),
    ("contrase\u00f1a := I3azu4yaV=e/", "contrase\u00f1a := (secret)"),
    (
        "\u043f\u0430\u0440\u043e\u043b\u044c => hunter2",
        "\u043f\u0430\u0440\u043e\u043b\u044c => (secret)",
    ),
    ("password = <<EOT\nhunter2\nEOT", "password = <<EOT\n(secret)\nEOT"),
    ("the password to proceed is:\n\nKx9Q2wE4", "the password to proceed is:\n\n(secret)"),
    ('ldap.bind_s("cn=bob", "Kx9Q2wE4")', 'ldap.bind_s("cn=bob", "(secret)")'),
    ('-define(TOKEN, "hunter2").', '-define(TOKEN, "(secret)").'),
    ("PASSWORD kibana = hunter2", "PASSWORD kibana = (secret)"),
    ("Unseal Key 1: hunter2", "Unseal Key 1: (secret)"),
    ("expect(secret).toBe('hunter2')", "expect(secret).toBe('(secret)')"),
    ("(secret) Kx9Q2wE4", "(secret) (secret)"),
    ("log in with bob and Kx9Q2wE4", "log in with bob and (secret)"),
    ("scp bob:Kx9Q2wE4@h:x", "scp bob:(secret)@h:x"),
    ("tokens: [Kx9Q2wE4, Ab3dE5fG]", "tokens: [(secret), (secret)]"),
    ("[tokens]\na = hmnx9XRYRRpn\nci = kfjwq8dkslq", "[tokens]\na = (secret)\nci = (secret)"),
    ("password=$(echo hunter2)", "password=$(echo (secret))"),
    (
        '{"auth":{"type":"bearer","bearer":[{"key":"token","value":"hunter2"}]}}',
        '{"auth":{"type":"bearer","bearer":[{"key":"token","value":"(secret)"}]}}',
    ),
    ("Kx9Q2wE4  <- app secret", "(secret)  <- app secret"),
    ("net user bob Kx9Q2wE4 # password", "net user bob (secret) # password"),
    ("echo 'hunter2' | passwd bob", "echo (secret) | passwd bob"),
    ('{"to": [8615123456789, 8615123456780]}', '{"to": ["86151****6789", "86151****6780"]}'),
    ('"{\\"to\\": 8615123456789}"', '"{\\"to\\": \\"86151****6789\\"}"'),
    ("## Password\n\n)v7eqHw4", "## Password\n\n(secret)"),
    ("token M(2BqgI5m(oTxpDmO_cHsJcs", "token (secret)"),
    ("secret sha256(hmac(x1)) and getToken2(x1)", "secret sha256(hmac(x1)) and getToken2(x1)"),
    ("I sent password hunter2 and got E000102", "I sent password (secret) and got E000102"),
    ("Password:\r\n\r\n#hunter2\r\n", "Password:\r\n\r\n(secret)\r\n"),
    ("App Secret\nab3dq(x)7k", "App Secret\n(secret)"),
    ("App Secret\npj3*q2(7)x", "App Secret\n(secret)"),
    ("Error: Invalid API key provided: Kx9Q2wE4.", "Error: Invalid API key provided: (secret)."),
    ("token `Kx9Q2w`, id a1B2c3d4", "token `(secret)`, id a1B2c3d4"),
    ("ID  PASSWORD  HOST\n1   hunter2   node12", "ID  PASSWORD  HOST\n1   (secret)   node12"),
    (
        "TOKEN    HOST    UP\n         node12  no\nhunter2  node13  yes",
        "TOKEN    HOST    UP\n         node12  no\n(secret)  node13  yes",
    ),
    ("use secret dr7)qf(5Bjpe here", "use secret (secret) here"),
    ("api key is Y98)qz(9Kt!(Q", "api key is (secret)"),
    (r'{"password":"a1Kx7\nb2w9Zt"}', '{"password":"(secret)"}'),
    (r'{"a":"{\"pin\":\"a\\nb\"}"}', r'{"a":"{\"pin\":\"(secret)\"}"}'),
    (r'{"secret":"Kx7\\nw9","x":"E000102"}', '{"secret":"(secret)","x":"E000102"}'),
    (r"DB_PASSWORD=K7\tQ2w9e77", "DB_PASSWORD=(secret)"),
    (r'{"log":"password=a1\nb2 failed"}', r'{"log":"password=(secret)\nb2 failed"}'),
    (r"log password=a1\nE000102 failed", r"log password=(secret)\nE000102 failed"),
    ("password=Kx%26w9%20Zt%22%21y&z=1", "password=(secret)&z=1"),
    ("a=%3Fpassword%3Da%26b%3Dc&z=1", "a=%3Fpassword%3D(secret)%26b%3Dc&z=1"),
    ("token=abc%26code=E000102", "token=(secret)%26code=E000102"),
    ("b=%22pin%22%3A+%22a%26b%22%2C+1", "b=%22pin%22%3A+%22(secret)%22%2C+1"),
    ("<password>Kx7&lt;w9&#10;y</password> z", "<password>(secret)</password> z"),
    ("&lt;pin&gt;a&lt;/pin&gt; z", "&lt;pin&gt;(secret)&lt;/pin&gt; z"),
    ("https://bob:Kx%20w%22%3C@h/x", "https://(secret)@h/x"),
    ("https://bob:p%40ss%2Fw0rd9@h/x", "https://(secret)@h/x"),
    ("password: p&ss-9x7", "password: (secret)"),
    (r'{"a":"password: \'a\nE000102 z"}', r'{"a":"password: \'(secret)\nE000102 z"}'),
    ("PIN=Kx&w9 b=p&code=E000102", "PIN=(secret) b=p&code=E000102"),
    ("password: &anchor12X", "password: (secret)"),
    ('password: Kx"!w9Zt4', "password: (secret)"),
    ("SET password='Kx''!w'')y' WHERE x='y'", "SET password='(secret)' WHERE x='y'"),
    (r"DB_PASSWORD='Kx'\''!w9Zt4' x", "DB_PASSWORD='(secret)' x"),
    ("curl -u 'bob:Kx\"w9' h", "curl -u 'bob:(secret)' h"),
    (r"curl -u 'bob:Kx'\''w9' h", "curl -u 'bob:(secret)' h"),
    ('curl -u "bob:Kx\'w9" h', 'curl -u "bob:(secret)" h'),
    (
        'templateParas=["\uff13\uff16\uff19\uff17\uff15","Bob+Smith"]&to=1',
        'templateParas=["99999","aaa+aaaaa"]&to=1',
    ),
]


_ONE_SIGN, _TWO_SIGNS = "\u00c0\u00c9\u00ce_qx5Zt", "A\u0300E\u0301I\u0302_qx5Zt"
ACCENTS = [(_ONE_SIGN, _TWO_SIGNS), (_TWO_SIGNS, _ONE_SIGN), (_TWO_SIGNS, _TWO_SIGNS)]


def with_field(text: str) -> str:
    """Return a text with the name of a field of the shipped catalogue that has private values."""
    return text.replace("FIELD", private_fields_of(own_knowledge().compiled)[0])


def answer(text: str, context: dict[str, str]) -> dict[str, str]:
    """Return what CPython makes of a paste, in the form of the node runner's answers."""
    try:
        redacted = redact_text(text, context, own_knowledge())
    except ErrdexError as error:
        return {"error": str(error)}
    return {"text": redacted.text, "told": told(redacted.counts)}


@pytest.mark.parametrize(("text", "shown"), PASTES)
def test_what_is_taken_out(text: str, shown: str) -> None:
    """Secrets by name and by shape, numbers and template values go; every other byte stays."""
    assert redact_text(text, {"app_secret": SECRET}, own_knowledge()).text == shown


@pytest.mark.parametrize(("secret", "text"), ACCENTS)
def test_a_secret_with_accents(secret: str, text: str) -> None:
    """Some systems write an accent as a character of its own."""
    assert (
        redact_text(f"a {text} b", {"app_secret": secret}, own_knowledge()).text == "a (secret) b"
    )


@pytest.mark.parametrize("notation", [*NOTATIONS, *PROSE])
def test_a_password_in_any_notation(notation: str) -> None:
    """JSON, XML, YAML, forms, programs, options and sentences name a password, each its own way."""
    once = redact_text(notation.replace("§", PASSWORD), {}, own_knowledge()).text
    assert not any(part in once for part in ("zQ7", "pVw"))
    assert redact_text(once, {}, own_knowledge()).text == once


@pytest.mark.parametrize("shown", ["(secret)", "(token)", "xoxb...(41)"])
def test_what_was_taken_out_of_the_place_of_a_code_stays(shown: str) -> None:
    """A paste may be redacted twice."""
    text = f'{{"error_code":"{shown}","error_msg":"{shown}"}}'
    assert redact_text(text, {}, own_knowledge()).text == text


@pytest.mark.parametrize("text", ONE_TIME)
def test_a_one_time_code_in_a_sentence(text: str) -> None:
    """Text messages of many languages say what a code is."""
    redacted = redact_text(text.replace("§", "369751"), {}, own_knowledge()).text
    assert redacted.startswith(text.replace("§", "(secret)")[:10])
    assert "(secret)" in redacted
    assert "369751" not in redacted


@pytest.mark.parametrize("text", INNOCENT)
def test_what_words_around_it_do_not_hide(text: str) -> None:
    """Codes, dates, versions and plain words stay, byte for byte, whatever they stand beside."""
    assert redact_text(text, {}, own_knowledge()).text == text


@pytest.mark.parametrize(("text", "shown"), FIELD_VALUES)
def test_a_private_field_alone(text: str, shown: str) -> None:
    """What checks show by its shape is hidden without a request around it, and stays so."""
    text, shown = with_field(text), with_field(shown)
    assert redact_text(text, {}, own_knowledge()).text == shown
    assert redact_text(shown, {}, own_knowledge()).text == shown
    told = str(diagnose_text(text, {}, own_knowledge()))
    assert not any(value in told for value in ("369751", "Anna"))


@pytest.mark.parametrize("text", FIELD_MESSAGES)
def test_what_is_said_of_a_private_field(text: str) -> None:
    """Messages, types and variables tell no value."""
    text = with_field(text)
    assert redact_text(text, {}, own_knowledge()).text == text


def test_private_fields_are_no_secrets() -> None:
    """However many there are, a text is not refused for them; they count as values."""
    text = with_field("FIELD=[" + "1, " * MOST_NAMED + "2]")
    assert redact_text(text, {}, own_knowledge()).counts == {"value": MOST_NAMED + 1}


@pytest.mark.parametrize("text", OPEN)
def test_what_only_looks_like_a_password(text: str) -> None:
    """What is said of a password, a name without a value and long class names stay."""
    assert redact_text(text, {}, own_knowledge()).text == text


def test_what_was_taken_out_is_counted() -> None:
    """The counts by kind are told in words."""
    counts = redact_text(REQUEST, {}, own_knowledge()).counts
    assert counts == {"secret": 4, "number": 1, "value": 2}
    assert told(counts) == "taken out: 4 secrets, 1 number, 2 values"
    assert told({}) == "nothing was taken out"


def test_context_that_is_not_declared() -> None:
    """It is refused as diagnosis refuses it."""
    with pytest.raises(ErrdexError, match='unknown context "colour"'):
        redact_text("", {"colour": "blue"}, own_knowledge())


LONG = "x " * (LONGEST // 2) + "1"


def _answer(codes: Iterable[str]) -> str:
    """Return a response with such codes in the places of codes."""
    results = ",".join(f'{{"status":"{code}"}}' for code in codes)
    return f'{{"code":"E000510","result":[{results}]}}'


WORDS = _answer(map(str, range(369_700, 369_800)))
UNUSUAL = _answer(f"{number}-1" for number in range(100_000, 100_201))
MANY = "password: x1\n" * (MOST_NAMED + 1)
LONG_ARCHIVE = '{"log":{"entries":[]}}' + " " * MOST_REDACTED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LONG, "longer than 500,000 characters"),
        ("x\n" * (MOST_LINES + 1), "more than 50,000 lines"),
        (LONG_ARCHIVE, "longer than 20,000,000 characters"),
        (MANY, "names more than 10,000 secrets"),
        (UNUSUAL, "has more than 200 values in the places of codes that are no codes"),
    ],
    ids=["long", "lines", "archive", "many", "codes"],
)
def test_a_text_that_is_too_long(text: str, said: str) -> None:
    """Nothing of it is shown: what is not read may be in the rest."""
    with pytest.raises(ErrdexError, match=f"{said}; redact it in parts"):
        redact_text(text, {}, own_knowledge())


def test_every_value_in_the_place_of_a_code() -> None:
    """However many are no codes, none stays: each may be a one-time code."""
    shown = redact_text(WORDS, {}, own_knowledge()).text
    assert shown == _answer(["999999"] * 100)


def test_a_known_code_with_text_around_it_stays() -> None:
    """What a diagnosis reads in the place of a code is still there; what is around it is not."""
    text = (
        '{"code": "482913: failed with E000510", "result": [{"status": "MSGSMS.0001-x E200041"}]}'
    )
    shown = text.replace("482913: failed with", "999999: aaaaaa aaaa").replace(
        "MSGSMS.0001-x", "aaaaaa.9999-a"
    )
    assert redact_text(text, {}, own_knowledge()).text == shown


def test_what_is_redacted_stays_so() -> None:
    """A redacted paste is not changed by redacting it again."""
    for case in load_cases():
        once = answer(case.input, case.context)
        if "error" not in once:
            assert answer(once["text"], case.context)["text"] == once["text"], case.name


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """Return a node process that knows the shipped catalogue."""
    with Node(tool("node")) as process:
        process.ask("load", site_data())
        yield process


def test_node_redacts_alike(node: Node) -> None:
    """The page's script gives the same text and the same counts."""
    given = [(case.input, case.context) for case in load_cases()]
    given += [(text, {"app_secret": SECRET}) for text, _ in PASTES]
    given += [(text, {"app_secret": secret}) for secret, text in ACCENTS]
    given += [(notation.replace("§", PASSWORD), {}) for notation in (*NOTATIONS, *PROSE)]
    given += [(text, {}) for text in (*OPEN, *ONE_TIME, *INNOCENT)]
    given += [(text.replace("§", "369751"), {}) for text in ONE_TIME]
    given += [(with_field(text), {}) for text, _ in FIELD_VALUES]
    given += [(with_field(text), {}) for text in FIELD_MESSAGES]
    given += [(text, {}) for text in (LONG, LONG[:-1], MANY, WORDS, UNUSUAL)]
    given.append(("\U0001f600" * LONGEST, {}))
    answers = node.ask("redact", given)
    for (text, context), theirs in zip(given, answers, strict=True):
        assert theirs == answer(text, context), text[:1000]


def test_a_part_of_a_password_is_no_note() -> None:
    """A shell takes a part of a password for a variable; what it is called is told to nobody."""
    path = own_knowledge().api.paths[0]
    for text in (
        f'curl -u "bob:My$ecret_Passw0rd_2024" https://h.x{path}',
        f'curl "https://bob:My$ecret_Passw0rd_2024@h.x{path}"',
        f'curl https://h.x{path} -H "X-Token: My$ecret_Passw0rd_2024"',
    ):
        told = str(diagnose_text(text, {}, own_knowledge()))
        assert "a variable is expanded by the shell" in told
        assert "ecret" not in told.replace("(secret)", "")


def test_a_plain_password_where_it_is_named(node: Node) -> None:
    """A short password or a plain word is not shown with its name, and else stays."""
    form = "POST /sms HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\n"
    given = {
        "POST /sms/x;password=correcthorse HTTP/1.1\nHost: h\n\n": "correcthorse",
        "POST /sms/%70assword%3Dhunter HTTP/1.1\nHost: h\n\n": "hunter",
        "POST /sms/x;pin=4829 HTTP/1.1\nHost: h\n\n": "4829",
        f"{form}to=pin%3D4829": "4829",
        "POST /sms/Authorization%3A%20Bearer%20hunterblue HTTP/1.1\nHost: h\n\n": "hunterblue",
        "POST /sms/set-cookie%3A%20sid%3Dhunterblue%3B%20Path HTTP/1.1\nHost: h\n\n": "hunterblue",
    }
    answers = node.ask("all", [[text, {}] for text in given])
    for (text, word), theirs in zip(given.items(), answers, strict=True):
        assert theirs == python_answer(text, {}, own_knowledge())
        assert word not in str(theirs)
        assert "(secret)" in theirs["text"]
    named = "POST /sms/path;password=path HTTP/1.1\nHost: h\n\n"
    assert "/sms/path;password=(secret)" in str(diagnose_text(named, {}, own_knowledge()))
