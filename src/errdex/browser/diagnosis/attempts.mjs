// Whether a line of a log says success behind those that fail, perhaps of the same attempt.

const NUMBER = /[+][0-9*]{7,16}/gu;

/** Whether a success is on a line behind all failures, and not for another number. */
export function endsInSuccess(log, mentions, knowledge) {
  const succeeds = ({ field, code }) => knowledge.knows(field, code) && knowledge.isSuccess(field, code);
  const failures = mentions.filter((mention) => !succeeds(mention));
  if (!failures.length) return false;
  const end = log.indexOf("\n", failures.reduce((last, mention) => Math.max(last, mention.end), 0));
  const later = end < 0 ? [] : mentions.filter((mention) => succeeds(mention) && mention.start > end);
  const failed = new Set(later.length ? numbersBeside(failures, log).flat() : []);
  return numbersBeside(later, log).some(
    (told) => !failed.size || !told.length || told.some((number) => failed.has(number)),
  );
}

/** The numbers in each line that has mentions, which are in order. */
function numbersBeside(mentions, log) {
  const lines = [];
  let end = -1;
  for (const { start } of mentions) {
    if (start <= end) continue;
    const from = start ? log.lastIndexOf("\n", start - 1) + 1 : 0;
    const to = log.indexOf("\n", start);
    end = to < 0 ? log.length : to;
    lines.push(log.slice(from, end).match(NUMBER) ?? []);
  }
  return lines;
}
