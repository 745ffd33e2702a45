/** The memory that settings ask for. */
import type { Normalisation } from '../environment/normalisation';
import { LatestTransition } from './latest';
import type { Memory } from './memory';
import { NormalisedMemory } from './normalised-memory';
import { PrioritisedReplay } from './prioritised-replay';
import { ReplayBuffer } from './replay';

export interface MemorySettings {
  readonly observationSize: number;
  readonly actionSize: number;
  readonly batchSize: number;
  readonly discount: number;
  /** False keeps nothing but the latest transition. */
  readonly replay?: boolean;
  readonly bufferSize?: number;
  readonly prioritised?: boolean;
  readonly priorityAlpha?: number;
  readonly priorityBeta?: number;
  /** Rewards that a transition adds up. */
  readonly nStep?: number;
  /** What is done with remembered experience before it is learned from; missing where nothing is normalised. */
  readonly normalisation: Normalisation | undefined;
}

export function createMemory(settings: MemorySettings): Memory {
  const { batchSize, discount, normalisation, nStep = 1 } = settings;
  // Rewards that are normalised later are kept apart until then.
  const rewards = normalisation?.reward === undefined ? 1 : nStep;
  const memory = storage(settings, rewards);
  if (normalisation === undefined) return memory;
  return new NormalisedMemory(memory, normalisation, { rows: batchSize, rewards, discount });
}

function storage(settings: MemorySettings, rewards: number): Memory {
  const { observationSize, actionSize, replay = true, bufferSize = 1, prioritised = false } = settings;
  if (!replay) return new LatestTransition(observationSize, actionSize, rewards);
  if (!prioritised) return new ReplayBuffer(bufferSize, observationSize, actionSize, rewards);
  const { priorityAlpha: alpha = 0, priorityBeta: beta = 0 } = settings;
  return new PrioritisedReplay(bufferSize, observationSize, actionSize, { alpha, beta }, rewards);
}
