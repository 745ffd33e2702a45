/** The runs whose curves are shown, and their curves of any metric. */
import { alone } from '../../../../shared/figures/line-styles';
import { niceCeiling } from '../../../../shared/figures/ticks';
import type { RunSummary } from '../../../../shared/runs';
import type { Curve } from '../../../charts/curve';
import { distinctLabels } from '../../../charts/labels';
import { runs } from '../../../state/runs.svelte';
import { titleOf } from './explain';
import { chartsOf, expectedMetrics, mainChart, type RunCharts } from './run-charts';

export class ShownRuns {
  readonly #chosen: () => RunSummary;

  /** @param chosen the run whose numbers and actions are shown */
  constructor(chosen: () => RunSummary) {
    this.#chosen = chosen;
  }

  #all = $derived.by(() =>
    runs.shown
      .flatMap((id) => runs.byId(id) ?? [])
      .sort((a, b) => Number(a.id === this.chosen.id) - Number(b.id === this.chosen.id)),
  );
  #names = $derived(distinctLabels(this.#all.map(({ name }) => name)));
  #xMax = $derived(
    Math.max(
      ...this.#all.map(({ id, experiment, step }) => {
        const reached = Math.max(step, runs.progress(id)?.step ?? 0);
        // Before the first step, the axis shows what is to come.
        return reached > 0 ? niceCeiling(reached, experiment.steps) : experiment.steps;
      }),
    ),
  );

  #charts = $derived(chartsOf(this.chosen.experiment, this.#reported(this.chosen.id)));

  get chosen(): RunSummary {
    return this.#chosen();
  }
  /** The shown runs, the chosen one last and so on top. */
  get all(): readonly RunSummary[] {
    return this.#all;
  }
  /** Where the axis of env steps ends. */
  get xMax(): number {
    return this.#xMax;
  }

  /** Whether a run reports a metric. */
  reports(id: string, metric: string): boolean {
    return (runs.curves(id)?.points(metric).length ?? 0) > 0;
  }

  #reported(id: string): string[] {
    const series = Object.entries(runs.curves(id)?.series ?? {});
    return series.flatMap(([metric, { value }]) => (value.length > 0 ? [metric] : []));
  }

  /** What the charts of the chosen run show. */
  get charts(): RunCharts {
    return this.#charts;
  }

  /** The metrics in a main chart: what the chosen run reports there or is to report, and what the others do of that kind. */
  inMainChart(of: 'exploration' | 'loss'): readonly string[] {
    const expected = expectedMetrics(this.chosen.experiment);
    const others = this.#all.flatMap(({ id, experiment }) => [
      ...this.#reported(id),
      ...expectedMetrics(experiment),
    ]);
    return mainChart(of, this.#charts[of].length > 0 ? this.#charts[of] : expected, others);
  }

  /** Whether the chosen run reports a metric. */
  has(metric: string): boolean {
    return this.reports(this.chosen.id, metric);
  }

  /** The curves of some metrics: those of the first on top, with a look of their own, the others broad beneath. */
  curvesOfAll(metrics: readonly string[], look: Partial<Curve> = {}): Curve[] {
    return metrics
      .map((metric, i) => this.curves(metric, titleOf([metric]), i === 0 ? look : { width: 4, opacity: 0.5 }))
      .reverse()
      .flat()
      .filter(({ points }) => metrics.length === 1 || points.length > 0);
  }

  /**
   * A metric's curve of each run.
   * @param name what the curves are called
   * @param smoothing weight of the past, 0 for the curves as they are
   */
  curves(metric: string, name: string, look: Partial<Curve> = {}, smoothing = 0): Curve[] {
    const several = this.#all.length > 1;
    return this.#all.flatMap(({ id }, i) => {
      const curves = runs.curves(id);
      if (curves === undefined) return [];
      const style = runs.style(id);
      const { colour, dash } = several ? style : alone(style);
      return [
        {
          key: `${id} ${metric} ${smoothing}`,
          label: several ? `${name} · ${this.#names[i]}` : name,
          colour,
          dash,
          points: curves.points(metric, smoothing),
          ...look,
        },
      ];
    });
  }
}
