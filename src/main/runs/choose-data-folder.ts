import { message } from '../../shared/language/say';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { removeDurably, temporaryName, writeFileAtomically } from '../files/atomic-file';
import { choiceFile } from './data-folder';
import { makeFolder } from '../files/make-folder';
import { asStorageError } from './storage-error';

/** True where a folder has been the data folder already. */
const isDataFolder = (folder: string): boolean =>
  existsSync(join(folder, 'runs')) || existsSync(join(folder, 'settings.json'));

/**
 * Takes a folder as the data folder from the next start of the program on.
 *
 * What the folder holds already is not mixed with runs: in one that is neither empty nor a data folder, the data goes
 * to `RL Lab` below it. Runs stay where they are; the settings come along, unless the folder has its own.
 * @param from the data folder of the present
 * @param usual the platform's usual place, which remembers the choice
 * @returns the folder that will be used
 * @throws StorageError where nothing can be written there
 */
export async function chooseDataFolder(folder: string, from: string, usual: string): Promise<string> {
  let target = resolve(folder);
  try {
    await makeFolder(target);
    if (target !== resolve(usual) && !isDataFolder(target) && (await readdir(target)).length > 0)
      target = join(target, 'RL Lab');
    await makeFolder(join(target, 'runs'));
    // Whether files can be written is only known by writing one: a share may permit folders and refuse the rest.
    const trial = temporaryName(join(target, 'trial'));
    await writeFile(trial, '');
    await rm(trial);
    const settings = join(from, 'settings.json');
    if (existsSync(settings) && !existsSync(join(target, 'settings.json')))
      await writeFileAtomically(join(target, 'settings.json'), await readFile(settings));
  } catch (error) {
    throw asStorageError(error, target, message('otherwise.otherFolder'));
  }
  if (target === resolve(usual)) await forgetDataFolder(usual);
  else {
    await makeFolder(usual);
    await writeFileAtomically(choiceFile(usual), `${target}\n`);
  }
  return target;
}

/** Goes back to the usual data folder from the next start of the program on. */
export async function forgetDataFolder(usual: string): Promise<void> {
  if (existsSync(choiceFile(usual))) await removeDurably(choiceFile(usual));
}
