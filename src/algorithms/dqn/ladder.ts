/** What makes deep Q-learning stable, and what improves it, one by one. */
import type { Ladder } from '../../shared/catalogue/ladder';

/** The first three rungs build on each other, each of the others adds one thing to the third. */
export const ladder = {
  doc: 'Trains naive deep Q-learning, adds what makes it stable (replay, target network), then each improvement by itself and all of them together: the same experiment with the same seeds for every variant. The runs are grouped here, with DQN as the baseline.',
  preset: 'cartpole-dqn',
  without: { double: false, dueling: 'none', noisy: false },
  rungs: {
    naive: {
      title: 'Naive',
      doc: 'Learns from each transition once, towards targets of the network itself.',
      overrides: { replay: false, target: 'none', gradientSteps: 1, prioritised: false },
    },
    replay: {
      title: '+ replay',
      doc: 'Learns from minibatches of past transitions.',
      overrides: { target: 'none' },
    },
    target: {
      title: '+ target = DQN',
      doc: 'Targets come from a copy of the network that stands still for a while.',
      overrides: {},
      isBaseline: true,
    },
    double: {
      title: 'Double DQN',
      doc: 'One network chooses the next action, the other values it.',
      overrides: { double: true },
      isImprovement: true,
    },
    dueling: {
      title: 'Dueling DQN',
      doc: 'Value of the state and advantages of the actions in two streams.',
      overrides: { dueling: 'mean' },
      isImprovement: true,
    },
    noisy: {
      title: 'Noisy DQN',
      doc: 'Learned noise in the weights explores instead of epsilon.',
      overrides: { noisy: true },
      isImprovement: true,
    },
  },
  top: { title: 'All together', doc: 'Double, dueling and noisy in one agent.' },
} as const satisfies Ladder;
