import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requireCurve } from '../../../src/main/reports/take-snapshot';
import { captionOf, listOfSeeds } from '../../../src/main/reports/caption';
import { comparisonFigure } from '../../../src/main/reports/figures/comparison-figure';
import { configurationAsJson } from '../../../src/main/reports/configuration';
import { curvesAsCsv, curvesAsJson } from '../../../src/main/reports/curve-data';
import { reportAsLatex, tableAsLatex } from '../../../src/main/reports/latex-document';
import { tableAsCsv, tableAsMarkdown, tableText } from '../../../src/shared/exports/result-table';
import { ExportError, type Snapshot } from '../../../src/shared/exports/snapshot';
import type { CurvesDataset } from '../../../src/shared/figures/draw-curves';
import { paper } from '../../../src/main/reports/figures/look';
import { ComparisonFixture, twoSettings } from './comparison-fixture';

let fixture: ComparisonFixture;
let snapshot: Snapshot;
beforeAll(async () => {
  fixture = await twoSettings();
  snapshot = await fixture.snapshot();
});
afterAll(() => fixture.remove());

/** Lines of a CSV file without quotes in it, as records. */
function records(csv: string): Record<string, string>[] {
  const [titles, ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [titles![i]!, cell])));
}

/** The curves that the chart is given to draw. */
const drawnCurves = (of: Snapshot) =>
  (comparisonFigure(of, paper('Test')).data.datasets as unknown as readonly CurvesDataset[])
    .flatMap(({ curves }) => curves)
    .map(({ curve }) => curve);

describe('the data', () => {
  it('as CSV holds exactly the numbers that are drawn, and the runs behind them', () => {
    const rows = records(curvesAsCsv(snapshot));
    drawnCurves(snapshot).forEach((curve, i) => {
      const { label, drawn } = snapshot.groups[i]!;
      const line = rows.filter(({ group, series }) => group === label && series === 'mean');
      expect(line.map(({ env_steps }) => Number(env_steps))).toEqual([...curve.x]);
      expect(line.map(({ value }) => Number(value))).toEqual([...curve.centre]);
      expect(line.map(({ low }) => Number(low))).toEqual([...curve.low!]);
      expect(line.map(({ high }) => Number(high))).toEqual([...curve.high!]);
      expect(line.map(({ runs }) => Number(runs))).toEqual([...curve.count]);
      drawn.forEach(({ id }, member) => {
        const own = rows.filter(({ series }) => series === id);
        expect(own.map(({ value }) => Number(value))).toEqual([...curve.members![member]!]);
      });
    });
    // Worked out by hand: means of 100, 110, 120 and of 200, 230, 290 at the end.
    const ends = rows.filter(({ series, env_steps }) => series === 'mean' && env_steps === '1000');
    expect(ends.map(({ value }) => Number(value))).toEqual([110, 240]);
  });

  it('as JSON says the same', () => {
    const { groups } = JSON.parse(curvesAsJson(snapshot)) as {
      groups: { label: string; runs: string[]; value: number[]; members: number[][] }[];
    };
    drawnCurves(snapshot).forEach((curve, i) => {
      expect(groups[i]!.value).toEqual([...curve.centre]);
      expect(groups[i]!.members).toEqual(curve.members!.map((values) => [...values]));
      expect(groups[i]!.runs).toEqual(snapshot.groups[i]!.drawn.map(({ id }) => id));
    });
  });

  it('ends where the view does', async () => {
    const part = await fixture.snapshot({}, { from: 250, to: 600 });
    const steps = records(curvesAsCsv(part)).map(({ env_steps }) => Number(env_steps));
    expect(Math.min(...steps)).toBe(300);
    expect(Math.max(...steps)).toBe(600);
  });

  it('leaves hidden groups and single runs out where the figure does', async () => {
    const [first, second] = snapshot.groups;
    const part = await fixture.snapshot({ hidden: [first!.key], members: false });
    const rows = records(curvesAsCsv(part));
    expect(new Set(rows.map(({ group }) => group))).toEqual(new Set([second!.label]));
    expect(new Set(rows.map(({ series }) => series))).toEqual(new Set(['mean']));
  });
});

describe('the table', () => {
  it('holds N, mean, IQM, interval and the probability of doing better', async () => {
    const [base, other] = snapshot.groups;
    const measured = await fixture.snapshot({ baseline: base!.key });
    const { titles, rows, remarks } = tableText(measured);
    expect(titles).toEqual(['Group', 'N', 'Mean', 'IQM', '95 % interval', 'ΔIQM', 'P(better)']);
    expect(rows).toEqual([
      [base!.label, '3', '110.0', '110.0', '100.0 to 120.0', '–', '–'],
      [other!.label, '3', '240.0', '240.0', '200.0 to 290.0', '+130.0', '1.00'],
    ]);
    expect(remarks).toEqual([
      expect.stringContaining(`ends higher than one of “${base!.label}”`),
      expect.stringContaining('Only three seeds'),
    ]);
    expect(records(tableAsCsv(measured))[1]).toMatchObject({
      n: '3',
      mean: '240',
      delta: '130',
      p_better: '1',
    });
  });

  it('says whose runs have no result', async () => {
    const others = await ComparisonFixture.make();
    try {
      await others.add(1, false, [10, 20]);
      await others.add(2, false, [10, 30], 'stopped');
      const { rows, remarks } = tableText(await others.snapshot());
      expect(rows[0]!.slice(1)).toEqual(['1', '20.0', '20.0', '–']);
      expect(remarks[0]).toBe('1 of 2 runs have no final evaluation yet and are left out.');
    } finally {
      others.remove();
    }
  });

  it('in Markdown and LaTeX has as many columns in each line, whatever a group is called', async () => {
    const [first, second] = snapshot.groups;
    const odd = await fixture.snapshot({
      labels: { [first!.key]: 'a | b & 50 %', [second!.key]: 'x_1 \\ y' },
    });
    const cells = tableAsMarkdown(odd)
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.replaceAll('\\\\', '').replaceAll('\\|', '').split('|').length);
    expect(new Set(cells).size).toBe(1);
    const tex = tableAsLatex(odd);
    expect(tex).toContain('a \\textbar{} b \\& 50 \\% & 3 &');
    expect(tex).toContain('x\\_1 \\textbackslash{} y & 3 &');
    expect(tex).toMatch(/\\toprule[^]*\\midrule[^]*\\bottomrule/);
    const widths = tex
      .split('\n')
      .filter((line) => line.startsWith('\\raggedright'))
      .map((line) => line.split(/(?<!\\)&/).length);
    expect(widths).toEqual([5, 5, 5]);
    expect(tex).toContain('\\caption{');
    expect(tex).toContain('\\label{tab:results}');
  });

  it('in LaTeX says which engine sets names from everywhere, and stops the others', async () => {
    const [first] = snapshot.groups;
    const named = (name: string) => fixture.snapshot({ labels: { [first!.key]: name } });
    for (const name of ['Łukasz Dvořák', 'Groß', 'ε = 0.1 · α ≤ 1']) {
      expect(tableAsLatex(await named(name))).not.toMatch(/LuaLaTeX|errmessage/);
      expect(reportAsLatex(await named(name))).toContain('% pdfLaTeX, XeLaTeX or LuaLaTeX');
    }
    for (const name of ['Иван', '王小明', 'Ωμέγα']) {
      expect(tableAsLatex(await named(name))).toMatch(/^% Compile with XeLaTeX or LuaLaTeX/m);
      expect(reportAsLatex(await named(name))).toMatch(/^% XeLaTeX or LuaLaTeX[^]*fontspec/);
    }
    expect(tableAsLatex(await named('Dvořák'))).toContain('[T1]{fontenc}');
    expect(tableAsLatex(await named('DQN'))).not.toContain('fontenc');
  });
});

describe('the caption', () => {
  it('tells runs, seeds, N, line, band, smoothing, budget and versions', async () => {
    const caption = captionOf(await fixture.snapshot({ smoothing: 0.6, centre: 'iqm', band: 'stderr' }));
    for (const words of [
      'Evaluation return over environment steps',
      'CartPole-v1',
      '(N = 3, seeds 1 to 3)',
      'interquartile mean',
      'one standard error',
      'weight 0.6',
      'Budget: 2,000 env steps a run.',
      'RL Lab 0.1.0, TensorFlow 2.16.2, Node 24.0.0',
    ])
      expect(caption).toContain(words);
  });

  it('says how far runs are that have not finished', async () => {
    const others = await ComparisonFixture.make();
    try {
      const { id } = await others.add(7, false, [10, 20, 30], 'stopped');
      expect(captionOf(await others.snapshot())).toContain(`${id} is stopped at 300 of 2,000 env steps`);
    } finally {
      others.remove();
    }
  });

  it('lists seeds shortly', () => {
    expect(listOfSeeds([3, 1, 2, 2, 7])).toBe('1 to 3, 7');
    expect(listOfSeeds([4, 5])).toBe('4, 5');
  });
});

describe('the configuration', () => {
  it('holds what differs and every run', () => {
    const { differences, runs } = JSON.parse(configurationAsJson(snapshot)) as {
      differences: { path: string; values: Record<string, string[]> }[];
      runs: { id: string; experiment: { seed: number } }[];
    };
    expect(differences.map(({ path }) => path)).toEqual(['hyperparameters.double', 'seed']);
    expect(runs.map(({ experiment }) => experiment.seed)).toEqual([1, 2, 3, 1, 2, 3]);
  });
});

describe('what cannot be exported', () => {
  it('is said: no run, everything hidden, no curve', async () => {
    await expect(fixture.snapshot({ runs: [] })).rejects.toThrow(ExportError);
    const keys = snapshot.groups.map(({ key }) => key);
    await expect(fixture.snapshot({ hidden: keys })).rejects.toThrow(/hidden/);
    const empty = await fixture.snapshot({ metric: 'learning/loss' });
    expect(() => requireCurve(empty)).toThrow(/None of the 6 runs has “Loss” \(learning\/loss\)/);
  });
});

describe('runs of several people', () => {
  it('are told apart in the data, the table, the settings and the caption', async () => {
    const pooled = await ComparisonFixture.make();
    try {
      await pooled.add(1, false, [10, 20]);
      for (const [seed, name] of [
        [1, 'Anna'],
        [2, 'Ben'],
      ] as const) {
        const run = await pooled.add(seed, false, [10, 30]);
        const origin = { name, file: `${name}.rlrun`, importedAt: '', id: run.id };
        pooled.runs[pooled.runs.length - 1] = { ...run, origin };
      }
      const of = await pooled.snapshot();
      const [own, annas, bens] = pooled.runs.map(({ id }) => id);
      const rows = records(curvesAsCsv(of));
      const whose = (id: string) =>
        new Set(rows.flatMap((row) => (row['series'] === id ? [row['whose']] : [])));
      expect([whose(own!), whose(annas!), whose(bens!)]).toEqual([
        new Set(['made here']),
        new Set(['Anna']),
        new Set(['Ben']),
      ]);
      expect(rows.find(({ series }) => series === bens)).toMatchObject({ seed: '2' });
      const { groups } = JSON.parse(curvesAsJson(of)) as { groups: { whose: string[]; seeds: number[] }[] };
      expect(groups[0]).toMatchObject({ whose: ['made here', 'Anna', 'Ben'], seeds: [1, 1, 2] });
      expect(tableAsCsv(of)).toContain('"made here, Anna, Ben"');
      expect(configurationAsJson(of)).toContain('"whose": "Anna"');
      const caption = captionOf(of);
      expect(caption).toContain('N = 3, made here: seed 1, Anna: seed 1, Ben: seed 2');
      expect(caption).toContain('The same seed from several people, all of them kept: seed 1 of');
    } finally {
      pooled.remove();
    }
  });
});
