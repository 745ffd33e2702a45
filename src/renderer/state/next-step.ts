/** Does what is proposed after a training. */
import type { NextStep } from '../../shared/judgement/next-steps';
import type { RunSummary } from '../../shared/runs';
import { seedsAmong } from '../../shared/diagnosis/siblings';
import { t } from '../i18n';
import { comparison } from './comparison.svelte';
import { diagnosisCard } from './diagnosis.svelte';
import { inspector } from './inspector.svelte';
import { messages } from './messages.svelte';
import { rooms } from './rooms.svelte';
import { runs } from './runs.svelte';
import { tryExperiment, tryWith } from './changes';

/** All runs of a run's settings, the newest first. */
function ofTheseSettings(run: RunSummary): string[] {
  const ids: string[] = [];
  seedsAmong(run, runs.all, ({ id }) => {
    ids.push(id);
    return true;
  });
  return ids;
}

/**
 * Takes a step: starts seeds at once, puts an improvement into the form, leads to where there is something to see or to
 * say. What is refused is told.
 */
export async function takeStep(step: NextStep, run: RunSummary): Promise<void> {
  switch (step.code) {
    case 'seeds':
      try {
        await runs.startAll(
          step.seeds.map((seed) => ({ ...run.experiment, seed })),
          run.preset,
        );
      } catch (error) {
        messages.fault(t.experiments.refused, error);
      }
      return;
    case 'improve':
      // Another algorithm has settings of its own.
      if (step.changes.some(({ path }) => path === 'algorithm')) tryExperiment(step.experiment);
      else tryWith(step.changes, run.experiment, run.preset);
      return;
    case 'resume':
      await runs.resume(run.id);
      return;
    case 'inspect':
      await inspector.first.choose(run.id);
      inspector.view.shown = 'episode';
      rooms.go('inspect');
      return;
    case 'compare':
      comparison.compareOnly(ofTheseSettings(run));
      rooms.go('compare');
      return;
    case 'diagnose':
      diagnosisCard.unfolded = true;
      return;
    case 'answer':
      // The question stands on the same page.
      return;
  }
}
