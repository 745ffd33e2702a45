/**
 * The ladder of DQN's improvements: `npm run bench ladder [-- NAME… --file docs/benchmarks/ladder.json --parallel N]`.
 *
 * Trains every rung of ladder-rows.ts over the same seeds, as far as neither the file nor the learning benchmark's
 * holds the result of the same settings. A result is written as soon as there is one; figures and table at the end.
 */
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { presetFile, readPreset } from '../../src/main/presets/presets';
import { programFolder } from '../../src/platform/program-folder';
import { writeChart, writePanels } from '../figure-files';
import { curvesFigure, finalFigure, ladderPage, type LadderResults, type RungResults } from './report';
import { climb, ladders, rungsOf } from './rows';
import { readableJson, readRecord, writeWhole } from '../results-file';
import { knownResults, settingsOf, trainSeeds, type KeyedResults, type SeedTask } from '../train-seeds';

const { values, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', default: join(programFolder(), 'docs', 'benchmarks', 'ladder.json') },
    parallel: { type: 'string', default: '0' },
    /** Draws what there is, and trains nothing. */
    draw: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const all = readRecord<LadderResults>(values.file);
  const learned = readRecord<KeyedResults>(join(dirname(values.file), 'learning.json'));
  const chosen = ladders.filter(({ name }) => names.length === 0 || names.includes(name));
  const tasks: SeedTask[] = [];
  for (const ladder of chosen) {
    const { experiment: preset } = await readPreset(presetFile(ladder.preset));
    const before = all[ladder.name]?.rungs ?? {};
    const rungs: Record<string, RungResults> = {};
    const seeds = Array.from({ length: ladder.seeds }, (_, i) => i + 1);
    for (const rung of rungsOf(ladder)) {
      const settings = settingsOf(climb(preset, ladder, rung));
      const known = [...knownResults(before, settings), ...knownResults(learned, settings)];
      const results = seeds.flatMap((seed) => known.find((result) => result.seed === seed) ?? []);
      rungs[rung.name] = { title: rung.title, settings, overrides: rung.overrides, results };
    }
    const { environment, steps, evaluationEpisodes, finalEpisodes } = preset;
    all[ladder.name] = {
      preset: ladder.preset,
      plain: ladder.plain,
      environment,
      steps,
      evaluationEpisodes,
      finalEpisodes,
      seeds: ladder.seeds,
      rungs,
    };
    // Seed by seed, so that a ladder that is not complete yet has as many seeds on every rung.
    for (const seed of seeds)
      for (const rung of rungsOf(ladder))
        if (!rungs[rung.name]!.results.some((result) => result.seed === seed))
          tasks.push({
            name: `${ladder.name}/${rung.name}`,
            experiment: { ...climb(preset, ladder, rung), seed },
          });
  }
  const save = () => writeWhole(values.file, readableJson(all));
  if (!values.draw)
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
  const path = values.file.replace(/\.json$/, '');
  for (const { name } of chosen) {
    const results = all[name]!;
    if (Object.values(results.rungs).every((rung) => rung.results.length === 0)) continue;
    writeChart(`${path}-${name}`, () => finalFigure(results));
    writePanels(`${path}-${name}-curves`, () => curvesFigure(results));
  }
  const page = ladderPage(all);
  writeWhole(`${path}.md`, page);
  process.stdout.write(page);
}

process.on('SIGINT', () => process.exit(130));
await main();
