import type { epsilonFields } from '../../catalogue/epsilon-greedy';
import { settingNumber } from '../../numbers/settings';
import type { FieldsWords, ProblemWords } from '../card-words';

export const epsilonWords: FieldsWords<typeof epsilonFields> = {
  epsilonSchedule: {
    label: 'Epsilon-Abnahme',
    doc: 'Wie Epsilon vom Anfangs- zum Endwert fällt.',
    options: {
      linear: { label: 'Linear', doc: 'Auf gerader Linie.' },
      exponential: { label: 'Exponentiell', doc: 'Um gleiche Faktoren; der Endwert muss über 0 liegen.' },
      step: { label: 'Stufen', doc: 'In fünf gleichen Stufen.' },
    },
  },
  epsilonStart: {
    label: 'Epsilon am Anfang',
    doc: 'Anteil zufälliger Aktionen in den ersten Schritten. Gleicht er dem Endwert, bleibt er konstant.',
  },
  epsilonEnd: {
    label: 'Epsilon am Ende',
    doc: 'Anteil zufälliger Aktionen nach der Abnahme. 0 beendet die Exploration.',
  },
  epsilonFraction: {
    label: 'Epsilon-Abnahme endet nach',
    doc: 'Anteil des Trainingsbudgets, über den Epsilon vom Anfangs- zum Endwert fällt.',
  },
};

interface Values {
  readonly epsilonStart: number;
  readonly epsilonEnd: number;
  readonly epsilonSchedule?: unknown;
}

export const epsilonConflictWords = {
  epsilonStart: (): ProblemWords => ({
    allowed: 'über 0, wenn die Abnahme exponentiell ist',
    remedy:
      'Erhöhen Sie den Wert, oder wählen Sie eine andere Abnahme: Gleiche Faktoren führen nie von 0 weg.',
  }),
  epsilonEnd: ({ epsilonStart, epsilonEnd, epsilonSchedule }: Values): ProblemWords =>
    epsilonEnd > epsilonStart
      ? {
          allowed: `${epsilonSchedule === 'exponential' ? 'über 0 und ' : ''}höchstens „Epsilon am Anfang“, also ${settingNumber(epsilonStart, 'de')}`,
          remedy: 'Senken Sie den Endwert, oder erhöhen Sie den Anfangswert: Epsilon nimmt ab.',
        }
      : {
          allowed: 'über 0, wenn Epsilon exponentiell fällt',
          remedy:
            'Erhöhen Sie den Wert, oder wählen Sie eine andere Abnahme: Gleiche Faktoren erreichen nie 0.',
        },
};
