/** The experiment that is being set up. */
import { checkExperiment, type Experiment, type Preset } from '../../shared/experiment';
import type { Problem } from '../../shared/fields';
import { spoken } from '../i18n/language.svelte';
import { ask, RequestError } from './ask';
import {
  baselineOf,
  candidateOf,
  fittingAlgorithm,
  formFrom,
  isChanged,
  problemsOf,
  sectionsOf,
  formFields,
  type ExperimentForm,
} from './experiment-form';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';

/** A preset's experiment with its defaults filled in. */
function filled({ experiment }: Preset): Experiment | null {
  const checked = checkExperiment(experiment);
  return 'experiment' in checked ? checked.experiment : null;
}

/** What the very first start offers to train. */
const firstPreset = 'cartpole-dqn';

class ExperimentState {
  #presets = $state.raw<readonly Preset[]>([]);
  #preset = $state<string | null>(null);
  #form = $state.raw<ExperimentForm>(formFrom(null, null));
  #starting = $state(false);
  #refusal = $state.raw<RequestError | null>(null);
  #saving: ReturnType<typeof setTimeout> | undefined;

  #basis = $derived.by(() => {
    const preset = this.#presets.find(({ id }) => id === this.#preset);
    return preset === undefined ? null : filled(preset);
  });
  #baseline = $derived(baselineOf(this.#form.algorithm, this.#form.environment, this.#basis));
  #problems = $derived(problemsOf(this.#form, spoken.language));
  #sections = $derived(sectionsOf(this.#form, spoken.language));
  #changed = $derived(
    formFields(this.#form.algorithm, this.#form.environment).filter(({ path, field }) =>
      isChanged(field, this.#form.texts[path] ?? '', this.#baseline[path] ?? ''),
    ),
  );

  get presets() {
    return this.#presets;
  }
  get preset() {
    return this.#preset;
  }
  get form() {
    return this.#form;
  }
  get sections() {
    return this.#sections;
  }
  get problems(): ReadonlyMap<string, Problem> {
    return this.#problems;
  }
  get starting() {
    return this.#starting;
  }
  /** What the main process had against the last try to start. */
  get refusal() {
    return this.#refusal;
  }
  /** How many values differ from what reset leads to. */
  get changedCount() {
    return this.#changed.length;
  }

  text(path: string): string {
    return this.#form.texts[path] ?? '';
  }

  baseline(path: string): string {
    return this.#baseline[path] ?? '';
  }

  /** Reads the presets, and the experiment that was last in the form. */
  async load(): Promise<void> {
    this.#presets = await ask('presets');
    const last = settings.current.lastExperiment as { preset?: unknown; experiment?: unknown } | null;
    const remembered = last !== null && typeof last === 'object' ? last : null;
    const wanted = remembered === null ? this.first.preset : remembered.preset;
    this.#preset = this.#presets.some(({ id }) => id === wanted) ? (wanted as string) : null;
    this.#form = formFrom(remembered?.experiment ?? this.#basis, this.#basis);
  }

  /** Starts over from a preset, or from the defaults. */
  usePreset(id: string | null): void {
    this.#preset = id;
    this.#set(formFrom(this.#basis, this.#basis));
  }

  useEnvironment(environment: string): void {
    this.#reshape(environment, fittingAlgorithm(environment, this.#form.algorithm));
  }

  useAlgorithm(algorithm: string): void {
    this.#reshape(this.#form.environment, algorithm);
  }

  /** Puts another experiment into the form, for example that of a run. */
  use(experiment: Experiment, preset: string | null): void {
    this.#preset = this.#presets.some(({ id }) => id === preset) ? preset : null;
    this.#set(formFrom(experiment, this.#basis));
  }

  enter(path: string, text: string): void {
    this.#set({ ...this.#form, texts: { ...this.#form.texts, [path]: text } });
  }

  reset(path: string): void {
    this.enter(path, this.baseline(path));
  }

  resetAll(): void {
    this.#set({ ...this.#form, texts: this.#baseline });
  }

  /** Starts the training; answers whether it was accepted. */
  async start(): Promise<boolean> {
    if (this.#starting) return false;
    this.#starting = true;
    this.#refusal = null;
    try {
      await runs.start(candidateOf(this.#form), this.#preset);
      return true;
    } catch (error) {
      this.#refusal =
        error instanceof RequestError
          ? error
          : new RequestError(error instanceof Error ? error.message : String(error), []);
      return false;
    } finally {
      this.#starting = false;
    }
  }

  /** The experiment of the first start, whatever stands in the form. */
  get first(): { readonly preset: string | null; readonly experiment: Experiment | null } {
    const preset = this.#presets.find(({ id }) => id === firstPreset) ?? this.#presets[0];
    return { preset: preset?.id ?? null, experiment: preset === undefined ? null : filled(preset) };
  }

  /** Starts what the welcome offers. */
  async startFirst(): Promise<boolean> {
    this.usePreset(this.first.preset);
    return this.start();
  }

  /** Keeps what both algorithms know, takes the rest from the defaults. */
  #reshape(environment: string, algorithm: string): void {
    const baseline = baselineOf(algorithm, environment, this.#basis);
    const moved = environment !== this.#form.environment;
    const kept = Object.entries(this.#form.texts).filter(
      ([path]) => path in baseline && !(moved && path.startsWith('environmentOptions.')),
    );
    // With another task it is no longer the preset's experiment.
    if (this.#basis?.environment !== environment || this.#basis.algorithm !== algorithm) this.#preset = null;
    this.#set({ environment, algorithm, texts: { ...baseline, ...Object.fromEntries(kept) } });
  }

  #set(form: ExperimentForm): void {
    this.#form = form;
    this.#refusal = null;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(
      () =>
        void settings.change({
          lastExperiment: { preset: this.#preset, experiment: candidateOf(this.#form) },
        }),
      400,
    );
  }
}

export const experiment = new ExperimentState();
