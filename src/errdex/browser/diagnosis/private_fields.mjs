// Collects from compiled checks which fields have private values: those shown by their shape.

const FIELD =
  /^(?:(?:request|response)\.(?:form|json|query)|report)\.(?:[^\n]*[.\]])?([^.[\]]+)(?:\[\*\])*$/u;

/** The names of the fields of which checks show the shape, but for what holds others. */
export function privateFieldsOf(compiled) {
  const { checks } = compiled;
  const every = checks.flatMap((check) => pathsOf(check.look_at, compiled));
  const shown = checks.filter(({ redact }) => redact === "shape");
  const paths = new Set(shown.flatMap((check) => pathsOf(check.look_at, compiled)));
  const fields = [...paths].filter((path) => !holdsOthers(path, every)).map((path) => FIELD.exec(path));
  return [...new Set(fields.filter(Boolean).map((field) => field[1]))];
}

/** The paths that one leads to, which may begin with a fact. */
function pathsOf(lookAt, { facts }) {
  const [first] = lookAt.split(/[.[]/u, 1);
  const rest = lookAt.slice(first.length);
  return Object.hasOwn(facts, first) ? facts[first].map(({ from }) => from + rest) : [lookAt];
}

function holdsOthers(path, every) {
  return every.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[*].`));
}
