/**
 * What a run is called until somebody gives it another name: `CartPole-v1 · DQN · Learning rate 0.01 · seed 1`. The name
 * follows from what is trained, in every language: it tells what differs from the program's preset for the same
 * environment and variant of the algorithm, or from the defaults where there is none. Trainings of different settings have
 * different names; only beyond a few differences the rest is counted.
 */
import { textsIn } from './language/texts';
import { settingIdentity, settingPhrase, settingsOfExperiment, type SettingPath } from './configuration';
import { checkExperiment, experimentFields, type Experiment } from './experiment';
import type { FieldValue } from './fields';
import { languages, usualLanguage, type Language } from './language';
import { translated, type Translations } from './language/translations';
import { isToldByVariant, variantTitle } from './variants';

/** A preset of the program, as far as it lends its name. */
export interface NamingPreset {
  readonly id: string;
  readonly title: string;
  readonly translations?: Translations<{ readonly title?: string }>;
  readonly experiment: unknown;
}

type Settings = ReadonlyMap<SettingPath, FieldValue>;

interface Reference {
  readonly settings: Settings;
  /** Title of the preset, where the name of the algorithm would be that of another one; null otherwise. */
  readonly title: Readonly<Record<Language, string>> | null;
}

/** Sweeps have many runs of few settings. */
const mostKept = 5000;

/** What says how a training is looked at, not what is trained. */
const ofEvaluation: ReadonlySet<SettingPath> = new Set(
  Object.entries(experimentFields)
    .filter(([, { group }]) => group === 'Evaluation')
    .map(([path]) => path),
);

/** A name tells so many differences; the rest is counted. */
const most = 3;

/** `Task 1: DQN as in the lecture` is `DQN as in the lecture` beside the name of its environment. */
const withoutTopic = (title: string) =>
  title.replace(/^[^:]*: (.)/, (_, first: string) => first.toUpperCase());
/** A longer title makes no name. */
const longest = 32;

const keyOf = (experiment: Experiment) => `${experiment.environment} ${variantTitle(experiment)}`;

export class RunNames {
  readonly #usual = new Map<string, Reference>();
  readonly #special = new Map<string, { readonly key: string; readonly reference: Reference }>();
  /** Names without their seeds. */
  readonly #known = new Map<string, string>();

  /** @param presets the program's own */
  constructor(presets: readonly NamingPreset[]) {
    // The shortest id is the plain one: `cartpole-dqn` before `cartpole-dqn-lecture`.
    const sorted = [...presets].sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1));
    for (const preset of sorted) {
      const { id, experiment } = preset;
      const checked = checkExperiment(experiment);
      if (!('experiment' in checked)) continue;
      const settings = settingsOfExperiment(checked.experiment);
      const key = keyOf(checked.experiment);
      const own = Object.fromEntries(
        languages.map((language) => [
          language,
          withoutTopic(translated<{ readonly title: string }>(preset, language).title),
        ]),
      );
      if (!this.#usual.has(key)) this.#usual.set(key, { settings, title: null });
      else if (Object.values(own).every(({ length }) => length <= longest))
        this.#special.set(id, { key, reference: { settings, title: own } });
    }
  }

  /** The name of a run of an experiment, started from a preset or from none. */
  of(experiment: Experiment, preset: string | null, language: Language = usualLanguage): string {
    const { seed, ...settings } = experiment;
    const key = JSON.stringify([language, preset, settings]);
    let name = this.#known.get(key);
    if (name === undefined) {
      name = this.#make(experiment, preset, language);
      if (this.#known.size >= mostKept) this.#known.clear();
      this.#known.set(key, name);
    }
    return `${name} · ${textsIn(language).runs.runName.seed(seed)}`;
  }

  #make(experiment: Experiment, preset: string | null, language: Language): string {
    const { environment } = experiment;
    const settings = settingsOfExperiment(experiment);
    const variant = variantTitle(experiment, language, settings);
    const say = textsIn(language).runs.runName;
    const [usual, plain] = [this.#referenceOf(experiment, preset), defaultsOf(experiment)];
    const againstUsual = usual === undefined ? null : differences(experiment, settings, usual.settings);
    const againstPlain = differences(experiment, settings, plain);
    // Whichever is closer: what was set up from scratch has little in common with the preset.
    const isUsual = againstUsual !== null && againstUsual.length <= againstPlain.length;
    const differing = isUsual ? againstUsual : againstPlain;
    const title = isUsual
      ? (usual!.title?.[language] ?? variant)
      : againstUsual === null
        ? variant
        : say.defaults(variant);
    const phrases = differing.map((path) =>
      settingPhrase(path, settings.get(path)!, { experiment }, language),
    );
    const rest = phrases.length - most;
    return [environment, title, ...(rest > 1 ? [...phrases.slice(0, most), say.more(rest)] : phrases)].join(
      ' · ',
    );
  }

  /** The preset that lends its name; undefined where there is none for this environment and variant. */
  #referenceOf(experiment: Experiment, preset: string | null): Reference | undefined {
    const key = keyOf(experiment);
    const special = preset === null ? undefined : this.#special.get(preset);
    if (special?.key === key) return special.reference;
    return this.#usual.get(key);
  }
}

/** The settings in which an experiment is trained otherwise, seeds aside; what the name of the variant tells is told. */
function differences({ algorithm }: Experiment, settings: Settings, reference: Settings): SettingPath[] {
  return [...settings.keys()].filter(
    (path) =>
      path !== 'seed' &&
      path !== 'environment' &&
      !ofEvaluation.has(path) &&
      !isToldByVariant(path, algorithm) &&
      settingIdentity(settings.get(path)) !== settingIdentity(reference.get(path)),
  );
}

/** The settings of the same algorithm and environment, all at their defaults. */
function defaultsOf({ environment, algorithm }: Experiment): Settings {
  const checked = checkExperiment({ environment, algorithm });
  return 'experiment' in checked ? settingsOfExperiment(checked.experiment) : new Map();
}
