import { describe, expect, it } from 'vitest';
import { Averages } from '../../../src/learning/training/averages';

describe('averages', () => {
  it('are means over the additions that held a name, and begin anew once they are taken', () => {
    const averages = new Averages(['often', 'seldom', 'never']);
    averages.add({ often: 1 });
    averages.add({ often: 2, seldom: 10 });
    averages.add({ often: 6 });
    expect(averages.take()).toEqual({ often: 3, seldom: 10 });
    expect(averages.take()).toEqual({});
    averages.add({ often: 4 });
    expect(averages.take()).toEqual({ often: 4 });
  });

  it('leave out names that nobody asked for', () => {
    const averages = new Averages<string>(['loss']);
    averages.add({ loss: 1, other: 2 });
    expect(averages.take()).toEqual({ loss: 1 });
  });

  it('go on from a saved state', () => {
    const averages = new Averages(['loss', 'q']);
    averages.add({ loss: 1 });
    const second = new Averages(['loss', 'q']);
    second.restore(structuredClone(averages.save()));
    second.add({ loss: 3, q: 5 });
    expect(second.take()).toEqual({ loss: 2, q: 5 });
    expect(averages.take()).toEqual({ loss: 1 });
  });
});
