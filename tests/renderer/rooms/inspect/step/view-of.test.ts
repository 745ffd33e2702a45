import { describe, expect, it } from 'vitest';
import { stepInspector as texts } from '../../../../../src/renderer/i18n/en/step-inspector';
import { spokenFormula } from '../../../../../src/renderer/rooms/inspect/step/formula';
import type { RowView } from '../../../../../src/renderer/rooms/inspect/step/step-view';
import { viewOf } from '../../../../../src/renderer/rooms/inspect/step/view-of';
import { environmentCard } from '../../../../../src/shared/catalogue';
import type { TableUpdate } from '../../../../../src/shared/learning-steps/table';
import { requireExperiment } from '../../../../../src/shared/experiment';
import { earlierSettings, earlierStep } from '../../../../../src/catalogue/earlier-steps';
import type {
  ActorCriticTransition,
  CriticStep,
  CriticTransition,
  QNetworkStep,
  EarlierStep,
  RolloutStep,
} from '../../../../../src/catalogue/earlier-step-kinds';

function rowsOf(recorded: EarlierStep, setting: object): readonly RowView[] {
  const experiment = requireExperiment(setting);
  const learning = earlierStep(recorded, earlierSettings(experiment));
  return viewOf(learning, environmentCard(experiment.environment, undefined)!, experiment, texts).rows;
}

/** The formulas of a row as they are read out, by their titles. */
function read({ sections }: RowView): Record<string, string> {
  return Object.fromEntries(
    sections.flatMap((section) =>
      section.kind === 'formula' ? [[section.title, section.formulas.map(spokenFormula).join(' | ')]] : [],
    ),
  );
}

const transition: QNetworkStep['transitions'][number] = {
  ...{
    row: 2,
    observation: [0, 1, 2, 3],
    action: 1,
    reward: 1,
    discount: 0.99,
    nextObservation: [4, 5, 6, 7],
  },
  ...{ values: [20, 24], nextOnline: [25, 22], nextTarget: [23.41, 24], nextAction: 0, nextValue: 23.41 },
  ...{ target: 24.1759, tdError: 0.1759, loss: 0.0309 },
};
const step: QNetworkStep = {
  ...{
    family: 'q-network',
    batchSize: 64,
    loss: 0.5,
    lossRule: 'squared',
    double: true,
    targetNetwork: true,
  },
  transitions: [transition, { ...transition, discount: 0, target: 1, tdError: -23 }],
};
const cart = { environment: 'CartPole-v1', algorithm: 'dqn', steps: 5000 };

describe('the view of a Q-network’s step', () => {
  it('has every number in its place', () => {
    const [row, end] = rowsOf(step, cart) as [RowView, RowView];
    expect(row.title).toBe('push right');
    expect(read(row)).toEqual({
      'The next action': 'a* = argmaxa Q(s′, a): push left = argmax (25.00; 22.00)',
      'The target': 'y = r + γ · Q−(s′, a*): 24.18 = 1.00 + 0.99 · 23.41',
      'The error': 'δ = y − Q(s, a): 0.1759 = 24.18 − 24.00',
      'The loss': 'ℓ = δ2: 0.0309 = 0.1759²',
    });
    expect(end.ended).toBe(true);
    expect(read(end)).not.toHaveProperty('The next action');
    const target = end.sections.find(({ title }) => title === 'The target');
    expect(target?.kind === 'formula' && target.formulas[0]!.pieces.at(-1)).toMatchObject({
      missing: true,
      label: 'episode ended: 0',
    });
  });

  it('names every number of a stack of states, and the sum of several rewards', () => {
    const names = rowsOf(
      {
        ...step,
        transitions: [
          { ...transition, observation: [1, 2, 3, 4, 5, 6, 7, 8], nextObservation: [1, 2, 3, 4, 5, 6, 7, 8] },
        ],
      },
      { ...cart, stateStack: 2, hyperparameters: { nStep: 3 } },
    )[0]!.sections[0]!;
    expect(names.kind === 'table' && names.rows.map(({ name }) => name)).toEqual([
      ...[
        'cart position, 1 before',
        'cart velocity, 1 before',
        'pole angle, 1 before',
        'pole angular velocity, 1 before',
      ],
      ...['cart position', 'cart velocity', 'pole angle', 'pole angular velocity'],
      ...['Action a', 'Sum of up to 3 discounted rewards R'],
    ]);
  });

  it('weighs the loss of prioritised rows', () => {
    const [row] = rowsOf(
      { ...step, transitions: [{ ...transition, priority: { probability: 0.02, weight: 0.5 } }] },
      cart,
    );
    expect(read(row!)['The loss']).toBe('w ℓ = w · δ2: 0.0155 = 0.5 · 0.1759²');
  });
});

describe('the view of a table’s updates', () => {
  const lake = { environment: 'FrozenLake-v1', algorithm: 'q-table', steps: 5000 };
  const update: TableUpdate = {
    ...{ step: 7, state: 0, action: 1, reward: 1, nextState: 4, terminated: false },
    ...{ values: [0, 2, 0, 0], nextValues: [1, 4, 2, 3], nextAction: 1, nextValue: 4 },
    ...{ target: 3, tdError: 1, visits: 2, stepSize: 0.5, before: 2, after: 2.5 },
  };
  const table = (
    rule: 'q-learning' | 'sarsa' | 'expected-sarsa' | 'double-q-learning',
    changes: object = {},
  ) =>
    read(
      rowsOf(
        { family: 'table', rule, discount: 0.5, updates: [{ ...update, ...changes } as TableUpdate] },
        lake,
      )[0]!,
    );

  it('has every number in its place, by each rule', () => {
    expect(table('q-learning')).toEqual({
      'The target': 'y = r + γ · maxa Q(s′, a): 3.00 = 1.00 + 0.5 · 4.00',
      'The error': 'δ = y − Q(s, a): 1.00 = 3.00 − 2.00',
      'The update': 'Q(s, a) = Q(s, a) + α · δ: 2.50 = 2.00 + 0.5 · 1.00',
    });
    expect(table('sarsa')['The target']).toContain('Q(s′, a′)');
    expect(table('expected-sarsa', { nextAction: undefined, epsilon: 0.2, nextValue: 3.7 })).toMatchObject({
      'What s′ is worth':
        'V(s′) = ε · meana Q(s′, a) + (1 − ε) · maxa Q(s′, a): 3.70 = 0.2 · 2.50 + 0.8 · 4.00',
    });
    expect(
      table('double-q-learning', { double: { table: 2, otherNextValues: [0, 6, 0, 0] }, nextValue: 6 }),
    ).toMatchObject({
      'The next action': 'a* = argmaxa Q2(s′, a): down = argmax (1.00; 4.00; 2.00; 3.00)',
      'The target': 'y = r + γ · Q1(s′, a*): 3.00 = 1.00 + 0.5 · 6.00',
      'The update': 'Q2(s, a) = Q2(s, a) + α · δ: 2.50 = 2.00 + 0.5 · 1.00',
    });
  });

  it('takes what rounding leaves of equal numbers for nothing', () => {
    expect(table('q-learning', { tdError: 4e-16, target: 2, before: 2 })['The error']).toBe(
      'δ = y − Q(s, a): 0 = 2.00 − 2.00',
    );
  });
});

describe('the view of critics', () => {
  const row: CriticTransition = {
    ...{
      row: 3,
      observation: [1, 0, 0],
      action: [0.5],
      reward: -1,
      discount: 0.9,
      nextObservation: [0, 1, 0],
    },
    ...{ nextAction: [0.4], nextValues: [-3, -2], nextValue: -3, target: -3.7, values: [-4, -3], loss: 0.58 },
    policy: { action: [0.1], values: [-4, -2], objective: -4 },
  };
  const critics = (rule: CriticStep['rule'], changes: object = {}, step: object = {}) =>
    read(
      rowsOf(
        {
          ...{ family: 'critics', rule, batchSize: 32, criticLoss: 1, actorLoss: 4, ...step },
          transitions: [{ ...row, ...changes }],
        },
        { environment: 'Pendulum-v1', algorithm: rule, steps: 5000 },
      )[0]!,
    );

  it('has every number in its place, by each algorithm', () => {
    expect(critics('ddpg', { nextValues: [-3], values: [-4] })).toMatchObject({
      'The target': 'y = r + γ · Q−(s′, a′): −3.70 = −1.00 + 0.9 · (−3.00)',
      'The error': 'δ = y − Q(s, a): 0.3 = −3.70 − (−4.00)',
      'What the actor maximises': 'J = Q(s, μ(s)): −4.00 = −4.00',
    });
    expect(critics('td3', { unsmoothed: [0.1] })).toMatchObject({
      'The next action': 'a′ = μ−(s′) + ε: 0.4 = 0.1 + 0.3',
      'The target': 'y = r + γ · mini Qi−(s′, a′): −3.70 = −1.00 + 0.9 · min (−3.00; −2.00)',
      'The errors': 'δ1 = y − Q1(s, a): 0.3 = −3.70 − (−4.00) | δ2 = y − Q2(s, a): −0.7 = −3.70 − (−3.00)',
    });
    const drawn = { nextLogProbability: -2, policy: { ...row.policy, logProbability: 1, objective: -4.5 } };
    expect(critics('sac', drawn, { temperature: 0.5 })).toMatchObject({
      'What s′ is worth':
        'V(s′) = mini Qi−(s′, a′) − α · log π(a′|s′): −2.00 = min (−3.00; −2.00) − 0.5 · (−2.00)',
      'What the actor maximises':
        'J = mini Qi(s, ã) − α · log π(ã|s): −4.50 = min (−4.00; −2.00) − 0.5 · 1.00',
    });
  });
});

describe('the view of what policies learn from', () => {
  const judged = { observation: [0, 1, 2, 3], action: [1], reward: 1, weight: 2 };
  const row: RolloutStep['rows'][number] = {
    ...{ ...judged, environment: 0, step: 4, discount: 0.9, ended: false, value: 10, nextValue: 11 },
    ...{ tdError: 0.9, nextAdvantage: 2, advantage: 1.62, return: 11.62 },
    ...{ logProbability: Math.log(0.5), presentLogProbability: Math.log(0.75) },
  };
  const rollout = (step: object, changes: object = {}) =>
    read(
      rowsOf(
        {
          ...{ family: 'rollout', rule: 'ppo', discount: 0.9, lambda: 0.4, batchSize: 64, rolloutSize: 128 },
          ...step,
          rows: [{ ...row, ...changes }],
        },
        { ...cart, algorithm: 'ppo' },
      )[0]!,
    );

  it('works advantages, ratio and clipping out', () => {
    expect(rollout({ clipRange: 0.2, normalisation: { mean: -0.38, deviation: 1 } })).toMatchObject({
      'The TD error': 'δ = r + γ · V(s′) − V(s): 0.9 = 1.00 + 0.9 · 11.00 − 10.00',
      'The advantage': 'A = δ + γ · λ · Anext: 1.62 = 0.9 + 0.9 · 0.4 · 2.00',
      'The weight': 'Â = ( A − mean A ) / σA: 2.00 = ( 1.62 − (−0.38) ) / 1.00',
      'The clipped surrogate': 'L = min ( ρ Â , clip(ρ) Â ): 2.40 = min ( 3.00 , 2.40 )',
      'What V(s) becomes': 'R = A + V(s): 11.62 = 1.62 + 10.00',
    });
    // Made less probable although it was good: nothing is clipped on the way back.
    const back = rollout({ clipRange: 0.2 }, { presentLogProbability: Math.log(0.25) });
    expect(back['The clipped surrogate']).toBe('L = min ( ρ Â , clip(ρ) Â ): 1.00 = min ( 1.00 , 1.60 )');
    expect(rollout({ rule: 'a2c' })['The policy’s loss']).toBe(
      'ℓ = − log π(a|s) · w: 1.39 = − (−0.6931) · 2.00',
    );
  });

  it('works the returns of an episode out', () => {
    const formulas = read(
      rowsOf(
        {
          ...{ family: 'episode', baseline: 'value', episodes: 2, length: 9, scale: 2 },
          rows: [
            {
              ...{ ...judged, step: 3, discount: 0.5, nextReturn: 8, return: 5, baseline: 1 },
              ...{ logProbability: -1, presentLogProbability: -0.5 },
            },
          ],
        },
        { ...cart, algorithm: 'reinforce' },
      )[0]!,
    );
    expect(formulas).toMatchObject({
      'The return': 'Gt = r + γ · Gt+1: 5.00 = 1.00 + 0.5 · 8.00',
      'The weight': 'w = ( Gt − b ) / RMS: 2.00 = ( 5.00 − 1.00 ) / 2.00',
    });
  });

  it('works the Q actor-critic’s target out', () => {
    const transition: ActorCriticTransition = {
      ...{ environment: 0, observation: [0, 1, 2, 3], action: 0, reward: 1, discount: 0.5 },
      ...{ nextObservation: [0, 1, 2, 3], probabilities: [0.25, 0.75], values: [4, 8] },
      ...{
        nextProbabilities: [0.5, 0.5],
        nextValues: [2, 6],
        nextAction: 1,
        nextValue: 4,
        target: 3,
        tdError: -1,
      },
      ...{ stateValue: 7, weight: -3, logProbability: Math.log(0.25) },
    };
    const formulas = read(
      rowsOf(
        {
          family: 'q-actor-critic',
          bootstrap: 'expected',
          actorWeight: 'advantage',
          transitions: [transition],
        },
        { ...cart, algorithm: 'q-actor-critic' },
      )[0]!,
    );
    expect(formulas).toEqual({
      'What s′ is worth': 'V(s′) = π1 · Q1 + π2 · Q2: 4.00 = 0.5 · 2.00 + 0.5 · 6.00',
      'The target': 'y = r + γ · V(s′): 3.00 = 1.00 + 0.5 · 4.00',
      'The error': 'δ = y − Q(s, a): −1.00 = 3.00 − 4.00',
      'What moves the actor': 'w = Q(s, a) − Σa π(a|s) Q(s, a): −3.00 = 4.00 − 7.00',
    });
  });
});
