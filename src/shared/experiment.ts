/** An experiment: everything that decides a training's curve. */
import { catalogue, misfit, type Catalogue } from './catalogue';
import type { EnvironmentOptions } from './catalogue/environment';
import { checkFields, InvalidValueError, showValue, type FieldValue, type ValuesOf } from './fields';
import type { Problem } from './problem';
import { wordedProblem } from './worded-problem';
import { message } from './language/say';
import type { Message } from './language/message';

/** The settings that every experiment has, whatever its algorithm. */
export const experimentFields = {
  steps: {
    kind: 'integer',
    label: 'Budget',
    unit: 'env steps',
    doc: 'How many steps the agent takes in its environment while it learns.',
    group: 'Training',
    default: 50_000,
    min: 1,
    max: 100_000_000,
  },
  scheduleSteps: {
    kind: 'integer',
    label: 'Schedules end at',
    unit: 'env steps',
    doc: 'Where everything that changes over the budget, such as epsilon, has reached its end, to stay there. 0: at the end of the budget. A run that was extended keeps the schedules of its first budget.',
    group: 'Training',
    rare: true,
    default: 0,
    min: 0,
    max: 100_000_000,
  },
  seed: {
    kind: 'integer',
    label: 'Seed',
    doc: 'Start of all randomness. Same version, seed and settings: same curve, on every PC. Try several; one is an anecdote.',
    group: 'Training',
    default: 1,
    min: 0,
    max: 4_294_967_295,
  },
  evaluateEvery: {
    kind: 'integer',
    label: 'Evaluate every',
    unit: 'env steps',
    doc: 'Env steps between two evaluations, in which the agent acts greedily in an environment of its own. Where that sets no step limit, an evaluation’s episodes end after 1000 steps.',
    group: 'Evaluation',
    default: 2500,
    min: 1,
    max: 100_000_000,
  },
  evaluationEpisodes: {
    kind: 'integer',
    label: 'Episodes per evaluation',
    doc: 'Episodes in each of these evaluations.',
    group: 'Evaluation',
    default: 5,
    min: 1,
    max: 10_000,
  },
  finalEpisodes: {
    kind: 'integer',
    label: 'Final episodes',
    doc: 'Episodes of the evaluation after the last training step, whose mean is the run’s result.',
    group: 'Evaluation',
    default: 100,
    min: 1,
    max: 1_000_000,
  },
  stateStack: {
    costly: true,
    kind: 'integer',
    label: 'State stack',
    symbol: 'k',
    doc: 'How many of the latest observations the agent sees at once. More than 1 reveals what one observation hides, such as velocities.',
    group: 'Preprocessing',
    default: 1,
    min: 1,
    max: 32,
  },
  normaliseObservations: {
    kind: 'switch',
    label: 'Normalise observations',
    doc: 'Shows every number in standard deviations from its mean over all that training has seen.',
    group: 'Preprocessing',
    default: false,
  },
  normaliseRewards: {
    kind: 'switch',
    label: 'Normalise rewards',
    doc: 'Divides the rewards that the agent learns from by the standard deviation of the discounted returns that training has seen. The returns that are shown are always those of the environment itself.',
    group: 'Preprocessing',
    default: false,
  },
  rewardScale: {
    kind: 'number',
    label: 'Reward scale',
    doc: 'Factor of the rewards that the agent learns from. The returns that are shown are always those of the environment itself.',
    group: 'Preprocessing',
    default: 1,
    min: 0,
    exclusiveMin: true,
    max: 1000,
    scale: 'log',
  },
  rewardClip: {
    kind: 'number',
    label: 'Reward clipping',
    doc: 'Bound, to either side, of the scaled rewards that the agent learns from; 0 for none.',
    group: 'Preprocessing',
    default: 0,
    min: 0,
    max: 1000,
  },
} as const;

export interface Experiment extends ValuesOf<typeof experimentFields> {
  readonly environment: string;
  readonly algorithm: string;
  /** Missing where the environment has none; a missing one is at its default. */
  readonly environmentOptions?: EnvironmentOptions;
  readonly hyperparameters: Readonly<Record<string, FieldValue>>;
}

type Checked = { readonly experiment: Experiment } | { readonly problems: readonly Problem[] };

function chosen<T>(
  field: string,
  remedy: Message,
  value: unknown,
  from: Readonly<Record<string, T>>,
  problems: Problem[],
): T | undefined {
  if (typeof value === 'string' && Object.hasOwn(from, value)) return from[value];
  problems.push(wordedProblem(field, showValue(value), Object.keys(from).join(', '), remedy));
  return undefined;
}

export const unusableExperiment: Message = message('experiments.unusable');

/**
 * Checks an untrusted value as an experiment, fills in defaults, and names every problem it finds.
 * @param from the catalogue that it may choose from; this process' own where it is missing
 */
export function checkExperiment(
  value: unknown,
  { environments, algorithms }: Catalogue = catalogue(),
): Checked {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return {
      problems: [
        wordedProblem(
          'experiment',
          showValue(value),
          message('refusals.experiment'),
          message('refusals.startFromPreset'),
        ),
      ],
    };
  const { environment, environmentOptions, algorithm, hyperparameters, ...rest } = value as Record<
    string,
    unknown
  >;
  const problems: Problem[] = [];
  const environmentCard = chosen(
    'environment',
    message('refusals.chooseEnvironment'),
    environment,
    environments,
    problems,
  );
  const algorithmCard = chosen(
    'algorithm',
    message('refusals.chooseAlgorithm'),
    algorithm,
    algorithms,
    problems,
  );
  const common = checkFields(experimentFields, rest, '');
  problems.push(...common.problems);
  const options = checkFields(environmentCard?.options ?? {}, environmentOptions, 'environmentOptions.');
  if (environmentCard !== undefined) problems.push(...options.problems);
  if (algorithmCard === undefined || environmentCard === undefined) return { problems };

  const reason = misfit(algorithmCard, environmentCard);
  if (reason !== null)
    problems.push(
      wordedProblem(
        'algorithm',
        showValue(algorithm),
        Object.values(algorithms)
          .filter((card) => misfit(card, environmentCard) === null)
          .map((card) => card.id)
          .join(', '),
        reason,
      ),
    );
  if (environmentCard.observation.kind === 'discrete')
    for (const name of ['stateStack', 'normaliseObservations'] as const)
      if (common.values[name] !== experimentFields[name].default)
        problems.push(
          wordedProblem(
            name,
            showValue(common.values[name]),
            showValue(experimentFields[name].default),
            message('problems.stateNumber', { environment: environmentCard.id }),
          ),
        );
  const own = checkFields(algorithmCard.hyperparameters, hyperparameters, 'hyperparameters.');
  problems.push(...own.problems);
  if (problems.length === 0)
    problems.push(...(algorithmCard.conflicts?.(own.values, common.values.steps) ?? []));
  if (problems.length > 0) return { problems };
  return {
    experiment: {
      environment: environmentCard.id,
      ...(environmentCard.options === undefined ? {} : { environmentOptions: options.values }),
      algorithm: algorithmCard.id,
      ...common.values,
      hyperparameters: own.values as Experiment['hyperparameters'],
    },
  };
}

/** Like `checkExperiment`, but throws an `InvalidValueError` that lists every problem. */
export function requireExperiment(
  value: unknown,
  what: Message = unusableExperiment,
  from: Catalogue = catalogue(),
): Experiment {
  const checked = checkExperiment(value, from);
  if ('experiment' in checked) return checked.experiment;
  const { problems } = checked;
  throw new InvalidValueError(
    what,
    problems,
    problems.map(() => value),
  );
}
