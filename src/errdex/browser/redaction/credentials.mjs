// Finds credentials by the form of their line: password files, options, SQL, a Dockerfile.

import { before, endOf, find, hasAtMost, stripEnd } from "../evidence/text/characters.mjs";
import { isNoWord } from "./coded_words.mjs";
import { MIXED, QUOTED } from "./values.mjs";

const ONE_WORD = "(?![^ ]{4}\\.\\.\\.\\([0-9])(?=[^ \\t\\r\\n)\\]]{1,200}[ \\t]{0,9}(?:[\\r\\n)\\]]|$))";
/** A type of SQL. */
const TYPE = "[A-Za-z]{2,20}\\([0-9, ]{1,9}\\)";
/** A line, or what is in brackets, that is a name and a word with a digit. */
const SAID = new RegExp(
  "[\\n([][ \\t]{0,40}([A-Za-z]{3,20})[ \\t]{1,9}(?=[^ \\t\\r\\n]{0,40}[0-9])" +
    `(?!${TYPE})` +
    ONE_WORD,
  "gu",
);
/** A name, and the first character of its value. */
const NAMED = [
  new RegExp(
    "[LMUalmu](?=[OSacos])(?<![A-Za-z].)(?:(?<=[Ll])ogin|(?<=L)OGIN|(?<=[Mm])achine|(?<=[Uu])ser(?:name)?" +
      "|(?<=U)SER|(?<=a)ccount)[ \\t]{1,9}" +
      "(?![|])[^ \\t\\r\\n]{1,200}[ \\t\\r\\n]{1,20}(?=([A-Za-z]{2,20})([ \\t]{1,9})[^ \\t\\r\\n=:|])",
    "gu",
  ),
  new RegExp(
    "[\\n \\t](?:(?<=\\n)[ \\t]{0,40}(?:ENV|ARG|setx|SETX|setenv|SetEnv|set -[gU]?x|set(?= \\$))" +
      "|(?<=[ \\t])(?:config|configure)[ \\t:]set|proxy_set_header|fastcgi_param|uwsgi_param" +
      "|RequestHeader set)[ \\t]{1,9}" +
      "\\$?(?=([A-Za-z_][A-Za-z0-9_-]{0,60})([ \\t]{1,9})[^ \\t\\r\\n=])",
    "gu",
  ),
  /[$]\{(?=([A-Za-z_][A-Za-z0-9_]{1,60})(:?[-=])[^ \t\r\n}])/gu,
];
/** A name and a value on a line that blanks, or a bar, part. */
const APART = new RegExp(
  "\\n[ \\t\u2502]{0,9}([A-Za-z][A-Za-z0-9_.-]{1,60})(?: {2,60}| {0,40}[|\u2502] {1,9})" +
    `${MIXED}(?!${TYPE})(?=[^ \\t\\r\\n|]{6,200}[ \\t\u2502]{0,60}(?:[\\r\\n]|$))`,
  "gu",
);
/** The second of two names, up to the second of their values: `user / password: bob / x`. */
const SECOND = new RegExp(
  "/[ \\t]?((?:[A-Za-z]{2,12} )?[A-Za-z\\x80-\\uffff][A-Za-z0-9_.\\x80-\\uffff-]{1,60})[ \\t]{0,3}[:=]" +
    "[ \\t]{0,3}[^ \\t\\r\\n/]{1,80}[ \\t]{1,3}/[ \\t]{1,3}(?=[^ \\t\\r\\n])",
  "gu",
);
/** A name and what may be a secret behind what says that they sign in: `login: bob/x`. */
const DETAILS =
  "(?: (?!with |for )[a-z]{4,12}(?=[ \\t]{0,3}[:=]))?" +
  "(?:[ \\t]{0,3}(?::|=>?)[ \\t]{0,3}| (?:(?:is|are|with|as) )?)[\"'`(\\[]?" +
  "[A-Za-z0-9_.@+\\\\-]{1,64}(?<sign>[/|:]|[ \\t]{1,3}[/|][ \\t]{1,3})" +
  `(?:(?<last>${MIXED}(?=[^ \\t\\r\\n]{5,200}[ \\t]{0,9}(?:[\\r\\n]|$)))|)` +
  "([^ \\t\\r\\n\"'`,;/|](?:[^ \\t\\r\\n\"'`,;|]|[\"'`](?=[0-9A-Za-z])|[|](?![ \\t\\r\\n])){4,199})";
/** The pattern of each kind of label, which signs may part a name from what can be no word, besides
    those with blanks, and whether it may then be a word. */
const BY_LABEL = [
  [
    new RegExp(
      "(?:(?:/|(?<=user):)(?:[Pp]ass(?:word)?s?|[Pp][Ww][Dd]?|PASS(?:WORD)?)" +
        "|(?<![A-Za-z0-9_./-])[Uu]/[Pp]" +
        "|(?<![A-Za-z0-9_-])(?:[Cc]red(?:ential)?s?|CREDENTIALS?|[Ll]ogins?|[Zz]ugangsdaten" +
        `|[Ii]dentifiants?|[Cc]reden(?:ziali|ciales|ciais)))` +
        `(?:["'](?=[ \\t]{0,3}(?::|=>?)[ \\t]{0,3}["'][A-Za-z0-9_.@+\\\\-]{1,64}:))?${DETAILS}`,
      "gu",
    ),
    "/|:",
    true,
  ],
  [
    new RegExp(
      "(?<![A-Za-z0-9_-])(?:[Zz]ugang|[FfIiSsVv](?:tp|TP|map|MAP|mtp|MTP|sh|SH|pn|PN))" + DETAILS,
      "gu",
    ),
    "",
    false,
  ],
  [
    new RegExp(
      "(?<![A-Za-z0-9_-])(?:[Uu]ser(?:name)?|USER" +
        `|[Aa]uth(?! [a-z]{1,20} [/|] [a-z]{1,20}[0-9]{1,4}(?![0-9A-Za-z])))${DETAILS}`,
      "gu",
    ),
    ":",
    false,
  ],
];
const OPTION_OF_CURL = new RegExp(
  `OPT_[A-Z0-9_]{0,30}(?:PASS(?:WORD|WD)?|PWD|BEARER)[ \\t]{0,3},[ \\t]{0,3}${QUOTED}`,
  "gu",
);
/** A line of a password file, up to its password. */
const LOGIN =
  "[A-Za-z0-9_.*\\-]{1,100}:(?:[0-9]{4,5}|\\*):(?![0-9]{1,5}:)[A-Za-z0-9_.*\\-]{1,100}" +
  `:[A-Za-z0-9_.*@\\-]{1,100}:${MIXED}`;
const PASSWORD_FILE = new RegExp(
  `\\n[ \\t]{0,9}${LOGIN}([^ \\t\\r\\n]{4,200})(?=[ \\t]{0,9}(?:[\\r\\n]|$))`,
  "gu",
);
const LOGIN_IN_TEXT = new RegExp(
  `["'\`>]${LOGIN}(?![0-9A-Fa-f]{0,4}[:"'\`<])([^ \\t\\r\\n"'\`<>]{4,200})(?=["'\`<])`,
  "gu",
);
const KEY_OF_QUERY = new RegExp(
  "[?&](?:amp;)?key=(?=[^ \\t\\r\\n&]{0,80}[0-9])(?=[^ \\t\\r\\n&]{0,80}[A-Za-z])" +
    "([^ \\t\\r\\n&\"'<>]{8,})",
  "gu",
);
const SQL = new RegExp(
  "(?:[Ii](?:dentified|DENTIFIED)[ \\t]{1,9}" +
    "(?:(?:with|WITH)[ \\t]{1,9}[a-z0-9_]{1,60}[ \\t]{1,9})?" +
    "(?:by|BY)[ \\t]{1,9}(?:(?=['\"])|(?:password|PASSWORD)[ \\t]{1,9})" +
    "|[Pp](?:assword|ASSWORD)[ \\t]{1,9}(?:for|FOR)[ \\t]{1,9}" +
    "[^ \\t\\r\\n=]{1,200}[ \\t]{0,9}=[ \\t]{0,9}(?:[A-Za-z]{1,20}\\()?" +
    `|PASSWORD[ \\t]{1,9}(?='))${QUOTED}` +
    "|IDENTIFIED[ \\t]{1,9}BY[ \\t]{1,9}(?!(?:PASSWORD|is|was)[ \\t])([^ \\t\\r\\n;'\"]{1,200})",
  "gu",
);
const NET_USE = new RegExp(
  "[Nn](?:et|ET)[ \\t]{1,9}(?:use|USE)[ \\t]{1,9}(?:[A-Za-z*]:?[ \\t]{1,9})?[^ ]{3,200}[ \\t]{1,9}" +
    "(?:(?![/*])([^ \\t\\r\\n]{1,200})(?=[ \\t]{1,9}/[Uu](?:ser|SER):)" +
    `|/[Uu](?:ser|SER):[^ \\t\\r\\n]{1,200}[ \\t]{1,9}(?!/)${MIXED}([^ \\t\\r\\n]{1,200}))`,
  "gu",
);
const PIPED = new RegExp(
  "(?:echo|printf)[ \\t]{1,9}(?:-n[ \\t]{1,9}|[\"']?%s(?:\\\\?n|\\n)?[\"']?[ \\t]{1,9})?" +
    "(\"[^\"\\n]{1,200}\"|'[^'\\n]{1,200}'|[^ \\t\\r\\n|&;]{1,200})(?=[ \\t]{0,9}(?:" +
    ">{1,2}[ \\t]{0,3}[^ \\t\\r\\n]{0,100}(?:secret|passw|token)|\\|[^\\n]{0,200}" +
    "(?:password-stdin|--with-token|secrets? (?:create|put|set|versions add)|chpasswd|sudo (?:-[A-Za-z]{0,3}S|--stdin)|kinit(?![0-9A-Za-z])|passwd(?![0-9A-Za-z])|vault login|cryptsetup|gpg --batch)))",
  "gu",
);
/** What a call is given in quotes. */
const GIVEN = new RegExp(
  "\\((?<=[A-Za-z0-9_]\\()[^\"'`()\\n;]{0,60}\\(?(?:[\"'`][^\"'`\\n]{0,200}[\"'`](?:\\.[A-Za-z]{2,20}\\()?" +
    "[^\"'`(\\n;]{0,40}){1,3}",
  "gu",
);
const IN_QUOTES = /(["'`])([^"'`\n]{0,200})["'`]/gu;
const MAKES_SIGNATURE =
  /(?:[Hh]mac|HMAC|[Jj]wt|JWT|SecretKeySpec|Mac|[Ss]ign_?[Ww]ith|[BSbs][Cc]rypt|[Aa]rgon2|PBKDF2|pbkdf2)[A-Za-z0-9_]{0,20}(?:[.:]{1,2}[A-Za-z0-9_]{1,20})?$|(?:[Cc]ipher\.init|AES\.new|Fernet)$/u;
const SIGNS_IN_BY =
  /(?:[Cc]redentials?(?:Provider)?|[Aa]uth(?:enticat(?:e|ion))?(?:Token|Provider)?|(?<binds>[Bb]ind(?:_s)?)|[Ll]ogin|[Bb]asic)(?:\.(?:basic|of|create|new))?$/u;
/** What may be given a name and a secret, which then can be no word. */
const CONNECTS = /[Cc]lient(?:\.(?:create|new))?$/u;
/** What makes a digest, and how its text is joined to a secret, which then can be no word. */
const DIGESTS =
  /(?:[Mm][Dd]5|[Ss]ha(?:1|224|256|384|512)|SHA(?:1|224|256|384|512)|[Hh]ash)[A-Za-z]{0,9}$/u;
const JOINS = /["'`][ )]{0,2}(?:[+]|[.][ .$])|[+.] {0,2}["'`]/u;
const ENTRY = /[=@\\]/u; // in the name of an entry of a directory, which a connection is bound to
const CODED = /^(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[^ \t]{6,}$/u;
const REACH_OF_CALL = 60; // characters in front of a bracket in which the name of a call is
const COLUMNS = /\(([^()]{1,2000})\)[ \t\r\n]{0,20}[Vv](?:alues|ALUES)[ \t\r\n]{0,20}(?=\()/gu;
const CALL = "\\((?:'[^'\\n]*'|[^()'\\n])*\\)";
const ROW = new RegExp(`[ \\t\\r\\n,]{0,20}\\(((?:'[^'\\n]*'|${CALL}|[^()'])*)\\)`, "uy");
const CELL = new RegExp(`(?:'[^'\\n]*'|${CALL}|[^,'])+`, "gu");
const AROUND = " \t\r\n'\"`";
const BEFORE = /^[ \t\r\n'"`]*/u;
const SHORT_OPTION = new RegExp(
  `-(?<![^ \\t\\n]-)(?:p${MIXED}|[a-z]{0,12}(?:pass|pw)[ \\t]{1,9}` +
    `|[aPpw][ \\t]{1,9}(?<apart>)${MIXED})` +
    "[\"']?([^ \\t\\r\\n\"'=/:]{6,})(?=[ \\t\\r\\n\"']|$)",
  "gu",
);
const SIGNS_IN = /(?<![A-Za-z])(?:login|-[Uu]|--user(?:name)?|[a-z-]{0,20}(?:pass|cli|search))[ \t=]/g;
const NEAR = 100; // characters before a short option in which somebody signs in

/** The names and the values of credentials that no sign is between. */
export function* findCredentials(text) {
  const lines = `\n${text}`;
  for (const found of lines.matchAll(SAID)) {
    yield { name: found[1], start: endOf(found) - 1, end: null, isSaid: true };
  }
  for (const found of lines.matchAll(APART)) {
    yield { name: found[1], start: endOf(found) - 1, end: null, isSaid: false };
  }
  for (const pattern of NAMED) {
    for (const found of lines.matchAll(pattern)) {
      const start = endOf(found) + found[1].length + found[2].length - 1;
      yield { name: found[1], start, end: null, isSaid: false };
    }
  }
  for (const pattern of [
    OPTION_OF_CURL,
    PASSWORD_FILE,
    LOGIN_IN_TEXT,
    KEY_OF_QUERY,
    SQL,
    NET_USE,
    PIPED,
  ]) {
    for (const found of lines.matchAll(pattern)) {
      yield password(found[1] ?? found[2] ?? found[3], endOf(found) - 1);
    }
  }
  for (const [pattern, attached, mayBeWord] of BY_LABEL) {
    for (const found of text.matchAll(pattern)) {
      const told = stripEnd(found[3], ".)]}");
      const { sign, last } = found.groups;
      const isApart = " \t".includes(sign[0]);
      const isLast = mayBeWord && isApart && last !== undefined;
      if (isLast || ((isApart || attached.includes(sign)) && isNoWord(told))) {
        const start = endOf(found) - found[3].length;
        yield { name: "password", start, end: start + told.length, isSaid: true };
      }
    }
  }
  for (const found of text.matchAll(SECOND)) {
    yield { name: found[1], start: endOf(found), end: null, isSaid: false };
  }
  yield* givenToCalls(text);
  yield* shortOptions(text);
  for (const columns of text.matchAll(COLUMNS)) {
    yield* inserted(text, endOf(columns), columns[1].split(","));
  }
}

/** What calls are given that make a signature, or the second text of one that signs in. */
function* givenToCalls(text) {
  for (const found of text.matchAll(GIVEN)) {
    const called = before(text, found.index, REACH_OF_CALL);
    const given = [...found[0].matchAll(IN_QUOTES)];
    const isSigning = MAKES_SIGNATURE.test(called);
    const by = isSigning ? null : SIGNS_IN_BY.exec(called);
    const isBound = by !== null && (!by.groups.binds || ENTRY.test(given[0]?.[2]));
    const isClient = !by && CONNECTS.test(called);
    const isDigest = DIGESTS.test(called) && JOINS.test(found[0]);
    if (!isSigning && !isBound && !isClient && !isDigest) continue;
    for (const one of isSigning || isDigest ? given : given.slice(1, 2)) {
      if (CODED.test(one[2]) && (isSigning || isBound || isNoWord(one[2]))) {
        yield password(one[2], found.index + endOf(one) - 1);
      }
    }
  }
}

/** The values of rows that SQL inserts into columns, with their names. */
function* inserted(text, from, columns) {
  for (let row = find(ROW, text, from); row; row = find(ROW, text, endOf(row))) {
    const cells = [...row[1].matchAll(CELL)];
    if (cells.length !== columns.length) continue;
    const inside = endOf(row) - 1 - row[1].length;
    for (const [number, cell] of cells.entries()) {
      const start = inside + cell.index + BEFORE.exec(cell[0])[0].length;
      const bare = bareOf(cell[0]);
      const name = bareOf(columns[number]);
      if (bare) yield { name, start, end: start + bare.length, isSaid: false };
    }
  }
}

function bareOf(text) {
  return stripEnd(text.slice(BEFORE.exec(text)[0].length), AROUND);
}

/** The values of short options; those apart only where somebody signs in before them. */
function* shortOptions(text) {
  const options = [...text.matchAll(SHORT_OPTION)];
  const isAnyApart = options.some((found) => found.groups.apart !== undefined);
  const signingIn = isAnyApart ? Array.from(text.matchAll(SIGNS_IN), endOf) : [];
  let count = 0;
  for (const found of options) {
    while (count < signingIn.length && signingIn[count] <= found.index + 1) count += 1;
    const isNear = count > 0 && hasAtMost(NEAR, text.slice(signingIn[count - 1], found.index));
    if (found.groups.apart === undefined || isNear) yield password(found[2], endOf(found));
  }
}

function password(value, end) {
  return { name: "password", start: end - value.length, end, isSaid: false };
}
