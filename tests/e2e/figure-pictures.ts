/** Reads the curves off pictures of figures, whichever program drew them, to hold them against each other. */
import { readFileSync } from 'node:fs';
import { readPng, type Picture } from '../pictures';
import type { Program } from './program';

/** Renders an SVG file with the browser engine, in a window of its own beside the program's. */
export async function readSvg({ app }: Program, path: string): Promise<Picture> {
  const [, width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(readFileSync(path, 'utf8'))!;
  const png = await app.evaluate(
    async ({ BrowserWindow }, order) => {
      const window = new BrowserWindow({
        ...{ width: order.width, height: order.height, useContentSize: true, frame: false },
        webPreferences: { partition: 'pictures' },
      });
      try {
        await window.loadFile(order.path);
        const picture = await window.webContents.capturePage();
        return picture.toPNG().toString('base64');
      } finally {
        window.destroy();
      }
    },
    { path, width: Number(width), height: Number(height) },
  );
  return readPng(Buffer.from(png, 'base64'));
}

type Colour = readonly [red: number, green: number, blue: number];

export function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const at = ({ width, pixels }: Picture, x: number, y: number): Colour => {
  const i = 4 * (y * width + x);
  return [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
};

/** The pale grey of a grid on white. */
const isGrid = ([r, g, b]: Colour) =>
  Math.max(r, g, b) - Math.min(r, g, b) < 14 && Math.min(r, g, b) > 200 && Math.max(r, g, b) < 250;

interface Grid {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The outermost lines of the grid, which stand for the same values in every picture of a figure. */
function gridOf(picture: Picture): Grid {
  const { width, height } = picture;
  const rows = new Array<number>(height).fill(0);
  const columns = new Array<number>(width).fill(0);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (isGrid(at(picture, x, y))) {
        rows[y]!++;
        columns[x]!++;
      }
  // A line of the grid is grey all along but for the curves; whatever else is grey is short.
  const outermost = (counts: readonly number[]) => {
    const most = Math.max(...counts);
    const isLine = counts.map((count) => count > 0.6 * most);
    return [isLine.indexOf(true), isLine.lastIndexOf(true)] as const;
  };
  const [top, bottom] = outermost(rows);
  const [left, right] = outermost(columns);
  return { left, right, top, bottom };
}

/** How high a curve of a colour runs, from 0 at the lowest line of the grid to 1 at the highest, by share of the width. */
export type CurveHeights = readonly (number | null)[];

const places = 200;

/** Reads curves by their colours; null where a stroke of their dashes is missing. */
export function readCurves(picture: Picture, colours: readonly Colour[]): CurveHeights[] {
  const grid = gridOf(picture);
  return colours.map((colour) => readCurve(picture, grid, colour));
}

function readCurve(picture: Picture, { left, right, top, bottom }: Grid, colour: Colour): CurveHeights {
  return Array.from({ length: places }, (_, place) => {
    const x = Math.round(left + ((place + 0.5) / places) * (right - left));
    const hits: number[] = [];
    for (let y = top; y <= bottom; y++) {
      const seen = at(picture, x, y);
      if (Math.hypot(...seen.map((value, i) => value - colour[i]!)) < 60) hits.push(y);
    }
    if (hits.length === 0) return null;
    const middle = hits.reduce((sum, y) => sum + y, 0) / hits.length;
    return (bottom - middle) / (bottom - top);
  });
}

/**
 * How far two pictures of a curve lie apart.
 * @returns the 90 % quantile of the differences in height, and the share of places at which both show the curve
 */
export function distance(
  a: CurveHeights,
  b: CurveHeights,
): { readonly apart: number; readonly both: number } {
  const differences = a
    .flatMap((height, i) => (height === null || b[i] === null ? [] : [Math.abs(height - b[i]!)]))
    .sort((x, y) => x - y);
  return {
    apart: differences[Math.floor(0.9 * (differences.length - 1))] ?? Infinity,
    both: differences.length / a.length,
  };
}
