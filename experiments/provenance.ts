/** What figures were measured with. */
import { cpus } from 'node:os';
import { versions } from '../src/platform/versions';
import { processor, processorText } from './processor';

export const machine = `${processorText(processor())}, ${cpus().length} cores`;

export interface Provenance {
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
}

export function provenance(): Provenance {
  return { machine, versions: versions() };
}

/** In a sentence under a table. */
export function measuredWith({ machine, versions }: Provenance): string {
  const tensorflow = versions['tensorflow'] === undefined ? '' : `, TensorFlow ${versions['tensorflow']}`;
  return `Measured on ${machine}, with version ${versions['program']} on Node ${versions['node']}${tensorflow}.`;
}
