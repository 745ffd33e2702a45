/** One training: an experiment in, events out. It knows no process, no files and no clock but the one it is given. */
import type { Experiment } from '../../shared/experiment';
import { mostInspections, type Inspection } from '../../shared/inspection';
import { seededRandom, type Random, type RandomState } from '../../shared/random';
import type { Environment } from '../environment/environment';
import { normalisationOf } from '../environment/normalisation';
import type { Agent } from './agent';
import type { Builders } from './builders';
import type { Checkpoint } from './checkpoint';
import { ClipRecorder } from './clip';
import { playGreedily } from './greedy-episodes';
import { inspect } from './inspect';
import { prefixed, withPrefix } from './names';
import { ParallelEnvironments } from './parallel-environments';
import {
  crosses,
  finalEvaluation,
  savedTrainingOf,
  trainingSchema,
  type EvaluationKind,
  type SavedTraining,
} from './saved-training';
import { Speedometer } from './speedometer';
import type { Training, TrainingOptions } from './training-options';
import { wrappingOf } from './wrapping';

/** Builds the environment, the agent and its compiled functions (takes up to a second). */
export function startTraining(options: TrainingOptions, builders: Builders): Training {
  return new TrainingLoop(options, builders);
}

/** Milliseconds between two `progress` events. */
const progressInterval = 100;
/** Steps between two looks at the clock. */
const stepsPerLook = 16;
/** About how many `learning` events a training emits, and the most steps that lie between two of them. */
const learningEvents = 1000;
const longestReport = 1000;

class TrainingLoop implements Training {
  step = 0;
  seconds = 0;
  done = false;
  #episodes = 0;
  #evaluationSeconds = 0;
  /** When the time that is not yet counted began. */
  #counted = 0;
  /** The evaluation in progress. */
  #evaluation: EvaluationKind | null = null;
  /** State of its generator at its start. */
  #evaluationStart: RandomState;
  readonly #experiment: Experiment;
  readonly #agent: Agent;
  readonly #environments: ParallelEnvironments;
  readonly #evaluationEnvironment: Environment;
  /** Where the policy is inspected; null without inspections. */
  readonly #inspectionEnvironment: Environment | null;
  /** Start states of interim evaluations and of the final one: how often one evaluates does not change the result. */
  readonly #evaluationRandoms: Record<EvaluationKind, Random>;
  readonly #clip: ClipRecorder;
  readonly #speedometer = new Speedometer();
  readonly #work: Generator<void, void>;
  #progressAt = 0;

  constructor(
    private readonly options: TrainingOptions,
    { createAgent, createEnvironment }: Builders,
  ) {
    const { experiment, checkpoint } = options;
    this.#experiment = experiment;
    const random = seededRandom(experiment.seed);
    const wrapping = wrappingOf(experiment);
    const normalisation = normalisationOf(wrapping);
    const create = (frozen: boolean) =>
      createEnvironment(experiment.environment, experiment.environmentOptions, { ...wrapping, frozen });
    this.#evaluationEnvironment = create(true);
    this.#inspectionEnvironment = options.inspected === undefined ? null : create(true);
    const { card } = this.#evaluationEnvironment;
    this.#agent = createAgent(experiment, card, random, {
      compiled: options.compiled ?? true,
      normalisation,
    });
    if (options.inspected !== undefined) this.#agent.enableExplanations?.();
    this.#environments = new ParallelEnvironments(
      Array.from({ length: this.#agent.environments }, (_, index) => ({
        environment: create(false),
        random: random.fork(`environment ${index}`),
      })),
      card,
      normalisation,
    );
    this.#evaluationRandoms = {
      interim: random.fork('evaluation'),
      final: random.fork(finalEvaluation),
    };
    this.#evaluationStart = this.#evaluationRandoms.interim.save();
    this.#clip = new ClipRecorder(options.emit);
    if (checkpoint === undefined) this.#environments.reset();
    else this.#restore(checkpoint);
    this.#work = this.#train();
  }

  advance(milliseconds: number): void {
    const { now } = this.options;
    const start = (this.#counted = now());
    let steps = 0;
    while (!this.done) {
      if (this.#work.next().done) this.done = true;
      if (++steps % stepsPerLook === 0 && now() - start >= milliseconds) break;
    }
    this.#countTime();
    const { step, seconds } = this;
    this.#speedometer.record(seconds, step);
    if (now() - this.#progressAt < progressInterval && !this.done) return;
    this.#progressAt = now();
    this.options.emit({
      type: 'progress',
      step,
      seconds,
      stepsPerSecond: this.#speedometer.speed(),
      secondsLeft: this.done ? 0 : this.#secondsLeft(),
      phase: this.#evaluation !== null ? 'evaluating' : this.#agent.warmingUp ? 'warm-up' : 'training',
    });
  }

  requestClip(): void {
    this.#clip.request();
  }

  checkpoint(): Checkpoint {
    const { state, arrays } = this.#agent.save();
    const { interim, final } = this.#evaluationRandoms;
    const present = this.#evaluation === null ? null : this.#evaluationRandoms[this.#evaluation];
    const saved: SavedTraining = {
      schema: trainingSchema,
      done: this.done,
      step: this.step,
      episodes: this.#episodes,
      evaluationSeconds: this.#evaluationSeconds,
      evaluation: this.#evaluation,
      evaluationRandoms: {
        interim: present === interim ? this.#evaluationStart : interim.save(),
        final: final === interim ? null : present === final ? this.#evaluationStart : final.save(),
      },
      places: this.#environments.save(),
      agent: state,
    };
    return { step: this.step, seconds: this.seconds, state: saved, arrays: prefixed('agent', arrays) };
  }

  dispose(): void {
    this.#agent.dispose();
  }

  #restore({ step, seconds, state, arrays }: Checkpoint): void {
    const saved = savedTrainingOf(state, false);
    this.step = step;
    this.seconds = seconds;
    this.done = saved.done;
    this.#episodes = saved.episodes;
    this.#evaluationSeconds = saved.evaluationSeconds;
    this.#evaluation = saved.evaluation;
    const randoms = this.#evaluationRandoms;
    randoms.interim.restore(saved.evaluationRandoms.interim);
    if (saved.evaluationRandoms.final === null) randoms.final = randoms.interim;
    else randoms.final.restore(saved.evaluationRandoms.final);
    this.#environments.restore(saved.places);
    this.#agent.restore({ state: saved.agent, arrays: withPrefix('agent', arrays) });
    if (saved.pendingUpdate) this.#agent.learn();
  }

  /** The whole training, one env step or evaluation step at a time. */
  *#train(): Generator<void, void> {
    const { steps, evaluateEvery } = this.#experiment;
    if (this.#evaluation === 'interim') yield* this.#evaluate('interim');
    const reportEvery = Math.min(longestReport, Math.max(1, Math.round(steps / learningEvents)));
    const { count } = this.#environments;
    while (this.step < steps) {
      this.#takeStep();
      if (crosses(this.step, count, reportEvery)) this.#report();
      if (crosses(this.step, count, evaluateEvery) && this.step < steps) yield* this.#evaluate('interim');
      yield;
    }
    yield* this.#evaluate('final');
  }

  #takeStep(): void {
    const { transitions } = this.#environments;
    this.#environments.look();
    this.#agent.act(transitions.observations, transitions.actions);
    this.#environments.step(this.#clip);
    this.#agent.observe(transitions);
    this.step += this.#environments.count;
    this.#environments.endEpisodes((running, index) => {
      this.#episodes++;
      this.#countTime();
      this.options.emit({
        type: 'episode',
        step: this.step,
        seconds: this.seconds,
        episode: this.#episodes,
        return: running.return,
        length: running.length,
      });
      if (index === 0) this.#clip.end(running.environment, this.step, this.#episodes, running.return);
    });
    // After the reset: the statistics that normalise remembered experience then count what the new episode begins with.
    this.#agent.learn();
  }

  #report(): void {
    const values = this.#agent.diagnostics();
    if (Object.keys(values).length === 0) return;
    this.#countTime();
    this.options.emit({ type: 'learning', step: this.step, seconds: this.seconds, values });
  }

  *#evaluate(kind: 'interim' | 'final'): Generator<void, void> {
    this.#countTime();
    const random = this.#evaluationRandoms[kind];
    this.#evaluationStart = random.save();
    this.#evaluation = kind;
    const episodes = kind === 'final' ? this.#experiment.finalEpisodes : this.#experiment.evaluationEpisodes;
    const { returns, value } = yield* playGreedily(
      this.#agent,
      this.#evaluationEnvironment,
      random,
      episodes,
    );
    const inspection = this.#inspectionIsDue(kind) ? yield* this.#inspect() : null;
    this.#countTime();
    this.#evaluation = null;
    if (inspection !== null) this.options.inspected?.(inspection);
    this.options.emit({
      type: 'evaluation',
      step: this.step,
      seconds: this.seconds,
      returns,
      ...(value && { value }),
      final: kind === 'final',
    });
  }

  #inspect(): Generator<void, Inspection> {
    return inspect(this.#agent, this.#inspectionEnvironment!, this.step);
  }

  /** Whether this evaluation is one of those, evenly spread, that come with an inspection. */
  #inspectionIsDue(kind: 'interim' | 'final'): boolean {
    if (this.#inspectionEnvironment === null) return false;
    const { steps, evaluateEvery } = this.#experiment;
    const every = Math.ceil(steps / evaluateEvery / mostInspections);
    return kind === 'final' || Math.floor(this.step / evaluateEvery) % every === 0;
  }

  /** Adds the time since the last count to training or to evaluation. */
  #countTime(): void {
    const now = this.options.now();
    const elapsed = (now - this.#counted) / 1000;
    this.#counted = now;
    if (this.#evaluation === null) this.seconds += elapsed;
    else this.#evaluationSeconds += elapsed;
  }

  #secondsLeft(): number | null {
    const speed = this.#speedometer.speed();
    if (speed === 0 || this.step === 0) return null;
    const left = (this.#experiment.steps - this.step) / speed;
    return left + (left * this.#evaluationSeconds) / Math.max(this.seconds, 1e-3);
  }
}
