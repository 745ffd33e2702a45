/** The experiment that is being set up. */
import { isLocked } from '../../shared/assignment';
import { checkExperiment, type Experiment } from '../../shared/experiment';
import type { Field, FieldValue } from '../../shared/fields';
import { parseFieldList } from '../../shared/field-text';
import type { Problem } from '../../shared/problem';
import type { ListedPreset, Preset } from '../../shared/preset';
import { firstPreset, tasks, type Task } from '../../shared/tasks';
import { t } from '../i18n';
import { spoken } from '../i18n/language.svelte';
import { asRequestError, type RequestError } from './ask';
import {
  baselineOf,
  candidateOf,
  fittingAlgorithm,
  fieldText,
  formFrom,
  isChanged,
  planOf,
  sectionsOf,
  formFields,
  type ExperimentForm,
  type FormPlan,
} from './experiment-form';
import { belongsTo, lockedTexts } from './locked-fields';
import { messages } from './messages.svelte';
import { presets } from './presets.svelte';
import { enteredIn, nothingEntered, reshape, type Entered } from './reshape';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';

/** A preset's experiment with its defaults filled in. */
function filled({ experiment }: Preset): Experiment | null {
  const checked = checkExperiment(experiment);
  return 'experiment' in checked ? checked.experiment : null;
}

/** What is offered where no task of the course is chosen. */
export const freeTask = 'free';

/** What of the form a person can have back. */
interface Moment {
  readonly task: string;
  readonly preset: string | null;
  readonly form: ExperimentForm;
  readonly entered: Entered;
}

class ExperimentState {
  #task = $state(freeTask);
  #preset = $state<string | null>(null);
  #form = $state.raw<ExperimentForm>(formFrom(null, null));
  #starting = $state(false);
  #refusal = $state.raw<RequestError | null>(null);
  #saving: ReturnType<typeof setTimeout> | undefined;
  #lookedAt: string | null = null;
  /** What was entered by hand, also into fields that the form does not have at present. */
  #entered: Entered = nothingEntered;
  /** The preset that was left for another environment or algorithm. */
  #left: string | null = null;

  /** Null also where the preset has been removed; once that is taken back, it is the chosen one again. */
  #chosen = $derived(presets.byId(this.#preset) ?? null);
  #basis = $derived(this.#chosen === null ? null : filled(this.#chosen));
  #locked = $derived(lockedTexts(this.#chosen, this.#form));
  #baseline = $derived({
    ...baselineOf(this.#form.algorithm, this.#form.environment, this.#basis),
    ...this.#locked,
  });
  #plan = $derived(planOf(this.#form, spoken.language));
  #sections = $derived(sectionsOf(this.#form, spoken.language));
  #changed = $derived(
    formFields(this.#form.algorithm, this.#form.environment).filter(
      ({ path, field }) =>
        path in this.#form.lists ||
        isChanged(field, this.#form.texts[path] ?? '', this.#baseline[path] ?? ''),
    ),
  );
  #offered = $derived.by(() => {
    const task = tasks.find(({ id }) => id === this.#task);
    if (task === undefined) return presets.builtIn;
    return task.presets.flatMap((id) => presets.builtIn.find((preset) => preset.id === id) ?? []);
  });

  /** The task of the course that is worked on, or `freeTask`. */
  get task() {
    return this.#task;
  }
  /** What the chosen preset sets, its defaults filled in; undefined without a preset. */
  get basis(): Experiment | undefined {
    return this.#basis ?? undefined;
  }
  /** The presets of the program that belong to the task. */
  get offered(): readonly ListedPreset[] {
    return this.#offered;
  }
  get preset(): string | null {
    return this.#chosen?.id ?? null;
  }
  /** The preset that the form started from. */
  get chosenPreset(): ListedPreset | null {
    return this.#chosen;
  }
  get form() {
    return this.#form;
  }
  get sections() {
    return this.#sections;
  }
  /** The runs that the form makes, or what is wrong with it. */
  get plan(): FormPlan {
    return this.#plan;
  }
  get problems(): ReadonlyMap<string, Problem> {
    return this.#plan.problems;
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

  /** The list of values that are tried of a field; null where it has one value. */
  list(path: string): string | null {
    return this.#form.lists[path] ?? null;
  }

  /** Whether an assignment sets a field, or what is chosen. */
  isLocked(path: string): boolean {
    const assignment = this.#chosen?.assignment;
    return assignment !== undefined && isLocked(assignment, path);
  }

  /** What the form means so far, the first of several values; the main process checks it. */
  get candidate(): Record<string, unknown> {
    const [first] = this.#plan.experiments;
    return first === undefined ? candidateOf(this.#form) : { ...first };
  }

  /** Reads the presets, and the experiment that was last in the form. */
  async load(): Promise<void> {
    await presets.load();
    const last = settings.current.lastExperiment as Partial<Record<string, unknown>> | null;
    const remembered = last !== null && typeof last === 'object' ? last : null;
    // The form begins where the course does; the first start has a preset of its own.
    const wanted = remembered === null ? tasks[0]!.presets[0]! : remembered['preset'];
    this.#preset = typeof wanted === 'string' && presets.byId(wanted) !== undefined ? wanted : null;
    this.#task = this.#taskWith(this.#preset, remembered?.['task']);
    this.#take(formFrom(remembered?.['experiment'] ?? this.#basis, this.#basis, remembered?.['lists']));
    this.#entered = enteredIn(this.#form, this.#baseline);
  }

  /** Chooses a task of the course, and with it what the form starts from, unless that belongs to it already. */
  useTask(task: string): void {
    const before = this.#moment();
    this.#task = task;
    if (task !== freeTask && !this.#offered.some(({ id }) => id === this.#preset))
      this.#startFrom(this.#offered[0]?.id ?? null, before);
    else this.#set(this.#form);
  }

  /** Starts over from a preset, or from the defaults, with the same seeds. */
  usePreset(id: string | null): void {
    this.#startFrom(id, this.#moment());
  }

  /** Makes a preset the one that the form started from, and leaves the form as it is where that may be. */
  adopt(id: string): void {
    this.#preset = id;
    this.#task = this.#taskWith(id, this.#task);
    this.#set(this.#form);
  }

  /** Leaves the preset, and with it an assignment, and keeps what stands in the form. */
  detach(): void {
    this.#preset = null;
    this.#set(this.#form);
  }

  useEnvironment(environment: string): void {
    this.#reshape(environment, fittingAlgorithm(environment, this.#form.algorithm));
  }

  useAlgorithm(algorithm: string): void {
    this.#reshape(this.#form.environment, algorithm);
  }

  /** Puts another experiment into the form, for example that of a run. */
  use(experiment: Experiment, preset: string | null): void {
    this.#preset = presets.byId(preset) === undefined ? null : preset;
    this.#task = this.#taskWith(this.#preset, this.#task);
    this.#forget();
    this.#set(formFrom(experiment, this.#basis));
  }

  /** A setting that the form is to show when it is opened next. */
  lookAt(path: string | null): void {
    this.#lookedAt = path;
  }

  /** Tells which setting is to be shown, once. */
  takeLook(): string | null {
    const path = this.#lookedAt;
    this.#lookedAt = null;
    return path;
  }

  enter(path: string, text: string): void {
    const { texts, lists } = this.#entered;
    this.#entered = { texts: { ...texts, [path]: text }, lists };
    this.#set({ ...this.#form, texts: { ...this.#form.texts, [path]: text } });
  }

  /** Lists the values that are tried of a field. */
  enterList(path: string, text: string): void {
    const { texts, lists } = this.#entered;
    this.#entered = { texts, lists: { ...lists, [path]: text } };
    this.#set({ ...this.#form, lists: { ...this.#form.lists, [path]: text } });
  }

  /** Begins to try several values of a field, or goes back to one: the first of them. */
  vary(path: string, field: Field, several: boolean): void {
    if (several) return this.enterList(path, this.text(path));
    const [first] = parseFieldList(field, this.list(path) ?? '');
    const text = first === undefined ? this.text(path) : fieldText(first as FieldValue);
    this.#dropList(path);
    this.enter(path, text);
  }

  reset(path: string): void {
    this.#dropList(path);
    const { [path]: gone, ...texts } = this.#entered.texts;
    void gone;
    this.#entered = { ...this.#entered, texts };
    this.#set({ ...this.#form, texts: { ...this.#form.texts, [path]: this.baseline(path) } });
  }

  /** Puts every value back, and offers to take that back. */
  resetAll(): void {
    const before = this.#moment();
    const count = this.changedCount;
    this.#forget();
    this.#set({ ...this.#form, texts: this.#baseline, lists: {} });
    this.#offerBack(t.sweep.resetDone(count), before);
  }

  /** Starts every run that the form makes; answers whether they were accepted. */
  async start(): Promise<boolean> {
    if (this.#starting) return false;
    this.#starting = true;
    this.#refusal = null;
    try {
      const { experiments } = this.#plan;
      if (experiments.length > 1) await runs.startAll(experiments, this.preset);
      // What cannot be used is refused by main, which says why.
      else await runs.start(experiments[0] ?? candidateOf(this.#form), this.preset);
      return true;
    } catch (error) {
      this.#refusal = asRequestError(error);
      return false;
    } finally {
      this.#starting = false;
    }
  }

  /** The experiment of the first start, whatever stands in the form. */
  get first(): { readonly preset: string | null; readonly experiment: Experiment | null } {
    const preset = presets.byId(firstPreset) ?? presets.builtIn[0];
    return { preset: preset?.id ?? null, experiment: preset === undefined ? null : filled(preset) };
  }

  /** Starts what the welcome offers. */
  async startFirst(): Promise<boolean> {
    this.usePreset(this.first.preset);
    this.reset('seed');
    return this.start();
  }

  /** The wanted task where a preset belongs to it, else the first that it belongs to. */
  #taskWith(preset: string | null, wanted: unknown): string {
    const fits = ({ presets }: Task) => preset === null || presets.includes(preset);
    if (wanted === freeTask) return freeTask;
    const chosen = tasks.find((task) => task.id === wanted && fits(task));
    return (chosen ?? (preset === null ? undefined : tasks.find(fits)))?.id ?? freeTask;
  }

  #dropList(path: string): void {
    const without = ({ [path]: gone, ...lists }: Readonly<Record<string, string>>) => (void gone, lists);
    this.#entered = { ...this.#entered, lists: without(this.#entered.lists) };
    this.#form = { ...this.#form, lists: without(this.#form.lists) };
  }

  #moment(): Moment {
    return { task: this.#task, preset: this.#preset, form: this.#form, entered: this.#entered };
  }

  #forget(): void {
    this.#entered = nothingEntered;
    this.#left = null;
  }

  #startFrom(id: string | null, before: Moment): void {
    // What is compared is trained with the same seeds: they stay.
    const seeds = this.#changed.some(({ path }) => path === 'seed') ? this.text('seed') : null;
    const count = this.changedCount - (seeds === null ? 0 : 1);
    this.#preset = id;
    if (id !== null) this.#task = this.#taskWith(id, this.#task);
    this.#forget();
    this.#set(formFrom(this.#basis, this.#basis));
    if (seeds !== null) this.enter('seed', seeds);
    if (count > 0) this.#offerBack(t.sweep.replaced(count), before);
  }

  /** Offers to put the form back to how it was. */
  #offerBack(title: string, { task, preset, form, entered }: Moment): void {
    messages.announce(title);
    messages.show({
      kind: 'note',
      title,
      action: {
        label: t.sweep.undo,
        run: () => {
          this.#task = task;
          this.#preset = preset;
          this.#entered = entered;
          this.#set(form);
        },
      },
    });
  }

  /** Another environment or algorithm: what was entered by hand stays where it still has a place. */
  #reshape(environment: string, algorithm: string): void {
    // With another task it is no longer the preset's experiment; on the way back it is that again.
    this.#left = this.#preset ?? this.#left;
    const left = presets.byId(this.#left);
    this.#preset = left !== undefined && belongsTo(left, { environment, algorithm }) ? left.id : null;
    const baseline = baselineOf(algorithm, environment, this.#basis);
    this.#set(reshape(this.#form, environment, algorithm, baseline, this.#entered));
  }

  /** Puts a form in place, with what an assignment sets as that sets it. */
  #take(form: ExperimentForm): void {
    // With another task it is no longer the preset's experiment.
    if (this.#chosen !== null && !belongsTo(this.#chosen, form)) this.#preset = null;
    const set = lockedTexts(this.#chosen, form);
    const lists = Object.fromEntries(Object.entries(form.lists).filter(([path]) => !(path in set)));
    this.#form = { ...form, texts: { ...form.texts, ...set }, lists };
  }

  #set(form: ExperimentForm): void {
    this.#take(form);
    this.#refusal = null;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(
      () =>
        void settings.change({
          lastExperiment: {
            task: this.#task,
            preset: this.preset,
            experiment: candidateOf(this.#form),
            lists: this.#form.lists,
          },
        }),
      400,
    );
  }
}

export const experiment = new ExperimentState();
