/** What is said where a run belongs to another process, or is no longer where it was. */
import type { Message, Speech } from '../../message';

export const ownership = {
  locked: ({ path, holder }: { readonly path: string; readonly holder: Message }, { say }: Speech) =>
    `${path} is locked by ${say(holder)}. Wait until that is done, or end that process, and try again.`,
  process: ({ pid, host }: { readonly pid: number; readonly host: string }) => `process ${pid} on ${host}`,
  namelessProcess: 'a process that is not named',
  removedMeanwhile: ({ id }: { readonly id: string }) =>
    `The run ${id} has just been removed, by another window or command line. It is in the bin: restore it first.`,
  runFolderGone: ({ folder }: { readonly folder: string }) =>
    `The folder of this run is gone: ${folder} was deleted, moved or disconnected while the run was active. What it measured is no longer kept. Put the folder back and resume the run, or start it anew.`,
  dataFolderGone: ({ folder }: { readonly folder: string }) =>
    `The data folder ${folder} is gone: it was deleted, moved or disconnected while the run was active. What the run measures is no longer kept. Put the folder back and resume the run, or start it anew.`,
  fileReplaced: ({ path }: { readonly path: string }) =>
    `${path} was deleted or replaced while this run was training: what it measured since then is lost. Resume the run: it goes on from its last checkpoint.`,
  takenOver:
    'Another window or command line has taken this run over, because this one gave no sign of life for a while (a machine that slept, for example). The run goes on there; here it has ended, and nothing more is written.',
} as const;
