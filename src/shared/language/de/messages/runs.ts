import { runs as english } from '../../en/messages/runs';
import type { Translated } from '../../message';

export const runs: Translated<typeof english> = {
  folderUnusable: ({ folder, fault: { reason, remedy }, code, other }, { say }) =>
    `Der Ordner ${folder} ist nicht nutzbar: ${say(reason)} (${code}). ${say(remedy)}, oder ${say(other)}.`,
  sourceUnreadable: ({ path, fault: { reason, remedy }, code, other }, { say }) =>
    `${path} ist nicht lesbar: ${say(reason)} (${code}). ${say(remedy)}, oder ${say(other)}.`,
  fileUnusable: ({ path, fault: { reason, remedy }, code, other }, { say }) =>
    `Die Datei ${path} ist nicht nutzbar: ${say(reason)} (${code}). ${say(remedy)}, oder ${say(other)}.`,
  targetUnwritable: ({ path, fault: { reason, remedy }, code, other }, { say }) =>
    `${path} lässt sich nicht schreiben: ${say(reason)} (${code}). ${say(remedy)}, oder ${say(other)}.`,
  dataFolderMissing: ({ missing, present }) =>
    `Der Datenordner ${missing} ist nicht da; ${present} springt für ihn ein. Nichts ist verloren: Beenden Sie das Programm, machen Sie den Ordner erreichbar, und starten Sie neu, oder wählen Sie in den Einstellungen einen anderen.`,
  systemRefuses: ({ path, fault: { reason }, code }, { say }) =>
    `${path === '' ? '' : `${path}: `}${say(reason)} (${code}).`,
  unknownRun: ({ id }) => `Einen Lauf ${id} gibt es nicht. Die Liste der Läufe zeigt, welche es gibt.`,
  damagedRun: ({ folder, reason }, { say }) =>
    `Der Ordner ${folder} eines Laufs ist nicht lesbar: ${say(reason)}. Reparieren oder verschieben Sie ihn; er bleibt unverändert, seine Metriken bleiben lesbar.`,
  cannotBeShown: ({ folder, reason }, { say }) =>
    `Der Lauf in ${folder} kann nicht gezeigt werden: ${say(reason)}`,
  newerVersion: ({ schema }) => `die Datei stammt aus einer neueren Version des Programms (schema ${schema})`,
  otherRunsRecord: ({ id }) => `die run.json darin gehört zum Lauf ${id}`,
  recordMissing: 'run.json fehlt',
  endedSilently: 'Das Programm endete ohne ein Wort, während dieser Lauf aktiv war.',
  annotationsUnusable: ({ reason }, { say }) =>
    `annotations.json ist ungültig: ${say(reason)}. Der Lauf selbst ist nicht betroffen; die Datei wird beiseitegelegt, sobald etwas Neues geschrieben wird.`,
  annotationsOf: ({ id, fault }, { say }) => `Zum Lauf ${id}: ${say(fault)}`,
  noObject: 'darin steht kein Objekt',
  noSchema: ({ schema }) => `das schema ist nicht ${schema}`,
  unusableFields: ({ fields }, { say }) =>
    `unbrauchbar ist ${fields.map(({ name, allowed }) => `${name} (erlaubt: ${say(allowed)})`).join(' und ')}`,
  isFolder: 'es ist ein Ordner',
  tooManyTags: ({ tags, most }) =>
    `Der Lauf hätte ${tags} Schlagwörter; erlaubt sind ${most}. Entfernen Sie zuerst einige.`,
  answered: ({ text, at }) =>
    `Die Frage wurde schon beantwortet, ${at}: „${text}“. Eine Antwort lässt sich nicht ändern.`,
  checkpointUnusable: ({ name, reason }, { say }) =>
    `Der Checkpoint ${name} ist unbrauchbar: ${say(reason)}.`,
  otherSize: ({ file, bytes, expected }, { number }) =>
    `${file} enthält ${number(bytes)} statt ${number(expected)} Bytes`,
  endsBefore: ({ file, part }) => `${file} endet vor ${part}`,
  otherChecksum: ({ file }) => `${file} hat eine andere Prüfsumme als das Manifest`,
  otherSchema: ({ schema, expected }) => `das schema ist ${String(schema)} statt ${expected}`,
  tooManyNumbers: ({ most }, { number }) =>
    `Darin stehen mehr als ${number(most)} Zahlen, zu viele für einen Vergleich.`,
  manyComparisons: ({ most }) => `Es wird schon auf ${most} Vergleiche gewartet. Bitte warten Sie diese ab.`,
  comparisonFailed: ({ detail }) => `Der Vergleich ist gescheitert: ${detail}`,
  comparisonEnded: 'Der Vergleich endete, bevor er eine Antwort hatte.',
  partMissing: ({ file }) => `${file} fehlt im Ordner des Programms: Entpacken Sie ihn noch einmal.`,
  notBuilt: 'Der Teil, der Läufe vergleicht, ist nicht gebaut; führen Sie zuerst „npm run build“ aus.',
  at: english.at,
};
