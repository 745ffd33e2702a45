import { describe, expect, it } from 'vitest';
import { clampView, moveView, zoomView } from '../../../src/renderer/charts/view';

const all = { from: 0, to: 100 };

describe('a view', () => {
  it('keeps inside of everything, and is none where it shows everything', () => {
    expect(clampView({ from: -20, to: 20 }, all)).toEqual({ from: 0, to: 40 });
    expect(clampView({ from: 90, to: 110 }, all)).toEqual({ from: 80, to: 100 });
    expect(clampView({ from: -5, to: 120 }, all)).toBeNull();
  });

  it('moves by shares of its width', () => {
    expect(moveView({ from: 40, to: 60 }, 0.5, all)).toEqual({ from: 50, to: 70 });
    expect(moveView({ from: 40, to: 60 }, -9, all)).toEqual({ from: 0, to: 20 });
  });

  it('is magnified around an x that stays in its place', () => {
    expect(zoomView({ from: 0, to: 100 }, 2, 25, all)).toEqual({ from: 12.5, to: 62.5 });
    expect(zoomView({ from: 20, to: 40 }, 0.1, 30, all)).toBeNull();
    const deepest = zoomView({ from: 10, to: 10.001 }, 1e9, 10, all)!;
    expect(deepest.to - deepest.from).toBeCloseTo(0.001, 9);
  });
});
