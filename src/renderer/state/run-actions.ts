/** What can be done with several runs at once, each with one message and one way back. */
import { permittedActions, type RunSummary } from '../../shared/runs';
import { t } from '../i18n';
import { ask } from './ask';
import { messages } from './messages.svelte';
import { runs } from './runs.svelte';

type Action = keyof ReturnType<typeof permittedActions>;

/** Those of some runs whose phase permits an action. */
export const permitting = (all: readonly RunSummary[], action: Action): RunSummary[] =>
  all.filter((run) => permittedActions(run)[action]);

/** Asks for something with each run, all at the same time, and says in one message which refused. */
async function withEach(
  all: readonly RunSummary[],
  request: (run: RunSummary) => Promise<unknown>,
): Promise<RunSummary[]> {
  const outcomes = await Promise.allSettled(all.map(request));
  const reasons = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  if (reasons.length > 0)
    messages.fault(
      all.length === 1 ? t.problems.failed : t.runTools.done.failed(reasons.length, all.length),
      reasons[0],
    );
  return all.filter((_, i) => outcomes[i]!.status === 'fulfilled');
}

export const pauseAll = (all: readonly RunSummary[]) =>
  withEach(permitting(all, 'pause'), ({ id }) => ask('pause', { id }));
/** Resumes runs; they get into the queue in the order in which they are given. */
export function resumeAll(all: readonly RunSummary[]) {
  let before: Promise<unknown> = Promise.resolve();
  return withEach(
    permitting(all, 'resume'),
    ({ id }) => (before = before.catch(() => undefined).then(() => ask('resume', { id }))),
  );
}
/** Has a run go on to a larger budget; false where that was refused, which is said. */
export const extendRun = async (run: RunSummary, steps: number): Promise<boolean> =>
  (await withEach([run], ({ id }) => ask('extend', { id, steps }))).length > 0;

export const stopAll = (all: readonly RunSummary[]) =>
  withEach(permitting(all, 'stop'), ({ id }) => ask('stop', { id }));

/** Removes runs and offers to take all of that back at once. */
export async function removeAll(all: readonly RunSummary[]): Promise<void> {
  const removable = permitting(all, 'remove');
  const before = runs.shown;
  const gone = await withEach(removable, ({ id }) => ask('remove', { id }));
  if (gone.length === 0) return;
  runs.forget(gone.map(({ id }) => id));
  const title = gone.length === 1 ? t.runs.removed(gone[0]!.name) : t.runTools.done.removed(gone.length);
  const busy = all.length - removable.length;
  messages.announce(title);
  messages.show({
    kind: 'note',
    title,
    text: busy > 0 ? `${t.runs.binned} ${t.runTools.done.left(busy)}` : t.runs.binned,
    action: {
      label: t.runs.undo,
      run: () =>
        void withEach(gone, ({ id }) => ask('restore', { id })).then((back) => {
          runs.take(back);
          const shown = before.filter((id) => runs.byId(id) !== undefined);
          runs.showTogether(shown.length > 0 ? shown : back.slice(0, 1).map(({ id }) => id));
        }),
    },
  });
}

/** Puts runs away, or takes them out again; putting away can be taken back. */
export async function archiveAll(all: readonly RunSummary[], archived = true): Promise<void> {
  const moved = all.filter(({ annotations }) => annotations.archived !== archived);
  if (moved.length === 0) return;
  const ids = moved.map(({ id }) => id);
  if (!(await runs.annotate(ids, { archived }))) return;
  if (!archived) return;
  const title =
    moved.length === 1 ? t.runTools.done.archivedOne(moved[0]!.name) : t.runTools.done.archived(moved.length);
  messages.announce(title);
  messages.show({
    kind: 'note',
    title,
    text: t.runTools.done.archivedDoc,
    action: { label: t.runs.undo, run: () => void runs.annotate(ids, { archived: false }) },
  });
}
