/** Words of what a run has reached, in German. */
import type { JudgementWords } from '../en/judgement';

export const judgement: JudgementWords = {
  solved: 'gelöst',
  notSolved: 'nicht gelöst',
  undecided: 'nicht eindeutig',
  of: (mean, mark) => `${mean} von ${mark}`,
  from: (mean, mark) => `${mean}, gelöst ab ${mark}`,
  meanReturn: (mean) => `mittlerer Return ${mean}`,
  because: {
    episode: 'Eine einzige Episode reicht für ein Urteil nicht aus: Werten Sie am Ende mehr Episoden aus.',
    spread: 'Die Returns streuen für ein Urteil zu stark: Werten Sie am Ende mehr Episoden aus.',
    options: 'Für diese Optionen der Umgebung ist nicht festgelegt, ab welchem Return sie als gelöst gilt.',
    task: 'Für diese Umgebung ist nicht festgelegt, ab welchem Return sie als gelöst gilt.',
  },
  evaluation: (mean, std, episodes, count) =>
    episodes === 1
      ? `Die abschließende Auswertung, eine Episode, ergab einen Return von ${mean}.`
      : `Die abschließende Auswertung ergab über ${count} Episoden einen mittleren Return von ${mean} bei einer Standardabweichung von ${std}.`,
  mark: (mark) => `Als gelöst gilt die Aufgabe ab ${mark}.`,
  random: (random) => `Zufälliges Handeln bringt ${random}.`,
  tally: (solved, judged) => `von ${solved} der ${judged} Läufe gelöst`,
  tallyUndecided: (undecided) => `${undecided} nicht eindeutig`,
};
