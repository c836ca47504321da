// Lines that begin with another program's name, such as `svn: E000102: ...`.

const PROGRAM = /[ \t]{0,40}(?:\[[^[\]\n]{0,40}\][ \t]{1,4}){0,3}([a-z][0-9A-Za-z_.+-]{1,30}): /y;
const LONGEST = 80; // characters from the start of such a line to the code
/** What is said before a code of one's own. */
export const BEFORE_OWN_CODES = new Set(
  ("err error errors warn warning info debug trace notice fatal critical severe alert " +
    "exception failure failed fail code codes status state result results reason cause " +
    "message msg detail details description response reply request answer body text data " +
    "value field id type kind log output stdout stderr note hint see got received returned " +
    "returns with and then gateway server client service worker api app application backend " +
    "frontend proxy host task job step test attempt retry batch number item row line").split(" "),
);
/** What people write before a code. */
const LABELS = new Set(
  ("actual expected observed found gives gave shows says said upstream provider vendor carrier " +
    "operator channel today yesterday now before after earlier later first second third last " +
    "latest next new old current previous prod production staging dev qa uat live demo user " +
    "customer caller sender recipient support problem fault issue ticket question subject title " +
    "summary symptom incident bug report callback webhook region account console phone").split(" "),
);
/** The last words of the names of one's own programs: `sms-gateway`. */
const OWN_ENDINGS = ["service", "gateway"];

/** Return the program at the start of a line in which a code follows at once, or nothing. */
export function programBefore(text, start, own) {
  if (text.slice(Math.max(0, start - 2), start) !== ": ") return "";
  const first = Math.max(0, start - LONGEST);
  const line = text.slice(first, start).lastIndexOf("\n");
  if (line < 0 && first > 0 && text[first - 1] !== "\n") return "";
  PROGRAM.lastIndex = line < 0 ? first : first + line + 1;
  const match = PROGRAM.exec(text);
  if (!match || PROGRAM.lastIndex !== start) return "";
  const name = match[1].toLowerCase();
  const bare = name.replace(/[0-9_-]+$/, "");
  const isSaid = BEFORE_OWN_CODES.has(bare) || LABELS.has(bare);
  const isOwn = own.has(name) || isSaid || OWN_ENDINGS.includes(bare.split(/[-_.]/).at(-1));
  return isOwn ? "" : match[1];
}
