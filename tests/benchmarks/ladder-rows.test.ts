import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presetFolder, readPreset } from '../../src/main/presets';
import { climb, ladders, rungsOf } from './ladder-rows';
import { settingsOf } from './train-seeds';

describe.each(ladders.map((ladder) => [ladder.name, ladder] as const))('the ladder of %s', (_, ladder) => {
  const rungs = rungsOf(ladder);
  const plain = readPreset(join(presetFolder(), `${ladder.preset}.json`)).then(
    ({ experiment }) => experiment,
  );

  it('has rungs that all can be trained and all differ', async () => {
    const experiment = await plain;
    const settings = rungs.map((rung) => settingsOf(climb(experiment, rung)));
    expect(new Set(settings).size).toBe(rungs.length);
  });

  it('changes the switches of a rung and nothing else', async () => {
    const experiment = await plain;
    for (const rung of rungs) {
      const { hyperparameters, ...rest } = climb(experiment, rung);
      expect({ ...rest, hyperparameters: null }).toEqual({ ...experiment, hyperparameters: null });
      const changed = Object.keys(hyperparameters).filter(
        (name) => hyperparameters[name] !== experiment.hyperparameters[name],
      );
      expect(Object.keys(rung.overrides)).toEqual(expect.arrayContaining(changed));
    }
  });

  it('rises by one switch at a time to DQN, and ends with all improvements', () => {
    expect(rungs.slice(0, 3).map(({ overrides }) => overrides)).toEqual([
      { replay: false, target: 'none' },
      { target: 'none' },
      {},
    ]);
    const [rainbow, ...improvements] = [rungs.at(-1)!, ...rungs.slice(3, -1)];
    expect(improvements).toHaveLength(6);
    for (const { overrides } of improvements) expect(rainbow.overrides).toMatchObject(overrides);
  });
});
