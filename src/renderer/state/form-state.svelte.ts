/** What stands in the experiment form, and everything that follows from it. */
import { isLocked } from '../../shared/assignment';
import { checkExperiment, type Experiment } from '../../shared/experiment';
import type { ListedPreset, Preset } from '../../shared/preset';
import type { Problem } from '../../shared/problem';
import { firstPreset, tasks, type Task } from '../../shared/tasks';
import { spoken } from '../i18n/language.svelte';
import {
  baselineOf,
  candidateOf,
  formFields,
  formFrom,
  isChanged,
  planOf,
  sectionsOf,
  type ExperimentForm,
  type FormField,
  type FormPlan,
} from './experiment-form';
import { belongsTo, lockedTexts } from './locked-fields';
import { presets } from './presets.svelte';

/** A preset's experiment with its defaults filled in. */
function filled({ experiment }: Preset): Experiment | null {
  const checked = checkExperiment(experiment);
  return 'experiment' in checked ? checked.experiment : null;
}

/** What is offered where no task of the course is chosen. */
export const freeTask = 'free';

/** The wanted task where a preset belongs to it, else the first that it belongs to. */
export function taskWith(preset: string | null, wanted: unknown): string {
  const fits = ({ presets }: Task) => preset === null || presets.includes(preset);
  if (wanted === freeTask) return freeTask;
  const chosen = tasks.find((task) => task.id === wanted && fits(task));
  return (chosen ?? (preset === null ? undefined : tasks.find(fits)))?.id ?? freeTask;
}

/** The form as it is at present, to be read; what changes it comes on top. */
export class FormState {
  #task = $state(freeTask);
  /** The preset that was chosen last, whether it is still there or not. */
  protected named = $state<string | null>(null);
  #form = $state.raw<ExperimentForm>(formFrom(null, null));

  /** Null also where the preset has been removed; once that is taken back, it is the chosen one again. */
  #chosen = $derived(presets.byId(this.named) ?? null);
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
  get task(): string {
    return this.#task;
  }
  protected set task(task: string) {
    this.#task = task;
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
  get form(): ExperimentForm {
    return this.#form;
  }
  protected set form(form: ExperimentForm) {
    this.#form = form;
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
  /** What reset leads to, by the field's path. */
  protected get wholeBaseline(): Readonly<Record<string, string>> {
    return this.#baseline;
  }
  /** The fields whose values differ from what reset leads to. */
  protected get changed(): readonly FormField[] {
    return this.#changed;
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

  /** The experiment of the first start, whatever stands in the form. */
  get first(): { readonly preset: string | null; readonly experiment: Experiment | null } {
    const preset = presets.byId(firstPreset) ?? presets.builtIn[0];
    return { preset: preset?.id ?? null, experiment: preset === undefined ? null : filled(preset) };
  }

  /** Puts a form in place, with what an assignment sets as that sets it. */
  protected take(form: ExperimentForm): void {
    // With another task it is no longer the preset's experiment.
    if (this.#chosen !== null && !belongsTo(this.#chosen, form)) this.named = null;
    const set = lockedTexts(this.#chosen, form);
    const lists = Object.fromEntries(Object.entries(form.lists).filter(([path]) => !(path in set)));
    this.#form = { ...form, texts: { ...form.texts, ...set }, lists };
  }
}
