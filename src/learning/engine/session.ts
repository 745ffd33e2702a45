/** A graph loaded into a native TensorFlow session. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTagAlive, ownTag, tagPattern } from '../../platform/process-identity';
import type { NativeTensor } from './binding';
import { EngineError } from './errors';
import type { Graph } from './graph';
import { backend } from './tensorflow';

const folderPrefix = 'rl-lab-graph-';

const owned = new RegExp(`^${folderPrefix}(${tagPattern})-`);

/**
 * Removes graph folders of processes that died between writing and loading one. A temporary folder may be shared by
 * machines and containers: what belongs to another one stays.
 */
export function removeAbandonedFolders(root = tmpdir()): void {
  let names: string[];
  try {
    names = readdirSync(root);
  } catch {
    return;
  }
  for (const name of names) {
    const tag = owned.exec(name)?.[1];
    if (tag === undefined || isTagAlive(tag) !== false) continue;
    try {
      rmSync(join(root, name), { recursive: true, force: true });
    } catch {
      // Another user's; the system clears its temporary folder in time.
    }
  }
}

let swept = false;

export class Session {
  #id: number | null;

  /**
   * Loads a graph; the file it goes through is gone when this returns.
   * @throws EngineError where the graph is refused or the temporary folder cannot be written.
   */
  constructor(graph: Graph, name: string) {
    if (!swept) removeAbandonedFolders();
    swept = true;
    let folder: string;
    try {
      folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${ownTag()}-`));
    } catch (error) {
      throw new EngineError(
        name,
        'load',
        `the temporary folder ${tmpdir()} cannot be written (${(error as Error).message}).`,
        'Free space there, or set TMPDIR to a folder that can be written.',
        { cause: error },
      );
    }
    try {
      writeFileSync(join(folder, 'saved_model.pb'), graph.savedModel());
      this.#id = backend.binding.loadSavedModel(folder, 'serve');
    } catch (error) {
      throw new EngineError(
        name,
        'load',
        `TensorFlow refuses the graph: ${(error as Error).message}.`,
        'Look at the operation it names: the kernel of tfjs-node passes attributes that this version lacks.',
        { cause: error },
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  /**
   * Runs the parts of the graph that lead to `outputNames`.
   * @param functionName named in the error where TensorFlow fails.
   */
  run(functionName: string, inputs: number[], inputNames: string, outputNames: string): NativeTensor[] {
    if (this.#id === null)
      throw new EngineError(functionName, 'call', 'the program is disposed.', 'Compile it again.');
    try {
      return backend.binding.runSavedModel(this.#id, inputs, inputNames, outputNames);
    } catch (error) {
      throw new EngineError(
        functionName,
        'call',
        `TensorFlow failed: ${(error as Error).message}.`,
        'Compare with { compiled: false }, which names the operation.',
        { cause: error },
      );
    }
  }

  /** Frees the session with its variables; a second call does nothing. */
  dispose(): void {
    if (this.#id !== null) backend.binding.deleteSavedModel(this.#id);
    this.#id = null;
  }
}
