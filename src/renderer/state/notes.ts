/** The drafts of this window's notes. */
import { t } from '../i18n';
import { ask } from './ask';
import { messages } from './messages.svelte';
import { NoteDrafts } from './note-drafts.svelte';
import { runs } from './runs.svelte';

export const notes = new NoteDrafts(
  async (id, change) => runs.take(await ask('annotate', { ids: [id], change })),
  (_id, error) => messages.fault(t.runTools.annotations.unsaved, error),
);
