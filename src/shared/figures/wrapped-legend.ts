/**
 * The legend of a figure in a file: every name whole, in as many lines as it takes. The legend that Chart.js draws cuts
 * off what is wider than the figure, and with it the end of the names, where they differ.
 */
import type { Chart, Plugin } from 'chart.js';
import { roomBesidePlot } from './room-beside-plot';

/** A line that the legend names. */
export interface LegendLine {
  readonly text: string;
  readonly colour: string;
  readonly dash: readonly number[];
}

export interface LegendType {
  readonly font: string;
  /** Of the text, in CSS pixels, where there is room for it. */
  readonly fontSize: number;
  readonly colour: string;
  /** Said in place of the names that find no room. */
  readonly more: (count: number) => string;
}

/** A name in the place that it has in the legend. */
export interface PlacedName {
  readonly line: LegendLine | null;
  readonly x: number;
  readonly y: number;
  readonly texts: readonly string[];
}

type Measure = (text: string) => number;

/** Length of the piece of line before a name, and the gaps beside it. */
const mark = { length: 30, gap: 7 };
const between = 18;
const smallestType = 7;
/** At most this part of the figure is legend. */
const largestShare = 0.5;
const below = 12;

/** Breaks a text into lines that fit, between words where that is possible. */
export function brokenText(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  // A number stays with what it is of.
  for (const word of text.replaceAll('N = ', 'N\u00a0=\u00a0').split(/(?<= )/u)) {
    if (measure((line + word).trimEnd()) <= width) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    for (const letter of word) {
      if (line !== '' && measure((line + letter).trimEnd()) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Puts names beside each other, and below where they find no room. */
export function placedNames(
  lines: readonly LegendLine[],
  width: number,
  lineHeight: number,
  measure: Measure,
): { readonly names: readonly PlacedName[]; readonly height: number } {
  const names: PlacedName[] = [];
  let [x, y, rowHeight] = [0, 0, 0];
  for (const line of lines) {
    const before = mark.length + mark.gap;
    const texts = brokenText(line.text, width - before, measure);
    const needed = before + Math.max(0, ...texts.map(measure));
    if (x > 0 && x + needed > width) {
      [x, y] = [0, y + rowHeight];
      rowHeight = 0;
    }
    names.push({ line, x, y, texts });
    x += needed + between;
    rowHeight = Math.max(rowHeight, texts.length * lineHeight);
  }
  return { names, height: y + rowHeight };
}

/** Lays the names out in type as large as finds room; those that do not fit in the smallest are counted. */
function fitted(
  ctx: Chart['ctx'],
  lines: readonly LegendLine[],
  width: number,
  most: number,
  { font, fontSize, more }: LegendType,
) {
  for (let size = fontSize; ; size = Math.max(smallestType, size - 1)) {
    ctx.font = `${size}px ${font}`;
    const measure = (text: string) => ctx.measureText(text).width;
    const lineHeight = size * 1.55;
    const all = placedNames(lines, width, lineHeight, measure);
    if (all.height <= most) return { size, lineHeight, ...all };
    if (size > smallestType) continue;
    const rest = all.names.filter(({ y, texts }) => y + texts.length * lineHeight > most - lineHeight);
    const names = all.names.slice(0, all.names.length - rest.length);
    const last = names.at(-1);
    const y = last === undefined ? 0 : last.y + last.texts.length * lineHeight;
    names.push({ line: null, x: 0, y, texts: [more(rest.length)] });
    return { size, lineHeight, names, height: y + lineHeight };
  }
}

/** Draws the legend above the plot, and keeps the room that it needs free. */
export function wrappedLegend(lines: readonly LegendLine[], type: LegendType): Plugin<'line'> {
  let laid: ReturnType<typeof fitted> | null = null;
  return roomBesidePlot('wrappedLegend', {
    side: 'top',
    whole: true,
    fit({ ctx, height }, width) {
      laid = fitted(ctx, lines, width, height * largestShare, type);
      this.width = width;
      this.height = laid.height + below;
    },
    draw({ ctx }) {
      if (laid === null) return;
      const { size, lineHeight, names } = laid;
      ctx.font = `${size}px ${type.font}`;
      ctx.textAlign = 'left';
      ctx.textBaseline = 'middle';
      for (const { line, x, y, texts } of names) {
        const [left, top] = [this.left + x, this.top + y + lineHeight / 2];
        if (line !== null) {
          ctx.strokeStyle = line.colour;
          ctx.lineWidth = 2.5;
          ctx.setLineDash([...line.dash]);
          ctx.beginPath();
          ctx.moveTo(left, top);
          ctx.lineTo(left + mark.length, top);
          ctx.stroke();
        }
        ctx.setLineDash([]);
        ctx.fillStyle = type.colour;
        const at = line === null ? left : left + mark.length + mark.gap;
        texts.forEach((text, i) => ctx.fillText(text, at, top + i * lineHeight));
      }
    },
  });
}
