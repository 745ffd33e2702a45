import { describe, expect, it } from 'vitest';
import { noAnnotations } from '../../src/shared/annotations';
import { byConfiguration, differences, groupable, groupRuns } from '../../src/shared/grouping';
import { byPerson, byTag, byTags } from '../../src/shared/run-marks';
import { sameSeeds } from '../../src/shared/same-seeds';
import { run } from './grouped-runs';

describe('whose runs are, and their tags', () => {
  const origin = (name: string) => ({ name, file: `${name}.rlrun`, importedAt: '', id: 'x' });
  const own = run({ seed: 1 });
  const annas = { ...run({ seed: 1 }), origin: origin('Anna') };
  const bens = { ...run({ seed: 2 }), origin: origin('Ben') };
  const tagged = { ...bens, id: 'tagged', annotations: { ...noAnnotations, tags: ['odd', 'Best'] } };

  it('do not part runs of the same settings, unless they are asked to', () => {
    const runs = [own, annas, bens];
    expect(groupRuns(runs, [byConfiguration])).toHaveLength(1);
    expect(groupRuns(runs, [byPerson]).map(({ label }) => label)).toEqual(['made here', 'Anna', 'Ben']);
    expect(groupRuns(runs, [byPerson], 'de')[0]!.label).toBe('hier trainiert');
    expect(groupRuns(runs, [byConfiguration, byPerson]).map(({ label }) => label)).toEqual([
      'made here',
      'Anna',
      'Ben',
    ]);
    expect(groupRuns([bens, tagged], [byTags]).map(({ label }) => label)).toEqual(['no tag', 'Best, odd']);
    expect(groupRuns([bens, tagged], [byTag('best')]).map(({ label }) => label)).toEqual([
      'not best',
      'best',
    ]);
  });

  it('have the same keys in every language', () => {
    const keys = (language: 'en' | 'de') =>
      groupRuns([own, annas, tagged], [byPerson, byTags], language).map(({ key }) => key);
    expect(keys('de')).toEqual(keys('en'));
  });

  it('can be grouped by where there are any, and stand among the differences', () => {
    expect(groupable([own]).some(({ path }) => path === byPerson || path === byTags)).toBe(false);
    const paths = groupable([own, annas, tagged]).map(({ path }) => path);
    for (const path of [byPerson, byTags, byTag('odd'), byTag('Best')]) expect(paths).toContain(path);
    const rows = differences(groupRuns([own, annas, tagged], [byConfiguration]));
    expect(rows.find(({ path }) => path === byPerson)?.values).toEqual([['made here', 'Anna', 'Ben']]);
    expect(rows.find(({ path }) => path === byTags)?.values).toEqual([['no tag', 'Best, odd']]);
  });

  it('tell which seeds several people share', () => {
    expect(sameSeeds([own, annas, bens])).toEqual([
      {
        label: expect.stringContaining('CartPole-v1'),
        seeds: [1],
        names: [null, 'Anna'],
        runs: [own.id, annas.id],
      },
    ]);
    expect(sameSeeds([own, { ...own, id: 'again' }, bens])).toEqual([]);
    expect(sameSeeds([own, { ...annas, experiment: { ...annas.experiment, steps: 77_777 } }])).toEqual([]);
  });
});
