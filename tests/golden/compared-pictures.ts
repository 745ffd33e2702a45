/** Holds a picture against the one that it is meant to be. */
import { createCanvas } from '@napi-rs/canvas';
import pixelmatch from 'pixelmatch';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPng, type Picture } from '../pictures';

/** Pixels that may differ within any square of `window`, edges that are smoothed in another way aside. */
export const tolerance = 6;
const window = 16;

/** The most pixels that differ within a square; all of them where the sizes differ. */
export function mostApart(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return Infinity;
  return pixelmatch(a.pixels, b.pixels, null, a.width, a.height, { threshold: 0.08, windowSize: window });
}

/**
 * The picture that is kept under a name. With RL_LAB_GOLDEN=write, the given one is kept first: look at it before it is
 * committed.
 */
export async function golden(name: string, now: Picture): Promise<Picture> {
  const path = join(import.meta.dirname, 'pictures', `${name}.png`);
  if (process.env['RL_LAB_GOLDEN'] === 'write') {
    const canvas = createCanvas(now.width, now.height);
    const context = canvas.getContext('2d');
    const image = context.createImageData(now.width, now.height);
    image.data.set(now.pixels);
    context.putImageData(image, 0, 0);
    writeFileSync(path, canvas.toBuffer('image/png'));
  }
  return readPng(readFileSync(path));
}
