// curl's command-line options: which of them take a value, and how words become options.

import { endOf, find, partition } from "./characters.mjs";

// The long options that take a value, as curl 7.88 and 8 have them.
const VALUED = new Set(
  [
    "abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout",
    "connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii",
    "data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr",
    "dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save expect100-timeout form",
    "form-string ftp-account ftp-alternative-to-user ftp-method ftp-port ftp-ssl-ccc-mode",
    "happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 hsts interface ip-tos",
    "ipfs-gateway json keepalive-cnt keepalive-time key key-type knownhosts krb libcurl limit-rate",
    "local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file",
    "noproxy oauth2-bearer output output-dir parallel-max parallel-max-host pass pinnedpubkey preproxy",
    "proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type",
    "proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey",
    "proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user",
    "proxy1.0 pubkey quote random-file range rate referer request request-target resolve retry",
    "retry-delay retry-max-time sasl-authzid service-name sigalgs socks4 socks4a socks5",
    "socks5-gssapi-service socks5-hostname speed-limit speed-time ssl-sessions stderr telnet-option",
    "tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii",
    "trace-config unix-socket upload-file upload-flags url url-query user user-agent variable",
    "vlan-priority write-out",
  ].join(" ").split(" "),
);
const SHORT = new Map();
for (const line of [
  "A=user-agent C=continue-at D=dump-header E=cert F=form G=get H=header I=head K=config P=ftp-port",
  "Q=quote T=upload-file U=proxy-user X=request Y=speed-limit b=cookie c=cookie-jar d=data e=referer",
  "m=max-time o=output r=range t=telnet-option u=user w=write-out x=proxy y=speed-time z=time-cond",
  ":=next",
]) {
  for (const pair of line.split(" ")) SHORT.set(pair[0], pair.slice(2));
}
const DASHES = /[\u2010-\u2015\u2212]+-?/y;

/** Yield [long name, word] for each option; `url` for an argument that is none. */
export function* readOptions(words, note) {
  const rest = words[Symbol.iterator]();
  for (let { value: word } = rest.next(); word; { value: word } = rest.next()) {
    const text = withHyphens(word.text, note);
    if (!text.startsWith("-") || text === "-") yield ["url", word];
    else if (text.startsWith("--")) yield* long(text.slice(2), word, rest, note);
    else yield* cluster(text, word, rest, note);
  }
}

function withHyphens(text, note) {
  const dashes = find(DASHES, text, 0);
  if (!dashes) return text;
  note("a typographic dash was read as hyphens");
  const name = text.slice(endOf(dashes));
  return (name.length === 1 ? "-" : "--") + name;
}

function* long(text, word, rest, note) {
  const [name, equals, value] = partition(text, "=");
  const plain = name.startsWith("expand-") ? name.slice(7) : name;
  if (!VALUED.has(plain)) {
    yield [name, { text: "", replaced: false }];
  } else if (equals) {
    note("curl does not take --option=value; write a space for the =");
    yield [plain, { text: value, replaced: word.replaced }];
  } else {
    yield* valued(plain, rest, note, plain !== name);
  }
}

function* valued(name, rest, note, expanded = false) {
  const { value } = rest.next();
  if (!value) note("the last option has no value");
  else yield [name, { text: value.text, replaced: value.replaced || expanded }];
}

/** Yield the options of a word such as -sSXPOST. */
function* cluster(text, word, rest, note) {
  for (let at = 1; at < text.length; at += 1) {
    const name = SHORT.get(text[at]) ?? text[at];
    if (!VALUED.has(name)) {
      yield [name, { text: "", replaced: false }];
    } else if (at + 1 < text.length) {
      yield [name, { text: text.slice(at + 1), replaced: word.replaced }];
      return;
    } else {
      yield* valued(name, rest, note);
    }
  }
}
