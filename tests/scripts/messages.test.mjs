import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SetupFailure } from '../../scripts/setup/failure.mjs';
import { lastLines } from '../../scripts/setup/processes.mjs';
import { Progress, progressLine } from '../../scripts/setup/progress.mjs';
import { describeMissing, parseLdd } from '../../scripts/setup/system-libraries.mjs';
import {
  closingLine,
  countCampaign,
  countPlaywright,
  countVitest,
  failuresOfCampaign,
  failuresOfPlaywright,
  failuresOfVitest,
  stageTable,
} from '../../scripts/setup/test-counts.mjs';
import { chooseStages } from '../../scripts/setup/test-stages.mjs';

describe('a progress line', () => {
  test('names the download, the megabytes and the share', () => {
    expect(progressLine({ name: 'TensorFlow 2.16.2', done: 107_000_000, total: 214_055_683 })).toBe(
      'TensorFlow 2.16.2: 107.0 of 214.1 MB (49 %)',
    );
  });

  test('goes without a share where the total is unknown, and never above 100 %', () => {
    expect(progressLine({ name: 'a', done: 1_500_000 })).toBe('a: 1.5 MB');
    expect(progressLine({ name: 'a', done: 12_000_000, total: 10_000_000 })).toBe(
      'a: 10.0 of 10.0 MB (100 %)',
    );
  });

  test('comes about every tenth part where there is no terminal', () => {
    const lines = [];
    const progress = new Progress('a', 100e6, { write: (text) => lines.push(text) });
    for (let done = 0; done <= 100e6; done += 1e6) progress.update(done);
    progress.end(100e6);
    expect(lines).toHaveLength(11);
    expect(lines[0]).toBe('  a: 0.0 of 100.0 MB (0 %)\n');
    expect(lines.at(-1)).toBe('  a: 100.0 of 100.0 MB (100 %)\n');
  });

  test('is one changing line on a terminal', () => {
    const texts = [];
    const progress = new Progress('a', 100e6, { isTTY: true, write: (text) => texts.push(text) });
    progress.update(1e6);
    progress.end(100e6);
    expect(texts.join('')).toBe(
      '\r\x1b[2K  a: 1.0 of 100.0 MB (1 %)\r\x1b[2K  a: 100.0 of 100.0 MB (100 %)\n',
    );
  });
});

test('a failure says what, what was tried and why, and what to do', () => {
  const failure = new SetupFailure('TensorFlow could not be installed', {
    tried: [{ what: 'the wheel of PyPI', why: 'pip failed:\nno such host' }],
    todo: ['install pip'],
  });
  expect(failure.message).toBe(
    [
      'TensorFlow could not be installed.',
      '  Tried:',
      '    - the wheel of PyPI: pip failed:',
      '      no such host',
      '  What to do:',
      '    - install pip',
    ].join('\n'),
  );
});

test("a program's last lines leave npm's chatter out", () => {
  expect(lastLines('a\nb\n\nnpm warn old lockfile\nnpm notice x\nc\n', 2)).toBe('b\nc');
  expect(lastLines('')).toBe('it printed nothing');
});

describe('missing system libraries', () => {
  const ldd = [
    '\tlinux-vdso.so.1 (0x00007ffd)',
    '\tlibgtk-3.so.0 => not found',
    '\tlibnss3.so => not found',
    '\tlibgtk-3.so.0 => not found',
    '\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)',
  ].join('\n');

  test('are read from what ldd prints', () => {
    expect(parseLdd(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
    expect(parseLdd('\tlibc.so.6 => /lib/libc.so.6 (0x1)')).toEqual([]);
  });

  test('are named with the line that mends it', () => {
    const text = describeMissing({ libraries: parseLdd(ldd), xvfb: true }, true);
    expect(text).toContain('libgtk-3.so.0, libnss3.so');
    expect(text).toContain(
      'sudo apt-get update && sudo apt-get install -y libgtk-3-0 libnss3 libasound2 libgbm1 libxss1 xvfb xauth',
    );
  });

  test('are named as the release at hand calls their packages', () => {
    const text = describeMissing({ libraries: ['libgtk-3.so.0'] }, true, (name) => name.endsWith('t64'));
    expect(text).toMatch(/apt-get install -y libgtk-3-0t64 libnss3 libasound2t64 libgbm1 libxss1$/);
  });

  test('lead to no apt-get line on other systems, and to no text if nothing is missing', () => {
    expect(describeMissing({ libraries: ['libgtk-3.so.0'], xvfb: false }, false)).not.toContain('apt-get');
    expect(describeMissing({ libraries: [], xvfb: true }, true)).toMatch(/apt-get install -y xvfb xauth$/);
    expect(describeMissing({ libraries: [], xvfb: false }, true)).toBe('');
  });
});

describe('npm test', () => {
  test('runs all stages by default, the build before the window', () => {
    expect(chooseStages([])).toEqual({
      stages: ['check', 'unit', 'build', 'e2e'],
      extra: [],
      screenshots: false,
    });
    expect(chooseStages(['e2e']).stages).toEqual(['build', 'e2e']);
    expect(chooseStages(['bundle']).stages).toEqual(['build', 'bundle']);
    expect(chooseStages(['windows']).stages).toEqual(['build', 'windows']);
    expect(chooseStages(['campaign', '--seed', '2'])).toEqual({
      stages: ['build', 'campaign'],
      extra: ['--seed', '2'],
      screenshots: false,
    });
    expect(chooseStages(['unit', 'check']).stages).toEqual(['check', 'unit']);
  });

  test('keeps pictures of the window only where they are asked for', () => {
    expect(chooseStages(['screenshots', 'tests/e2e/looks.e2e.ts'])).toEqual({
      stages: ['build', 'e2e'],
      extra: ['tests/e2e/looks.e2e.ts'],
      screenshots: true,
    });
    expect(chooseStages(['e2e'])).toMatchObject({ screenshots: false });
  });

  test('passes arguments on to the tool of a single stage, and refuses them elsewhere', () => {
    expect(chooseStages(['unit', 'tests/ops', '-t', 'dqn'])).toEqual({
      stages: ['unit'],
      extra: ['tests/ops', '-t', 'dqn'],
      screenshots: false,
    });
    expect(() => chooseStages(['uint'])).toThrow('npm test does not know uint');
    expect(() => chooseStages(['check', '--fix'])).toThrow('does not know --fix');
  });

  test('counts the tests of both tools, and what could not be loaded as failed', () => {
    const vitest = countVitest({
      numPassedTests: 10,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{}] },
      ],
    });
    expect(vitest).toEqual({ passed: 10, failed: 2, skipped: 3 });
    const playwright = countPlaywright({
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 },
      errors: [{}],
    });
    expect(playwright).toEqual({ passed: 5, failed: 2, skipped: 0 });
    expect(closingLine([vitest, playwright])).toBe('15 passed, 4 failed, 3 skipped');
    expect(closingLine([{ passed: 7, failed: 0, skipped: 0 }])).toBe('7 passed, 0 failed');
    expect(countVitest(undefined)).toEqual({ passed: 0, failed: 0, skipped: 0 });
    const rows = [
      { failed: 0, notTried: null },
      { failed: 2, notTried: null },
      { failed: 0, notTried: 'no root' },
    ];
    expect(countCampaign({ rows })).toEqual({ passed: 1, failed: 1, skipped: 1 });
  });

  test('names what failed in one line each, since the lines before may be cut off', () => {
    const red = String.fromCharCode(27) + '[31m';
    expect(
      failuresOfVitest(
        {
          testResults: [
            { name: '/lab/tests/a.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
            { name: '/lab/tests/b.test.ts', status: 'failed', assertionResults: [], message: 'No file c' },
            {
              name: '/lab/tests/d.test.ts',
              status: 'failed',
              assertionResults: [
                { status: 'passed', fullName: 'a pole stands' },
                {
                  status: 'failed',
                  fullName: 'a pole falls',
                  failureMessages: [`${red}expected 1 to be 2\n    at x`],
                },
              ],
            },
          ],
        },
        '/lab',
      ),
    ).toEqual([
      `${path.join('tests', 'b.test.ts')}: No file c`,
      `${path.join('tests', 'd.test.ts')}: a pole falls: expected 1 to be 2`,
    ]);
    const specs = [
      { ok: true, file: 'a.e2e.ts', title: 'opens' },
      {
        ok: false,
        file: 'a.e2e.ts',
        title: 'closes',
        tests: [{ results: [{ errors: [{ message: 'Timeout\nLog:' }] }] }],
      },
    ];
    expect(
      failuresOfPlaywright({
        config: { rootDir: '/lab/tests/e2e' },
        suites: [{ suites: [{ specs }] }],
        errors: [{ message: 'no display' }],
      }),
    ).toEqual(['a.e2e.ts: closes: Timeout', 'no display']);
    expect(
      failuresOfCampaign({
        rows: [
          { name: 'kills', failed: 0, tried: 9 },
          { name: 'clocks', failed: 1, tried: 4 },
        ],
      }),
    ).toEqual(['clocks: 1 of 4 cases']);
    expect(failuresOfVitest(undefined, '/lab')).toEqual([]);
    expect(failuresOfPlaywright(undefined)).toEqual([]);
    expect(failuresOfCampaign(undefined)).toEqual([]);
  });

  test('ends with a table of its stages', () => {
    expect(stageTable([{ name: 'types', seconds: 3.21, verdict: 'passed' }])).toBe(
      '  stage       time  verdict\n  types      3.2 s  passed',
    );
  });
});
