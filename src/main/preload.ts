/** The only door between the window and the main process: `window.lab`, and nothing else. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { channels } from '../shared/channels';
import type { LabBridge } from '../shared/contract';
import { excessOf } from '../shared/extent';
import { requestExtent } from '../shared/limits';

const lab: LabBridge = {
  request: async (name, payload) => {
    // What is far too much is not even copied into the main process, which would stand still meanwhile.
    const excess = excessOf(payload, requestExtent(typeof name === 'string' ? name : ''));
    if (excess !== null)
      return {
        ok: false,
        says: {
          en: `The request is too large: ${excess.en} may be sent.`,
          de: `Die Anfrage ist zu groß: Gesendet werden darf ${excess.de}.`,
        },
        problems: [],
      };
    try {
      return await ipcRenderer.invoke(channels.request, name, payload);
    } catch (error) {
      // Only a payload that cannot be copied, or a main process that is ending, gets here.
      const detail = error instanceof Error ? error.message : String(error);
      return {
        ok: false,
        says: { en: detail, de: `Das Programm hinter dem Fenster antwortet nicht: ${detail}` },
        problems: [],
      };
    }
  },
  subscribe: (name, listener) => {
    const forward = (_event: IpcRendererEvent, sent: unknown, notice: unknown) => {
      if (sent === name) listener(notice as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on(channels.notice, forward);
    return () => {
      ipcRenderer.removeListener(channels.notice, forward);
    };
  },
};

contextBridge.exposeInMainWorld('lab', lab);
