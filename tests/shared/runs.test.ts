import { describe, expect, it } from 'vitest';
import { permittedActions, resultOf, runPhases, type RunOrigin, type RunState } from '../../src/shared/runs';

describe('resultOf', () => {
  it('gives the mean and the sample standard deviation of the returns', () => {
    // Mean 4; squares (2² + 0 + 2²) / (3 - 1) = 4.
    expect(resultOf([2, 4, 6])).toEqual({ episodes: 3, mean: 4, std: 2 });
  });

  it('gives no spread for one episode', () => {
    expect(resultOf([-7])).toEqual({ episodes: 1, mean: -7, std: 0 });
  });
});

describe('permittedActions', () => {
  const permitted = (
    phase: RunState['phase'],
    elsewhere = false,
    { origin = null as RunOrigin | null, checkpointStep = null as number | null } = {},
  ) => {
    const state = { phase, reason: 'killed' } as RunState;
    return Object.entries(permittedActions({ state, elsewhere, origin, checkpointStep, assignment: null }))
      .filter(([, allowed]) => allowed)
      .map(([action]) => action);
  };

  it('follows the arrows of the diagram', () => {
    expect(permitted('queued')).toEqual(['stop']);
    expect(permitted('starting')).toEqual(['stop']);
    expect(permitted('running')).toEqual(['pause', 'stop']);
    expect(permitted('paused')).toEqual(['resume', 'stop']);
    expect(permitted('stopped')).toEqual(['resume', 'remove']);
    expect(permitted('crashed')).toEqual(['resume', 'remove']);
    expect(permitted('finished')).toEqual(['remove']);
    const checkpointStep = 7;
    expect(permitted('finished', false, { checkpointStep })).toEqual(['extend', 'remove']);
    expect(permitted('paused', false, { checkpointStep })).toEqual(['resume', 'stop']);
  });

  it('permits nothing for a run that another process owns', () => {
    for (const phase of runPhases) expect(permitted(phase, true)).toEqual([]);
  });

  it('lets somebody else’s run go on only from a checkpoint', () => {
    const origin = { name: 'Ann', file: 'ann.rlrun', importedAt: '', id: 'x' };
    for (const phase of ['stopped', 'crashed'] as const) {
      expect(permitted(phase, false, { origin })).toEqual(['remove']);
      expect(permitted(phase, false, { origin, checkpointStep: 0 })).toEqual(['resume', 'extend', 'remove']);
    }
  });
});
