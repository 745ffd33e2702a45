/** What happens where the program is opened from a network share. */
import { app, dialog } from 'electron';
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { bundleFolder } from '../../platform/bundle';
import { versions } from '../../platform/versions';
import type { Language } from '../../shared/language';
import { message, say } from '../../shared/language/say';
import { copyFolder, copyProgram, isOnShare, isWhole } from './local-copy';
import { messageOf } from '../runs/storage-error';

/** Starts the program of another folder, with the words that this one was started with. */
function startFrom(folder: string): void {
  // Otherwise the other one takes this for the window that is open already.
  app.releaseSingleInstanceLock();
  const program = join(folder, basename(process.execPath));
  spawn(program, process.argv.slice(1), { cwd: folder, detached: true, stdio: 'ignore' }).unref();
}

/**
 * Offers to copy the program to the local disk, and starts it there. A copy of this version that is there already is
 * started without a question.
 * @returns whether this process has nothing more to do
 */
export async function leaveShare(language: Language): Promise<boolean> {
  const folder = bundleFolder();
  if (folder === null || !isOnShare(folder)) return false;
  const copy = copyFolder(versions()['program']!, process.env, homedir());
  if (!isWhole(copy)) {
    const texts = ['copyHere', 'openHere', 'notNow'] as const;
    const { response } = await dialog.showMessageBox({
      type: 'question',
      message: say(message('dialogs.onShare'), language),
      detail: say(message('dialogs.onShareDetail', { folder: copy }), language),
      buttons: texts.map((name) => say(message(`dialogs.${name}`), language)),
      defaultId: 0,
      cancelId: 2,
    });
    if (response === 1) return false;
    if (response === 2) {
      app.exit(0);
      return true;
    }
    try {
      await copyProgram(folder, copy);
    } catch (error) {
      dialog.showErrorBox(say(message('dialogs.notCopied'), language), say(messageOf(error), language));
      app.exit(1);
      return true;
    }
  }
  startFrom(copy);
  app.exit(0);
  return true;
}
