/** What is said when runs are handed on or taken in. What begins with a small letter stands behind a file's name. */
import { germanNumber } from '../../shared/language/de/number';
import type { Sentence, Sentences } from '../../shared/sentence';

const runsWere = (n: number) => (n === 1 ? '1 run was' : `${n} runs were`);
const runsHave = (n: number) => (n === 1 ? '1 run has' : `${n} runs have`);

export const exchangeTexts = {
  inFile: (file: string, what: Sentence) => ({
    en: `${file}: ${what.en}`,
    de: `${file}: ${what.de}`,
  }),
  unreadable: (file: string, why: Sentence, code: string) => ({
    en: `${file} cannot be read: ${why.en} (${code})`,
    de: `${file} ist nicht lesbar: ${why.de} (${code})`,
  }),
  noArchive: (file: string) => ({
    en: `${file} is no file of runs, or its end is missing: have it exported or copied again`,
    de: `${file} ist keine Datei mit Läufen, oder ihr Ende fehlt: sie noch einmal exportieren lassen oder kopieren`,
  }),
  brokenArchive: (detail: string) => ({
    en: `the archive is damaged, or none of this program’s: ${detail}; have it exported or copied again`,
    de: `das Archiv ist beschädigt oder nicht von diesem Programm: ${detail}; es noch einmal exportieren lassen oder kopieren`,
  }),
  tooManyFiles: (files: number, most: number) => ({
    en: `${files} files were chosen; at most ${most} can be imported at once. Choose fewer.`,
    de: `${germanNumber(files)} Dateien wurden gewählt; höchstens ${most} lassen sich auf einmal importieren. Wählen Sie weniger.`,
  }),
  tooManyEntries: (most: number) => ({
    en: `it holds more than ${most} entries`,
    de: `sie enthält mehr als ${germanNumber(most)} Einträge`,
  }),
  entryTooLarge: (entry: string, most: number) => ({
    en: `${entry} holds more than the ${most} bytes that it may`,
    de: `${entry} enthält mehr als die erlaubten ${germanNumber(most)} Bytes`,
  }),
  lineTooLong: (entry: string, most: number) => ({
    en: `${entry} has a line of more than ${most} bytes`,
    de: `${entry} hat eine Zeile von mehr als ${germanNumber(most)} Bytes`,
  }),
  otherChecksum: (entry: string) => ({
    en: `${entry} is damaged: its checksum is another`,
    de: `${entry} ist beschädigt: Die Prüfsumme stimmt nicht`,
  }),
  twice: (entry: string) => ({ en: `it holds ${entry} twice`, de: `sie enthält ${entry} zweimal` }),
  encrypted: (entry: string) => ({ en: `${entry} is encrypted`, de: `${entry} ist verschlüsselt` }),
  packedTooTightly: (entry: string, times: number, most: number) => ({
    en: `${entry} would become ${times} times larger when unpacked; at most ${most} times are taken`,
    de: `${entry} würde beim Entpacken ${germanNumber(times)}-mal so groß; angenommen wird höchstens das ${most}-Fache`,
  }),
  fillsTooMuch: (bytes: number, most: number) => ({
    en: `it would fill ${bytes} bytes when unpacked; at most ${most} are taken`,
    de: `sie würde entpackt ${germanNumber(bytes)} Bytes füllen; angenommen werden höchstens ${germanNumber(most)}`,
  }),
  foreignEntry: (entry: string) => ({
    en: `it holds ${entry}, which belongs to no run; only files that were exported by this program are taken`,
    de: `sie enthält ${entry}, das zu keinem Lauf gehört; angenommen werden nur Dateien, die dieses Programm exportiert hat`,
  }),
  noManifest: (manifest: string) => ({
    en: `it is an archive without ${manifest}: it was not exported by this program`,
    de: `das Archiv enthält kein ${manifest}: Dieses Programm hat es nicht exportiert`,
  }),
  newerVersion: (schema: number) => ({
    en: `a newer version of the program wrote it (schema ${schema}); update this one`,
    de: `sie stammt aus einer neueren Version des Programms (schema ${schema}); dieses aktualisieren`,
  }),
  announcedOnly: (id: string) => ({
    en: `The run ${id} is announced, but its files are missing.`,
    de: `Der Lauf ${id} ist angekündigt, aber seine Dateien fehlen.`,
  }),
  leftOut: (id: string, why: Sentence) => ({
    en: `The run ${id} was left out: ${why.en}.`,
    de: `Der Lauf ${id} wurde ausgelassen: ${why.de}.`,
  }),
  noRun: { en: 'it holds no run', de: 'sie enthält keinen Lauf' },
  recordMissing: { en: 'run.json is missing', de: 'run.json fehlt' },
  damagedLines: (id: string, lines: number) => ({
    en: `Of the run ${id}, ${lines === 1 ? '1 line cannot be understood and is' : `${lines} lines cannot be understood and are`} left out.`,
    de:
      lines === 1
        ? `Eine Zeile des Laufs ${id} ist unverständlich und bleibt außen vor.`
        : `${germanNumber(lines)} Zeilen des Laufs ${id} sind unverständlich und bleiben außen vor.`,
  }),
  damagedInspections: (id: string, inspections: number) => ({
    en: `Of the run ${id}, ${inspections === 1 ? '1 recorded episode' : `${inspections} recorded episodes`} cannot be shown.`,
    de:
      inspections === 1
        ? `Eine aufgezeichnete Episode des Laufs ${id} lässt sich nicht zeigen.`
        : `${germanNumber(inspections)} aufgezeichnete Episoden des Laufs ${id} lassen sich nicht zeigen.`,
  }),
  shorterHere: (id: string, here: number, there: number) => ({
    en: `The run ${id} is here up to step ${here}, the file holds it up to step ${there}: remove the one here first to have the longer one.`,
    de: `Den Lauf ${id} gibt es hier bis Schritt ${germanNumber(here)}, in der Datei bis Schritt ${germanNumber(there)}: Wer den längeren will, entfernt zuerst den hiesigen.`,
  }),
  longerHere: (id: string, here: number, there: number) => ({
    en: `The run ${id} goes further here (up to step ${here}) than in the file (up to step ${there}): the one here is kept.`,
    de: `Der Lauf ${id} reicht hier weiter (bis Schritt ${germanNumber(here)}) als in der Datei (bis Schritt ${germanNumber(there)}): Der hiesige bleibt.`,
  }),
  mended: (id: string, from: number, to: number) =>
    to > from
      ? {
          en: `The run ${id} was here up to step ${from}; it has been brought up to date from the file, up to step ${to}.`,
          de: `Den Lauf ${id} gab es hier bis Schritt ${germanNumber(from)}; er ist jetzt aus der Datei ergänzt, bis Schritt ${germanNumber(to)}.`,
        }
      : {
          en: `Files of the run ${id} were damaged or missing here; they have been restored from the file.`,
          de: `Vom Lauf ${id} waren hier Dateien beschädigt oder fehlten; sie sind jetzt aus der Datei wiederhergestellt.`,
        },
  atWorkHere: (id: string) => ({
    en: `The run ${id} is at work here; it stays as it is.`,
    de: `Am Lauf ${id} wird hier gerade gearbeitet; er bleibt, wie er ist.`,
  }),
  renamed: (from: string, to: string) => ({
    en: `The id ${from} is another run’s here, or a removed one’s: this one is called ${to}.`,
    de: `Die Kennung ${from} gehört hier einem anderen oder einem entfernten Lauf: Dieser heißt ${to}.`,
  }),
  outOfRange: (where: string, field: string, value: number, most: number) => ({
    en: `${where}/metrics.jsonl: ${field} is ${value}; allowed is a number from 0 to ${most}`,
    de: `${where}/metrics.jsonl: ${field} ist ${value}; erlaubt ist eine Zahl von 0 bis ${germanNumber(most)}`,
  }),
  tooManyReturns: (where: string, episodes: number, most: number) => ({
    en: `${where}/metrics.jsonl: an evaluation has ${episodes} episodes; allowed are ${most}`,
    de: `${where}/metrics.jsonl: Eine Auswertung hat ${germanNumber(episodes)} Episoden; erlaubt sind ${germanNumber(most)}`,
  }),
  tooManyMetrics: (where: string, most: number) => ({
    en: `${where}/metrics.jsonl: it holds more than ${most} metrics`,
    de: `${where}/metrics.jsonl enthält mehr als ${germanNumber(most)} Metriken`,
  }),
  tooManyNumbers: (where: string, most: number) => ({
    en: `${where}/metrics.jsonl: it holds more than ${most.toLocaleString('en')} numbers, which no comparison could hold`,
    de: `${where}/metrics.jsonl enthält mehr als ${germanNumber(most)} Zahlen; kein Vergleich könnte sie fassen`,
  }),
  badMetricName: (where: string, name: string, most: number) => ({
    en: `${where}/metrics.jsonl: a metric is called "${name}"; allowed are 1 to ${most} characters without control characters`,
    de: `${where}/metrics.jsonl: eine Metrik heißt „${name}“; erlaubt sind 1 bis ${most} Zeichen ohne Steuerzeichen`,
  }),
  noLineUsable: (where: string) => ({
    en: `${where}/metrics.jsonl: none of its lines can be understood`,
    de: `${where}/metrics.jsonl: Keine Zeile darin ist verständlich`,
  }),
  tooLargeToHandOn: (path: string, bytes: number, most: number) => ({
    en: `${path} has ${bytes} bytes; at most ${most} can be handed on. Leave this run out, or hand on its folder itself.`,
    de: `${path} hat ${germanNumber(bytes)} Bytes; weitergeben lassen sich höchstens ${germanNumber(most)}. Lassen Sie diesen Lauf aus, oder geben Sie seinen Ordner selbst weiter.`,
  }),
  changedMeanwhile: (id: string) => ({
    en: `The run ${id} changed while it was written. Try again.`,
    de: `Der Lauf ${id} hat sich beim Schreiben verändert. Versuchen Sie es noch einmal.`,
  }),
  stillAtWork: (runs: number, file: string) => ({
    en: `${runsWere(runs)} still at work: ${file} holds what was measured until now, and shows it as stopped.`,
    de: `${runs === 1 ? '1 Lauf wurde' : `${germanNumber(runs)} Läufe wurden`} noch trainiert: ${file} enthält, was bis jetzt gemessen wurde, und zeigt ${runs === 1 ? 'ihn' : 'sie'} als beendet.`,
  }),
  withoutCheckpoint: (runs: number) => ({
    en: `${runsHave(runs)} no checkpoint.`,
    de: `${runs === 1 ? '1 Lauf hat' : `${germanNumber(runs)} Läufe haben`} keinen Checkpoint.`,
  }),
} as const satisfies Sentences;
