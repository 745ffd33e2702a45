import type { RunSummary } from '../../shared/runs';
import { UsageError } from './exit-codes';
import { suggestion } from './near-miss';

/**
 * Finds the run that a person means: its id, the beginning or another part of it that no other run has, or `latest`.
 * @throws UsageError
 */
export function findRun(runs: readonly RunSummary[], name: string): RunSummary {
  if (runs.length === 0)
    throw new UsageError('There is no run yet. Train one: npm run lab -- train --preset cartpole-dqn');
  if (name === 'latest') return runs[runs.length - 1]!;
  const exact = runs.find(({ id }) => id === name);
  if (exact !== undefined) return exact;
  const beginning = runs.filter(({ id }) => id.startsWith(name));
  const found = beginning.length > 0 ? beginning : runs.filter(({ id }) => id.includes(name));
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    const some = found.slice(-5).map(({ id }) => id);
    throw new UsageError(
      `${found.length} runs are called ${name}…: ${some.join(', ')}${found.length > 5 ? ', …' : ''}. Give more of the name.`,
    );
  }
  const ids = runs.map(({ id }) => id);
  throw new UsageError(
    `There is no run ${name}.${suggestion(name, ids)} "npm run lab -- list" shows all; "latest" is the newest.`,
  );
}
