import type { experimentFields } from '../../experiment';
import type { FieldsWords } from '../card-words';

export const experimentWords: FieldsWords<typeof experimentFields> = {
  steps: {
    label: 'Budget',
    doc: 'Wie viele Schritte der Agent in seiner Umgebung geht, während er lernt.',
  },
  scheduleSteps: {
    label: 'Schedules enden bei',
    doc: 'Ab hier hat alles, was sich über das Budget hinweg ändert, etwa Epsilon, seinen Endwert erreicht und behält ihn. 0: am Ende des Budgets. Ein verlängerter Lauf behält die Schedules seines ersten Budgets.',
  },
  seed: {
    label: 'Seed',
    doc: 'Startwert aller Zufallszahlen. Gleiche Version, gleicher Seed, gleiche Einstellungen: gleiche Kurve, auf jedem PC. Mehrere sind besser; einer ist eine Anekdote.',
  },
  evaluateEvery: {
    label: 'Auswerten alle',
    doc: 'Umgebungsschritte zwischen zwei Auswertungen, in denen der Agent in einer eigenen Umgebung greedy handelt. Hat diese kein Schrittlimit, enden die Episoden einer Auswertung nach 1000 Schritten.',
  },
  evaluationEpisodes: {
    label: 'Episoden je Auswertung',
    doc: 'Episoden in jeder dieser Auswertungen.',
  },
  finalEpisodes: {
    label: 'Episoden der Endauswertung',
    doc: 'Episoden der Auswertung nach dem letzten Trainingsschritt; ihr Mittelwert ist das Ergebnis des Laufs.',
  },
  stateStack: {
    label: 'Zustandsstapel',
    doc: 'Wie viele der letzten Beobachtungen der Agent zugleich sieht. Mehr als 1 zeigt, was eine einzelne verbirgt, etwa Geschwindigkeiten.',
  },
  normaliseObservations: {
    label: 'Beobachtungen normieren',
    doc: 'Zeigt jede Zahl in Standardabweichungen von ihrem Mittelwert über alles, was das Training gesehen hat.',
  },
  normaliseRewards: {
    label: 'Belohnungen normieren',
    doc: 'Teilt die Belohnungen, aus denen der Agent lernt, durch die Standardabweichung der diskontierten Returns, die das Training gesehen hat. Gezeigt werden immer die Returns der Umgebung selbst.',
  },
  rewardScale: {
    label: 'Belohnungsskala',
    doc: 'Faktor der Belohnungen, aus denen der Agent lernt. Gezeigt werden immer die Returns der Umgebung selbst.',
  },
  rewardClip: {
    label: 'Reward Clipping',
    doc: 'Grenze, nach beiden Seiten, der skalierten Belohnungen, aus denen der Agent lernt; 0 für keine.',
  },
};
