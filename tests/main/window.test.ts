import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { placeOnScreens, servedFile } from '../../src/main/window';

vi.mock('electron', () => ({ default: {}, nativeTheme: {}, protocol: {}, screen: {}, session: {} }));

describe('servedFile', () => {
  const folder = join('/', 'program', 'renderer');

  it('finds the page and what belongs to it', () => {
    expect(servedFile('lab://window/index.html', folder)?.path).toBe(join(folder, 'index.html'));
    expect(servedFile('lab://window/assets/index-1.js', folder)?.mimeType).toContain('text/javascript');
  });

  it.each([
    ['lab://window/../../etc/passwd.html', 'etc/passwd.html'],
    ['lab://window/%2e%2e/%2e%2e/etc/shadow.html', 'etc/shadow.html'],
    ['lab://window/assets/../index.html', 'index.html'],
  ])('stays in the folder, whatever stands in the way there: %s', (url, inside) => {
    expect(servedFile(url, folder)).toEqual({
      path: join(folder, inside),
      mimeType: expect.stringMatching(/^text\/html/),
    });
  });

  it.each([
    'lab://window/..%2f..%2fsecret.html',
    'lab://window/..%2findex.html',
    'lab://window/..%2frenderer-2/index.html',
    'lab://window/..%5c..%5c%00.html%',
    'lab://other/index.html',
    'https://window/index.html',
    'file:///etc/passwd',
    'lab://window/package.json',
    'lab://window/',
    'nonsense',
  ])('serves nothing outside the folder or of another kind: %s', (url) => {
    expect(servedFile(url, folder)).toBeNull();
  });
});

describe('placeOnScreens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1040 };
  const right = { x: 1920, y: 0, width: 1280, height: 1000 };

  it('opens in the middle of the first screen the first time', () => {
    const { x, y, width, height } = placeOnScreens(undefined, [screen, right]);
    expect([2 * x + width, 2 * y + height]).toEqual([1920, 1040]);
  });

  it('opens where it was', () => {
    const place = { x: 2000, y: 50, width: 1000, height: 700 };
    expect(placeOnScreens(place, [screen, right])).toEqual(place);
  });

  it('comes back when its screen is gone', () => {
    expect(placeOnScreens({ x: 2000, y: 50, width: 1000, height: 700 }, [screen])).toMatchObject({
      x: 460,
      y: 170,
    });
  });

  it('always lies inside one screen', () => {
    const number = fc.integer({ min: -5000, max: 5000 });
    const size = fc.integer({ min: 0, max: 9000 });
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const place = placeOnScreens({ x, y, width, height }, [screen, right]);
        expect(
          [screen, right].some(
            (area) =>
              place.x >= area.x &&
              place.y >= area.y &&
              place.x + place.width <= area.x + area.width &&
              place.y + place.height <= area.y + area.height,
          ),
        ).toBe(true);
      }),
    );
  });
});
