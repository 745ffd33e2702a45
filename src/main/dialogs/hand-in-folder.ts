/** Which folder runs are handed in to: only the person in front of the window decides, in the system's own dialog. */
import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../shared/language';
import { message, say } from '../../shared/language/say';

/**
 * Asks for the folder that a class hands in to.
 * @param present the one that holds now
 * @returns null where the person thinks better of it
 */
export async function askHandInFolder(
  window: BrowserWindow,
  present: string | null,
  language: Language,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say(message('dialogs.handInFolder'), language),
    ...(present === null ? {} : { defaultPath: present }),
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
