/** How learning from the latest episodes is shown: the last steps of the last one. */
import {
  columnsOf,
  learningStep,
  type LearningStep,
  type Quantity,
  type StepForm,
} from '../../shared/learning-steps/learning-step';
import { formula, transitionSection } from '../../shared/learning-steps/parts';
import {
  judgedQuantities,
  judgedValues,
  policyLossSection,
  ratioSection,
  type Judged,
} from '../../shared/learning-steps/rollout';

/** A step of an episode. */
export interface EpisodeRow extends Judged {
  /** Its number in the episode, from 0. */
  readonly step: number;
  /** What counts of everything after it: gamma, or 0 after a terminal state. */
  readonly discount: number;
  /** Return-to-go from the next step on. */
  readonly nextReturn: number;
  readonly return: number;
  readonly baseline: number;
}

/** What is kept of the latest episodes: the last steps of the last one; plain JSON. */
export interface RecordedEpisode {
  readonly baseline: 'none' | 'mean' | 'value';
  /** Episodes that were learned from together, and steps of the last one. */
  readonly episodes: number;
  readonly length: number;
  /** What the weights were divided by; 1 where they are not normalised. */
  readonly scale: number;
  readonly rows: readonly EpisodeRow[];
}

/** @param present logarithms of the probabilities of the rows' actions at present */
export function episodeStep(
  { baseline, episodes, length, scale, rows }: RecordedEpisode,
  present: ArrayLike<number>,
  discreteActions: boolean,
): LearningStep {
  const form = episodeForm({ baseline, discreteActions, episodes, scaled: scale !== 1 });
  return learningStep(form, rows.length, {
    ...{ episodes, length, scale },
    ...columnsOf(
      rows.map((row, i) => {
        const { step, discount, nextReturn, baseline } = row;
        const last = step === length - 1;
        return {
          ...judgedValues(row, present[i]!),
          ...{ step: step + 1, discount, nextReturn, return: row.return, baseline },
          ended: Number(last),
          terminated: Number(last && discount === 0),
        };
      }),
    ),
  });
}

interface EpisodeForm {
  readonly baseline: 'none' | 'mean' | 'value';
  readonly discreteActions: boolean;
  /** Episodes that were learned from together. */
  readonly episodes: number;
  /** Whether the weights were divided by their root mean square. */
  readonly scaled: boolean;
}

/**
 * The values that it shows: those of its quantities, `ended`, which marks the last step of the episode, and `terminated`.
 */
function episodeForm({ baseline, discreteActions, episodes, scaled }: EpisodeForm): StepForm {
  const baselineCode = { none: 'noBaseline', mean: 'meanBaseline', value: 'valueBaseline' }[baseline];
  return {
    list: 'steps',
    from: episodes === 1 ? 'episodeFrom' : 'episodesFrom',
    row: { title: 'ofAction', detail: 'episodeRow', size: 'weight', ended: 'ended' },
    quantities: {
      ...judgedQuantities,
      ...quantities,
      baseline: { tex: 'b', label: baselineCode, tone: 'online' },
    },
    sections: [
      transitionSection('reward', ['observation'], [{ code: 'terminal', when: 'terminated' }]),
      {
        kind: 'tracks',
        title: 'returnToGo',
        doc: 'returnToGoDoc',
        names: [{ code: 'return' }, { code: baselineCode }],
        series: [{ code: 'returnToGo', of: ['return', 'baseline'], tone: 'online' }],
      },
      formula('returnToGo', '{return} = {reward} + {discount} \\cdot {following}', { unless: 'ended' }),
      formula('returnToGo', '{return} = {reward} + {discount} \\cdot {behindCut}', {
        unless: 'terminated',
        when: 'ended',
      }),
      formula('returnToGo', '{return} = {reward} + \\cancel{discount} \\cdot \\cancel{nothing}', {
        when: 'terminated',
      }),
      formula(
        'weight',
        scaled ? '{weight} = ( {return} - {baseline} ) / {scale}' : '{weight} = {return} - {baseline}',
      ),
      policyLossSection,
      ratioSection(discreteActions),
    ],
  };
}

const quantities: Readonly<Record<string, Quantity>> = {
  shown: { as: 'count' },
  length: { as: 'count' },
  episodes: { as: 'count' },
  step: { as: 'count' },
  return: { tex: 'G_t', label: 'returnToGoLabel', tone: 'target' },
  discount: { tex: '\\gamma', label: 'discountLabel' },
  following: { tex: 'G_{t+1}', label: 'nextReturn', tone: 'target', of: 'nextReturn' },
  behindCut: { tex: "V(s')", label: 'behindCut', tone: 'target', of: 'nextReturn' },
  nothing: { tex: "V(s')", label: 'nothingFollows', tone: 'target', of: 'nextReturn' },
  scale: { tex: '\\mathrm{RMS}', label: 'scale' },
};
