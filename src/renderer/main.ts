/** Builds the window's page once the settings and the runs are known. */
import '../catalogue';
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { t } from './i18n';
import { offerToResume } from './state/interrupted';
import { loadPage } from './state/load-page';

async function begin(): Promise<void> {
  // A canvas draws once, with the fonts that are there by then.
  const fonts = document.fonts.load('16px Inter').catch(() => undefined);
  await loadPage();
  await fonts;
  offerToResume();
  mount(App, { target: document.getElementById('app')! });
}

begin().catch((error: unknown) => {
  document.body.textContent = `${t.problems.startFailed} ${String(error)}`;
});
