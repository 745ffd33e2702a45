/** The only door between the window and the main process: `window.lab`, and nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import { channels } from './channels';
import type { LabBridge } from '../shared/contract';
import { excessOf } from '../shared/extent';
import { message } from '../shared/language/say';
import { requestExtent } from '../shared/limits';

/** However busy the page is, it hears something new so often, in milliseconds. */
const longestPause = 250;

const listeners = new Map<string, Set<(notice: unknown) => void>>();

/** Has one listener hear a notice; what goes wrong in it is no other's fault. */
function tell(listener: (notice: unknown) => void, notice: unknown): void {
  try {
    listener(notice);
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}

ipcRenderer.on(
  channels.notice,
  (_event, number: number, parcel: readonly [name: string, notice: unknown][]) => {
    for (const [name, notice] of parcel)
      for (const listener of [...(listeners.get(name) ?? [])]) tell(listener, notice);
    // Only when the page has drawn what that brought can it take in more.
    requestIdleCallback(() => ipcRenderer.send(channels.taken, number), { timeout: longestPause });
  },
);

const lab: LabBridge = {
  request: async (name, payload) => {
    // What is far too much is not even copied into the main process, which would stand still meanwhile.
    const excess = excessOf(payload, requestExtent(typeof name === 'string' ? name : ''));
    if (excess !== null)
      return {
        ok: false,
        says: message('requests.tooLarge', { allowed: excess }),
        problems: [],
      };
    try {
      return await ipcRenderer.invoke(channels.request, name, payload);
    } catch (error) {
      // Only a payload that cannot be copied, or a main process that is ending, gets here.
      const detail = error instanceof Error ? error.message : String(error);
      return {
        ok: false,
        says: message('requests.unanswered', { detail }),
        problems: [],
      };
    }
  },
  subscribe: (name, listener) => {
    if (listeners.size === 0) ipcRenderer.send(channels.taken, 0);
    const known = listeners.get(name) ?? new Set();
    listeners.set(name, known);
    // A listener that is given twice hears twice.
    const hear = (notice: unknown) => listener(notice as Parameters<typeof listener>[0]);
    known.add(hear);
    return () => {
      known.delete(hear);
    };
  },
};

contextBridge.exposeInMainWorld('lab', lab);
