/** The setting that says where the data folder is: what holds now, and what holds from the next start on. */
import { message, say } from '../../shared/language/say';
import { dialog, type BrowserWindow } from 'electron';
import type { DataFolderSetting } from '../../shared/contract';
import type { Language } from '../../shared/language';
import { chooseDataFolder, forgetDataFolder } from '../runs/choose-data-folder';
import { synchronisedBy } from '../runs/synchronised-folder';
import { findDataFolder, usualDataFolder, type FoundDataFolder } from '../runs/data-folder';

/** Tells the setting, as it stands on the disk at this moment. */
export function dataFolderSetting({ folder, origin }: FoundDataFolder): DataFolderSetting {
  const { folder: found, missing } = findDataFolder();
  const next = missing ?? found;
  return { folder, origin, usual: usualDataFolder(), next, synchronisedBy: synchronisedBy(next) };
}

/**
 * Asks the person for another data folder, which is used from the next start on.
 * @returns null where the person thinks better of it
 * @throws StorageError where nothing can be written there
 */
export async function askDataFolder(
  window: BrowserWindow,
  present: FoundDataFolder,
  language: Language,
): Promise<DataFolderSetting | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say(message('dialogs.dataFolder'), language),
    defaultPath: present.folder,
    properties: ['openDirectory', 'createDirectory'],
  });
  if (canceled || filePaths[0] === undefined) return null;
  await chooseDataFolder(filePaths[0], present.folder, usualDataFolder());
  return dataFolderSetting(present);
}

/** Goes back to the usual folder from the next start on. */
export async function useUsualDataFolder(present: FoundDataFolder): Promise<DataFolderSetting> {
  await forgetDataFolder(usualDataFolder());
  return dataFolderSetting(present);
}
