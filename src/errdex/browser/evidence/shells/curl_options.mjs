// curl's command-line options: which of them take a value, and how words become options.

import { endOf, find, partition } from "../text/characters.mjs";

// The long options for HTTP that take a value, as curl 7.88 and 8 have them; --proxy-... as well.
// The three of other protocols have letters: -POST is a slip that curl reads as -P OST.
const VALUED = new Set(
  [
    "abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config",
    "connect-timeout connect-to continue-at cookie cookie-jar crlfile curves data data-ascii",
    "data-binary data-raw data-urlencode dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers",
    "doh-url dump-header ech etag-compare etag-save expect100-timeout form form-string ftp-port",
    "happy-eyeballs-timeout-ms haproxy-clientip header hsts interface ip-tos json keepalive-cnt",
    "keepalive-time key key-type libcurl limit-rate local-port max-filesize max-redirs max-time",
    "netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey preproxy",
    "proto proto-default proto-redir proxy proxy1.0 quote range rate referer request request-target",
    "resolve retry retry-delay retry-max-time service-name sigalgs socks4 socks4a socks5",
    "socks5-hostname speed-limit speed-time stderr telnet-option time-cond tls-max tls13-ciphers",
    "tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url",
    "url-query user user-agent variable write-out",
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

const takesValue = (name) => VALUED.has(name.replace(/^proxy-/, ""));

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
  if (!takesValue(plain)) {
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
    if (!takesValue(name)) {
      yield [name, { text: "", replaced: false }];
    } else if (at + 1 < text.length) {
      yield [name, { text: text.slice(at + 1), replaced: word.replaced }];
      return;
    } else {
      yield* valued(name, rest, note);
    }
  }
}
