/** What the run store says to people. */
import { germanNumber } from '../../shared/language/de/number';
import { inEach, type Sentence, type Sentences } from '../../shared/sentence';

/** What is wrong with a disk or a folder, and what to do about it. */
export interface DiskFault {
  readonly reason: Sentence;
  readonly remedy: Sentence;
}

const freeSpace: Sentence = { en: 'Free some space there', de: 'Schaffen Sie dort Platz' };
const allowWriting: Sentence = {
  en: 'Give yourself the right to write there',
  de: 'Erlauben Sie dort das Schreiben',
};
const moveFile: Sentence = { en: 'Move that file away', de: 'Verschieben Sie diese Datei' };
const tooManyFiles: DiskFault = {
  reason: { en: 'too many files are open', de: 'zu viele Dateien sind geöffnet' },
  remedy: { en: 'Close other programs', de: 'Schließen Sie andere Programme' },
};

const folderInTheWay: DiskFault = {
  reason: { en: 'there is a folder of that name', de: 'es gibt einen Ordner dieses Namens' },
  remedy: { en: 'Move that folder away', de: 'Verschieben Sie diesen Ordner' },
};
const noDevice: DiskFault = {
  reason: { en: 'there is no device behind it', de: 'dahinter ist kein Gerät' },
  remedy: { en: 'Use a folder on a disk', de: 'Verwenden Sie einen Ordner auf einem Datenträger' },
};
const inUse: DiskFault = {
  reason: { en: 'another program uses it', de: 'ein anderes Programm verwendet es' },
  remedy: { en: 'Close that program', de: 'Schließen Sie dieses Programm' },
};

/** By the code that the system gives. */
export const diskFaults: Readonly<Record<string, DiskFault>> = {
  ENOSPC: { reason: { en: 'the disk is full', de: 'der Datenträger ist voll' }, remedy: freeSpace },
  EDQUOT: {
    reason: {
      en: 'your quota on that disk is used up',
      de: 'das Kontingent auf diesem Datenträger ist aufgebraucht',
    },
    remedy: freeSpace,
  },
  EFBIG: {
    reason: {
      en: 'the file would grow beyond the allowed size',
      de: 'die Datei würde größer als erlaubt',
    },
    remedy: { en: 'Raise the limit', de: 'Heben Sie die Grenze an' },
  },
  EACCES: { reason: { en: 'there is no permission', de: 'die Berechtigung fehlt' }, remedy: allowWriting },
  EPERM: {
    reason: { en: 'the system does not permit it', de: 'das System erlaubt es nicht' },
    remedy: allowWriting,
  },
  EROFS: {
    reason: { en: 'the disk is read-only', de: 'der Datenträger ist schreibgeschützt' },
    remedy: { en: 'Make it writable', de: 'Heben Sie den Schreibschutz auf' },
  },
  ENOENT: {
    reason: { en: 'a folder or file is missing there', de: 'dort fehlt ein Ordner oder eine Datei' },
    remedy: { en: 'Put it back', de: 'Legen Sie das Fehlende zurück' },
  },
  ENOTDIR: {
    reason: {
      en: 'a part of the path is a file, no folder',
      de: 'ein Teil des Pfads ist eine Datei statt eines Ordners',
    },
    remedy: moveFile,
  },
  EEXIST: { reason: { en: 'a file is in the way', de: 'eine Datei ist im Weg' }, remedy: moveFile },
  EISDIR: folderInTheWay,
  ENOTEMPTY: folderInTheWay,
  ENAMETOOLONG: {
    reason: { en: 'the name is too long', de: 'der Name ist zu lang' },
    remedy: { en: 'Shorten it', de: 'Kürzen Sie ihn' },
  },
  EINVAL: {
    reason: { en: 'the system does not take that name', de: 'das System nimmt diesen Namen nicht an' },
    remedy: { en: 'Use another name', de: 'Verwenden Sie einen anderen Namen' },
  },
  ENXIO: noDevice,
  ENODEV: noDevice,
  EBUSY: inUse,
  ETXTBSY: inUse,
  ELOOP: {
    reason: { en: 'the path runs in a circle of links', de: 'der Pfad führt über Verweise im Kreis' },
    remedy: { en: 'Mend the links', de: 'Berichtigen Sie die Verweise' },
  },
  EIO: {
    reason: { en: 'the disk reports a defect', de: 'der Datenträger meldet einen Defekt' },
    remedy: { en: 'Check the disk', de: 'Prüfen Sie den Datenträger' },
  },
  EMFILE: tooManyFiles,
  ENFILE: tooManyFiles,
};

/** Windows has the same words for a file that somebody else has open as for one that nobody may touch. */
const heldOrRefused: DiskFault = {
  reason: {
    en: 'another program has it open, or there is no permission',
    de: 'ein anderes Programm hat es geöffnet, oder die Berechtigung fehlt',
  },
  remedy: {
    en: 'Close what shows, scans or synchronises it, or give yourself the right to write there',
    de: 'Schließen Sie, was es anzeigt, prüft oder synchronisiert, oder erlauben Sie dort das Schreiben',
  },
};

/** What a code of the system means; undefined where nobody has described it. */
export const diskFaultOf = (
  code: string | undefined,
  platform: string = process.platform,
): DiskFault | undefined =>
  platform === 'win32' && (code === 'EPERM' || code === 'EACCES') ? heldOrRefused : diskFaults[code ?? ''];

/** Where the folder of a file is no folder of the program's. */
export const targetFaults: typeof diskFaults = {
  ENOENT: {
    reason: { en: 'its folder is missing', de: 'der Ordner dafür fehlt' },
    remedy: { en: 'Make that folder', de: 'Legen Sie diesen Ordner an' },
  },
};

const noSuchFile: DiskFault = {
  reason: { en: 'there is no such file', de: 'die Datei gibt es nicht' },
  remedy: { en: 'Check the path', de: 'Prüfen Sie den Pfad' },
};
const allowReading: Sentence = {
  en: 'Give yourself the right to read it',
  de: 'Erlauben Sie das Lesen',
};

/** Where a file is read that somebody named. */
export const sourceFaults: typeof diskFaults = {
  ENOENT: noSuchFile,
  ENOTDIR: noSuchFile,
  EISDIR: {
    reason: { en: 'it is a folder', de: 'es ist ein Ordner' },
    remedy: { en: 'Choose a file in it', de: 'Wählen Sie eine Datei darin' },
  },
  EACCES: { reason: { en: 'there is no permission', de: 'die Berechtigung fehlt' }, remedy: allowReading },
  EPERM: {
    reason: { en: 'the system does not permit it', de: 'das System erlaubt es nicht' },
    remedy: allowReading,
  },
};

/** Of a code that nobody foresaw. */
export const otherDiskFault: DiskFault = {
  reason: { en: 'the system refuses', de: 'das System verweigert es' },
  remedy: { en: 'Check the folder', de: 'Prüfen Sie den Ordner' },
};

/** What else can be done where a folder cannot be used. */
export const otherwise = {
  otherHome: {
    en: 'keep runs elsewhere with RL_LAB_HOME=FOLDER',
    de: 'legen Sie die Läufe mit RL_LAB_HOME=ORDNER anderswo ab',
  },
  otherFile: { en: 'choose another file', de: 'wählen Sie eine andere Datei' },
  otherFolder: { en: 'choose another folder', de: 'wählen Sie einen anderen Ordner' },
  withoutRun: { en: 'leave this run out', de: 'lassen Sie diesen Lauf aus' },
  otherPlace: { en: 'choose another place', de: 'wählen Sie einen anderen Ort' },
  otherFileOption: {
    en: 'choose another file with --to FILE',
    de: 'wählen Sie mit --to DATEI eine andere Datei',
  },
  otherPlaceForFile: {
    en: 'choose another place for the file',
    de: 'wählen Sie einen anderen Ort für die Datei',
  },
} as const satisfies Sentences;

export const runTexts = {
  folderUnusable: (folder: string, { reason, remedy }: DiskFault, code: string, other: Sentence) => ({
    en: `Cannot use the folder ${folder}: ${reason.en} (${code}). ${remedy.en}, or ${other.en}.`,
    de: `Der Ordner ${folder} ist nicht nutzbar: ${reason.de} (${code}). ${remedy.de}, oder ${other.de}.`,
  }),
  sourceUnreadable: (path: string, { reason, remedy }: DiskFault, code: string, other: Sentence) => ({
    en: `Cannot read ${path}: ${reason.en} (${code}). ${remedy.en}, or ${other.en}.`,
    de: `${path} ist nicht lesbar: ${reason.de} (${code}). ${remedy.de}, oder ${other.de}.`,
  }),
  fileUnusable: (path: string, { reason, remedy }: DiskFault, code: string, other: Sentence) => ({
    en: `Cannot use the file ${path}: ${reason.en} (${code}). ${remedy.en}, or ${other.en}.`,
    de: `Die Datei ${path} ist nicht nutzbar: ${reason.de} (${code}). ${remedy.de}, oder ${other.de}.`,
  }),
  targetUnwritable: (path: string, { reason, remedy }: DiskFault, code: string, other: Sentence) => ({
    en: `Cannot write ${path}: ${reason.en} (${code}). ${remedy.en}, or ${other.en}.`,
    de: `${path} lässt sich nicht schreiben: ${reason.de} (${code}). ${remedy.de}, oder ${other.de}.`,
  }),
  dataFolderMissing: (missing: string, present: string) => ({
    en: `The data folder ${missing} is not there; ${present} stands in for it. Nothing is lost: end the program, make the folder reachable, and start again, or choose another one in the settings.`,
    de: `Der Datenordner ${missing} ist nicht da; ${present} springt für ihn ein. Nichts ist verloren: Beenden Sie das Programm, machen Sie den Ordner erreichbar, und starten Sie neu, oder wählen Sie in den Einstellungen einen anderen.`,
  }),
  /** The system's own words, where they are all that there is. */
  systemRefuses: (message: string, path: string, { reason }: DiskFault, code: string) => ({
    en: message,
    de: `${path === '' ? '' : `${path}: `}${reason.de} (${code}).`,
  }),
  unforeseen: (detail: string) => ({ en: detail, de: `Unerwarteter Fehler: ${detail}` }),
  unknownRun: (id: string) => ({
    en: `There is no run ${id}. List the runs to see which there are.`,
    de: `Einen Lauf ${id} gibt es nicht. Die Liste der Läufe zeigt, welche es gibt.`,
  }),
  damagedRun: (folder: string, reason: Sentence) => ({
    en: `The run folder ${folder} cannot be read: ${reason.en}. Mend or move it; it is left as it is, its metrics stay readable.`,
    de: `Der Ordner ${folder} eines Laufs ist nicht lesbar: ${reason.de}. Reparieren oder verschieben Sie ihn; er bleibt unverändert, seine Metriken bleiben lesbar.`,
  }),
  cannotBeShown: (folder: string, reason: Sentence) => ({
    en: `The run in ${folder} cannot be shown: ${reason.en}`,
    de: `Der Lauf in ${folder} kann nicht gezeigt werden: ${reason.de}`,
  }),
  newerVersion: (schema: number) => ({
    en: `a newer version of the program wrote it (schema ${schema})`,
    de: `die Datei stammt aus einer neueren Version des Programms (schema ${schema})`,
  }),
  otherRunsRecord: (id: string) => ({
    en: `its run.json belongs to the run ${id}`,
    de: `die run.json darin gehört zum Lauf ${id}`,
  }),
  recordMissing: { en: 'run.json is missing', de: 'run.json fehlt' },
  endedSilently: {
    en: 'The program ended without a word while this run was active.',
    de: 'Das Programm endete ohne ein Wort, während dieser Lauf aktiv war.',
  },
  annotationsUnusable: (reason: Sentence) => ({
    en: `annotations.json is invalid: ${reason.en}. The run itself is not affected; the file is kept aside when something new is written.`,
    de: `annotations.json ist ungültig: ${reason.de}. Der Lauf selbst ist nicht betroffen; die Datei wird beiseitegelegt, sobald etwas Neues geschrieben wird.`,
  }),
  annotationsOf: (id: string, fault: Sentence) => ({
    en: `Of the run ${id}, ${fault.en}`,
    de: `Zum Lauf ${id}: ${fault.de}`,
  }),
  noObject: { en: 'it does not hold an object', de: 'darin steht kein Objekt' },
  noSchema: (schema: number) => ({ en: `it has no schema ${schema}`, de: `das schema ist nicht ${schema}` }),
  unusableFields: (fields: readonly { readonly name: string; readonly allowed: Sentence }[]) => ({
    en: `it holds an unusable ${fields.map(({ name, allowed }) => `${name} (allowed: ${allowed.en})`).join(' and ')}`,
    de: `unbrauchbar ist ${fields.map(({ name, allowed }) => `${name} (erlaubt: ${allowed.de})`).join(' und ')}`,
  }),
  isFolder: { en: 'it is a folder', de: 'es ist ein Ordner' },
  answered: (text: string, at: string) => ({
    en: `The question was answered before, ${at}: “${text}”. An answer cannot be changed.`,
    de: `Die Frage wurde schon beantwortet, ${at}: „${text}“. Eine Antwort lässt sich nicht ändern.`,
  }),
  checkpointUnusable: (name: string, reason: Sentence) => ({
    en: `Checkpoint ${name} cannot be used: ${reason.en}.`,
    de: `Der Checkpoint ${name} ist unbrauchbar: ${reason.de}.`,
  }),
  otherSize: (file: string, bytes: number, expected: number) => ({
    en: `${file} holds ${bytes} bytes instead of ${expected}`,
    de: `${file} enthält ${germanNumber(bytes)} statt ${germanNumber(expected)} Bytes`,
  }),
  endsBefore: (file: string, part: string) => ({
    en: `${file} ends before ${part}`,
    de: `${file} endet vor ${part}`,
  }),
  otherChecksum: (file: string) => ({
    en: `${file} has another checksum than the manifest`,
    de: `${file} hat eine andere Prüfsumme als das Manifest`,
  }),
  otherSchema: (schema: unknown, expected: number) => ({
    en: `its schema is ${String(schema)} instead of ${expected}`,
    de: `das schema ist ${String(schema)} statt ${expected}`,
  }),
  tooManyNumbers: (most: number) => ({
    en: `It holds more than ${most.toLocaleString('en')} numbers, too many for a comparison.`,
    de: `Darin stehen mehr als ${germanNumber(most)} Zahlen, zu viele für einen Vergleich.`,
  }),
  manyComparisons: (most: number) => ({
    en: `${most} comparisons are waited for already. Wait for these first.`,
    de: `Es wird schon auf ${most} Vergleiche gewartet. Bitte warten Sie diese ab.`,
  }),
  comparisonFailed: (detail: string) => ({
    en: `The comparison failed: ${detail}`,
    de: `Der Vergleich ist gescheitert: ${detail}`,
  }),
  comparisonEnded: {
    en: 'The comparison ended before it had an answer.',
    de: 'Der Vergleich endete, bevor er eine Antwort hatte.',
  },
  notBuilt: {
    en: 'The part that compares runs is not built; run "npm run build" first.',
    de: 'Der Teil, der Läufe vergleicht, ist nicht gebaut; führen Sie zuerst „npm run build“ aus.',
  },
  partMissing: (file: string) => ({
    en: `${file} is missing in the program's folder: unpack it again.`,
    de: `${file} fehlt im Ordner des Programms: Entpacken Sie ihn noch einmal.`,
  }),
  /** A place in a file, and what is wrong there. */
  at: (place: string, what: Sentence) => inEach((language) => `${place}: ${what[language]}`),
} as const satisfies Sentences;
