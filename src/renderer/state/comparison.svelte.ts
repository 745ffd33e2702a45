/** The comparison: which runs, grouped how, shown how; and the curves that came of it. */
import type { Comparison, ComparisonChoice, ComparisonRequest } from '../../shared/comparison';
import { comparedRuns } from '../../shared/compared-runs';
import { defaultComparison, runLimit } from '../../shared/comparison';
import type { ExportChoice, ExportOrder } from '../../shared/exports/export-order';
import { bucketsFor } from '../../shared/exports/snapshot';
import { comparisonChart, type ComparedGroup } from '../../shared/figures/comparison-chart';
import { figureType, type FigureType } from '../../shared/figures/figure-parts';
import { comparisonRange } from '../../shared/figures/comparison-range';
import { alone, lineStyle, type LineStyle } from '../../shared/figures/line-styles';
import { unshownByLog, type Unshown } from '../../shared/figures/log-axis';
import { applicableGrouping, groupRuns, type RunGroup } from '../../shared/grouping';
import { assignGroupStyles } from '../../shared/figures/style-numbers';
import { clampView, type View } from '../charts/view';
import { t } from '../i18n';
import { cards } from '../i18n/cards';
import { spoken } from '../i18n/language.svelte';
import { ask, textOf } from './ask';
import { messages } from './messages.svelte';
import { runs } from './runs.svelte';
import { settings } from './settings.svelte';
import { theme } from './theme.svelte';

/** To either side so much more than the view is read, so that moving needs no new reading. */
const margin = 1;
/** So many intervals are made before anything is shown. */
const manyIntervals = 3000;
const settleMs = 140;
const savingMs = 400;
/** Remembered colours of groups that are gone; the oldest go first. */
const rememberedStyles = 500;

/**
 *     idle ──runs chosen──▶ reading ──▶ ready
 *                             ▲ └──────▶ failed
 *                             └──anything changes──┘
 */
export type ComparisonState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading' }
  | { readonly phase: 'ready' }
  | { readonly phase: 'failed'; readonly message: string };

/** Curves, and what was asked for. */
interface Answered {
  readonly request: ComparisonRequest;
  readonly comparison: Comparison;
  readonly groups: readonly RunGroup[];
}

export interface ShownGroup extends ComparedGroup {
  readonly group: RunGroup;
}

/** What a metric is called. */
export const metricTitle = (metric: string): string => cards.metricCards[metric]?.title ?? metric;

class ComparisonRoom {
  #choice = $state.raw<ComparisonChoice>()!;
  #view = $state.raw<View | null>(null);
  /** The view as it was when it last came to rest. */
  #settled = $state.raw<View | null>(null);
  #answered = $state.raw<Answered | null>(null);
  #state = $state.raw<ComparisonState>({ phase: 'idle' });
  #highlight = $state<string | null>(null);
  #held = false;
  #busy = false;
  #again = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;

  #chosen = $derived(new Set(this.#choice.runs));
  #compared = $derived(comparedRuns(runs.all, this.#choice));
  #runs = $derived(this.#compared.runs);
  #grouping = $derived(applicableGrouping(this.#runs, this.#choice.grouping));
  #groups = $derived(groupRuns(this.#runs, this.#grouping, spoken.language));
  /** Each group's number; those that are not shown keep theirs. */
  #styles = $derived(
    assignGroupStyles(
      this.#groups.map(({ key }) => key),
      this.#choice.styles,
    ),
  );
  #hidden = $derived(new Set(this.#choice.hidden));
  /** A text that is the same exactly where the same curves are wanted. */
  #identity = $derived(
    JSON.stringify([
      this.#groups.map((group) => group.runs.map(({ id }) => id)),
      this.#choice.metric,
      this.#choice.axis,
      this.#choice.smoothing,
      this.#choice.centre,
      this.#choice.band,
      this.#choice.members,
    ]),
  );

  /** Takes up the last comparison. */
  load(): void {
    this.#choice = settings.current.comparison;
  }

  get choice(): ComparisonChoice {
    return this.#choice;
  }
  get state(): ComparisonState {
    return this.#state;
  }
  /** Every chosen run of the task that is compared, the newest first. */
  get runs() {
    return this.#runs;
  }
  /** How many runs are chosen, of whatever task. */
  get chosen(): number {
    return this.#compared.environments.reduce((sum, { runs }) => sum + runs, 0);
  }
  /** The task that is compared; null where no run is chosen. */
  get environment(): string | null {
    return this.#compared.environment;
  }
  /** The tasks that the chosen runs are of, that of most runs first. */
  get environments() {
    return this.#compared.environments;
  }
  /** What decides a run's group: what was chosen, as far as it means something for these runs. */
  get grouping(): readonly string[] {
    return this.#grouping;
  }
  /** What the logarithmic axis cannot show of what is seen. */
  get unshown(): Unshown {
    if (!this.#choice.log) return { values: 0, of: 0 };
    const curves = this.#visible.map(({ curve }) => curve);
    return unshownByLog(curves, this.#settled ?? this.all ?? { from: 0, to: 1 }, this.#choice.members);
  }
  get groups(): readonly RunGroup[] {
    return this.#groups;
  }
  get comparison(): Comparison | null {
    return this.#answered?.comparison ?? null;
  }
  get highlight(): string | null {
    return this.#highlight;
  }
  set highlight(key: string | null) {
    this.#highlight = key;
  }
  get identity(): string {
    return this.#identity;
  }
  /** Everything that can be seen; null while there is nothing. */
  get all(): View | null {
    return this.#answered?.comparison.extent ?? null;
  }
  get view(): View {
    return this.#view ?? this.all ?? { from: 0, to: 1 };
  }
  /** While the view is being moved or magnified. */
  get isMoving(): boolean {
    return this.#view !== this.#settled;
  }
  get isZoomed(): boolean {
    return this.#view !== null;
  }

  has(id: string): boolean {
    return this.#chosen.has(id);
  }

  isHidden(key: string): boolean {
    return this.#hidden.has(key);
  }

  label(group: RunGroup): string {
    return this.#choice.labels[group.key] ?? group.label;
  }

  styleNumber(key: string): number {
    return this.#styles[key] ?? 0;
  }

  style(key: string): LineStyle {
    const style = lineStyle(this.styleNumber(key), theme.dark);
    return this.#groups.length === 1 ? alone(style) : style;
  }

  /** Curves with names and looks: all that the groups have, hidden ones too. */
  #shownGroups = $derived.by((): ShownGroup[] => {
    const answered = this.#answered;
    if (answered === null) return [];
    const current = new Map(this.#groups.map((group) => [group.key, group]));
    return answered.groups.flatMap((before, i) => {
      const group = current.get(before.key);
      const curve = answered.comparison.groups[i]!;
      if (group === undefined || curve.x.length === 0) return [];
      return [{ key: group.key, label: this.label(group), curve, group, ...this.style(group.key) }];
    });
  });
  #visible = $derived(this.#shownGroups.filter(({ key }) => !this.#hidden.has(key)));

  /** The groups that are drawn. */
  get visible(): readonly ShownGroup[] {
    return this.#visible;
  }

  #range = $derived.by(() => {
    const curves = this.#visible.map(({ curve }) => curve);
    return comparisonRange(curves, this.#settled ?? this.all ?? { from: 0, to: 1 }, this.#choice);
  });

  /** Read once for each theme: looking colours up makes the page compute its styles. */
  type: FigureType = $derived(
    figureType(
      {
        ink: theme.colour('ink'),
        faint: theme.colour('ink-soft'),
        grid: theme.colour('grid'),
      },
      'Inter',
    ),
  );

  /** The chart as it is on the screen. */
  figure = $derived.by(() => {
    const { axis, log, metric, members } = this.#choice;
    const { from, to } = this.view;
    const unit = cards.metricCards[metric]?.unit;
    return comparisonChart(this.#visible, {
      axis,
      from,
      to,
      y: this.#range,
      log,
      metric: unit === undefined ? metricTitle(metric) : `${metricTitle(metric)} (${unit})`,
      members,
      highlight: this.#highlight,
      legend: false,
      ...this.type,
      language: spoken.language,
    });
  });

  /** Changes how runs are compared. */
  change(changes: Partial<ComparisonChoice>): void {
    const axisMoved = changes.axis !== undefined && changes.axis !== this.#choice.axis;
    this.#choice = { ...this.#choice, ...changes };
    if (axisMoved) this.#show(null);
    this.#save();
  }

  /** Takes runs in or out. */
  choose(ids: readonly string[], chosen: boolean): void {
    const given = new Set(ids);
    const rest = this.#choice.runs.filter((id) => !given.has(id));
    this.change({ runs: chosen ? [...rest, ...ids].slice(-runLimit) : rest });
  }

  /**
   * Compares exactly these runs, shown as a comparison is at first: what was chosen to look at others does not suit them.
   * Names and colours of groups stay.
   */
  compareOnly(ids: readonly string[], changes: Partial<ComparisonChoice> = {}): void {
    const chosen = ids.flatMap((id) => runs.byId(id) ?? []);
    const { labels } = this.#choice;
    this.#begin({ labels, ...changes, runs: chosen.slice(-runLimit).map(({ id }) => id) });
  }

  /** Shows one of the tasks that the chosen runs are of. */
  showTask(environment: string): void {
    this.change({ environment, baseline: null, hidden: [] });
    this.#show(null);
  }

  /** Starts anew. */
  #begin(changes: Partial<ComparisonChoice>): void {
    this.#choice = { ...defaultComparison, styles: this.#styles, labels: this.#choice.labels, ...changes };
    this.#show(null);
    this.#save();
  }

  /** Takes runs out and offers to take that back. */
  takeOut(ids: readonly string[]): void {
    const before = this.#choice;
    const given = new Set(ids);
    const count = before.runs.filter((id) => given.has(id) && runs.byId(id) !== undefined).length;
    if (count === 0) return;
    this.choose(ids, false);
    // Metric, axis and groups were chosen for what is gone.
    if (this.#compared.environment === null) this.#begin({ runs: [] });
    messages.announce(t.compare.taken(count));
    messages.show({
      kind: 'note',
      title: t.compare.taken(count),
      action: { label: t.compare.undo, run: () => this.change(before) },
    });
  }

  toggleGroup(key: string): void {
    const { hidden } = this.#choice;
    this.change({
      hidden: hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key],
    });
  }

  /** Gives a group another colour and dash; whoever had them takes its old ones. */
  restyle(key: string, number: number): void {
    const before = this.styleNumber(key);
    const styles = { ...this.#styles };
    for (const { key: other } of this.#groups) if (styles[other] === number) styles[other] = before;
    styles[key] = number;
    this.change({ styles });
  }

  rename(key: string, label: string): void {
    const { [key]: gone, ...labels } = this.#choice.labels;
    void gone;
    const text = label.trim().slice(0, 80);
    const own = this.#groups.find((group) => group.key === key)?.label;
    this.change({ labels: text === '' || text === own ? labels : { ...labels, [key]: text } });
  }

  /** Shows another part of the x axis; null for everything. */
  look(view: View | null): void {
    const { all } = this;
    if (all === null) return;
    this.#view = view === null ? null : clampView(view, all);
    if (this.#isBeyond()) void this.read();
    this.#settleSoon();
  }

  /** Someone holds the chart: however still, it does not come to rest before it is let go. */
  hold(held: boolean): void {
    this.#held = held;
    if (!held) this.#settleSoon();
  }

  #settleSoon(): void {
    clearTimeout(this.#settling);
    if (this.#held) return;
    this.#settling = setTimeout(() => {
      if (this.#settled === this.#view && this.#covers()) return;
      this.#settled = this.#view;
      if (!this.#covers()) void this.read();
    }, settleMs);
  }

  #show(view: View | null): void {
    this.#view = this.#settled = view;
  }

  /** Whether the view shows what has not been read. */
  #isBeyond(): boolean {
    if (this.#answered === null || this.#busy || this.#view === null) return false;
    const { from, to } = this.#answered.request;
    return (from !== null && this.#view.from < from) || (to !== null && this.#view.to > to);
  }

  /** Whether what was read last is fine and wide enough for the view. */
  #covers(): boolean {
    if (this.#answered === null) return false;
    const { from, to } = this.#answered.request;
    if (this.#view === null) return from === null && to === null;
    if (from === null || to === null) return false;
    const width = this.#view.to - this.#view.from;
    const finest = (to - from) / (1 + 2 * margin);
    const room = 0.25 * width;
    const all = this.all!;
    return (
      Math.abs(Math.log2(width / finest)) < 0.4 &&
      (from <= this.#view.from - room || from <= all.from) &&
      (to >= this.#view.to + room || to >= all.to)
    );
  }

  #request(): ComparisonRequest {
    const { metric, axis, smoothing, centre, band, members } = this.#choice;
    const groups = this.#groups.map((group) => group.runs.map(({ id }) => id));
    const buckets = bucketsFor(
      groups.map(({ length }) => length),
      members,
    );
    const view = this.#view;
    const width = view === null ? 0 : view.to - view.from;
    return {
      groups,
      metric,
      axis,
      smoothing,
      centre,
      band,
      members,
      from: view === null ? null : view.from - margin * width,
      to: view === null ? null : view.to + margin * width,
      buckets: view === null ? buckets : Math.min(4000, buckets * (1 + 2 * margin)),
    };
  }

  /** Reads the curves; what is asked for meanwhile is read right afterwards. */
  async read(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    do {
      this.#again = false;
      const groups = this.#groups;
      if (groups.length === 0) {
        this.#answered = null;
        this.#state = { phase: 'idle' };
        break;
      }
      const request = this.#request();
      this.#state = { phase: 'reading' };
      try {
        // Intervals at thousands of x take longer than everything else: the lines do not wait for them.
        if (
          this.#answered === null &&
          request.band === 'bootstrap' &&
          groups.length * request.buckets > manyIntervals
        ) {
          const first = { ...request, band: 'none' as const };
          this.#answered = { request: first, comparison: await ask('compare', first), groups };
        }
        const comparison = await ask('compare', request);
        this.#answered = { request, comparison, groups };
        this.#state = { phase: 'ready' };
      } catch (error) {
        this.#state = { phase: 'failed', message: textOf(error) };
      }
    } while (this.#again);
    this.#busy = false;
  }

  /** What is exported of the comparison as it is shown. */
  order({ format, drawing, csv }: ExportChoice): ExportOrder {
    return $state.snapshot({
      choice: {
        ...this.#choice,
        styles: this.#styles,
        grouping: [...this.#grouping],
        ...(this.environment === null ? {} : { environment: this.environment }),
      },
      view: this.#view,
      format,
      language: spoken.language,
      drawing,
      csv,
    }) as ExportOrder;
  }

  #save(): void {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      const shown = new Set(this.#groups.map(({ key }) => key));
      const entries = Object.entries(this.#styles);
      const styles = Object.fromEntries([
        ...entries.filter(([key]) => !shown.has(key)).slice(-rememberedStyles),
        ...entries.filter(([key]) => shown.has(key)),
      ]);
      void settings.change({ comparison: { ...this.#choice, styles } });
    }, savingMs);
  }
}

export const comparison = new ComparisonRoom();
