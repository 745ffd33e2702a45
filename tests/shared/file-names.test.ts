import { describe, expect, it } from 'vitest';
import { isDeviceName, portableName } from '../../src/shared/file-names';
import { idFor } from '../../src/shared/preset';

describe('names of files', () => {
  it('are not those of devices of Windows, whatever their ending', () => {
    for (const name of ['con', 'NUL', 'aux.json', 'com1', 'LPT9.txt'])
      expect(isDeviceName(name), name).toBe(true);
    for (const name of ['console', 'com', 'nullable', 'my-con']) expect(isDeviceName(name), name).toBe(false);
  });

  it('are kept where they can be, and changed where not', () => {
    expect(portableName('20261122-220501-cartpole-dqn-s1')).toBe('20261122-220501-cartpole-dqn-s1');
    expect(portableName('CON')).toBe('run-CON');
    expect(portableName('lecture-3...')).toBe('lecture-3');
  });

  it('come out of titles without these', () => {
    expect(idFor('Con')).toBe('preset-con');
    expect(idFor('NUL')).toBe('preset-nul');
    expect(idFor('!')).toBe('preset');
    expect(idFor('Console')).toBe('console');
  });
});
