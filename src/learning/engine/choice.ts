/** Which engine runs recorded functions. */

/** The engine's own kernels, TensorFlow's session, or tfjs, operation by operation. */
export const engines = ['kernels', 'tensorflow', 'eager'] as const;
export type Engine = (typeof engines)[number];

/** What runs where nothing else was chosen: the fastest, and the same bits on every PC. */
export const usualEngine: Engine = 'kernels';

/** The environment variable that chooses the engine of a process. */
export const engineVariable = 'RL_LAB_ENGINE';

/**
 * The engine that a process is started with, or undefined where nothing was chosen.
 * @throws RangeError for a name that is none
 */
export function chosenEngine(environment: NodeJS.ProcessEnv = process.env): Engine | undefined {
  const name = environment[engineVariable];
  if (name === undefined) return undefined;
  const engine = engines.find((known) => known === name);
  if (engine === undefined)
    throw new RangeError(
      `${engineVariable} is ${name}; allowed is ${engines.join(', ')}. Choose one, or leave it out.`,
    );
  return engine;
}

/** The engine of this process. */
export function engineOfProcess(): Engine {
  return chosenEngine() ?? usualEngine;
}

/**
 * The engine that a run continues with, by what it notes of how it was computed: the one it began with. Versions
 * before 0.2.0 had TensorFlow's session alone and noted no engine.
 */
export function engineOfRun(versions: Readonly<Record<string, string>>): Engine | undefined {
  if (Object.keys(versions).length === 0) return undefined;
  return engines.find((engine) => engine === versions['engine']) ?? 'tensorflow';
}
