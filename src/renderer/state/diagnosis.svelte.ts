/** What the diagnosis finds in the run that is looked at, and whether its findings are unfolded. */
import { untrack } from 'svelte';
import { diagnose, foresee, type Finding } from '../../shared/diagnosis';
import { endedSeeds } from '../../shared/diagnosis/siblings';
import type { RunSummary } from '../../shared/runs';
import { experimentOf } from './presets.svelte';
import { runs } from './runs.svelte';

/** Events come many times a second; findings change in minutes. */
const every = 3000;

function findingsOf(run: RunSummary): readonly Finding[] {
  const { id, experiment, result } = run;
  const { phase } = run.state;
  // What it was started from: the values there are the usual ones.
  const reference = experimentOf(run.preset);
  // What the settings forebode is known before anything is measured.
  if (phase === 'queued' || phase === 'starting') return foresee(experiment, reference);
  const curves = runs.curves(id);
  if (curves?.state.phase !== 'ready') return [];
  const step = Math.max(run.step, runs.progress(id)?.step ?? 0);
  // Few runs are alike, and only the ended ones ask.
  const counted = phase === 'finished' ? { seeds: endedSeeds(run, runs.all) } : {};
  return diagnose({ experiment, metrics: curves.series, phase, step, result, reference, ...counted });
}

/**
 * Findings of a run, renewed every few seconds; for the component that it is called in.
 * @param run the run that is looked at; null where none is
 */
export function watchFindings(run: () => RunSummary | null): { readonly now: readonly Finding[] } {
  let beat = $state(0);
  $effect(() => {
    const timer = setInterval(() => beat++, every);
    return () => clearInterval(timer);
  });
  const findings = $derived.by(() => {
    void beat;
    const seen = run();
    if (seen === null) return [];
    void (runs.curves(seen.id)?.state.phase, experimentOf(seen.preset));
    return untrack(() => findingsOf(seen));
  });
  return {
    get now() {
      return findings;
    },
  };
}

/** Whether the findings are unfolded: it stays as it is from run to run. */
export const diagnosisCard = $state({ unfolded: false });
