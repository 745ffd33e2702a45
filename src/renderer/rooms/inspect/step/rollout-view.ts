/** What A2C and PPO learned from last, as it is shown. */
import type { RolloutRow, RolloutStep } from '../../../../shared/step-explanation';
import { formatCount, formatValue } from '../../../i18n/format';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import { actionText, happened, lossFormula, ratioFormula, section } from './action-sections';
import type { Formula } from './formula';
import { factor } from './parts';
import type { Names, RowView, Section, StepView } from './step-view';

export function rolloutView(step: RolloutStep, names: Names, texts: StepTexts): StepView {
  const { rows, batchSize, rolloutSize } = step;
  const { policies } = texts;
  const [shown, size, whole] = [rows.length, batchSize, rolloutSize].map(formatCount) as [
    string,
    string,
    string,
  ];
  return {
    list: policies.rollout,
    from:
      batchSize < rolloutSize ? policies.rolloutFrom(shown, size, whole) : policies.rolloutWhole(shown, size),
    rows: rows.map((row) => rolloutRow(step, row, names, texts)),
    first: 0,
  };
}

function rolloutRow(step: RolloutStep, row: RolloutRow, names: Names, texts: StepTexts): RowView {
  const { policies } = texts;
  const { environment, step: at, advantage, ended, discount, value, nextValue } = row;
  const terminated = ended && discount === 0;
  return {
    title: actionText(row, names),
    detail: texts.row(
      policies.place(formatCount(environment + 1), formatCount(at + 1)),
      policies.advantageOf(formatValue(advantage)),
    ),
    error: advantage,
    ended,
    sections: [
      happened(row, names, texts, terminated ? [texts.terminal] : ended ? [policies.cut] : []),
      {
        kind: 'tracks',
        title: policies.worth,
        doc: policies.worthDoc,
        series: [{ name: policies.worth, tone: 'online' }],
        rows: [
          { name: policies.ofState, values: [value] },
          { name: policies.ofNext, values: [terminated ? null : nextValue] },
          { name: policies.return, values: [row.return] },
        ],
      },
      section(policies.difference, differenceFormula(row, texts)),
      section(policies.advantage, advantageFormula(step, row, texts)),
      ...weightSection(step, row, texts),
      section(policies.probability, ratioFormula(row, names, texts)),
      step.rule === 'ppo'
        ? section(policies.clipped, surrogateFormula(step, row, texts))
        : section(policies.objective, lossFormula(row, texts)),
      section(policies.valueTarget, {
        pieces: [
          { symbol: 'R', value: formatValue(row.return), label: policies.valueTargetLabel, tone: 'target' },
          '=',
          { symbol: 'A', value: formatValue(advantage), label: policies.advantageLabel, tone: 'error' },
          '+',
          { symbol: 'V(s)', value: factor(value), label: policies.valueNow, tone: 'online' },
        ],
      }),
    ],
  };
}

function differenceFormula(
  { tdError, reward, discount, value, nextValue, ended }: RolloutRow,
  texts: StepTexts,
): Formula {
  const { policies } = texts;
  const nothing = ended && discount === 0;
  return {
    pieces: [
      { symbol: 'δ', value: formatValue(tdError), label: texts.errorLabel, tone: 'error' },
      '=',
      { symbol: 'r', value: formatValue(reward), label: texts.rewardLabel, tone: 'reward' },
      '+',
      { symbol: 'γ', value: formatValue(discount), label: texts.discountLabel, missing: nothing },
      '·',
      {
        symbol: 'V(s′)',
        value: factor(nextValue),
        label: nothing ? texts.nothingFollows : policies.valueNext,
        tone: 'target',
        missing: nothing,
      },
      '−',
      { symbol: 'V(s)', value: factor(value), label: policies.valueNow, tone: 'online' },
    ],
  };
}

function advantageFormula(
  { lambda, discount: gamma }: RolloutStep,
  row: RolloutRow,
  texts: StepTexts,
): Formula {
  const { policies } = texts;
  const { advantage, tdError, nextAdvantage, ended } = row;
  return {
    pieces: [
      { symbol: 'A', value: formatValue(advantage), label: policies.advantageLabel, tone: 'error' },
      '=',
      { symbol: 'δ', value: formatValue(tdError), label: texts.errorLabel, tone: 'error' },
      '+',
      { symbol: 'γ', value: formatValue(gamma), label: texts.discountLabel, missing: ended },
      '·',
      { symbol: 'λ', value: formatValue(lambda), label: policies.lambda, missing: ended },
      '·',
      {
        symbol: 'A_{next}',
        value: factor(nextAdvantage),
        label: nextAdvantage === 0 ? policies.nothingNext : policies.nextAdvantage,
        missing: ended,
      },
    ],
  };
}

function weightSection(
  { normalisation }: RolloutStep,
  { advantage, weight }: RolloutRow,
  texts: StepTexts,
): Section[] {
  const { policies } = texts;
  if (normalisation === undefined) return [];
  return [
    section(policies.weight, {
      pieces: [
        { symbol: 'Â', value: formatValue(weight), label: policies.weightLabel, tone: 'error' },
        '=',
        '(',
        { symbol: 'A', value: formatValue(advantage), label: policies.advantageLabel, tone: 'error' },
        '−',
        { symbol: 'mean A', value: factor(normalisation.mean), label: policies.mean },
        ') /',
        { symbol: 'σ_A', value: formatValue(normalisation.deviation), label: policies.deviation },
      ],
    }),
  ];
}

function surrogateFormula({ clipRange = 0 }: RolloutStep, row: RolloutRow, { policies }: StepTexts): Formula {
  const { weight } = row;
  const ratio = Math.exp(row.presentLogProbability - row.logProbability);
  const bounded = Math.min(1 + clipRange, Math.max(1 - clipRange, ratio));
  const [plain, clipped] = [ratio * weight, bounded * weight];
  return {
    pieces: [
      {
        symbol: 'L',
        value: formatValue(Math.min(plain, clipped)),
        label: policies.clippedLabel,
        tone: 'reward',
      },
      '=',
      'min (',
      {
        symbol: 'ρ Â',
        value: formatValue(plain),
        label: policies.plain,
        tone: 'online',
        missing: clipped < plain,
      },
      ',',
      {
        symbol: 'clip(ρ) Â',
        value: formatValue(clipped),
        label: policies.bounded(formatValue(1 - clipRange), formatValue(1 + clipRange)),
        tone: 'target',
        missing: plain < clipped,
      },
      ')',
    ],
    ...(clipped < plain && { note: policies.clipNote }),
  };
}
