import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/main/files/checksum';
import { figureFile } from '../../../src/main/reports/figure-file';
import { figureFormats, usualDrawing, type Drawing } from '../../../src/shared/exports/export-order';
import type { Snapshot } from '../../../src/shared/exports/snapshot';
import { twoSettings, type ComparisonFixture } from './comparison-fixture';

let fixture: ComparisonFixture;
let snapshot: Snapshot;
beforeAll(async () => {
  fixture = await twoSettings();
  snapshot = await fixture.snapshot();
});
afterAll(() => fixture.remove());

const drawing: Drawing = { ...usualDrawing, width: 600, height: 360, dpi: 120 };

describe('a figure', () => {
  it.each(figureFormats)('is the same to the byte in a second %s, taken and drawn anew', async (format) => {
    const first = figureFile(snapshot, format, drawing);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(figureFile(await fixture.snapshot(), format, drawing).equals(first)).toBe(true);
  });

  it.each(figureFormats)('differs as %s where the runs are smoothed', async (format) => {
    const other = figureFile(await fixture.snapshot({ smoothing: 0.9 }), format, drawing);
    expect(other.equals(figureFile(snapshot, format, drawing))).toBe(false);
  });

  it('as PNG has the pixels and tells the resolution that were asked for', async () => {
    const png = figureFile(snapshot, 'png', drawing);
    const { width, height } = await loadImage(png);
    expect([width, height]).toEqual([750, 450]);
    const at = png.indexOf('pHYs');
    expect(png.readUInt32BE(at + 4)).toBe(Math.round(120 / 0.0254));
    expect(png.readUInt32BE(at + 13)).toBe(crc32(png.subarray(at, at + 13)));
  });

  it('as SVG names groups and N for those who cannot see them', () => {
    const svg = figureFile(snapshot, 'svg', drawing).toString();
    for (const { label } of snapshot.groups) expect(svg).toContain(`${label} (N = 3)`);
    expect(svg).toMatch(/^<\?xml[^>]*>\s*<svg [^>]*>\s*<title>Evaluation return: /);
    expect(svg).toContain('seeds 1 to 3');
  });

  it('as PDF is one page of its size, with its fonts and without a date', () => {
    const pdf = figureFile(snapshot, 'pdf', drawing).toString('latin1');
    expect(pdf).toMatch(/^%PDF-1\.\d/);
    expect(pdf.trimEnd().endsWith('%%EOF')).toBe(true);
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 450 270\s*\]/);
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdf).toContain('/FontFile2');
    expect(pdf).toMatch(/\/BaseFont \/[A-Z]{6}\+Inter-Regular/);
    expect(pdf).not.toMatch(/CreationDate|ModDate/);
  });

  it('is dark on demand', async () => {
    const [light, dark] = (['light', 'dark'] as const).map((theme) =>
      figureFile(snapshot, 'svg', { ...drawing, theme }).toString(),
    );
    expect(light).toMatch(/<rect fill="(white|#FFFFFF)"/i);
    expect(dark).toMatch(/<rect fill="#171B21"/i);
  });
});
