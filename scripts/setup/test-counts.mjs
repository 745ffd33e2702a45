import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

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

/** The first line of a message, without the colours of a terminal. */
const firstLine = (message) =>
  stripVTControlCharacters(String(message ?? ''))
    .trim()
    .split('\n', 1)[0];

/** A failed test as a line: `FILE: NAME: REASON`, with the file as it is named from `root`. */
function failureLine(root, file, name, reason) {
  return [path.relative(root, file), name, firstLine(reason)].filter(Boolean).join(': ');
}

/**
 * Names what failed in vitest's JSON report, a line each.
 *
 * @param {any} report
 * @param {string} root
 * @returns {string[]}
 */
export function failuresOfVitest(report, root) {
  const failed = (report?.testResults ?? []).filter((file) => file.status === 'failed');
  return failed.flatMap((file) => {
    const tests = (file.assertionResults ?? []).filter((test) => test.status === 'failed');
    if (!tests.length) return [failureLine(root, file.name, '', file.message)];
    return tests.map((test) => failureLine(root, file.name, test.fullName, test.failureMessages?.[0]));
  });
}

/**
 * Names what failed in Playwright's JSON report, a line each.
 *
 * @param {any} report
 * @returns {string[]}
 */
export function failuresOfPlaywright(report) {
  const folder = report?.config?.rootDir ?? '';
  const ofSuite = (suite) => [
    ...(suite.suites ?? []).flatMap(ofSuite),
    ...(suite.specs ?? [])
      .filter((spec) => !spec.ok)
      .map((spec) => {
        const results = spec.tests?.flatMap((test) => test.results ?? []) ?? [];
        const reason = results.flatMap((result) => result.errors ?? [])[0]?.message;
        return failureLine(folder, path.join(folder, spec.file), spec.title, reason);
      }),
  ];
  const outside = (report?.errors ?? []).map((error) => firstLine(error.message));
  return [...(report?.suites ?? []).flatMap(ofSuite), ...outside];
}

/**
 * Names the rows of a campaign's file that failed, a line each.
 *
 * @param {any} file
 * @returns {string[]}
 */
export function failuresOfCampaign(file) {
  const failed = (file?.rows ?? []).filter((row) => row.failed > 0);
  return failed.map((row) => `${row.name}: ${row.failed} of ${row.tried} cases`);
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
