/** Compiles what an off-policy actor-critic computes: acting, valuing, and its gradient steps. */
import type { Scalar, Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-node';
import type { OffPolicyHyperparameters } from '../../shared/catalogue/off-policy-learning';
import {
  compile,
  define,
  f32,
  globalNorm,
  type Callable,
  type Spec,
  type Specs,
  type Variables,
  type VariableValues,
} from '../engine';
import { disposeVariables } from '../networks/parameters';
import { criticColumns, type CriticColumns, type ExplainedCritics } from './explain/critics';
import type { AgentOptions } from './index';

/** A minibatch, the learning rates, and by name the noise that a gradient step takes, [batch, action size] each. */
export type Batch<Noise extends string> = {
  readonly observations: Tensor2D;
  readonly actions: Tensor2D;
  readonly rewards: Tensor1D;
  readonly discounts: Tensor1D;
  readonly nextObservations: Tensor2D;
  readonly actorRate: Scalar;
  readonly criticRate: Scalar;
} & Readonly<Record<Noise, Tensor2D>>;

/** What makes one algorithm differ from another. */
export interface OffPolicyParts<Noise extends string> {
  readonly name: string;
  /** Everything that outlives a call: networks, targets, optimisers. */
  readonly variables: Variables;
  /** Names of the noise of a gradient step; standard normal numbers. */
  readonly noises: readonly Noise[];
  /** The action for an observation [1, observation size] explored with noise [1, action size]; zeros for none. */
  act(observation: Tensor2D, noise: Tensor2D): Tensor2D;
  /** The value of acting greedily from an observation, [1]. */
  value(observation: Tensor2D): Tensor1D;
  /** What a gradient step works out before anything moves, row by row. */
  readonly explained: {
    readonly rule: ExplainedCritics['rule'];
    readonly work: (batch: Batch<Noise>) => CriticColumns;
  };
  /** The forms of a gradient step. */
  readonly updates: readonly Update<Noise>[];
  /** Which of them the n-th gradient step takes, n counted from 0; always the first where this is missing. */
  turn?(n: number): number;
  /** Each network with the one that follows it. */
  readonly followers: readonly (readonly [online: Variables, target: Variables])[];
}

/** One gradient step. */
export interface Update<Noise extends string> {
  /** Names of the scalars that it reports. */
  readonly reports: readonly string[];
  readonly run: (batch: Batch<Noise>) => Readonly<Record<string, Tensor>>;
}

export type Report = Readonly<Record<string, number>>;

/** The compiled form, with the arrays that TensorFlow reads. */
export interface OffPolicyLearner {
  readonly batch: {
    readonly observations: Float32Array;
    readonly actions: Float32Array;
    readonly rewards: Float32Array;
    readonly discounts: Float32Array;
    readonly nextObservations: Float32Array;
    readonly actorRate: Float32Array;
    readonly criticRate: Float32Array;
  };
  /** To be filled with standard normal numbers before every gradient step. */
  readonly noises: readonly Float32Array[];
  /** The observation that `act`, `value` and `learnAndAct` look at, and the noise of its action. */
  readonly observation: Float32Array;
  readonly actionNoise: Float32Array;
  /** The names of all that gradient steps report. */
  readonly reports: readonly string[];
  act(): Float32Array;
  value(): number;
  /** Takes the n-th gradient step. */
  learn(n: number): Report;
  /** The same, and the action of the policy that it leads to. */
  learnAndAct(n: number): { readonly report: Report; readonly action: Float32Array };
  /** Works out what a gradient step on the minibatch would, and moves nothing. */
  explain(): ExplainedCritics;
  /** How far the targets are behind. */
  targetLag(): number;
  read(): VariableValues;
  write(values: Readonly<VariableValues>): void;
  dispose(): void;
}

/** Compiles the parts of an algorithm. */
export function offPolicyLearner<Noise extends string>(
  { observationSize, actionSize, hyperparameters: h, compiled }: AgentOptions<OffPolicyHyperparameters>,
  parts: OffPolicyParts<Noise>,
): OffPolicyLearner {
  const batch = {
    observations: f32(h.batchSize, observationSize),
    actions: f32(h.batchSize, actionSize),
    rewards: f32(h.batchSize),
    discounts: f32(h.batchSize),
    nextObservations: f32(h.batchSize, observationSize),
    actorRate: f32(),
    criticRate: f32(),
    ...(Object.fromEntries(parts.noises.map((name) => [name, f32(h.batchSize, actionSize)])) as Record<
      Noise,
      Spec<'float32', readonly [number, number]>
    >),
  };
  const observed = { observation: f32(1, observationSize), actionNoise: f32(1, actionSize) };
  const action = f32(1, actionSize);
  const act = ({ observation, actionNoise }: Observed) => parts.act(observation, actionNoise);

  const program = compile({
    name: parts.name,
    compiled,
    variables: parts.variables,
    functions: {
      act: define({
        inputs: observed,
        outputs: { action },
        run: (inputs) => ({ action: act(inputs) }),
      }),
      value: define({
        inputs: { observation: observed.observation },
        outputs: { value: f32() },
        run: ({ observation }) => ({ value: parts.value(observation).squeeze<Scalar>([0]) }),
      }),
      targetLag: define({
        inputs: {},
        outputs: { targetLag: f32() },
        run: () => ({ targetLag: globalNorm(parts.followers.flatMap(differences)) }),
      }),
      ...Object.fromEntries(
        parts.updates.flatMap(({ reports, run }, i) => {
          const report: Specs = Object.fromEntries(reports.map((name) => [name, f32()]));
          return [
            [
              `learn${i}`,
              define({
                inputs: batch as Specs,
                outputs: report,
                run: (inputs) => run(inputs as unknown as Batch<Noise>),
              }),
            ],
            [
              `learnAndAct${i}`,
              define({
                inputs: { ...batch, ...observed } as Specs,
                outputs: { ...report, action } as Specs,
                run: (inputs) => ({
                  ...run(inputs as unknown as Batch<Noise>),
                  action: act(inputs as unknown as Observed),
                }),
              }),
            ],
          ];
        }),
      ),
      // Last: TensorFlow's optimiser goes by the names of nodes, and those of the functions before stay as they are.
      explain: criticColumns(parts.explained.rule, batch as Specs, h.batchSize, actionSize, (inputs) =>
        parts.explained.work(inputs as unknown as Batch<Noise>),
      ),
    },
  });
  const functions = program.functions as typeof program.functions &
    Readonly<Record<string, Callable<Specs, Specs>>>;
  const learns = parts.updates.map((_, i) => functions[`learn${i}`]!);
  const learnAndActs = parts.updates.map((_, i) => functions[`learnAndAct${i}`]!);
  const turn = (n: number) => parts.turn?.(n) ?? 0;
  const staging = learns[0]!.staging as OffPolicyLearner['batch'] & Readonly<Record<Noise, Float32Array>>;
  return {
    batch: staging,
    noises: parts.noises.map((name) => staging[name]),
    observation: functions.act.staging.observation,
    actionNoise: functions.act.staging.actionNoise,
    reports: [...new Set(parts.updates.flatMap(({ reports }) => reports))],
    act: () => functions.act().action,
    value: () => functions.value().value,
    learn: (n) => learns[turn(n)]!() as unknown as Report,
    learnAndAct(n) {
      const { action, ...report } = learnAndActs[turn(n)]!();
      return { report: report as unknown as Report, action: action as Float32Array };
    },
    explain: () => ({
      ...(functions.explain() as unknown as Omit<ExplainedCritics, 'rule'>),
      rule: parts.explained.rule,
    }),
    targetLag: () => functions.targetLag().targetLag,
    read: () => program.read(),
    write: (values) => program.write(values),
    dispose() {
      program.dispose();
      disposeVariables(parts.variables);
    },
  };
}

interface Observed {
  readonly observation: Tensor2D;
  readonly actionNoise: Tensor2D;
}

function differences([online, target]: readonly [Variables, Variables]): Tensor[] {
  return Object.entries(online).map(([name, parameter]) => parameter.sub(target[name]!));
}
