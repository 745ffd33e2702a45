import { ownCommand } from '../../platform/own-command';
import type { RunSummary } from '../../shared/runs';
import { firstPreset } from '../../shared/tasks';
import { UsageError } from './exit-codes';
import { suggestion } from './near-miss';

const noRun = `There is no run yet. Train one: ${ownCommand()} train --preset ${firstPreset}`;

/** The runs whose id begins with a text, or else those that have it anywhere. */
function partly(runs: readonly RunSummary[], name: string): readonly RunSummary[] {
  const beginning = runs.filter(({ id }) => id.startsWith(name));
  return beginning.length > 0 ? beginning : runs.filter(({ id }) => id.includes(name));
}

function unknown(runs: readonly RunSummary[], name: string, otherwise: string): UsageError {
  const ids = runs.map(({ id }) => id);
  return new UsageError(
    `There is no run ${name}.${suggestion(name, ids)} "${ownCommand()} list" shows all; ${otherwise}`,
  );
}

/**
 * Finds the run that a person means: its id, the beginning or another part of it that no other run has, or `latest`.
 * @throws UsageError
 */
export function findRun(runs: readonly RunSummary[], name: string): RunSummary {
  if (runs.length === 0) throw new UsageError(noRun);
  if (name === 'latest') return runs[runs.length - 1]!;
  const exact = runs.find(({ id }) => id === name);
  if (exact !== undefined) return exact;
  const found = partly(runs, name);
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    const some = found.slice(-5).map(({ id }) => id);
    throw new UsageError(
      `${found.length} runs are called ${name}…: ${some.join(', ')}${found.length > 5 ? ', …' : ''}. Give more of the name.`,
    );
  }
  throw unknown(runs, name, '"latest" is the newest.');
}

/** How one run is named, for the help. */
export const oneRun =
  'RUN is an id, the beginning or another part of an id that no other run has, or "latest".';

/** How several runs are named, for the help. */
export const severalRuns =
  'RUN is an id, a part of one (which means all runs that have it), "preset:NAME", "latest" or "all".';

/**
 * Finds several runs, the oldest first, each once.
 * @throws UsageError where a name is nobody's
 */
export function findRuns(runs: readonly RunSummary[], names: readonly string[]): RunSummary[] {
  if (runs.length === 0) throw new UsageError(noRun);
  const chosen = new Set<RunSummary>();
  for (const name of names) for (const run of named(runs, name)) chosen.add(run);
  return runs.filter((run) => chosen.has(run));
}

function named(runs: readonly RunSummary[], name: string): readonly RunSummary[] {
  if (name === 'all') return runs;
  if (name === 'latest') return runs.slice(-1);
  if (name.startsWith('preset:')) {
    const preset = name.slice('preset:'.length);
    const found = runs.filter((run) => run.preset === preset);
    if (found.length > 0) return found;
    const presets = [...new Set(runs.flatMap((run) => run.preset ?? []))].sort();
    throw new UsageError(
      `There is no run of the preset ${preset}.${suggestion(preset, presets)} ${
        presets.length === 0 ? 'No run was made from a preset.' : `There are runs of ${presets.join(', ')}.`
      }`,
    );
  }
  const exact = runs.find(({ id }) => id === name);
  const found = exact === undefined ? partly(runs, name) : [exact];
  if (found.length > 0) return found;
  throw unknown(runs, name, '"all" takes them all.');
}
