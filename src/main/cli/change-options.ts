import type { Change } from '../../shared/diagnosis';
import { showValue } from '../../shared/fields';

/** The options of `train` that make changes to an experiment. */
export function changeOptions(changes: readonly Change[]): string {
  return changes
    .map(({ path, value }) => {
      const text = typeof value === 'string' ? value : showValue(value);
      return path === 'algorithm' ? `--algorithm ${text}` : `--set ${path.replace(/^.*\./, '')}=${text}`;
    })
    .join(' ');
}
