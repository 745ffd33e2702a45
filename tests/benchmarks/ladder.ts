/**
 * The ladder of DQN's improvements: `npm run bench:ladder [-- NAME… --file docs/benchmarks/ladder.json --parallel N]`.
 *
 * Trains every rung of ladder-rows.ts over the same seeds, as far as neither the file nor the learning benchmark's
 * holds the result of the same settings. A result is written as soon as there is one.
 */
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { presetFolder, readPreset } from '../../src/main/presets';
import { programFolder } from '../../src/main/program-folder';
import type { FieldValue } from '../../src/shared/fields';
import { climb, ladders, rungsOf } from './ladder-rows';
import { readableJson, readRecord, writeWhole } from './results-file';
import { settingsOf, trainSeeds, type SeedResult, type SeedTask } from './train-seeds';

interface RungResults {
  /** Of the experiment without its seed. */
  readonly settings: string;
  readonly overrides: Readonly<Record<string, FieldValue>>;
  readonly results: readonly SeedResult[];
}

interface LadderResults {
  readonly preset: string;
  readonly environment: string;
  readonly steps: number;
  readonly rungs: Readonly<Record<string, RungResults>>;
}

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'ladder.json') },
    parallel: { type: 'string', default: '0' },
  },
});

/** Results with curves that other benchmarks have of the same settings. */
function elsewhere(settings: string): readonly SeedResult[] {
  const rows = readRecord<{ settings: string; results: readonly SeedResult[] }>(
    join(dirname(values.file), 'learning.json'),
  );
  return Object.values(rows)
    .filter((row) => row.settings === settings)
    .flatMap(({ results }) => results.filter(({ evaluations }) => evaluations !== undefined));
}

async function main(): Promise<void> {
  const all = readRecord<LadderResults>(values.file);
  const chosen = ladders.filter(({ name }) => names.length === 0 || names.includes(name));
  const tasks: SeedTask[] = [];
  for (const ladder of chosen) {
    const { experiment: plain } = await readPreset(join(presetFolder(), `${ladder.preset}.json`));
    const rungs: Record<string, RungResults> = {};
    const seeds = Array.from({ length: ladder.seeds }, (_, i) => i + 1);
    for (const rung of rungsOf(ladder)) {
      const settings = settingsOf(climb(plain, rung));
      const before = all[ladder.name]?.rungs[rung.name];
      const known = [...(before?.settings === settings ? before.results : []), ...elsewhere(settings)];
      const results = seeds.flatMap((seed) => known.find((result) => result.seed === seed) ?? []);
      rungs[rung.name] = { settings, overrides: rung.overrides, results };
    }
    const { environment, steps } = plain;
    all[ladder.name] = { preset: ladder.preset, environment, steps, rungs };
    // Seed by seed, so that a ladder that is not complete yet has as many seeds on every rung.
    for (const seed of seeds)
      for (const rung of rungsOf(ladder))
        if (!rungs[rung.name]!.results.some((result) => result.seed === seed))
          tasks.push({
            name: `${ladder.name}/${rung.name}`,
            experiment: { ...climb(plain, rung), seed },
          });
  }
  const save = () => writeWhole(values.file, readableJson(all));
  await trainSeeds(tasks, Number(values.parallel), ({ name }, result) => {
    const [ladder, rung] = name.split('/') as [string, string];
    const before = all[ladder]!.rungs[rung]!;
    const results = [...before.results, result].sort((a, b) => a.seed - b.seed);
    all[ladder] = {
      ...all[ladder]!,
      rungs: { ...all[ladder]!.rungs, [rung]: { ...before, results } },
    };
    save();
  });
  save();
}

process.on('SIGINT', () => process.exit(130));
await main();
