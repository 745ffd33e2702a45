import type { exchange as english } from '../../en/messages/exchange';
import type { Translated } from '../../message';

export const exchange: Translated<typeof english> = {
  inFile: ({ file, what }, { say }) => `${file}: ${say(what)}`,
  unreadable: ({ file, why, code }, { say }) => `${file} ist nicht lesbar: ${say(why)} (${code})`,
  noArchive: ({ file }) =>
    `${file} ist keine Datei mit Läufen, oder ihr Ende fehlt: sie noch einmal exportieren lassen oder kopieren`,
  brokenArchive: ({ detail }) =>
    `das Archiv ist beschädigt oder nicht von diesem Programm: ${detail}; es noch einmal exportieren lassen oder kopieren`,
  tooManyFiles: ({ files, most }, { number }) =>
    `${number(files)} Dateien wurden gewählt; höchstens ${most} lassen sich auf einmal importieren. Wählen Sie weniger.`,
  tooManyEntries: ({ most }, { number }) => `sie enthält mehr als ${number(most)} Einträge`,
  entryTooLarge: ({ entry, most }, { number }) =>
    `${entry} enthält mehr als die erlaubten ${number(most)} Bytes`,
  lineTooLong: ({ entry, most }, { number }) => `${entry} hat eine Zeile von mehr als ${number(most)} Bytes`,
  otherChecksum: ({ entry }) => `${entry} ist beschädigt: Die Prüfsumme stimmt nicht`,
  twice: ({ entry }) => `sie enthält ${entry} zweimal`,
  encrypted: ({ entry }) => `${entry} ist verschlüsselt`,
  packedTooTightly: ({ entry, times, most }, { number }) =>
    `${entry} würde beim Entpacken ${number(times)}-mal so groß; angenommen wird höchstens das ${most}-Fache`,
  fillsTooMuch: ({ bytes, most }, { number }) =>
    `sie würde entpackt ${number(bytes)} Bytes füllen; angenommen werden höchstens ${number(most)}`,
  foreignEntry: ({ entry }) =>
    `sie enthält ${entry}, das zu keinem Lauf gehört; angenommen werden nur Dateien, die dieses Programm exportiert hat`,
  noManifest: ({ manifest }) =>
    `das Archiv enthält kein ${manifest}: Dieses Programm hat es nicht exportiert`,
  newerVersion: ({ schema }) =>
    `sie stammt aus einer neueren Version des Programms (schema ${schema}); dieses aktualisieren`,
  announcedOnly: ({ id }) => `Der Lauf ${id} ist angekündigt, aber seine Dateien fehlen.`,
  leftOut: ({ id, why }, { say }) => `Der Lauf ${id} wurde ausgelassen: ${say(why)}.`,
  noRun: 'sie enthält keinen Lauf',
  recordMissing: 'run.json fehlt',
  damagedLines: ({ id, lines }, { number }) =>
    lines === 1
      ? `Eine Zeile des Laufs ${id} ist unverständlich und bleibt außen vor.`
      : `${number(lines)} Zeilen des Laufs ${id} sind unverständlich und bleiben außen vor.`,
  damagedInspections: ({ id, inspections }, { number }) =>
    inspections === 1
      ? `Eine aufgezeichnete Episode des Laufs ${id} lässt sich nicht zeigen.`
      : `${number(inspections)} aufgezeichnete Episoden des Laufs ${id} lassen sich nicht zeigen.`,
  shorterHere: ({ id, here, there }, { number }) =>
    `Den Lauf ${id} gibt es hier bis Schritt ${number(here)}, in der Datei bis Schritt ${number(there)}: Wer den längeren will, entfernt zuerst den hiesigen.`,
  longerHere: ({ id, here, there }, { number }) =>
    `Der Lauf ${id} reicht hier weiter (bis Schritt ${number(here)}) als in der Datei (bis Schritt ${number(there)}): Der hiesige bleibt.`,
  mended: ({ id, from, to }, { number }) =>
    to > from
      ? `Den Lauf ${id} gab es hier bis Schritt ${number(from)}; er ist jetzt aus der Datei ergänzt, bis Schritt ${number(to)}.`
      : `Vom Lauf ${id} waren hier Dateien beschädigt oder fehlten; sie sind jetzt aus der Datei wiederhergestellt.`,
  atWorkHere: ({ id }) => `Am Lauf ${id} wird hier gerade gearbeitet; er bleibt, wie er ist.`,
  renamed: ({ from, to }) =>
    `Die Kennung ${from} gehört hier einem anderen oder einem entfernten Lauf: Dieser heißt ${to}.`,
  outOfRange: ({ where, field, value, most }, { number }) =>
    `${where}/metrics.jsonl: ${field} ist ${value}; erlaubt ist eine Zahl von 0 bis ${number(most)}`,
  tooManyReturns: ({ where, episodes, most }, { number }) =>
    `${where}/metrics.jsonl: Eine Auswertung hat ${number(episodes)} Episoden; erlaubt sind ${number(most)}`,
  tooManyMetrics: ({ where, most }, { number }) =>
    `${where}/metrics.jsonl enthält mehr als ${number(most)} Metriken`,
  tooManyNumbers: ({ where, most }, { number }) =>
    `${where}/metrics.jsonl enthält mehr als ${number(most)} Zahlen; kein Vergleich könnte sie fassen`,
  badMetricName: ({ where, name, most }) =>
    `${where}/metrics.jsonl: eine Metrik heißt „${name}“; erlaubt sind 1 bis ${most} Zeichen ohne Steuerzeichen`,
  noLineUsable: ({ where }) => `${where}/metrics.jsonl: Keine Zeile darin ist verständlich`,
  tooLargeToHandOn: ({ path, bytes, most }, { number }) =>
    `${path} hat ${number(bytes)} Bytes; weitergeben lassen sich höchstens ${number(most)}. Lassen Sie diesen Lauf aus, oder geben Sie seinen Ordner selbst weiter.`,
  changedMeanwhile: ({ id }) =>
    `Der Lauf ${id} hat sich beim Schreiben verändert. Versuchen Sie es noch einmal.`,
  stillAtWork: ({ runs, file }, { number }) =>
    `${runs === 1 ? '1 Lauf wurde' : `${number(runs)} Läufe wurden`} noch trainiert: ${file} enthält, was bis jetzt gemessen wurde, und zeigt ${runs === 1 ? 'ihn' : 'sie'} als beendet.`,
  withoutCheckpoint: ({ runs }, { number }) =>
    `${runs === 1 ? '1 Lauf hat' : `${number(runs)} Läufe haben`} keinen Checkpoint.`,
};
