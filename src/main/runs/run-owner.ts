/** Whether anybody works on a run. */
import { isAlive } from '../../platform/process-identity';
import type { RunOwner } from './run-record';

/** Whoever changes whose a run is, or moves it, holds this one of its folder. */
export const claimLock = 'claim.lock';

/**
 * Whether the process that owns a run, or its trainer, still works on it; null where that cannot be told, because
 * it is another machine's.
 */
export function ownerLives(owner: RunOwner | null): boolean | null {
  if (owner === null) return false;
  const lives = [isAlive(owner), ...(owner.trainer === null ? [] : [isAlive(owner.trainer)])];
  return lives.includes(true) ? true : lives.includes(null) ? null : false;
}
