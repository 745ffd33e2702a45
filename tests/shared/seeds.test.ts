import { describe, expect, it } from 'vitest';
import { parseSeeds, seedLimit } from '../../src/shared/seeds';

describe('parseSeeds', () => {
  it('reads lists and ranges in the order in which they are named, each seed once', () => {
    expect(parseSeeds('1-5')).toEqual([1, 2, 3, 4, 5]);
    expect(parseSeeds(' 1, 3 ,7')).toEqual([1, 3, 7]);
    expect(parseSeeds('3,1,8-9,3')).toEqual([3, 1, 8, 9]);
    expect(parseSeeds('8–9')).toEqual([8, 9]);
    expect(parseSeeds('4294967295')).toEqual([4_294_967_295]);
  });

  it.each(['', ' ', '5-1', 'a', '1-', '-3', '1.5', '1 2', '1,', '4294967296', '1-99999999999'])(
    'refuses %j',
    (text) => {
      expect(parseSeeds(text)).toBeNull();
    },
  );

  it('takes as many as the limit, and not one more, however they are written', () => {
    expect(parseSeeds(`1-${seedLimit}`)).toHaveLength(seedLimit);
    expect(parseSeeds(`0-${seedLimit}`)).toBeNull();
    expect(parseSeeds(`1-${seedLimit},0`)).toBeNull();
  });
});
