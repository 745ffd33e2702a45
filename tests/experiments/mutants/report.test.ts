import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { equivalents } from '../../../experiments/mutants/equivalents';
import { untried } from '../../../experiments/mutants/parts';
import { mutantsPage, resultOf, type FileResult } from '../../../experiments/mutants/report';
import { programFolder } from '../../../src/platform/program-folder';

const committed = (ending: string) =>
  readFileSync(join(programFolder(), 'docs', 'benchmarks', `mutants.${ending}`), 'utf8');

describe('a report of Stryker', () => {
  const mutant = (status: string, replacement: string, from: [number, number], to: [number, number]) => ({
    status,
    replacement,
    location: { start: { line: from[0], column: from[1] }, end: { line: to[0], column: to[1] } },
  });
  const report = {
    files: {
      'src/a.ts': {
        source: 'const a = 1;\nif (a < 2 &&\n    a > 0) go();\n',
        mutants: [
          mutant('Killed', '2', [1, 11], [1, 12]),
          mutant('Timeout', '3', [1, 11], [1, 12]),
          mutant('Survived', 'a <= 2', [2, 5], [2, 10]),
          mutant('NoCoverage', 'true', [2, 5], [3, 10]),
        ],
      },
    },
  };

  it('is summed up: what was killed, and each survivor as the line that it makes', () => {
    expect(resultOf(report, 'src/a.ts', 'd')).toEqual({
      digest: 'd',
      killed: 1,
      timedOut: 1,
      survivors: [
        { line: 2, was: 'if (a < 2 &&', became: 'if (a <= 2 &&' },
        { line: 2, was: 'if (a < 2 && a > 0) go();', became: 'if (true) go();' },
      ],
    });
  });

  it('names survivors on the page, and counts them by file', () => {
    const page = mutantsPage({ 'src/a.ts': resultOf(report, 'src/a.ts', 'd') });
    expect(page).toContain('| src/a.ts | 4 | 1 | 1 | 0 | 2 |');
    expect(page).toContain('- src/a.ts: `if (a < 2 &&` as `if (a <= 2 &&`.');
  });
});

describe('the committed results', () => {
  const results = JSON.parse(committed('json')) as Record<string, FileResult>;

  it('are on the committed page', () => {
    // What has not been tried yet changes with every file that comes or goes.
    const tried = (page: string) => page.split('\n## Not tried yet')[0];
    expect(tried(committed('md'))).toBe(tried(mutantsPage(results, untried(results))));
  });

  it('leave no survivor but those that do what the program does', () => {
    expect(committed('md')).not.toContain('## Survivors');
    for (const path of Object.keys(results)) expect(existsSync(join(programFolder(), path)), path).toBe(true);
  });

  it('have every mutant that is called equivalent among their survivors', () => {
    for (const { file, was, became } of equivalents)
      expect(results[file]?.survivors).toContainEqual(expect.objectContaining({ was, became }));
  });
});
