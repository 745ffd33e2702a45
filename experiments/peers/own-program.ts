/**
 * RL Lab as one of the programs that `npm run bench peers` compares: it answers as session.py does.
 *
 * The first argument says what to run, as JSON: a training without evaluations, an environment under random actions,
 * or the DQN that tfjs-node's documentation would write.
 */
import { createInterface } from 'node:readline';
import { createEnvironment } from '../../src/catalogue/environments';
import { createTraining } from '../../src/catalogue/trainings';
import { requireExperiment } from '../../src/shared/experiment';
import { seededRandom } from '../../src/shared/random';
import { idiomaticWork } from '../engine/idiomatic-works';
import type { OwnTask } from './rows';
import type { Answer, Wish } from './session';

const recentEpisodes = 20;

interface Program {
  /** Takes about so many env steps, at least one, and returns how many they were. */
  advance(steps: number): number;
  readonly returns: number[];
}

function training(task: Extract<OwnTask, { kind: 'training' }>): Program {
  const returns: number[] = [];
  const never = 100_000_000;
  const experiment = requireExperiment({ ...task.experiment, steps: never, evaluateEvery: never });
  const loop = createTraining({
    experiment,
    emit: (event) => {
      if (event.type === 'episode') returns.push(event.return);
    },
    now: () => performance.now(),
  });
  const advance = () => {
    const from = loop.step;
    loop.advance(20);
    return loop.step - from;
  };
  const warmup = Number(experiment.hyperparameters['warmup'] ?? 0);
  while (loop.step < warmup + 50) advance();
  return { returns, advance };
}

function environment({ environment: id, actions }: Extract<OwnTask, { kind: 'environment' }>): Program {
  const world = createEnvironment(id);
  const random = seededRandom(1);
  const action = new Float32Array(1);
  const returns: number[] = [];
  let sum = 0;
  world.reset(random);
  // So many steps until the code that runs hot is compiled.
  const warmup = 20_000;
  const advance = (steps: number) => {
    for (let step = 0; step < steps; step++) {
      action[0] = random.integer(actions);
      world.step(action);
      sum += world.reward;
      if (!world.terminated && !world.truncated) continue;
      returns.push(sum);
      sum = 0;
      world.reset(random);
    }
    return steps;
  };
  advance(warmup);
  return { returns, advance };
}

function create(task: OwnTask): Program {
  if (task.kind === 'training') return training(task);
  if (task.kind === 'environment') return environment(task);
  const work = idiomaticWork('loop');
  return { returns: [], advance: (steps) => work(Math.min(steps, 20)) };
}

const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);

const program = create(JSON.parse(process.argv[2]!) as OwnTask);
say({ ready: true });
for await (const line of createInterface({ input: process.stdin })) {
  const wish = JSON.parse(line) as Wish;
  const [start, processor] = [performance.now(), process.cpuUsage()];
  let steps = 0;
  if (wish.do === 'train') while (steps < wish.steps) steps += program.advance(1000);
  else while (performance.now() - start < wish.seconds * 1000) steps += program.advance(1000);
  const { user, system } = process.cpuUsage(processor);
  const recent = program.returns.splice(0).slice(-recentEpisodes);
  program.returns.push(...recent);
  say({
    steps,
    seconds: (performance.now() - start) / 1000,
    processorSeconds: (user + system) / 1e6,
    return: recent.length === 0 ? null : recent.reduce((a, b) => a + b) / recent.length,
  } satisfies Answer);
}
