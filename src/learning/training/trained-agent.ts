/** A trained agent together with an environment as it saw it, to play it without training on. */
import type { Experiment } from '../../shared/experiment';
import { seededRandom } from '../../shared/random';
import type { Environment } from '../environment/environment';
import { normalisationOf } from '../environment/normalisation';
import type { Agent } from './agent';
import type { Builders } from './builders';
import type { Checkpoint } from './checkpoint';
import { withPrefix } from './names';
import { savedTrainingOf } from './saved-training';
import { wrappingOf } from './wrapping';

export interface TrainedAgent {
  readonly agent: Agent;
  /** With the experiment's options and wrappers; statistics are the checkpoint's and stay that way. */
  readonly environment: Environment;
}

/** Takes the agent out of a checkpoint of an experiment that was checked. */
export function restoreAgent(
  experiment: Experiment,
  { state, arrays }: Checkpoint,
  { createAgent, createEnvironment }: Builders,
): TrainedAgent {
  const saved = savedTrainingOf(state, false);
  const wrapping = wrappingOf(experiment);
  const create = (frozen: boolean) =>
    createEnvironment(experiment.environment, experiment.environmentOptions, { ...wrapping, frozen });
  // The statistics lie with the training's environments and come back with one of them.
  if (wrapping.statistics !== undefined)
    create(false).restore(saved.places[0]!.environment, seededRandom(experiment.seed));
  const environment = create(true);
  const agent = createAgent(experiment, environment.card, seededRandom(experiment.seed), {
    normalisation: normalisationOf(wrapping),
  });
  agent.restore({ state: saved.agent, arrays: withPrefix('agent', arrays) });
  return { agent, environment };
}
