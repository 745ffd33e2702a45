/** Every run there is, what it does at present, and which ones are shown. */
import type { AnnotationChange } from '../../shared/annotations';
import type { ClipEvent, ProgressEvent, RunEvent } from '../../shared/events';
import { lineStyle, type LineStyle } from '../../shared/figures/line-styles';
import { byOrder, isActive, permittedActions, withholdsResult, type RunSummary } from '../../shared/runs';
import { runsIn } from '../../shared/runs-text';
import { assignStyles } from '../../shared/figures/style-numbers';
import { RunNames } from '../../shared/run-name';
import { said, t } from '../i18n';
import { spoken } from '../i18n/language.svelte';
import { ask } from './ask';
import { RunCurves } from './curves.svelte';
import { messages } from './messages.svelte';
import { presets } from './presets.svelte';
import { inLanguage } from './run-in-language';
import { settings } from './settings.svelte';
import { theme } from './theme.svelte';

/** The curves of so many runs are kept in memory at least; those that are shown always are. */
const keptCurves = 24;

const newestFirst = (a: RunSummary, b: RunSummary) => byOrder(b, a);

class Runs {
  /** As the main process tells them, in English. */
  #told = $state.raw<readonly RunSummary[]>([]);
  #names = $derived(new RunNames(presets.builtIn));
  #all = $derived(this.#told.map((run) => inLanguage(run, spoken.language, this.#names)));
  #progress = $state.raw<Readonly<Record<string, ProgressEvent>>>({});
  #clips = $state.raw<Readonly<Record<string, ClipEvent>>>({});
  #shown = $state.raw<readonly string[]>([]);
  #chosen = $state<string | null>(null);
  /** What was started together last. */
  #batch = $state.raw<readonly string[]>([]);
  #styles = $state.raw<Readonly<Record<string, number>>>({});
  #curves = new Map<string, RunCurves>();
  #loaded = false;
  #byId = $derived(new Map(this.#all.map((run) => [run.id, run])));

  /** All runs, the newest first. */
  get all(): readonly RunSummary[] {
    return this.#all;
  }

  /** Ids of the runs in the charts, in the order in which they were added. */
  get shown(): readonly string[] {
    return this.#shown;
  }

  /**
   * Ids of the runs that belong together at present: all that were started at once where those shown are the first of
   * them, else those shown.
   */
  get together(): readonly string[] {
    const first = this.#batch.slice(0, keptCurves);
    const isBatch = first.length === this.#shown.length && first.every((id, i) => id === this.#shown[i]);
    return isBatch ? this.#batch : this.#shown;
  }

  /** The run whose numbers and actions are shown. */
  get chosen(): RunSummary | null {
    return this.#chosen === null ? null : (this.#byId.get(this.#chosen) ?? null);
  }

  byId(id: string): RunSummary | undefined {
    return this.#byId.get(id);
  }

  progress(id: string): ProgressEvent | undefined {
    return this.#progress[id];
  }

  clip(id: string): ClipEvent | undefined {
    return this.#clips[id];
  }

  style(id: string): LineStyle {
    const style = lineStyle(this.#styles[id] ?? 0, theme.dark);
    // A run alone needs no dashes to be told apart, and dense curves look torn with them.
    return this.#shown.length === 1 && this.#shown[0] === id ? { ...style, dash: [] } : style;
  }

  /** The curves of a run that is shown. */
  curves(id: string): RunCurves | undefined {
    return this.#curves.get(id);
  }

  /** Reads the runs, and follows them from then on. */
  async load(): Promise<void> {
    window.lab.subscribe('runsChanged', (changed) => this.#change(changed));
    window.lab.subscribe('runsRemoved', (ids) => this.#drop(ids));
    window.lab.subscribe('runEvents', ({ id, events, anew }) => {
      this.#take(id, events);
      // It went back to a checkpoint, or more has happened than could be told.
      if (anew) void this.#curves.get(id)?.reload();
    });
    window.lab.subscribe('remark', ({ id, says }) =>
      messages.show({ kind: 'fault', title: this.byId(id)?.name ?? id, text: said(says) }),
    );
    this.#styles = settings.current.runStyles;
    this.#change(runsIn(await ask('runs')));
    const remembered = settings.current.selectedRuns.filter((id) => this.#byId.has(id));
    const newest = this.#all[0]?.id;
    const shown = remembered.length > 0 ? remembered : newest === undefined ? [] : [newest];
    this.#readCurves(shown);
    this.#shown = shown;
    this.#chosen = shown.at(-1) ?? null;
    this.#loaded = true;
  }

  /** Shows one run alone. */
  show(id: string): void {
    this.#chosen = id;
    this.#setShown([id]);
  }

  /** Adds a run to those shown, or takes it away. */
  toggle(id: string): void {
    if (!this.#shown.includes(id)) {
      this.#chosen = id;
      this.#setShown([...this.#shown, id]);
    } else if (this.#shown.length > 1) {
      const rest = this.#shown.filter((other) => other !== id);
      if (this.#chosen === id) this.#chosen = rest.at(-1)!;
      this.#setShown(rest);
    }
  }

  /** Makes one of the shown runs the one whose numbers are shown. */
  choose(id: string): void {
    if (this.#shown.includes(id)) this.#chosen = id;
    else this.show(id);
  }

  /** Starts a training and shows it alone. */
  async start(experiment: unknown, preset: string | null): Promise<RunSummary> {
    const run = await this.queue(experiment, preset);
    this.show(run.id);
    messages.announce(t.runs.announce(this.#inWords(run).name, t.phases[run.state.phase]));
    return run;
  }

  /** Starts several trainings, all or none, and shows them together, or as many of them as can be told apart. */
  async startAll(experiments: readonly unknown[], preset: string | null): Promise<readonly RunSummary[]> {
    const started = await this.queueAll(experiments, preset);
    this.#batch = started.map(({ id }) => id);
    this.#chosen = this.#batch[0] ?? null;
    this.#setShown(this.#batch.slice(0, keptCurves));
    messages.announce(t.sweep.queued(started.length));
    return started;
  }

  /** Puts a training into the queue without showing it. */
  async queue(experiment: unknown, preset: string | null): Promise<RunSummary> {
    const run = await ask('start', { experiment: $state.snapshot(experiment), preset });
    this.#change([run]);
    return run;
  }

  /** Puts several trainings into the queue, all or none, without showing them. */
  async queueAll(experiments: readonly unknown[], preset: string | null): Promise<readonly RunSummary[]> {
    const queued = await ask('startMany', {
      experiments: [...$state.snapshot(experiments)],
      preset,
    });
    this.#change(queued);
    return queued;
  }

  pause = (id: string) => this.#act(() => ask('pause', { id }));
  resume = (id: string) => this.#act(() => ask('resume', { id }));
  stop = (id: string) => this.#act(() => ask('stop', { id }));
  reveal = (id: string) => this.#act(() => ask('reveal', { id }));

  /** Pauses a running run, resumes one that rests; does nothing where neither is possible. */
  async pauseOrResume(run: RunSummary): Promise<void> {
    const permitted = permittedActions(run);
    if (permitted.pause) await this.pause(run.id);
    else if (permitted.resume) await this.resume(run.id);
  }

  /** Answers the question of a run, for good; `all` also that of the others that wait. Rejects where it is refused. */
  async answer(id: string, text: string, all: boolean): Promise<void> {
    await ask('answer', { id, text, all });
    messages.announce(t.assignment.question.taken);
  }

  /** Changes what people say of runs; false where that was refused, which is said. */
  annotate(ids: readonly string[], change: AnnotationChange): Promise<boolean> {
    return this.#act(async () => this.take(await ask('annotate', { ids: [...ids], change })));
  }

  /** Takes over what the main process answered, ahead of its notice. */
  take(changed: readonly RunSummary[]): void {
    this.#change(changed);
  }

  /** Takes runs out of the list that were removed; a neighbour of theirs is shown instead. */
  forget(ids: readonly string[]): void {
    const gone = new Set(ids);
    const index = this.#all.findIndex(({ id }) => gone.has(id));
    const rest = (run: RunSummary) => !gone.has(run.id) && !run.annotations.archived;
    this.#drop(ids, (this.#all.slice(index).find(rest) ?? this.#all.slice(0, index).filter(rest).at(-1))?.id);
  }

  /** Shows several runs over each other, the last of them chosen. */
  showTogether(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.#chosen = ids.at(-1)!;
    this.#setShown(ids);
  }

  async #act(request: () => Promise<unknown>): Promise<boolean> {
    try {
      await request();
      return true;
    } catch (error) {
      messages.fault(t.problems.failed, error);
      return false;
    }
  }

  #setShown(ids: readonly string[]): void {
    this.#readCurves(ids);
    this.#shown = ids;
    void settings.change({ selectedRuns: [...ids] });
  }

  /** Sees to it that the curves of these runs are there or on their way. */
  #readCurves(ids: readonly string[]): void {
    for (const id of ids) if (!this.#curves.has(id)) this.#curves.set(id, new RunCurves(id));
    for (const id of this.#curves.keys()) {
      if (this.#curves.size <= keptCurves) break;
      if (!ids.includes(id)) this.#curves.delete(id);
    }
  }

  #change(changed: readonly RunSummary[]): void {
    if (changed.length === 0) return;
    const known = this.#byId;
    const news = new Map(changed.map((run) => [run.id, run]));
    for (const run of changed) {
      const before = known.get(run.id);
      if (before === undefined) continue;
      if (withholdsResult(before) && !withholdsResult(run)) void this.#curves.get(run.id)?.reload();
      const [from, to] = [before.state.phase, run.state.phase];
      if (from === to) continue;
      messages.announce(t.runs.announce(this.#inWords(run).name, t.phases[to]));
      // Of a run that another process trains, nothing is told but its record.
      if (before.elsewhere && !isActive(to)) void this.#curves.get(run.id)?.reload();
      if (to !== 'running' && to !== 'paused') this.#forgetProgress(run.id);
    }
    this.#told = [...this.#told.filter(({ id }) => !news.has(id)), ...news.values()].sort(newestFirst);
    if (changed.some(({ id }) => !known.has(id))) this.#restyle();
    // The first run there is needs no click to be seen.
    if (this.#loaded && this.chosen === null) this.show(this.#all[0]!.id);
  }

  #inWords = (run: RunSummary) => inLanguage(run, spoken.language, this.#names);

  #restyle(): void {
    const styles = assignStyles(this.#all.map(({ id }) => id).reverse(), this.#styles);
    if (JSON.stringify(styles) === JSON.stringify(this.#styles)) return;
    this.#styles = styles;
    void settings.change({ runStyles: styles });
  }

  #forgetProgress(id: string): void {
    if (this.#progress[id] === undefined) return;
    const { [id]: gone, ...rest } = this.#progress;
    void gone;
    this.#progress = rest;
  }

  #drop(ids: readonly string[], next?: string): void {
    const gone = new Set(ids);
    if (!this.#all.some(({ id }) => gone.has(id))) return;
    this.#told = this.#told.filter(({ id }) => !gone.has(id));
    for (const id of ids) {
      this.#curves.delete(id);
      this.#forgetProgress(id);
    }
    const rest = this.#shown.filter((id) => !gone.has(id));
    const fallback = next ?? this.#all[0]?.id;
    if (rest.length === 0 && fallback !== undefined) rest.push(fallback);
    if (this.#chosen !== null && gone.has(this.#chosen)) this.#chosen = rest.at(-1) ?? null;
    if (rest.length !== this.#shown.length || rest.some((id, i) => id !== this.#shown[i]))
      this.#setShown(rest);
  }

  #take(id: string, events: readonly RunEvent[]): void {
    for (const event of events) {
      if (event.type === 'progress') this.#progress = { ...this.#progress, [id]: event };
      else if (event.type === 'clip') this.#clips = { ...this.#clips, [id]: event };
    }
    this.#curves.get(id)?.take(events);
  }
}

export const runs = new Runs();
