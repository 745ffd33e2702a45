import { describe, expect, it } from 'vitest';
import {
  featuresIn,
  instructionsInEffect,
  processorFeatures,
} from '../../../src/main/processes/processor-features';

const cpuinfo = (flags: string) =>
  `processor\t: 0\nmodel name\t: Some\nflags\t\t: fpu ${flags} ht\nbugs\t:\n`;

describe('the features that digits depend on', () => {
  it('are those that the system tells of', () => {
    expect(featuresIn(cpuinfo('avx sse4_1 fma avx2'))).toBe('sse4_1 avx avx2 fma');
    expect(featuresIn(cpuinfo(''))).toBe('');
    expect(featuresIn('')).toBeNull();
  });

  it.each([
    ['sse4_1 avx avx2 avx512f fma', 'AVX2', 'AVX2'],
    ['sse4_1 avx avx2 avx512f fma', 'ALL', 'AVX512_CORE'],
    ['sse4_1 avx avx2 fma', 'AVX512_CORE', 'AVX2'],
    ['sse4_1 avx', 'AVX2', 'AVX'],
    ['sse4_1 avx avx2', 'SSE41', 'SSE41'],
    ['', 'AVX2', 'SSE2'],
    [null, 'AVX2', 'at most AVX2'],
    [null, 'ALL', 'unknown'],
  ] as const)('with %j, held to %s, lead to %s', (features, wanted, effect) => {
    expect(instructionsInEffect(features, wanted)).toBe(effect);
  });

  it('of this machine are told', () => {
    expect(Object.values(processorFeatures()).every((text) => text !== '')).toBe(true);
  });
});
