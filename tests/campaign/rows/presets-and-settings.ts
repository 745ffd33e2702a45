/** Damaged and distorted presets and settings. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PresetLibrary } from '../../../src/main/presets/preset-library';
import { presetFile } from '../../../src/main/presets/presets';
import { defaultSettings, SettingsStore } from '../../../src/main/settings';
import { settingsSchema } from '../../../src/shared/contract';
import { InvalidValueError } from '../../../src/shared/fields';
import { SpokenError } from '../../../src/shared/language/spoken-error';
import type { Random } from '../../../src/shared/random';
import { damageBytes } from '../mutations/bytes';
import { depthOf, distortJson } from '../mutations/json';
import { Findings, type Case, type Outcome, type Row } from '../row';
import { readsLikeAFault } from './reading';
import { say } from '../../../src/shared/language/say';

/** Files of one case: one by one they would be over too soon to be worth a folder each. */
const together = 10;
const deepest = 900;
/** With an assignment, German words, lists, and next to nothing. */
const few = ['assignment-replay', 'cartpole-rainbow', 'frozenlake-q-table', 'pendulum-td3'];

const settings = {
  ...defaultSettings,
  lastExperiment: { environment: 'CartPole-v1', algorithm: 'dqn', hyperparameters: { hiddenLayers: [64] } },
  selectedRuns: ['a', 'b'],
  interruptedRuns: ['a'],
  runStyles: { a: 1, b: 2 },
  lastGuide: 'dqn',
  yourName: 'Anna',
  comparison: { ...defaultSettings.comparison, runs: ['a'], styles: { x: 1 }, labels: { x: 'y' } },
};

function distorted(value: object, random: Random): { data: string | Buffer; what: string } {
  if (random.integer(4) === 0) return damageBytes(Buffer.from(JSON.stringify(value, null, 2)), random);
  const { text, what } = distortJson(value, random);
  return { data: text, what };
}

const textOf = (error: unknown) => (error instanceof InvalidValueError ? say(error.what) : String(error));

async function tryPreset(folder: string, builtIn: string, random: Random, findings: Findings) {
  const names = readdirSync(builtIn);
  const read = () =>
    JSON.parse(readFileSync(join(builtIn, names[random.integer(names.length)]!), 'utf8')) as object;
  const whole = random.integer(4) === 0 ? { schema: 1, presets: [read(), read()] } : read();
  const { data, what } = distorted(whole, random);
  const file = join(folder, 'given.json');
  writeFileSync(file, data);
  const library = new PresetLibrary(folder, [builtIn]);
  const note = (text: string) => findings.failures.push(`preset (${what}): ${text.slice(0, 400)}`);
  try {
    const { presets } = await library.importFile(file);
    for (const { id, experiment } of presets)
      await library
        .order([experiment], id)
        .catch((error: unknown) => note(`taken in, and cannot be started: ${textOf(error)}`));
  } catch (error) {
    const spoken = error instanceof SpokenError || error instanceof InvalidValueError;
    if (!spoken) note(String((error as Error).stack));
    else if (!textOf(error).includes('given.json'))
      note(`the refusal does not name the file: ${textOf(error)}`);
    if (readsLikeAFault(textOf(error))) note(textOf(error));
  }
  // The same among a person's own presets: the others are there, whatever it says.
  mkdirSync(join(folder, 'presets'), { recursive: true });
  writeFileSync(join(folder, 'presets', 'own.json'), data);
  const listing = await library.list();
  const others = listing.presets.filter(({ own }) => !own).length;
  if (others !== names.length) note(`${others} of ${names.length} built-in presets are listed`);
  for (const damage of listing.damaged)
    if (readsLikeAFault(say(damage))) note(`the list says: ${say(damage)}`);
  structuredClone(listing);
  if (depthOf(listing) > deepest) note(`the list is nested ${depthOf(listing)} deep`);
}

function trySettings(folder: string, random: Random, findings: Findings) {
  const { data, what } = distorted(settings, random);
  writeFileSync(join(folder, 'settings.json'), data);
  const note = (text: string) => findings.failures.push(`settings (${what}): ${text.slice(0, 400)}`);
  const opened = new SettingsStore(folder);
  const { success, error } = settingsSchema.safeParse(opened.current);
  if (!success) note(`what is used of them is none: ${error.issues[0]!.path.join('.')}`);
  if (depthOf(opened.current) > deepest) note(`they are nested ${depthOf(opened.current)} deep`);
  for (const warning of opened.warnings) if (readsLikeAFault(say(warning))) note(say(warning));
  structuredClone(opened.current);
  opened.change({ theme: 'dark' });
  const again = new SettingsStore(folder);
  if (again.current.theme !== 'dark') note('a change was not kept');
  if (again.warnings.length > 0) note('they are damaged after a change');
}

async function run({ random, folder }: Case, builtIn: string): Promise<Outcome> {
  const findings = new Findings();
  let tried = 0;
  for (; tried < together && findings.failures.length === 0; tried++) {
    const own = join(folder, String(tried));
    mkdirSync(own);
    const isPreset = random.integer(2) === 0;
    try {
      if (isPreset) await tryPreset(own, builtIn, random, findings);
      else trySettings(own, random, findings);
    } catch (error) {
      findings.failures.push(
        `${isPreset ? 'preset' : 'settings'}, file ${tried}: ${String((error as Error).stack)}`,
      );
    }
  }
  return findings.outcome(tried);
}

export const presetsAndSettings: Row = {
  name: 'presets-and-settings',
  title: 'damaged presets and settings',
  unit: 'files',
  promise: 'A damaged preset is named and hides no other; damaged settings are set aside, never the program.',
  judged:
    'Damaged bytes and distorted JSON. A preset is taken in and can be started, or refused in words that name the file; all others are listed. Of settings what makes sense is used; a change is kept, and the next start finds nothing amiss.',
  weight: 1,
  longest: 120,
  missing: () => null,
  open: async ({ work }) => {
    // A few of the built-in presets: reading all of them for every file would take most of the time.
    const builtIn = join(work, 'built-in-presets');
    mkdirSync(builtIn, { recursive: true });
    for (const id of few) copyFileSync(presetFile(id), join(builtIn, `${id}.json`));
    return {
      run: (given) => run(given, builtIn),
      figures: () => ({ 'peak MB': Math.round(process.resourceUsage().maxRSS / 1024) }),
    };
  },
};
