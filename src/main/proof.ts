/** The set-up opens the window once without showing it, to see whether this Electron can run the page. */
import { app, type BrowserWindow } from 'electron';

/** So often the page is asked whether it is there, in milliseconds. */
const patienceMs = 100;

/** Whether the program was started for that alone. */
export const isProof = process.env['RL_LAB_PROOF'] === 'window';

/** Ends the program with exit code 0 once the page stands, for which its first requests must have been answered. */
export function provePage({ webContents }: BrowserWindow): void {
  const look = async () => {
    if (webContents.isDestroyed()) return;
    const stands: unknown = await webContents.executeJavaScript(
      `document.querySelector('[data-room]') !== null`,
    );
    if (stands === true) app.exit(0);
    else setTimeout(() => void look(), patienceMs);
  };
  webContents.once('did-finish-load', () => void look());
}
