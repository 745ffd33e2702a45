/** Which processor figures come from. Virtual machines of different processors bear the same name, so that is not all. */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Instruction sets that matter to matrix products. */
const sets = ['sse4_2', 'avx', 'f16c', 'fma', 'avx2', 'avx512f', 'avx512bw', 'avx512_bf16', 'asimd'];

export interface Processor {
  readonly name: string;
  /** The maker's numbers of its kind, where the kernel tells them. */
  readonly kind: string | null;
  readonly instructionSets: readonly string[];
}

/** Reads what the kernel says of the first core. */
export function parseProcessor(information: string, name: string): Processor {
  const field = (label: string) => new RegExp(`^${label}\\s*:\\s*(.*)$`, 'm').exec(information)?.[1]?.trim();
  const [family, model] = [field('cpu family'), field('model')];
  const flags = (field('flags') ?? field('Features') ?? '').split(' ');
  return {
    name,
    kind: family === undefined || model === undefined ? null : `family ${family}, model ${model}`,
    instructionSets: sets.filter((set) => flags.includes(set)),
  };
}

export function processor(): Processor {
  const name = cpus()[0]?.model.trim() ?? 'unknown processor';
  let information = '';
  try {
    information = readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    // Only Linux tells it there.
  }
  return parseProcessor(information, name);
}

/** Name, kind and widest vectors in a few words. */
export function processorText({ name, kind, instructionSets }: Processor): string {
  const vectors = instructionSets.includes('avx512f')
    ? 'AVX-512'
    : instructionSets.includes('avx2')
      ? 'AVX2'
      : null;
  const more = [kind, vectors].filter((part) => part !== null);
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}
