/** The experiment that is being set up: everything that changes the form, and its start. */
import type { Experiment } from '../../shared/experiment';
import type { Field, FieldValue } from '../../shared/fields';
import { parseFieldList } from '../../shared/field-text';
import { tasks } from '../../shared/tasks';
import { t } from '../i18n';
import { asRequestError, type RequestError } from './ask';
import {
  baselineOf,
  candidateOf,
  fittingAlgorithm,
  fieldText,
  formFrom,
  type ExperimentForm,
} from './experiment-form';
import { freeTask, FormState, taskWith } from './form-state.svelte';
import { belongsTo } from './locked-fields';
import { messages } from './messages.svelte';
import { presets } from './presets.svelte';
import { enteredIn, nothingEntered, reshape, type Entered } from './reshape';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';

/** What of the form a person can have back. */
interface Moment {
  readonly task: string;
  readonly preset: string | null;
  readonly form: ExperimentForm;
  readonly entered: Entered;
}

class ExperimentState extends FormState {
  #starting = $state(false);
  #refusal = $state.raw<RequestError | null>(null);
  #saving: ReturnType<typeof setTimeout> | undefined;
  #lookedAt: string | null = null;
  /** What was entered by hand, also into fields that the form does not have at present. */
  #entered: Entered = nothingEntered;
  /** The preset that was left for another environment or algorithm. */
  #left: string | null = null;

  get starting() {
    return this.#starting;
  }
  /** What the main process had against the last try to start. */
  get refusal() {
    return this.#refusal;
  }

  /** Reads the presets, and the experiment that was last in the form. */
  async load(): Promise<void> {
    await presets.load();
    const last = settings.current.lastExperiment as Partial<Record<string, unknown>> | null;
    const remembered = last !== null && typeof last === 'object' ? last : null;
    // The form begins where the course does; the first start has a preset of its own.
    const wanted = remembered === null ? tasks[0]!.presets[0]! : remembered['preset'];
    this.named = typeof wanted === 'string' && presets.byId(wanted) !== undefined ? wanted : null;
    this.task = taskWith(this.named, remembered?.['task']);
    this.take(
      formFrom(remembered?.['experiment'] ?? this.basis ?? null, this.basis ?? null, remembered?.['lists']),
    );
    this.#entered = enteredIn(this.form, this.wholeBaseline);
  }

  /** Chooses a task of the course, and with it what the form starts from, unless that belongs to it already. */
  useTask(task: string): void {
    const before = this.#moment();
    this.task = task;
    if (task !== freeTask && !this.offered.some(({ id }) => id === this.named))
      this.#startFrom(this.offered[0]?.id ?? null, before);
    else this.#set(this.form);
  }

  /** Starts over from a preset, or from the defaults, with the same seeds. */
  usePreset(id: string | null): void {
    this.#startFrom(id, this.#moment());
  }

  /** Makes a preset the one that the form started from, and leaves the form as it is where that may be. */
  adopt(id: string): void {
    this.named = id;
    this.task = taskWith(id, this.task);
    this.#set(this.form);
  }

  /** Leaves the preset, and with it an assignment, and keeps what stands in the form. */
  detach(): void {
    this.named = null;
    this.#set(this.form);
  }

  useEnvironment(environment: string): void {
    this.#reshape(environment, fittingAlgorithm(environment, this.form.algorithm));
  }

  useAlgorithm(algorithm: string): void {
    this.#reshape(this.form.environment, algorithm);
  }

  /** Puts another experiment into the form, for example that of a run. */
  use(experiment: Experiment, preset: string | null): void {
    this.named = presets.byId(preset) === undefined ? null : preset;
    this.task = taskWith(this.named, this.task);
    this.#forget();
    this.#set(formFrom(experiment, this.basis ?? null));
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
    this.#set({ ...this.form, texts: { ...this.form.texts, [path]: text } });
  }

  /** Lists the values that are tried of a field. */
  enterList(path: string, text: string): void {
    const { texts, lists } = this.#entered;
    this.#entered = { texts, lists: { ...lists, [path]: text } };
    this.#set({ ...this.form, lists: { ...this.form.lists, [path]: text } });
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
    this.#set({ ...this.form, texts: { ...this.form.texts, [path]: this.baseline(path) } });
  }

  /** Puts every value back, and offers to take that back. */
  resetAll(): void {
    const before = this.#moment();
    const count = this.changedCount;
    this.#forget();
    this.#set({ ...this.form, texts: this.wholeBaseline, lists: {} });
    this.#offerBack(t.sweep.resetDone(count), before);
  }

  /** Starts every run that the form makes; answers whether they were accepted. */
  async start(): Promise<boolean> {
    if (this.#starting) return false;
    this.#starting = true;
    this.#refusal = null;
    try {
      const { experiments } = this.plan;
      if (experiments.length > 1) await runs.startAll(experiments, this.preset);
      // What cannot be used is refused by main, which says why.
      else await runs.start(experiments[0] ?? candidateOf(this.form), this.preset);
      return true;
    } catch (error) {
      this.#refusal = asRequestError(error);
      return false;
    } finally {
      this.#starting = false;
    }
  }

  /** Starts what the welcome offers. */
  async startFirst(): Promise<boolean> {
    this.usePreset(this.first.preset);
    this.reset('seed');
    return this.start();
  }

  #dropList(path: string): void {
    const without = ({ [path]: gone, ...lists }: Readonly<Record<string, string>>) => (void gone, lists);
    this.#entered = { ...this.#entered, lists: without(this.#entered.lists) };
    this.form = { ...this.form, lists: without(this.form.lists) };
  }

  #moment(): Moment {
    return { task: this.task, preset: this.named, form: this.form, entered: this.#entered };
  }

  #forget(): void {
    this.#entered = nothingEntered;
    this.#left = null;
  }

  #startFrom(id: string | null, before: Moment): void {
    // What is compared is trained with the same seeds: they stay.
    const seeds = this.changed.some(({ path }) => path === 'seed') ? this.text('seed') : null;
    const count = this.changedCount - (seeds === null ? 0 : 1);
    this.named = id;
    if (id !== null) this.task = taskWith(id, this.task);
    this.#forget();
    this.#set(formFrom(this.basis ?? null, this.basis ?? null));
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
          this.task = task;
          this.named = preset;
          this.#entered = entered;
          this.#set(form);
        },
      },
    });
  }

  /** Another environment or algorithm: what was entered by hand stays where it still has a place. */
  #reshape(environment: string, algorithm: string): void {
    // With another task it is no longer the preset's experiment; on the way back it is that again.
    this.#left = this.named ?? this.#left;
    const left = presets.byId(this.#left);
    this.named = left !== undefined && belongsTo(left, { environment, algorithm }) ? left.id : null;
    const baseline = baselineOf(algorithm, environment, this.basis ?? null);
    this.#set(reshape(this.form, environment, algorithm, baseline, this.#entered));
  }

  #set(form: ExperimentForm): void {
    this.take(form);
    this.#refusal = null;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(
      () =>
        void settings.change({
          lastExperiment: {
            task: this.task,
            preset: this.preset,
            experiment: candidateOf(this.form),
            lists: this.form.lists,
          },
        }),
      400,
    );
  }
}

export const experiment = new ExperimentState();
