/** Trainings that the end of the program cut short: the next start offers to go on with them. */
import { byRank, isUnderWay } from '../../shared/runs';
import { t } from '../i18n';
import { messages } from './messages.svelte';
import { permitting, resumeAll } from './run-actions';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';

/** Notes which runs were at work or waited for it; those that someone paused are not meant to go on by themselves. */
export function rememberInterrupted(): Promise<void> {
  const interrupted = runs.all
    .filter(({ state, elsewhere }) => !elsewhere && isUnderWay(state.phase))
    .map(({ id }) => id);
  return settings.change({ interruptedRuns: interrupted });
}

/** Offers once to go on with what the last end of the program cut short. */
export function offerToResume(): void {
  const { interruptedRuns } = settings.current;
  if (interruptedRuns.length === 0) return;
  void settings.change({ interruptedRuns: [] });
  const left = permitting(
    interruptedRuns.flatMap((id) => runs.byId(id) ?? []),
    'resume',
  ).sort(byRank);
  if (left.length === 0) return;
  const title = t.runs.interrupted(left.length);
  messages.announce(title);
  messages.show({
    kind: 'note',
    stays: true,
    title,
    text: t.runs.interruptedDoc,
    action: { label: t.runs.resumeThem(left.length), run: () => void resumeAll(left) },
  });
}
