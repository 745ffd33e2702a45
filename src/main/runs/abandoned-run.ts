import { message } from '../../shared/language/say';
import { crashedBecause, type RunState } from '../../shared/runs';
import { newestCheckpointStep } from './checkpoint-files';
import { lastMetric } from './metric-file';
import type { RunRecord } from './run-record';

function stateAfter(state: RunState): RunState {
  switch (state.phase) {
    case 'queued':
    case 'starting':
      return { phase: 'stopped' };
    case 'running':
    case 'paused':
      return crashedBecause(message('runs.endedSilently'));
    default:
      return state;
  }
}

/** Where the files of a run stand. */
interface RunPlaces {
  metricsFile(id: string): string;
  checkpointFolder(id: string): string;
}

/** The record of a run whose process is gone: what its files show of how far it came, and that nobody owns it. */
export async function repairAbandoned(places: RunPlaces, record: RunRecord): Promise<RunRecord> {
  const last = await lastMetric(places.metricsFile(record.id)).catch(() => null);
  const checkpointStep = await newestCheckpointStep(places.checkpointFolder(record.id)).catch(() => null);
  return {
    ...record,
    state: stateAfter(record.state),
    step: Math.max(record.step, last?.step ?? 0),
    seconds: Math.max(record.seconds, last?.seconds ?? 0),
    checkpointStep,
    owner: null,
  };
}
