import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { environments } from '../../../catalogue';
import { spaceSize, type EnvironmentOptions, type Space } from '../../../shared/catalogue/environment';
import { requireExperiment } from '../../../shared/experiment';
import { checkFields, InvalidValueError, type Fields } from '../../../shared/fields';
import { parseFieldText } from '../../../shared/field-text';
import { message } from '../../../shared/language/say';
import { fileLimits } from '../../../shared/limits';
import { returnsOf, type Task } from '../../../shared/numbers/returns';
import { seededRandom, type Random } from '../../../shared/random';
import { createEnvironment, heuristics } from '../../../catalogue/environments';
import type { Environment } from '../../../learning/environment/environment';
import { parseJson } from '../../files/json-text';
import { valueIteration } from '../../../learning/ops/dynamic-programming';
import { readNewestCheckpoint } from '../../runs/checkpoint-files';
import { readTextFile } from '../../files/text-file';
import { valueOf, wholeNumber, type Command, type Given } from '../command';
import { requireShown } from '../assignment-lines';
import { exitCodes, UsageError } from '../exit-codes';
import { findRun } from '../find-run';
import { suggestion } from '../near-miss';
import { openLab } from '../open-lab';
import { showNumber, typed } from '../words';

/** An environment and what acts in it. */
interface Player {
  readonly environment: Environment;
  /** What its returns are of. */
  readonly task: Task;
  /** Writes the action of a step, counted from 0 in each episode; false where there is none any more. */
  readonly act: (action: Float32Array, step: number) => boolean;
  dispose?(): void;
}

/** Discount of the optimal policy: close to 1, and the sum of any rewards stays finite. */
const optimalDiscount = 0.999;

/**
 * Reads `--set NAME=VALUE` as the environment's options.
 * @throws UsageError, InvalidValueError
 */
function readOptions(id: string, settings: readonly string[]): EnvironmentOptions {
  const fields: Fields = environments[id]!.options ?? {};
  const values: Record<string, unknown> = {};
  for (const setting of settings) {
    const equals = setting.indexOf('=');
    if (equals <= 0) throw new UsageError(`--set is ${setting}; allowed is NAME=VALUE.`);
    const name = setting.slice(0, equals).trim();
    const text = setting.slice(equals + 1);
    values[name] = Object.hasOwn(fields, name) ? parseFieldText(fields[name]!, text) : text;
  }
  const checked = checkFields(fields, values, 'environmentOptions.');
  if (checked.problems.length > 0)
    throw new InvalidValueError(message('experiments.notSetUp', { environment: id }), checked.problems);
  return checked.values;
}

function drawAction(space: Space, random: Random, action: Float32Array): void {
  if (space.kind === 'discrete') action[0] = random.integer(space.names.length);
  else
    space.dimensions.forEach(({ low, high }, i) => {
      action[i] = low + (high - low) * random.uniform();
    });
}

/** Reads a list of actions, each a number or a list of numbers. */
async function readActions(path: string, space: Space): Promise<readonly (readonly number[])[]> {
  const value = parseJson(await readTextFile(path, { most: fileLimits.script }), path);
  const wrong = (where: string) =>
    new UsageError(
      `${path} is no list of actions: ${where}. Allowed is a JSON list of ${
        space.kind === 'discrete'
          ? `whole numbers from 0 to ${space.names.length - 1}`
          : `lists of ${space.dimensions.length} numbers`
      }.`,
    );
  if (!Array.isArray(value)) throw wrong('it holds something else');
  return value.map((entry: unknown, index) => {
    const numbers: unknown[] = Array.isArray(entry) ? entry : [entry];
    const fits =
      numbers.length === spaceSize(space) &&
      numbers.every(
        (number) =>
          typeof number === 'number' &&
          (space.kind === 'box' || (Number.isInteger(number) && number >= 0 && number < space.names.length)),
      );
    if (!fits) throw wrong(`entry ${index + 1} is ${JSON.stringify(entry)}`);
    return numbers as number[];
  });
}

/** The greedy policy of a run's newest checkpoint, in its own environment. */
async function trainedPlayer(name: string, id: string | undefined): Promise<Player> {
  const { store, supervisor } = await openLab();
  await supervisor.close();
  const run = findRun(supervisor.runs(), name);
  requireShown(run);
  if (id !== undefined && id !== run.experiment.environment)
    throw new UsageError(
      `--env is ${id}, but the run ${run.id} was trained in ${run.experiment.environment}. Leave --env out.`,
    );
  const stored = await readNewestCheckpoint(store.checkpointFolder(run.id));
  if (stored === null) throw new UsageError(`The run ${run.id} has no checkpoint yet.`);
  const { trainedAgent } = await import('../../../catalogue/trainings');
  const experiment = requireExperiment(run.experiment, message('experiments.notPlayed', { id: run.id }));
  const { agent, environment } = trainedAgent(experiment, stored.checkpoint);
  return {
    environment,
    task: experiment,
    act: (action) => {
      agent.actGreedily(environment.observation, action);
      return true;
    },
    dispose: () => agent.dispose(),
  };
}

async function choosePlayer(given: Given, random: Random): Promise<Player> {
  const policy = valueOf(given, 'policy') ?? 'random';
  const id = valueOf(given, 'env');
  const settings = given.values['set'] ?? [];
  if (id !== undefined && !Object.hasOwn(environments, id)) {
    const ids = Object.keys(environments);
    throw new UsageError(`--env is ${id}.${suggestion(id, ids)} Allowed is ${ids.join(', ')}.`);
  }
  const own = ['random', 'heuristic', 'optimal'].includes(policy);
  const isFile = !own && existsSync(policy);
  if (!own && !isFile && /[/\\]|\.json$/i.test(policy))
    throw new UsageError(`There is no file ${resolve(policy)} with actions for --policy.`);
  if (!own && !isFile) {
    if (settings.length > 0) throw new UsageError('A run is played in its own environment. Leave --set out.');
    return trainedPlayer(policy, id);
  }
  if (id === undefined) throw new UsageError('Say where to play: --env ID, for example --env CartPole-v1.');
  const environmentOptions = readOptions(id, settings);
  const environment = createEnvironment(id, environmentOptions);
  const task = { environment: id, environmentOptions };
  const { action: space } = environment.card;
  if (isFile) {
    const actions = await readActions(policy, space);
    return {
      environment,
      task,
      act: (action, step) => {
        if (step >= actions.length) return false;
        action.set(actions[step]!);
        return true;
      },
    };
  }
  if (policy === 'heuristic') {
    const heuristic = Object.hasOwn(heuristics, id) ? heuristics[id] : undefined;
    if (heuristic === undefined)
      throw new UsageError(
        `${id} has no heuristic policy. Those that have: ${Object.keys(heuristics).join(', ')}.`,
      );
    return {
      environment,
      task,
      act: (action) => {
        heuristic(environment.observation, action);
        return true;
      },
    };
  }
  if (policy === 'optimal') {
    if (environment.model === undefined)
      throw new UsageError(`${id} has no exact model, without which no policy is known to be optimal.`);
    const best = valueIteration(environment.model, { discount: optimalDiscount }).policy;
    return {
      environment,
      task,
      act: (action) => {
        action[0] = best[environment.observation[0]!]!;
        return true;
      },
    };
  }
  return {
    environment,
    task,
    act: (action) => {
      drawAction(space, random, action);
      return true;
    },
  };
}

/** How values are spread; the standard deviation is that of a sample. */
function spread(values: readonly number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const std = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
  const quantile = (share: number) => {
    const at = share * (count - 1);
    const below = sorted[Math.floor(at)]!;
    return below + (sorted[Math.ceil(at)]! - below) * (at % 1);
  };
  return {
    mean,
    std,
    sem: std / Math.sqrt(count),
    min: sorted[0]!,
    q05: quantile(0.05),
    q25: quantile(0.25),
    q50: quantile(0.5),
    q75: quantile(0.75),
    q95: quantile(0.95),
    max: sorted[count - 1]!,
  };
}

export const rollout: Command = {
  name: 'rollout',
  operands: [],
  summary: 'Play episodes with a policy and report their returns and lengths.',
  details: [
    'POLICY is "random"; "heuristic", a hand-written one where the environment has one; "optimal", found by value iteration where the environment has an exact model; the id of a run (or part of it, or "latest"), whose newest checkpoint then plays greedily in the run’s own environment; or the path of a JSON file with a list of actions, which is played once from every start.',
    'Returns are undiscounted. Same version, policy and seed: same episodes.',
  ],
  options: {
    env: { value: 'ID', doc: 'The environment; may be left out for a run.' },
    policy: { value: 'POLICY', doc: 'Which policy acts; default random.' },
    episodes: { value: 'N', doc: 'How many episodes; default 100.' },
    seed: { value: 'S', doc: 'Seed of all randomness; default 1.' },
    set: { value: 'NAME=VALUE', doc: 'An option of the environment; may be repeated.', multiple: true },
    json: { doc: 'Print one JSON object.' },
  },
  async run(given, terminal) {
    const episodes = wholeNumber(given, 'episodes', 1, 1_000_000) ?? 100;
    const seed = wholeNumber(given, 'seed', 0, 4_294_967_295) ?? 1;
    const random = seededRandom(seed);
    const player = await choosePlayer(given, random.fork('policy'));
    const { environment } = player;
    const action = new Float32Array(spaceSize(environment.card.action));
    const returns: number[] = [];
    const lengths: number[] = [];
    let terminated = 0;
    let truncated = 0;
    const begun = performance.now();
    while (returns.length < episodes) {
      environment.reset(random);
      let sum = 0;
      let length = 0;
      while (!environment.terminated && !environment.truncated && player.act(action, length)) {
        environment.step(action);
        sum += environment.originalReward ?? environment.reward;
        length++;
      }
      returns.push(sum);
      lengths.push(length);
      if (environment.terminated) terminated++;
      else if (environment.truncated) truncated++;
    }
    const seconds = (performance.now() - begun) / 1000;
    player.dispose?.();
    const result = {
      environment: environment.card.id,
      policy: valueOf(given, 'policy') ?? 'random',
      episodes,
      seed,
      return: spread(returns),
      length: spread(lengths),
      terminated: terminated / episodes,
      truncated: truncated / episodes,
      stepsPerSecond: lengths.reduce((sum, length) => sum + length, 0) / seconds,
    };
    if (given.switches.has('json')) terminal.print(JSON.stringify(result));
    else {
      const line = (name: string, value: string) => terminal.print(`${name.padEnd(14)} ${value}`);
      const words = (
        { mean, std, sem, min, q50, max }: ReturnType<typeof spread>,
        write: (value: number) => string,
      ) =>
        `mean ${write(mean)} ± ${write(sem)} (standard error), standard deviation ${write(std)}, lowest ${write(min)}, median ${write(q50)}, highest ${write(max)}`;
      const { mean, std, min, q50, max } = result.return;
      const returnIn = returnsOf(player.task, [mean, std, min, q50, max]);
      line('environment', result.environment);
      line('policy', result.policy);
      line('episodes', `${showNumber(episodes)}, seed ${seed}`);
      line(
        'return',
        words(result.return, (value) => typed(returnIn(value))),
      );
      line(
        'length',
        words(result.length, (value) => showNumber(value, 1)),
      );
      line(
        'ends',
        `${showNumber(100 * result.terminated, 1)} % terminated, ${showNumber(100 * result.truncated, 1)} % truncated`,
      );
      line('speed', `${showNumber(result.stepsPerSecond)} env steps/s`);
    }
    return exitCodes.fine;
  },
};
