/**
 * Counts the tests in vitest's JSON report; a file that could not be loaded counts as one that failed.
 *
 * @param {any} report
 */
export function countVitest(report) {
  const files = report?.testResults ?? [];
  const unloaded = files.filter((file) => file.status === 'failed' && !file.assertionResults?.length).length;
  return {
    passed: report?.numPassedTests ?? 0,
    failed: (report?.numFailedTests ?? 0) + unloaded,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

/**
 * Counts the tests in Playwright's JSON report; an error outside of any test counts as one that failed.
 *
 * @param {any} report
 */
export function countPlaywright(report) {
  const stats = report?.stats ?? {};
  return {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: (stats.unexpected ?? 0) + (report?.errors?.length ?? 0),
    skipped: stats.skipped ?? 0,
  };
}

/**
 * Counts the rows of a campaign's file: one that could not be tried here counts as skipped.
 *
 * @param {any} file
 */
export function countCampaign(file) {
  const rows = file?.rows ?? [];
  const skipped = rows.filter((row) => row.notTried !== null);
  const failed = rows.filter((row) => row.failed > 0);
  return {
    passed: rows.length - skipped.length - failed.length,
    failed: failed.length,
    skipped: skipped.length,
  };
}

/**
 * Adds up counts and writes the closing line, such as `120 passed, 0 failed`.
 *
 * @param {{ passed: number, failed: number, skipped: number }[]} counts
 */
export function closingLine(counts) {
  const sum = (key) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/**
 * Writes the stages with their time and verdict as a table.
 *
 * @param {{ name: string, seconds: number, verdict: string }[]} stages
 */
export function stageTable(stages) {
  const width = Math.max(5, ...stages.map(({ name }) => name.length));
  const rows = stages.map(
    ({ name, seconds, verdict }) =>
      `  ${name.padEnd(width)}  ${`${seconds.toFixed(1)} s`.padStart(9)}  ${verdict}`,
  );
  return [`  ${'stage'.padEnd(width)}  ${'time'.padStart(9)}  verdict`, ...rows].join('\n');
}
