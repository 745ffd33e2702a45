/**
 * What TensorFlow reads from the environment when its library is loaded: `environment.json`, the one place for it, which
 * the set-up, trainers, tests and benchmarks share. README.md tells what each of them is for.
 */
import settings from './environment.json';

/** The instruction sets that matrix products can be held to, from the oldest to the newest; ALL is the processor's own. */
export const instructionSets = ['SSE41', 'AVX', 'AVX2', 'AVX512_CORE', 'ALL'] as const;
export type InstructionSet = (typeof instructionSets)[number];

/** Plays another instruction set than the usual one, on purpose: digits and curves are then others. */
const instructionSetVariable = 'RL_LAB_INSTRUCTION_SET';

/**
 * The newest instruction set that may be used.
 * @throws RangeError where the environment asks for one that there is not.
 */
export function wantedInstructionSet(given: NodeJS.ProcessEnv = process.env): InstructionSet {
  const wanted = given[instructionSetVariable] ?? settings.ONEDNN_MAX_CPU_ISA;
  const known = instructionSets.find((name) => name === wanted);
  if (known !== undefined) return known;
  throw new RangeError(
    `${instructionSetVariable} is ${wanted}; allowed is ${instructionSets.join(', ')}. Choose one, or leave it out.`,
  );
}

/**
 * The settings of a process that computes.
 * @param given where to look for a wish for another instruction set
 */
export function tensorflowEnvironment(
  threads = 1,
  given: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  return {
    ...settings,
    TF_NUM_INTRAOP_THREADS: String(threads),
    OMP_NUM_THREADS: String(threads),
    ONEDNN_MAX_CPU_ISA: wantedInstructionSet(given),
  };
}
