/**
 * How fast tables learn: `npm run bench tabular [-- --json FILE --repetitions N --milliseconds N]`.
 *
 * Counts the processor time of this process, not the time of day: tables learn in one thread, and what else the machine
 * does then matters little.
 */
import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { createAgent } from '../../src/catalogue/algorithms';
import { createEnvironment } from '../../src/catalogue/environments';
import type { Transitions } from '../../src/learning/training/agent';
import { createTraining } from '../../src/catalogue/trainings';
import { requireExperiment } from '../../src/shared/experiment';
import { seededRandom } from '../../src/shared/random';
import { machine, measureInTurns, spreadOf, type Measure, type Work } from '../measure';

const { values: options } = parseArgs({
  options: {
    json: { type: 'string' },
    repetitions: { type: 'string', default: '9' },
    milliseconds: { type: 'string', default: '400' },
  },
});

const experimentOf = (environment: string, steps: number) =>
  requireExperiment({
    environment,
    algorithm: 'q-table',
    steps,
    evaluateEvery: steps,
    finalEpisodes: 1,
    hyperparameters: { epsilonStart: 0.1, epsilonEnd: 0.1 },
  });

/** Measures microseconds of processor time. */
function processorTime(work: Work): Measure {
  return (count) => {
    const start = process.cpuUsage();
    const done = work(count);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / done;
  };
}

/** An agent that takes steps in an environment, without the training loop around them. */
function acting(id: string) {
  const experiment = experimentOf(id, 1e8);
  const environment = createEnvironment(id);
  const agent = createAgent(experiment, environment.card, seededRandom(1));
  const random = seededRandom(2);
  environment.reset(random);
  const step = (): Transitions => {
    const transitions: Transitions = {
      observations: environment.observation.slice(),
      actions: new Float32Array(1),
      rewards: new Float32Array(1),
      terminated: new Uint8Array(1),
      truncated: new Uint8Array(1),
      nextObservations: new Float32Array(1),
    };
    agent.act(transitions.observations, transitions.actions);
    environment.step(transitions.actions);
    transitions.rewards[0] = environment.reward;
    transitions.terminated[0] = environment.terminated ? 1 : 0;
    transitions.truncated[0] = environment.truncated ? 1 : 0;
    transitions.nextObservations.set(environment.observation);
    if (environment.terminated || environment.truncated) environment.reset(random);
    return transitions;
  };
  return { agent, step };
}

/** Updates of the table alone, from transitions that were recorded before. */
function updates(id: string): Work {
  const { agent, step } = acting(id);
  const recorded = Array.from({ length: 4096 }, step);
  return (count) => {
    for (let i = 0; i < count; i++) {
      agent.observe(recorded[i % recorded.length]!);
      agent.learn();
    }
    return count;
  };
}

/** Whole trainings: acting, the environment, the update, episodes and reports. */
function training(id: string): Work {
  return (count) => {
    const steps = Math.max(count, 1000);
    const run = createTraining({
      experiment: experimentOf(id, steps),
      emit: () => undefined,
      now: () => performance.now(),
    });
    while (!run.done) run.advance(1000);
    run.dispose();
    return steps;
  };
}

const environments = ['CliffWalking-v1', 'FrozenLake8x8-v1', 'Blackjack-v1'];
const micros = await measureInTurns(
  Object.fromEntries(
    environments.flatMap((id) => [
      [`update, ${id}`, processorTime(updates(id))],
      [`whole loop, ${id}`, processorTime(training(id))],
    ]),
  ),
  Number(options.repetitions),
  Number(options.milliseconds),
);
const rows = Object.entries(micros).map(([work, values]) => {
  const { min, median, max } = spreadOf(values.map((value) => 1e6 / value));
  return { work, perSecond: Math.round(median), slowest: Math.round(min), fastest: Math.round(max) };
});
for (const { work, perSecond, slowest, fastest } of rows)
  process.stdout.write(
    `${work.padEnd(32)} ${perSecond.toLocaleString('en')} a second ` +
      `(${slowest.toLocaleString('en')} to ${fastest.toLocaleString('en')})\n`,
  );
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ machine: machine(), rows }, null, 2)}\n`);
