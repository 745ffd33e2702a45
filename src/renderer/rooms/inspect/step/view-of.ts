/** The view of any learning step. */
import type { EnvironmentCard, Space } from '../../../../shared/catalogue/environment';
import type { Experiment } from '../../../../shared/experiment';
import type { StepExplanation } from '../../../../shared/step-explanation';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import { actorCriticView } from './actor-critic-view';
import { criticsView } from './critics-view';
import { episodeView } from './episode-view';
import { rolloutView } from './rollout-view';
import { qNetworkView } from './q-network-view';
import type { Names, StepView } from './step-view';
import { tableView } from './table-view';

const wordsOf = (space: Space): readonly string[] =>
  space.kind === 'discrete' ? space.names : space.dimensions.map(({ name }) => name);

/** Words for what an agent sees and does; where several states are stacked, the oldest come first. */
function namesOf(card: EnvironmentCard, { stateStack }: Experiment, texts: StepTexts): Names {
  const observation = wordsOf(card.observation);
  const frames = card.observation.kind === 'box' ? stateStack : 1;
  return {
    discreteStates: card.observation.kind === 'discrete',
    observation: Array.from({ length: frames }, (_, frame) => frames - 1 - frame).flatMap((ago) =>
      observation.map((name) => (ago === 0 ? name : texts.ago(name, ago))),
    ),
    actions: wordsOf(card.action),
    discreteActions: card.action.kind === 'discrete',
  };
}

export function viewOf(
  learning: StepExplanation,
  card: EnvironmentCard,
  experiment: Experiment,
  texts: StepTexts,
): StepView {
  const names = namesOf(card, experiment, texts);
  switch (learning.family) {
    case 'q-network': {
      const nStep = experiment.hyperparameters['nStep'];
      return qNetworkView(learning, names, typeof nStep === 'number' ? nStep : 1, texts);
    }
    case 'table':
      return tableView(learning, names, texts);
    case 'critics':
      return criticsView(learning, names, texts);
    case 'rollout':
      return rolloutView(learning, names, texts);
    case 'episode':
      return episodeView(learning, names, texts);
    case 'q-actor-critic':
      return actorCriticView(learning, names, texts);
  }
}
