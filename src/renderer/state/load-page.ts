/** Reads what the page shows from the main process, before there is a page. */
import { t } from '../i18n';
import { comparison } from './comparison.svelte';
import { experiment } from './experiment.svelte';
import { handIns } from './hand-in.svelte';
import { messages } from './messages.svelte';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';
import { works } from './works.svelte';

/** Loads every state in order. Rejects without settings: there is no page then. Without runs or presets there still is. */
export async function loadPage(): Promise<void> {
  works.follow();
  await settings.load();
  for (const part of [runs, experiment, comparison, handIns]) {
    try {
      await part.load();
    } catch (error) {
      messages.fault(t.problems.failed, error);
    }
  }
}
