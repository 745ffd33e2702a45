/** Words of runs, their settings and their names, in German. */
import type { RunMarkWords, RunNameWords, SeedWords, SettingWords } from '../en/runs';

export const settings: SettingWords = {
  labels: { environment: 'Umgebung', algorithm: 'Algorithmus', preset: 'Voreinstellung' },
  on: 'An',
  off: 'Aus',
  without: (label) => `ohne ${label}`,
};

export const runName: RunNameWords = {
  seed: (seed) => `Seed ${seed}`,
  more: (n) => `${n} weitere`,
  defaults: (title) => `${title} (Standardwerte)`,
};

export const runMarks: RunMarkWords = {
  person: 'Von wem',
  tags: 'Schlagwörter',
  tag: (tag) => `Schlagwort ${tag}`,
  madeHere: 'hier trainiert',
  untagged: 'ohne Schlagwort',
  without: (tag) => `nicht ${tag}`,
};

export const severalAlgorithms: (count: number) => string = (count) => `${count} Algorithmen`;

export const seeds: SeedWords = {
  allowed: (max, most) =>
    `eine Liste ganzer Zahlen von 0 bis ${max} und Bereiche, höchstens ${most} Seeds, zum Beispiel 1-5 oder 1,3,8-10`,
  remedy: 'Nennen Sie die Seeds, durch Kommas getrennt, oder den ersten und den letzten.',
  oneOrSeveral: (one, several) => `Schreiben Sie ${one} für einen Seed, oder „${several}“ für mehrere.`,
};

export const smallSample: { numbers: readonly string[]; say: (number: string) => string } = {
  numbers: ['keine Seeds', 'ein Seed', 'zwei Seeds', 'drei Seeds'],
  say: (number) =>
    `Nur ${number}: Das Interquartilsmittel schneidet nichts ab und ist der Mittelwert, und das Intervall ist bei so wenigen Seeds nicht aussagekräftig.`,
};

export const oneOrSeveralValues: string = 'Geben Sie mindestens einen Wert an.';
