/** Why a part of a preset file is refused: what is allowed there, and what to do. */
import { verbatim, type Sentence } from './sentence';

/** The worded part of a problem, in every language. */
export interface Refusal {
  readonly allowed: Sentence;
  readonly remedy: Sentence;
}

const correct: Sentence = {
  en: 'Remove it or correct its name.',
  de: 'Lassen Sie den Eintrag weg, oder berichtigen Sie seinen Namen.',
};
const leaveOut: Sentence = {
  en: 'Correct it or leave it out.',
  de: 'Berichtigen Sie es, oder lassen Sie es weg.',
};

export const refusals = {
  name: (known: readonly string[]): Refusal => ({ allowed: verbatim(known.join(', ')), remedy: correct }),
  text: (least: number, most: number, isText: boolean): Refusal => ({
    allowed: {
      en: `a text of ${least} to ${most} characters`,
      de: `ein Text von ${least} bis ${most} Zeichen`,
    },
    remedy: isText
      ? { en: 'Make it longer or shorter.', de: 'Verlängern oder kürzen Sie den Text.' }
      : { en: 'Put it into double quotes.', de: 'Setzen Sie ihn in doppelte Anführungszeichen.' },
  }),
  visible: (): Refusal => ({
    allowed: { en: 'text without control characters', de: 'Text ohne Steuerzeichen' },
    remedy: { en: 'Type it anew.', de: 'Tippen Sie den Text neu ein.' },
  }),
  preset: (): Refusal => ({
    allowed: {
      en: 'an object with title, description and experiment',
      de: 'ein Objekt mit title, description und experiment',
    },
    remedy: {
      en: 'Start from a copy of another preset.',
      de: 'Gehen Sie von einer Kopie einer anderen Voreinstellung aus.',
    },
  }),
  id: (): Refusal => ({
    allowed: {
      en: '1 to 80 letters, digits, dots, hyphens and underscores, a letter or digit first',
      de: '1 bis 80 Buchstaben von a bis z, Ziffern, Punkte, Binde- und Unterstriche, vorn ein Buchstabe oder eine Ziffer',
    },
    remedy: {
      en: 'Choose a name that can be the name of a file.',
      de: 'Wählen Sie einen Namen, den auch eine Datei tragen kann.',
    },
  }),
  ownId: (): Refusal => ({
    allowed: { en: 'an id of its own', de: 'eine eigene id' },
    remedy: { en: 'Give each preset another id.', de: 'Geben Sie jeder Voreinstellung eine andere id.' },
  }),
  german: (): Refusal => ({
    allowed: {
      en: 'an object with title and description in German',
      de: 'ein Objekt mit title und description auf Deutsch',
    },
    remedy: leaveOut,
  }),
  germanQuestion: (): Refusal => ({
    allowed: {
      en: 'an object with the question in German',
      de: 'ein Objekt mit der Frage auf Deutsch',
    },
    remedy: leaveOut,
  }),
  schema: (known: number, isNewer: boolean): Refusal => ({
    allowed: verbatim(String(known)),
    remedy: isNewer
      ? {
          en: 'A newer version of the program wrote the file: use that one, or have it exported anew.',
          de: 'Eine neuere Version des Programms hat die Datei geschrieben: Verwenden Sie diese, oder lassen Sie die Datei neu exportieren.',
        }
      : { en: 'Remove it or correct it.', de: 'Lassen Sie es weg, oder berichtigen Sie es.' },
  }),
  besidePresets: (): Refusal => ({
    allowed: verbatim('schema, presets'),
    remedy: {
      en: 'Put it into one of the presets, or remove it.',
      de: 'Setzen Sie es in eine der Voreinstellungen, oder lassen Sie es weg.',
    },
  }),
  presets: (most: number): Refusal => ({
    allowed: { en: `a list of 1 to ${most} presets`, de: `eine Liste von 1 bis ${most} Voreinstellungen` },
    remedy: { en: 'Write it as [{"id": …}, …].', de: 'Schreiben Sie es als [{"id": …}, …].' },
  }),
  assignment: (): Refusal => ({
    allowed: {
      en: 'an object with locked, question and kind',
      de: 'ein Objekt mit locked, question und kind',
    },
    remedy: {
      en: 'Write it as {"locked": "all", "question": "…", "kind": "text"}.',
      de: 'Schreiben Sie es als {"locked": "all", "question": "…", "kind": "text"}.',
    },
  }),
  locks: (): Refusal => ({
    allowed: { en: 'either locked or allBut', de: 'entweder locked oder allBut' },
    remedy: {
      en: 'Say what is set: "locked": "all", "locked": ["environment", …], or "allBut": ["seed", …].',
      de: 'Legen Sie fest, was sich nicht ändern lässt: "locked": "all", "locked": ["environment", …] oder "allBut": ["seed", …].',
    },
  }),
  lockList: (mayBeAll: boolean): Refusal => ({
    allowed: {
      en: mayBeAll ? '"all" or a list of settings' : 'a list of settings',
      de: mayBeAll ? '"all" oder eine Liste von Einstellungen' : 'eine Liste von Einstellungen',
    },
    remedy: {
      en: 'Write it as ["environment", "hyperparameters.batchSize"].',
      de: 'Schreiben Sie es als ["environment", "hyperparameters.batchSize"].',
    },
  }),
  lock: (known: readonly string[]): Refusal => ({
    allowed: verbatim(known.join(', ')),
    remedy: {
      en: 'Correct the name of the setting, or remove it.',
      de: 'Berichtigen Sie den Namen der Einstellung, oder lassen Sie sie weg.',
    },
  }),
  kind: (known: readonly string[]): Refusal => ({
    allowed: verbatim(known.join(', ')),
    remedy: { en: 'Say how the question is answered.', de: 'Geben Sie an, wie die Frage beantwortet wird.' },
  }),
  options: (min: number, max: number, longest: number): Refusal => ({
    allowed: {
      en: `${min} to ${max} different texts of 1 to ${longest} characters`,
      de: `${min} bis ${max} verschiedene Texte von 1 bis ${longest} Zeichen`,
    },
    remedy: {
      en: 'Write what can be chosen as ["…", "…"], without blanks around each.',
      de: 'Schreiben Sie die Möglichkeiten als ["…", "…"], ohne Leerzeichen am Rand.',
    },
  }),
  noOptions: (): Refusal => ({
    allowed: { en: 'none', de: 'keine' },
    remedy: {
      en: 'Remove them, or make the kind "choice".',
      de: 'Lassen Sie es weg, oder wählen Sie als kind "choice".',
    },
  }),
  asManyOptions: (): Refusal => ({
    allowed: { en: 'as many options as in English', de: 'so viele Möglichkeiten wie im Englischen' },
    remedy: { en: 'Translate each of them.', de: 'Übersetzen Sie jede davon.' },
  }),
} as const;
