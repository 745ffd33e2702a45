/**
 * What earlier versions recorded of learning steps is shown as they showed it. `earlier-steps.json` holds a few rows of each
 * kind, with every line that the last version that recorded kinds put into the window for them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { earlierSettings } from '../../../src/catalogue/earlier-steps';
import { readStep } from '../../../src/main/runs/stored-step';
import { stepInspector as texts } from '../../../src/renderer/i18n/en/step-inspector';
import { viewOf } from '../../../src/renderer/rooms/inspect/step/view-of';
import { environmentCard } from '../../../src/shared/catalogue';
import { requireExperiment } from '../../../src/shared/experiment';
import { linesOf } from '../../renderer/rooms/inspect/step/lines-of';

interface Recorded {
  readonly name: string;
  readonly setting: object;
  readonly learning: unknown;
  readonly shown: readonly string[];
}
const recorded = JSON.parse(readFileSync(join(__dirname, 'earlier-steps.json'), 'utf8')) as Recorded[];

it.each(recorded)('shows the same of a recorded step: $name', ({ setting, learning, shown }) => {
  const experiment = requireExperiment(setting);
  const step = readStep(learning, 1, () => null, earlierSettings(experiment));
  const card = environmentCard(experiment.environment, experiment.environmentOptions)!;
  expect(linesOf(viewOf(step!, card, experiment, texts))).toEqual(shown);
});

it('has every kind, and every end of an episode', () => {
  const families = recorded.map(({ learning }) => (learning as { family: string }).family);
  expect([...new Set(families)].sort()).toEqual([
    ...['critics', 'episode', 'q-actor-critic', 'q-network', 'rollout', 'table'],
  ]);
  const ended = recorded.filter(({ shown }) => shown.some((line) => line.includes('struck')));
  expect(new Set(ended.map(({ learning }) => (learning as { family: string }).family)).size).toBeGreaterThan(
    3,
  );
});
