/** Builds the window's page once the settings and the runs are known. */
import '../catalogue';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { t } from './i18n';
import { comparison } from './state/comparison.svelte';
import { experiment } from './state/experiment.svelte';
import { offerToResume } from './state/interrupted';
import { messages } from './state/messages.svelte';
import { runs } from './state/runs.svelte';
import { settings } from './state/settings.svelte';

async function begin(): Promise<void> {
  // A canvas draws once, with the fonts that are there by then.
  const fonts = document.fonts.load('16px Inter').catch(() => undefined);
  // Without settings there is no page; without runs or presets there still is.
  await settings.load();
  for (const part of [runs, experiment, comparison]) {
    try {
      await part.load();
    } catch (error) {
      messages.fault(t.problems.failed, error);
    }
  }
  await fonts;
  offerToResume();
  mount(App, { target: document.getElementById('app')! });
}

begin().catch((error: unknown) => {
  document.body.textContent = `${t.problems.startFailed} ${String(error)}`;
});
