import { crashedBecause, type RunState } from '../../shared/runs';
import { newestCheckpointStep } from './checkpoint-files';
import { lastMetric } from './metric-file';
import type { RunRecord } from './run-record';
import type { RunStore } from './run-store';
import { runTexts } from './texts';

function stateAfter(state: RunState): RunState {
  switch (state.phase) {
    case 'queued':
    case 'starting':
      return { phase: 'stopped' };
    case 'running':
    case 'paused':
      return crashedBecause(runTexts.endedSilently);
    default:
      return state;
  }
}

/** The record of a run whose process is gone: what its files show of how far it came, and that nobody owns it. */
export async function mendAbandoned(store: RunStore, record: RunRecord): Promise<RunRecord> {
  const last = await lastMetric(store.metricsFile(record.id)).catch(() => null);
  const checkpointStep = await newestCheckpointStep(store.checkpointFolder(record.id)).catch(() => null);
  return {
    ...record,
    state: stateAfter(record.state),
    step: Math.max(record.step, last?.step ?? 0),
    seconds: Math.max(record.seconds, last?.seconds ?? 0),
    checkpointStep,
    owner: null,
  };
}
