/** An environment, an algorithm and a language, as somebody adds them: new files alone. */

function preset(id: string, title: string, algorithm: string, hyperparameters: object): string {
  return JSON.stringify({
    schema: 1,
    id,
    title,
    description: 'A short walk.',
    experiment: {
      environment: 'Corridor-v0',
      algorithm,
      steps: 3000,
      evaluateEvery: 1000,
      finalEpisodes: 3,
      hyperparameters,
    },
  });
}

/** All that there is to write: what it is, how it moves, and a preset. No words, guide or drawing. */
const corridor: Readonly<Record<string, string>> = {
  'card.ts': `
import type { EnvironmentCard } from '../../shared/catalogue/environment';

export const card = {
  id: 'Corridor-v0',
  title: 'Corridor',
  summary: 'Walk to the right end of a corridor.',
  observation: { kind: 'box', dimensions: [{ name: 'place', unit: 'm', low: 0, high: 1 }] },
  action: { kind: 'discrete', names: ['step left', 'step right'] },
  reward: '−1 for every step',
  termination: 'the agent has reached the right end',
  stepLimit: 50,
  randomReturn: -48,
  solvedReturn: -12,
  bestReturn: -10,
  citation: 'Invented for a test',
} as const satisfies EnvironmentCard;
`,
  'dynamics.ts': `
import type { CreateEnvironment, Environment } from '../../learning/environment/environment';
import { card } from './card';

class Corridor implements Environment {
  readonly card = card;
  readonly observation = new Float32Array(1);
  readonly state = new Float64Array(1);
  readonly reward = -1;
  readonly truncated = false;
  terminated = false;

  reset(): void {
    this.resetTo([0]);
  }

  resetTo(state: ArrayLike<number>): void {
    this.state[0] = this.observation[0] = state[0]!;
    this.terminated = false;
  }

  step(action: ArrayLike<number>): void {
    this.state[0] = Math.min(1, Math.max(0, this.state[0]! + (action[0] === 1 ? 0.1 : -0.1)));
    this.observation[0] = this.state[0];
    this.terminated = this.state[0] > 0.999;
  }

  save(): unknown {
    return { place: this.state[0], terminated: this.terminated };
  }

  restore(saved: unknown): void {
    const { place, terminated } = saved as { place: number; terminated: boolean };
    this.resetTo([place]);
    this.terminated = terminated;
  }
}

export const create: CreateEnvironment = () => new Corridor();
`,
  'presets/corridor-dqn.json': preset('corridor-dqn', 'Corridor: DQN', 'dqn', { warmup: 200 }),
};

/** The same of an algorithm: what it is, how it acts and learns, and a preset. */
const hillClimbing: Readonly<Record<string, string>> = {
  'card.ts': `
import type { AlgorithmCard } from '../../shared/catalogue/algorithm';

export const card = {
  id: 'hill-climbing',
  title: 'Hill climbing',
  summary: 'Tries a policy beside the best one in every episode, and keeps the better of both.',
  source: 'Invented for a test',
  observations: ['box'],
  actions: ['discrete'],
  hyperparameters: {
    spread: {
      kind: 'number',
      label: 'Spread',
      doc: 'How far a policy lies from the best one, in each weight.',
      group: 'Learning',
      default: 1,
      min: 0,
      max: 10,
    },
  },
  metrics: {
    bestReturn: { title: 'Best return so far', doc: 'Return of the best policy that was tried.' },
  },
  stepWords: {
    climb: 'Weights',
    from: 'of the policy that is tried, for {action}',
    weight: '{number_}: {change}',
    moved: 'The step uphill',
    triedWeight: 'weight that is tried',
    bestWeight: 'best one so far',
    change: 'what was drawn',
  },
} as const satisfies AlgorithmCard;
`,
  'step.ts': `
import type { StepForm } from '../../shared/learning-steps/learning-step';

/** What is shown of a learning step. */
export const step: StepForm = {
  list: 'climb',
  from: 'from',
  row: { title: 'weight', detail: 'weight', size: 'change', ended: 'ended' },
  quantities: {
    number_: { as: 'count' },
    action: { as: 'action' },
    tried: { tex: '\\\\theta_{\\\\mathrm{new}}', label: 'triedWeight', tone: 'online' },
    best: { tex: '\\\\theta', label: 'bestWeight', tone: 'target' },
    change: { tex: '\\\\sigma\\\\varepsilon', label: 'change', tone: 'error' },
  },
  sections: [{ kind: 'formula', title: 'moved', formulas: ['{tried} = {best} + {change}'] }],
};
`,
  'words.de.ts': `
export const words = {
  stepWords: {
    climb: 'Gewichte',
    from: 'der Strategie, die versucht wird, für {action}',
    weight: '{number_}: {change}',
    moved: 'Der Schritt bergauf',
    triedWeight: 'Gewicht im Versuch',
    bestWeight: 'bisher bestes',
    change: 'was gezogen wurde',
  },
};
`,
  'agent.ts': `
import type { ValuesOf } from '../../shared/fields';
import type { Agent } from '../../learning/training/agent';
import type { AgentOptions } from '../../learning/training/agent-options';
import { persistent } from '../../learning/training/persistent';
import { reportOf } from '../../learning/training/report';
import { learningStep } from '../../shared/learning-steps/learning-step';
import { card } from './card';
import { step } from './step';

type Hyperparameters = ValuesOf<typeof card.hyperparameters>;

export function create(options: AgentOptions<Hyperparameters>): Agent<keyof typeof card.metrics> {
  const { observationSize, actionCount, hyperparameters: h } = options;
  const random = options.random.fork('policies');
  const width = observationSize + 1;
  const start = Array<number>(actionCount * width).fill(0);
  const search = { best: start, tried: start, bestReturn: -1e9, return: 0 };

  /** Of the actions' linear scores the highest. */
  function choose(weights: readonly number[], observation: Float32Array): number {
    const scores = Array.from({ length: actionCount }, (_, action) =>
      observation.reduce((sum, x, i) => sum + x * weights[action * width + i]!, weights[(action + 1) * width - 1]!),
    );
    return scores.indexOf(Math.max(...scores));
  }

  return {
    environments: 1,
    warmingUp: false,
    valueOf: null,
    discount: 1,
    act(observations, actions) {
      actions[0] = choose(search.tried, observations);
    },
    observe({ rewards, terminated, truncated }) {
      search.return += rewards[0]!;
      if (!terminated[0] && !truncated[0]) return;
      if (search.return > search.bestReturn) {
        search.best = search.tried;
        search.bestReturn = search.return;
      }
      search.tried = search.best.map((weight) => weight + h.spread * random.normal());
      search.return = 0;
    },
    learn() {
      // All is learned where an episode ends.
    },
    actGreedily(observation, action) {
      action[0] = choose(search.best, observation);
    },
    explainStep: () =>
      learningStep(step, start.length, {
        action: 0,
        number_: start.map((_, i) => i + 1),
        tried: search.tried,
        best: search.best,
        change: search.tried.map((weight, i) => weight - search.best[i]!),
        ended: 0,
      }),
    diagnostics: () => reportOf(card.metrics, { bestReturn: search.bestReturn }),
    ...persistent({ name: 'hill-climbing', values: search, parts: { random }, stores: {} }),
    dispose() {
      // Nothing native.
    },
  };
}
`,
  'presets/corridor-hill-climbing.json': preset(
    'corridor-hill-climbing',
    'Corridor: hill climbing',
    'hill-climbing',
    { spread: 2 },
  ),
};

/** A language with a few words: of the window, of what all sides share, of an environment and of a preset. */
const french: Readonly<Record<string, string>> = {
  'shared/language/fr/language.ts': `
export const language = { name: 'Français', locale: 'fr-FR', quotationMarks: ['«', '»'], babel: 'french' };
`,
  'shared/language/fr/words.ts': `
export const words = { cards: { experiment: { steps: { label: 'Budget de pas' } } } };
`,
  'renderer/i18n/fr/index.ts': `
export const texts = { settings: { title: 'Réglages' } };
`,
  'environments/Corridor-v0/words.fr.ts': `
export const words = { title: 'Couloir' };
`,
  'environments/Corridor-v0/presets/corridor-dqn.fr.json': JSON.stringify({
    title: 'Couloir : DQN',
    description: 'Une courte marche.',
  }),
};

/** All of them, by their folders below src. */
export const added = {
  'environments/Corridor-v0': corridor,
  'algorithms/hill-climbing': hillClimbing,
  '.': french,
};
