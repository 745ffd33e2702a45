/** What is said where a run belongs to another process, or is no longer where it was. */
import type { Sentence, Sentences } from '../../shared/sentence';

export const ownershipTexts = {
  locked: (path: string, holder: Sentence) => ({
    en: `${path} is locked by ${holder.en}. Wait until that is done, or end that process, and try again.`,
    de: `${path} ist gesperrt durch ${holder.de}. Warten Sie, bis das fertig ist, oder beenden Sie diesen Prozess, und versuchen Sie es noch einmal.`,
  }),
  process: (pid: number, host: string) => ({
    en: `process ${pid} on ${host}`,
    de: `den Prozess ${pid} auf ${host}`,
  }),
  namelessProcess: { en: 'a process that is not named', de: 'einen Prozess ohne Namen' },
  removedMeanwhile: (id: string) => ({
    en: `The run ${id} has just been removed, by another window or command line. It is in the bin: restore it first.`,
    de: `Der Lauf ${id} ist gerade entfernt worden, in einem anderen Fenster oder über die Kommandozeile. Er liegt im Papierkorb: Stellen Sie ihn zuerst wieder her.`,
  }),
  runFolderGone: (folder: string) => ({
    en: `The folder of this run is gone: ${folder} was deleted, moved or disconnected while the run was active. What it measured is no longer kept. Put the folder back and resume the run, or start it anew.`,
    de: `Der Ordner dieses Laufs ist verschwunden: ${folder} wurde gelöscht, verschoben oder getrennt, während der Lauf aktiv war. Was er misst, wird nicht mehr aufgehoben. Legen Sie den Ordner zurück, und setzen Sie den Lauf fort, oder beginnen Sie ihn neu.`,
  }),
  dataFolderGone: (folder: string) => ({
    en: `The data folder ${folder} is gone: it was deleted, moved or disconnected while the run was active. What the run measures is no longer kept. Put the folder back and resume the run, or start it anew.`,
    de: `Der Datenordner ${folder} ist verschwunden: Er wurde gelöscht, verschoben oder getrennt, während der Lauf aktiv war. Was der Lauf misst, wird nicht mehr aufgehoben. Legen Sie den Ordner zurück, und setzen Sie den Lauf fort, oder beginnen Sie ihn neu.`,
  }),
  fileReplaced: (path: string) => ({
    en: `${path} was deleted or replaced while this run was training: what it measured since then is lost. Resume the run: it goes on from its last checkpoint.`,
    de: `${path} wurde gelöscht oder ersetzt, während dieser Lauf trainierte: Was seitdem gemessen wurde, ist verloren. Setzen Sie den Lauf fort: Er geht von seinem letzten Checkpoint aus weiter.`,
  }),
  takenOver: {
    en: 'Another window or command line has taken this run over, because this one gave no sign of life for a while (a machine that slept, for example). The run goes on there; here it has ended, and nothing more is written.',
    de: 'Ein anderes Fenster oder eine andere Kommandozeile hat diesen Lauf übernommen, weil von hier eine Weile kein Lebenszeichen kam (etwa weil der Rechner schlief). Der Lauf geht dort weiter; hier ist er zu Ende, und es wird nichts mehr geschrieben.',
  },
} as const satisfies Sentences;
