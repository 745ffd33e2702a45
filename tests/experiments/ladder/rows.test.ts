import { describe, expect, it } from 'vitest';
import { presetFile, readPreset } from '../../../src/main/presets/presets';
import { climb, ladders, rungsOf } from '../../../experiments/ladder/rows';
import { settingsOf } from '../../../experiments/train-seeds';

describe.each(ladders.map((ladder) => [ladder.name, ladder] as const))('the ladder of %s', (_, ladder) => {
  const rungs = rungsOf(ladder);
  const read = readPreset(presetFile(ladder.preset));

  it('has rungs that all can be trained and all differ', async () => {
    const { experiment } = await read;
    const settings = rungs.map((rung) => settingsOf(climb(experiment, ladder, rung)));
    expect(new Set(settings).size).toBe(rungs.length);
  });

  it('changes the switches of a rung and nothing else', async () => {
    const { experiment } = await read;
    const plain = climb(experiment, ladder, rungs[2]!);
    for (const rung of rungs) {
      const { hyperparameters, ...rest } = climb(experiment, ladder, rung);
      expect({ ...rest, hyperparameters: null }).toEqual({ ...plain, hyperparameters: null });
      const changed = Object.keys(hyperparameters).filter(
        (name) => hyperparameters[name] !== plain.hyperparameters[name],
      );
      expect(Object.keys(rung.overrides)).toEqual(expect.arrayContaining(changed));
    }
  });

  it('begins with a DQN that has none of the improvements', async () => {
    const { experiment } = await read;
    const { hyperparameters } = climb(experiment, ladder, rungs[2]!);
    expect(hyperparameters).toMatchObject({
      replay: true,
      double: false,
      dueling: 'none',
      noisy: false,
      nStep: 1,
      prioritised: false,
      distribution: 'none',
    });
    expect(hyperparameters['target']).not.toBe('none');
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
