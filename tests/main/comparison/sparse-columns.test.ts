import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ColumnFile, writeColumns } from '../../../src/main/comparison/column-file';
import { MetricTable, TooManyNumbersError } from '../../../src/main/comparison/metric-table';
import { metricLimits } from '../../../src/shared/limits';
import type { MetricEvent } from '../../../src/shared/events';

const folder = mkdtempSync(join(tmpdir(), 'rl-lab-columns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const learning = (step: number, names: readonly string[]): MetricEvent => ({
  type: 'learning',
  step,
  seconds: step,
  values: Object.fromEntries(names.map((name) => [name, step])),
});

/** Which steps have a metric, as the table tells it. */
function stepsOf(table: MetricTable, name: string): number[] {
  const { place, metrics } = table.kinds.learning;
  const column = metrics.get(`learning/${name}`);
  if (column === undefined) return [];
  const steps = [...place.step.view()];
  const rows = column.rows === null ? steps.map((_, i) => i) : [...column.rows.view()];
  expect([...column.values.view()]).toEqual(rows.map((row) => steps[row]));
  return rows.map((row) => steps[row]!);
}

it('tells which rows have a metric, whichever these are, in memory, in the file and continued from it', async () => {
  const names = fc.subarray(['a', 'b', 'c']);
  await fc.assert(
    fc.asyncProperty(
      fc.array(names, { maxLength: 12 }),
      fc.array(names, { maxLength: 6 }),
      async (first, more) => {
        const path = join(folder, 'metrics.columns');
        const table = new MetricTable();
        first.forEach((given, i) => table.add(learning(i + 1, given)));
        await writeColumns(path, table, { bytes: 1, tail: '' });
        const file = ColumnFile.open(path)!;
        const again = file.table();
        file.close();
        expect(again.numbers).toBe(table.numbers);
        more.forEach((given, i) => again.add(learning(first.length + i + 1, given)));
        again.settle();
        for (const name of ['a', 'b', 'c']) {
          const expected = [...first, ...more].flatMap((given, i) => (given.includes(name) ? [i + 1] : []));
          expect(stepsOf(again, name)).toEqual(expected);
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('takes no more than so many names, and no more numbers than memory can be counted on for', () => {
  const table = new MetricTable();
  table.add(
    learning(
      1,
      Array.from({ length: 3000 }, (_, i) => `m${i}`),
    ),
  );
  expect(table.kinds.learning.metrics.size).toBe(metricLimits.names);
  const full = new MetricTable();
  Object.defineProperty(full.kinds.learning.place.step, 'length', { value: metricLimits.compared / 4 });
  const grown = new MetricTable(full.kinds);
  expect(() => grown.add(learning(1, ['a']))).toThrow(TooManyNumbersError);
});
