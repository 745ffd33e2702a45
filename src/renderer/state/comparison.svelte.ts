/** The comparison: how it is shown, and the curves that came of it. */
import type { Comparison, ComparisonChoice, ComparisonRequest } from '../../shared/comparison';
import { defaultComparison, runLimit } from '../../shared/comparison';
import type { ExportChoice, ExportOrder } from '../../shared/exports/export-order';
import { comparisonChart, type ComparedGroup } from '../../shared/figures/comparison-chart';
import { figureType, type FigureType } from '../../shared/figures/figure-parts';
import { comparisonRange } from '../../shared/figures/comparison-range';
import { unshownByLog, type Unshown } from '../../shared/figures/log-axis';
import type { RunGroup } from '../../shared/grouping';
import { clampView, type View } from '../charts/view';
import { t } from '../i18n';
import { cards } from '../i18n/cards';
import { spoken } from '../i18n/language.svelte';
import { ask, textOf } from './ask';
import { ComparedGroups } from './compared-groups.svelte';
import { covers, isBeyond, requestFor } from './comparison-request';
import { messages } from './messages.svelte';
import { runs } from './runs.svelte';
import { theme } from './theme.svelte';

/** So many intervals are made before anything is shown. */
const manyIntervals = 3000;
const settleMs = 140;

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

class ComparisonRoom extends ComparedGroups {
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

  get state(): ComparisonState {
    return this.#state;
  }
  /** What the logarithmic axis cannot show of what is seen. */
  get unshown(): Unshown {
    if (!this.choice.log) return { values: 0, of: 0 };
    const curves = this.#visible.map(({ curve }) => curve);
    return unshownByLog(curves, this.#settled ?? this.all ?? { from: 0, to: 1 }, this.choice.members);
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

  /** Curves with names and looks: all that the groups have, hidden ones too. */
  #shownGroups = $derived.by((): ShownGroup[] => {
    const answered = this.#answered;
    if (answered === null) return [];
    const current = new Map(this.groups.map((group) => [group.key, group]));
    return answered.groups.flatMap((before, i) => {
      const group = current.get(before.key);
      const curve = answered.comparison.groups[i]!;
      if (group === undefined || curve.x.length === 0) return [];
      return [{ key: group.key, label: this.label(group), curve, group, ...this.style(group.key) }];
    });
  });
  #visible = $derived(this.#shownGroups.filter(({ key }) => !this.isHidden(key)));

  /** The groups that are drawn. */
  get visible(): readonly ShownGroup[] {
    return this.#visible;
  }

  #range = $derived.by(() => {
    const curves = this.#visible.map(({ curve }) => curve);
    return comparisonRange(curves, this.#settled ?? this.all ?? { from: 0, to: 1 }, this.choice);
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
    const { axis, log, metric, members } = this.choice;
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

  /** Changes how runs are compared; on another axis everything is shown. */
  override change(changes: Partial<ComparisonChoice>): void {
    const axisMoved = changes.axis !== undefined && changes.axis !== this.choice.axis;
    super.change(changes);
    if (axisMoved) this.#show(null);
  }

  /**
   * Compares exactly these runs, shown as a comparison is at first: what was chosen to look at others does not suit them.
   * Names and colours of groups stay.
   */
  compareOnly(ids: readonly string[], changes: Partial<ComparisonChoice> = {}): void {
    const chosen = ids.flatMap((id) => runs.byId(id) ?? []);
    const { labels } = this.choice;
    this.#begin({ labels, ...changes, runs: chosen.slice(-runLimit).map(({ id }) => id) });
  }

  /** Shows one of the tasks that the chosen runs are of. */
  showTask(environment: string): void {
    this.change({ environment, baseline: null, hidden: [] });
    this.#show(null);
  }

  /** Starts anew. */
  #begin(changes: Partial<ComparisonChoice>): void {
    this.choice = { ...defaultComparison, styles: this.styles, labels: this.choice.labels, ...changes };
    this.#show(null);
    this.save();
  }

  /** Takes runs out and offers to take that back. */
  takeOut(ids: readonly string[]): void {
    const before = this.choice;
    const given = new Set(ids);
    const count = before.runs.filter((id) => given.has(id) && runs.byId(id) !== undefined).length;
    if (count === 0) return;
    this.choose(ids, false);
    // Metric, axis and groups were chosen for what is gone.
    if (this.environment === null) this.#begin({ runs: [] });
    messages.announce(t.compare.taken(count));
    messages.show({
      kind: 'note',
      title: t.compare.taken(count),
      action: { label: t.compare.undo, run: () => this.change(before) },
    });
  }

  /** Shows another part of the x axis; null for everything. */
  look(view: View | null): void {
    const { all } = this;
    if (all === null) return;
    this.#view = view === null ? null : clampView(view, all);
    if (this.#answered !== null && !this.#busy && isBeyond(this.#answered.request, this.#view))
      void this.read();
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
      const isCovered = this.#isCovered();
      if (this.#settled === this.#view && isCovered) return;
      this.#settled = this.#view;
      if (!isCovered) void this.read();
    }, settleMs);
  }

  /** Whether what was read last is fine and wide enough for the view. */
  #isCovered(): boolean {
    return this.#answered !== null && covers(this.#answered.request, this.#view, this.all!);
  }

  #show(view: View | null): void {
    this.#view = this.#settled = view;
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
      const groups = this.groups;
      if (groups.length === 0) {
        this.#answered = null;
        this.#state = { phase: 'idle' };
        break;
      }
      const request = requestFor(this.groups, this.choice, this.#view);
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
        ...this.choice,
        styles: this.styles,
        grouping: [...this.grouping],
        ...(this.environment === null ? {} : { environment: this.environment }),
      },
      view: this.#view,
      format,
      language: spoken.language,
      drawing,
      csv,
    }) as ExportOrder;
  }
}

export const comparison = new ComparisonRoom();
