/** A step of the set-up that failed: what it was, what was tried and why that failed, what to do. */
export class SetupFailure extends Error {
  /**
   * @param {string} what what could not be done, as a sentence without its full stop
   * @param {{ tried?: { what: string, why: string }[], todo?: string[] }} [detail]
   */
  constructor(what, { tried = [], todo = [] } = {}) {
    super(describeFailure(what, tried, todo));
    this.name = 'SetupFailure';
    this.what = what;
    this.tried = tried;
    this.todo = todo;
  }
}

/**
 * Writes a failure as the text that the user reads.
 *
 * @param {string} what
 * @param {{ what: string, why: string }[]} tried
 * @param {string[]} todo
 */
function describeFailure(what, tried, todo) {
  const lines = [`${what}.`];
  if (tried.length) lines.push('  Tried:');
  for (const attempt of tried) lines.push(`    - ${attempt.what}: ${indent(attempt.why, 6)}`);
  if (todo.length) lines.push('  What to do:');
  for (const step of todo) lines.push(`    - ${indent(step, 6)}`);
  return lines.join('\n');
}

/**
 * Returns the reason of any thrown value in one short text.
 *
 * @param {unknown} error
 */
export function reasonOf(error) {
  if (error instanceof SetupFailure) return error.message;
  if (error instanceof Error) return error.message || error.name;
  return String(error);
}

function indent(text, width) {
  return text
    .trimEnd()
    .split('\n')
    .join(`\n${' '.repeat(width)}`);
}
