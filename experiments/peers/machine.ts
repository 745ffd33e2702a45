/** What the programs are measured on, and whether it has nothing else to do. */
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { processor, processorText } from '../processor';

export interface MachineDescription {
  readonly processor: string;
  readonly instructionSets: readonly string[];
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly kernel: string;
}

export function machineDescription(): MachineDescription {
  const { instructionSets, ...rest } = processor();
  return {
    processor: processorText({ instructionSets, ...rest }),
    instructionSets,
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
  };
}

/** Programs that wanted to run in the last minute, on average. */
export const load = (): number => Number(loadavg()[0]!.toFixed(2));

/** Seconds that all cores together have worked since the machine started. */
export function busySeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000;
}

/** Share of the machine that was at work in the next seconds. */
export async function busyShare(seconds: number): Promise<number> {
  const [busy, start] = [busySeconds(), performance.now()];
  await sleep(seconds * 1000);
  return (1000 * (busySeconds() - busy)) / (performance.now() - start) / cpus().length;
}

/** Share of the machine that others than the measured program took while it was measured. */
export function othersShare(busy: number, own: number, seconds: number): number {
  return Math.max(0, busy - own) / (seconds * cpus().length);
}
