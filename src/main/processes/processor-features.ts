/** What of the processor's abilities digits depend on. */
import { readFileSync } from 'node:fs';
import {
  instructionSets,
  wantedInstructionSet,
  type InstructionSet,
} from '../../learning/engine/environment';

/** Features as Linux names them, from the oldest to the newest, and the instruction sets that need them. */
const needed: readonly (readonly [feature: string, set: InstructionSet])[] = [
  ['sse4_1', 'SSE41'],
  ['avx', 'AVX'],
  ['avx2', 'AVX2'],
  ['avx512f', 'AVX512_CORE'],
];
const noted = [...needed.map(([feature]) => feature), 'fma'];

/**
 * Which of the features that matter a Linux system's `/proc/cpuinfo` tells of, for example `sse4_1 avx avx2 fma`; null
 * where it tells none.
 */
export function featuresIn(cpuinfo: string): string | null {
  const flags = /^flags\s*:(.*)$/m.exec(cpuinfo)?.[1]?.split(/\s+/);
  return flags === undefined ? null : noted.filter((name) => flags.includes(name)).join(' ');
}

/**
 * The instruction set that matrix products are computed with: the newest that is wanted and there.
 * @param features as `featuresIn` gives them; null where nobody knows
 */
export function instructionsInEffect(features: string | null, wanted: InstructionSet): string {
  if (features === null) return wanted === 'ALL' ? 'unknown' : `at most ${wanted}`;
  const there = features.split(' ');
  const most = instructionSets.indexOf(wanted);
  const usable = needed.filter(
    ([feature, set]) => there.includes(feature) && instructionSets.indexOf(set) <= most,
  );
  return usable.at(-1)?.[1] ?? 'SSE2';
}

function readCpuinfo(): string {
  try {
    return readFileSync('/proc/cpuinfo', 'utf8');
  } catch {
    return '';
  }
}

/** The same of this machine, by the names that runs note them under. */
export function processorFeatures(): Record<'features' | 'instructions', string> {
  if (process.arch === 'arm64') return { features: 'neon', instructions: 'NEON' };
  const features = featuresIn(readCpuinfo());
  return {
    features: features ?? 'unknown',
    instructions: instructionsInEffect(features, wantedInstructionSet()),
  };
}
