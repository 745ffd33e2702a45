/** A snapshot's figure as the bytes of a file. The same snapshot and drawing give the same bytes. */
import { textsIn } from '../../shared/language/texts';
import type { ChartConfiguration } from 'chart.js';
import { captionOf } from './caption';
import { comparisonFigure } from './figures/comparison-figure';
import { profileFigure } from './figures/profile-figure';
import type { Drawing, FigureFormat } from '../../shared/exports/export-order';
import { drawnGroups, type Snapshot } from '../../shared/exports/snapshot';
import { legendLabel } from '../../shared/figures/comparison-chart';
import { paper, slide } from './figures/look';
import { drawChart, drawChartPdf, drawChartSvg } from './figures/draw-chart';
import { figureFont } from './figures/fonts';
import { withResolution } from './png-resolution';

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What the figure shows in a line: for those who do not see it. */
function titleOf(snapshot: Snapshot): string {
  const labels = drawnGroups(snapshot).map(({ label, curve }) =>
    legendLabel(label, curve, snapshot.language),
  );
  return `${snapshot.metric}: ${labels.join('; ')}`;
}

/** Draws a snapshot's figure: its curves. */
export function figureFile(snapshot: Snapshot, format: FigureFormat, drawing: Drawing): Buffer {
  const chart = comparisonFigure(snapshot, lookOf(drawing));
  return chartFile(chart, titleOf(snapshot), captionOf(snapshot), format, drawing);
}

/** Draws the performance profiles of a snapshot; null where no run has ended. */
export function profileFile(snapshot: Snapshot, format: FigureFormat, drawing: Drawing): Buffer | null {
  const chart = profileFigure(snapshot, lookOf(drawing));
  const title = `${textsIn(snapshot.language).figures.profileTitle}: ${snapshot.groups.map(({ label }) => label).join('; ')}`;
  return chart === null ? null : chartFile(chart, title, title, format, drawing);
}

const lookOf = ({ theme }: Drawing) => (theme === 'dark' ? slide(figureFont) : paper(figureFont));

function chartFile(
  chart: ChartConfiguration<'line'>,
  title: string,
  description: string,
  format: FigureFormat,
  drawing: Drawing,
): Buffer {
  const { width, height, dpi } = drawing;
  const { ground } = lookOf(drawing);
  const size = { width, height };
  switch (format) {
    case 'png':
      return withResolution(drawChart(chart, size, dpi / 96, ground), dpi);
    case 'pdf':
      return drawChartPdf(chart, title, size, ground);
    case 'svg': {
      const words = `<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>\n`;
      return Buffer.from(drawChartSvg(chart, size, ground).replace(/<svg [^>]*>\n?/, (tag) => tag + words));
    }
  }
}
