/** A third language is files only: a copy of the program gets one, and speaks it. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '../../../src/platform/program-folder';

/** What is added: a language with a few words, and those of one environment. */
const french: Readonly<Record<string, string>> = {
  'shared/language/fr/language.ts': `
export const language = { name: 'Français', locale: 'fr-FR', quotationMarks: ['«', '»'], babel: 'french' };
`,
  'shared/language/fr/words.ts': `
export const words = {
  cards: {
    experiment: { steps: { label: 'Budget de pas' } },
    metrics: { 'learning/loss': { title: 'Perte' } },
    units: { 'env steps': 'pas' },
  },
  figures: { axisTitles: { steps: 'Pas' } },
};
`,
  'shared/language/fr/messages/index.ts': `
export const messages = { runs: {}, general: { verbatim: ({ text }) => '« ' + text + ' »' }, problems: {
  setAllowed: ({ written }) => 'Choisir une valeur permise, comme ' + written + '.',
  misfit: ({ environment }) => environment + ' ne convient pas.',
} };
`,
  'shared/language/fr/diagnosis.ts': `
export const diagnosis = ({ metric }) => ({
  notFinite: { seen: (facts) => metric(facts.metric) + ' diverge' },
});
`,
  'renderer/i18n/fr/index.ts': `
export const texts = { settings: { title: 'Réglages' }, experiments: {} };
`,
  'environments/CartPole-v1/words.fr.ts': `
export const words = { title: 'Chariot et perche', action: { 'push left': 'pousser à gauche' } };
`,
  'environments/CartPole-v1/guide.fr.md': `# Chariot et perche

Une perche sur un chariot.

## Sources

Barto, 1983.
`,
  'algorithms/dqn/words.fr.ts': `
export const words = {
  conflicts: {
    bufferSize: ({ batchSize }) => ({ allowed: 'au moins ' + batchSize, remedy: 'Agrandir la mémoire.' }),
  },
};
`,
  'algorithms/dqn/presets/cartpole-dqn.fr.json': `{ "title": "Devoir 1 : DQN", "description": "Comme au cours." }
`,
  '../resources/course/assignments/assignment-replay.fr.json': `{
  "title": "Devoir 1 : sans mémoire ?",
  "description": "Prédire, puis regarder.",
  "assignment": { "question": "Quel retour moyen ?" }
}
`,
  'probe.ts': `
import './catalogue';
import { presetFolders } from './catalogue/preset-files';
import { findGuide, readGuides } from './guides/read-guides';
import { readPresetTitles, titleIn } from './guides/preset-titles';
import { loadPresets } from './main/presets/presets';
import { languages, languageOf, factsOf } from './shared/language';
import { say, verbatim, message } from './shared/language/say';
import { textsIn } from './shared/language/texts';
import { presetIn, problemSentence, questionIn, wordsIn } from './shared/language/words';
import { diagnosisTexts } from './shared/diagnosis/texts';
import { settingNumber } from './shared/numbers/settings';
import { checkExperiment } from './shared/experiment';
import { problemIn } from './shared/language/problems';
import { dialectOf } from './shared/exports/comma-separated';
import { formatCount } from './renderer/i18n/format';
import { t } from './renderer/i18n';
import { spoken } from './renderer/i18n/language.svelte';

spoken.speak('fr');
const { environments, experimentFields, metricCards } = wordsIn('fr');
const cart = environments['CartPole-v1'];
const guides = readGuides(ROOT);
const { presets, damaged } = await loadPresets(presetFolders(ROOT));
const byId = (id) => presets.find((preset) => preset.id === id);
const { assignment } = byId('assignment-replay');
const problemsOf = (experiment) =>
  checkExperiment({ environment: 'CartPole-v1', algorithm: 'dqn', ...experiment })
    .problems.map((problem) => problemIn('fr', problem, { environment: 'CartPole-v1', algorithm: 'dqn', ...experiment }))
    .map(({ allowed, remedy }) => [allowed, remedy]);
const rule = diagnosisTexts('fr').notFinite;
export const seen = {
  languages,
  name: factsOf('fr').name,
  system: languageOf('system', 'fr-CA'),
  numbers: [settingNumber(50000.5, 'fr'), formatCount(1234567)],
  dialect: dialectOf('language', 'fr'),
  card: [cart.title, cart.summary, cart.action.names],
  field: [experimentFields.steps.label, experimentFields.steps.doc, experimentFields.steps.unit],
  metrics: [metricCards['learning/loss'].title, metricCards['learning/q'].title],
  axes: [textsIn('fr').figures.axisTitles.steps, textsIn('fr').figures.axisTitles.wall],
  messages: [say(verbatim('ici'), 'fr'), say(message('general.inARow', { messages: [verbatim('ici')] }), 'fr')],
  rule: [rule.seen({ metric: 'learning/loss', value: NaN, step: 1 }), rule.why],
  window: [t.settings.title, t.settings.theme, t.experiments.title],
  presets: [presetIn('fr', byId('cartpole-dqn')).title, presetIn('fr', byId('cartpole-ppo')).title, ...damaged],
  problems: [
    ...problemsOf({ steps: -1 }),
    ...problemsOf({ hyperparameters: { bufferSize: 16, batchSize: 32 } }),
    ...problemsOf({ environment: 'Pendulum-v1' }).map(([, remedy]) => remedy),
  ],
  sentence: problemSentence('fr', { field: 'x', value: '1', allowed: 'y', remedy: 'z', says: { remedy: verbatim('ici') } }),
  question: [questionIn('fr', assignment).question, questionIn('fr', assignment).hint],
  namedInGuides: titleIn(readPresetTitles(ROOT).get('cartpole-dqn'), 'fr'),
  guides: [findGuide(guides, 'CartPole-v1', 'fr').title, findGuide(guides, 'dqn', 'fr').language],
};
`,
};

let folder = '';
let seen: Readonly<Record<string, unknown>> = {};

beforeAll(async () => {
  const root = programFolder();
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-language-'));
  for (const part of ['src', 'resources', 'package.json', join('docs', 'benchmarks', 'learning.json')])
    cpSync(join(root, part), join(folder, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [name, text] of Object.entries(french)) {
    const file = join(folder, 'src', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const { module } = await runnerImport<{ seen: typeof seen }>(join(folder, 'src', 'probe.ts'), {
    configFile: false,
    root: folder,
    plugins: [svelte({ configFile: false })],
    define: { ROOT: JSON.stringify(folder) },
    logLevel: 'error',
  });
  seen = module.seen;
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('a third language, added as files', () => {
  it('is found, by its name in itself and by that of the system', () => {
    expect(seen).toMatchObject({ languages: ['en', 'de', 'fr'], name: 'Français', system: 'fr' });
  });

  it('writes numbers its own way', () => {
    expect(seen).toMatchObject({
      numbers: ['50\u202f000,5', '1\u202f234\u202f567'],
      dialect: 'semicolon',
    });
  });

  it('has its own words, and English ones where it has none, text by text', () => {
    expect(seen).toMatchObject({
      card: ['Chariot et perche', expect.stringMatching(/\bpole\b/), ['pousser à gauche', 'push right']],
      field: ['Budget de pas', expect.stringMatching(/agent/), 'pas'],
      metrics: ['Perte', 'Q'],
      axes: ['Pas', 'Wall time'],
      messages: ['« ici »', '« ici »'],
      rule: ['Perte diverge', expect.stringMatching(/not a number/)],
      window: ['Réglages', 'Theme', expect.any(String)],
      presets: ['Devoir 1 : DQN', 'PPO on the pole cart'],
      problems: [
        [expect.stringMatching(/^a whole number from 1 to/), 'Choisir une valeur permise, comme 50000.'],
        ['au moins 32', 'Agrandir la mémoire.'],
        'Pendulum-v1 ne convient pas.',
      ],
      sentence: 'x is 1; allowed is y. « ici »',
      question: ['Quel retour moyen ?', expect.stringMatching(/^Transitions in a row/)],
      namedInGuides: 'Devoir 1 : DQN',
      guides: ['Chariot et perche', 'en'],
    });
  });
});
