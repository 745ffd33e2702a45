import type { ownership as english } from '../../en/messages/ownership';
import type { Translated } from '../../message';

export const ownership: Translated<typeof english> = {
  locked: ({ path, holder }, { say }) =>
    `${path} ist gesperrt durch ${say(holder)}. Warten Sie, bis das fertig ist, oder beenden Sie diesen Prozess, und versuchen Sie es noch einmal.`,
  process: ({ pid, host }) => `den Prozess ${pid} auf ${host}`,
  namelessProcess: 'einen Prozess ohne Namen',
  removedMeanwhile: ({ id }) =>
    `Der Lauf ${id} ist gerade entfernt worden, in einem anderen Fenster oder über die Kommandozeile. Er liegt im Papierkorb: Stellen Sie ihn zuerst wieder her.`,
  runFolderGone: ({ folder }) =>
    `Der Ordner dieses Laufs ist verschwunden: ${folder} wurde gelöscht, verschoben oder getrennt, während der Lauf aktiv war. Was er misst, wird nicht mehr aufgehoben. Legen Sie den Ordner zurück, und setzen Sie den Lauf fort, oder beginnen Sie ihn neu.`,
  dataFolderGone: ({ folder }) =>
    `Der Datenordner ${folder} ist verschwunden: Er wurde gelöscht, verschoben oder getrennt, während der Lauf aktiv war. Was der Lauf misst, wird nicht mehr aufgehoben. Legen Sie den Ordner zurück, und setzen Sie den Lauf fort, oder beginnen Sie ihn neu.`,
  fileReplaced: ({ path }) =>
    `${path} wurde gelöscht oder ersetzt, während dieser Lauf trainierte: Was seitdem gemessen wurde, ist verloren. Setzen Sie den Lauf fort: Er geht von seinem letzten Checkpoint aus weiter.`,
  takenOver:
    'Ein anderes Fenster oder eine andere Kommandozeile hat diesen Lauf übernommen, weil von hier eine Weile kein Lebenszeichen kam (etwa weil der Rechner schlief). Der Lauf geht dort weiter; hier ist er zu Ende, und es wird nichts mehr geschrieben.',
};
