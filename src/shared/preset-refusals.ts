/** Why a part of a preset file is refused: what is allowed there, and what to do. */
import { verbatim, type Sentence } from './sentence';
import { visibleOnly } from './visible';

/** The worded part of a problem, in every language. */
export interface Refusal {
  readonly allowed: Sentence;
  readonly remedy: Sentence;
}

const correct: Sentence = {
  en: 'Remove it or correct its name.',
  de: 'Weglassen oder den Namen berichtigen.',
};
const leaveOut: Sentence = { en: 'Correct it or leave it out.', de: 'Berichtigen oder weglassen.' };

export const refusals = {
  name: (known: readonly string[]): Refusal => ({ allowed: verbatim(known.join(', ')), remedy: correct }),
  text: (least: number, most: number, isText: boolean): Refusal => ({
    allowed: {
      en: `a text of ${least} to ${most} characters`,
      de: `ein Text von ${least} bis ${most} Zeichen`,
    },
    remedy: isText
      ? { en: 'Make it longer or shorter.', de: 'Den Text verlängern oder kürzen.' }
      : { en: 'Put it into double quotes.', de: 'In doppelte Anführungszeichen setzen.' },
  }),
  visible: (): Refusal => ({
    allowed: visibleOnly,
    remedy: { en: 'Type it anew.', de: 'Den Text neu eintippen.' },
  }),
  preset: (): Refusal => ({
    allowed: {
      en: 'an object with title, description and experiment',
      de: 'ein Objekt mit title, description und experiment',
    },
    remedy: {
      en: 'Start from a copy of another preset.',
      de: 'Von einer Kopie einer anderen Voreinstellung ausgehen.',
    },
  }),
  id: (): Refusal => ({
    allowed: {
      en: '1 to 80 letters, digits, dots, hyphens and underscores, a letter or digit first',
      de: '1 bis 80 Buchstaben von a bis z, Ziffern, Punkte, Binde- und Unterstriche, vorn ein Buchstabe oder eine Ziffer',
    },
    remedy: {
      en: 'Choose a name that can be the name of a file.',
      de: 'Einen Namen wählen, den auch eine Datei tragen kann.',
    },
  }),
  ownId: (): Refusal => ({
    allowed: { en: 'an id of its own', de: 'eine eigene id' },
    remedy: { en: 'Give each preset another id.', de: 'Jeder Voreinstellung eine andere id geben.' },
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
          de: 'Eine neuere Version des Programms hat die Datei geschrieben: diese verwenden oder die Datei neu exportieren lassen.',
        }
      : { en: 'Remove it or correct it.', de: 'Weglassen oder berichtigen.' },
  }),
  besidePresets: (): Refusal => ({
    allowed: verbatim('schema, presets'),
    remedy: {
      en: 'Put it into one of the presets, or remove it.',
      de: 'In eine der Voreinstellungen setzen oder weglassen.',
    },
  }),
  presets: (most: number): Refusal => ({
    allowed: { en: `a list of 1 to ${most} presets`, de: `eine Liste von 1 bis ${most} Voreinstellungen` },
    remedy: { en: 'Write it as [{"id": …}, …].', de: 'Als [{"id": …}, …] schreiben.' },
  }),
  assignment: (): Refusal => ({
    allowed: {
      en: 'an object with locked, question and kind',
      de: 'ein Objekt mit locked, question und kind',
    },
    remedy: {
      en: 'Write it as {"locked": "all", "question": "…", "kind": "text"}.',
      de: 'Als {"locked": "all", "question": "…", "kind": "text"} schreiben.',
    },
  }),
  locks: (): Refusal => ({
    allowed: { en: 'either locked or allBut', de: 'entweder locked oder allBut' },
    remedy: {
      en: 'Say what is set: "locked": "all", "locked": ["environment", …], or "allBut": ["seed", …].',
      de: 'Sagen, was festgelegt ist: "locked": "all", "locked": ["environment", …] oder "allBut": ["seed", …].',
    },
  }),
  lockList: (mayBeAll: boolean): Refusal => ({
    allowed: {
      en: mayBeAll ? '"all" or a list of settings' : 'a list of settings',
      de: mayBeAll ? '"all" oder eine Liste von Einstellungen' : 'eine Liste von Einstellungen',
    },
    remedy: {
      en: 'Write it as ["environment", "hyperparameters.batchSize"].',
      de: 'Als ["environment", "hyperparameters.batchSize"] schreiben.',
    },
  }),
  lock: (known: readonly string[]): Refusal => ({
    allowed: verbatim(known.join(', ')),
    remedy: {
      en: 'Correct the name of the setting, or remove it.',
      de: 'Den Namen der Einstellung berichtigen oder sie weglassen.',
    },
  }),
  kind: (known: readonly string[]): Refusal => ({
    allowed: verbatim(known.join(', ')),
    remedy: { en: 'Say how the question is answered.', de: 'Sagen, wie die Frage beantwortet wird.' },
  }),
  options: (min: number, max: number, longest: number): Refusal => ({
    allowed: {
      en: `${min} to ${max} different texts of 1 to ${longest} characters`,
      de: `${min} bis ${max} verschiedene Texte von 1 bis ${longest} Zeichen`,
    },
    remedy: {
      en: 'Write what can be chosen as ["…", "…"], without blanks around each.',
      de: 'Was zur Wahl steht, als ["…", "…"] schreiben, ohne Leerzeichen am Rand.',
    },
  }),
  noOptions: (): Refusal => ({
    allowed: { en: 'none', de: 'keine' },
    remedy: {
      en: 'Remove them, or make the kind "choice".',
      de: 'Weglassen oder als kind "choice" wählen.',
    },
  }),
  asManyOptions: (): Refusal => ({
    allowed: { en: 'as many options as in English', de: 'so viele Möglichkeiten wie im Englischen' },
    remedy: { en: 'Translate each of them.', de: 'Jede davon übersetzen.' },
  }),
} as const;
