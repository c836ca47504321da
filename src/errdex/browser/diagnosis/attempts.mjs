// Whether a line of a log says success behind those that fail, perhaps of the same attempt.

const NUMBER = /[+][0-9*]{7,16}/gu;

/** Whether a success is on a line behind all failures, and not for another number. */
export function endsInSuccess(log, mentions, knowledge) {
  const succeeds = ({ field, code }) => knowledge.knows(field, code) && knowledge.isSuccess(field, code);
  const failures = mentions.filter((mention) => !succeeds(mention));
  if (!failures.length) return false;
  const end = log.indexOf("\n", failures.reduce((last, mention) => Math.max(last, mention.end), 0));
  const later = end < 0 ? [] : mentions.filter((mention) => succeeds(mention) && mention.start > end);
  const failed = later.length ? new Set(failures.flatMap((mention) => numbersBeside(mention, log))) : new Set();
  return later.some((mention) => {
    const told = numbersBeside(mention, log);
    return !failed.size || !told.length || told.some((number) => failed.has(number));
  });
}

function numbersBeside({ start }, log) {
  const from = start ? log.lastIndexOf("\n", start - 1) + 1 : 0;
  const to = log.indexOf("\n", from);
  return log.slice(from, to < 0 ? log.length : to).match(NUMBER) ?? [];
}
