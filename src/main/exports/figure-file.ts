/** A snapshot's figure as the bytes of a file. The same snapshot and drawing give the same bytes. */
import { captionOf } from '../../shared/exports/caption';
import { comparisonFigure } from '../../shared/exports/comparison-figure';
import type { Drawing, FigureFormat } from '../../shared/exports/export-order';
import { drawnGroups, type Snapshot } from '../../shared/exports/snapshot';
import { legendLabel } from '../../shared/figures/comparison-chart';
import { paper, slide } from '../../shared/figures/look';
import { drawChart, drawChartPdf, drawChartSvg } from '../figures/draw-chart';
import { figureFont } from '../figures/fonts';
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

/** Draws a snapshot's figure. */
export function figureFile(snapshot: Snapshot, format: FigureFormat, drawing: Drawing): Buffer {
  const { width, height, dpi, theme } = drawing;
  const look = theme === 'dark' ? slide(figureFont) : paper(figureFont);
  const chart = comparisonFigure(snapshot, look);
  const size = { width, height };
  switch (format) {
    case 'png':
      return withResolution(drawChart(chart, size, dpi / 96, look.ground), dpi);
    case 'pdf':
      return drawChartPdf(chart, titleOf(snapshot), size, look.ground);
    case 'svg': {
      const words = `<title>${escapeXml(titleOf(snapshot))}</title>\n<desc>${escapeXml(captionOf(snapshot))}</desc>\n`;
      return Buffer.from(
        drawChartSvg(chart, size, look.ground).replace(/<svg [^>]*>\n?/, (tag) => tag + words),
      );
    }
  }
}
