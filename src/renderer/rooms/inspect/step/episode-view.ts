/** What REINFORCE learned from last, as it is shown. */
import type { EpisodeRow, EpisodeStep } from '../../../../shared/step-explanation';
import { formatCount, formatValue } from '../../../i18n/format';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import { actionText, happened, lossFormula, ratioFormula, section } from './action-sections';
import type { Formula, Term } from './formula';
import { factor } from './parts';
import type { Names, RowView, StepView } from './step-view';

export function episodeView(step: EpisodeStep, names: Names, texts: StepTexts): StepView {
  const { rows, length, episodes } = step;
  const { policies } = texts;
  return {
    list: policies.rollout,
    from: policies.episodeFrom(formatCount(rows.length), formatCount(length), policies.episodes(episodes)),
    rows: rows.map((row) => episodeRow(step, row, names, texts)),
    first: 0,
  };
}

function episodeRow(step: EpisodeStep, row: EpisodeRow, names: Names, texts: StepTexts): RowView {
  const { policies } = texts;
  const last = row.step === step.length - 1;
  const terminated = last && row.discount === 0;
  return {
    title: actionText(row, names),
    detail: texts.row(policies.step(formatCount(row.step + 1)), policies.weightOf(formatValue(row.weight))),
    error: row.weight,
    ended: last,
    sections: [
      happened(row, names, texts, terminated ? [texts.terminal] : []),
      {
        kind: 'tracks',
        title: policies.going,
        doc: policies.goingDoc,
        series: [{ name: policies.going, tone: 'online' }],
        rows: [
          { name: policies.return, values: [row.return] },
          { name: policies.baselines[step.baseline], values: [row.baseline] },
        ],
      },
      section(policies.going, returnFormula(row, { last, terminated }, texts)),
      section(policies.weight, episodeWeight(step, row, texts)),
      section(policies.objective, lossFormula(row, texts)),
      section(policies.probability, ratioFormula(row, names, texts)),
    ],
  };
}

function returnFormula(
  row: EpisodeRow,
  { last, terminated }: { last: boolean; terminated: boolean },
  texts: StepTexts,
): Formula {
  const { policies } = texts;
  const following: Term = {
    symbol: last ? 'V(s′)' : 'G_{t+1}',
    value: factor(row.nextReturn),
    label: terminated ? texts.nothingFollows : last ? policies.nextOfCut : policies.nextReturn,
    tone: 'target',
    missing: terminated,
  };
  return {
    pieces: [
      { symbol: 'G_t', value: formatValue(row.return), label: policies.goingLabel, tone: 'target' },
      '=',
      { symbol: 'r', value: formatValue(row.reward), label: texts.rewardLabel, tone: 'reward' },
      '+',
      { symbol: 'γ', value: formatValue(row.discount), label: texts.discountLabel, missing: terminated },
      '·',
      following,
    ],
  };
}

function episodeWeight({ baseline, scale }: EpisodeStep, row: EpisodeRow, { policies }: StepTexts): Formula {
  const scaled = scale !== 1;
  return {
    pieces: [
      { symbol: 'w', value: formatValue(row.weight), label: policies.weightLabel, tone: 'error' },
      '=',
      ...(scaled ? ['('] : []),
      { symbol: 'G_t', value: formatValue(row.return), label: policies.goingLabel, tone: 'target' },
      '−',
      { symbol: 'b', value: factor(row.baseline), label: policies.baselines[baseline], tone: 'online' },
      ...(scaled
        ? [') /', { symbol: 'RMS', value: formatValue(scale), label: policies.scale } satisfies Term]
        : []),
    ],
  };
}
