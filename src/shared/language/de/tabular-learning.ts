import type { tabularFields } from '../../catalogue/tabular-learning';
import { epsilonWords } from './epsilon-greedy';
import { discountWords } from './learning';
import type { FieldsWords } from '../card-words';

export const tabularWords: FieldsWords<typeof tabularFields> = {
  stepSizeRule: {
    label: 'Schrittweite',
    doc: 'Wie weit jeder Besuch den Wert eines Zustands und einer Aktion auf seinen Zielwert zubewegt.',
    options: {
      constant: {
        label: 'Konstant',
        doc: 'Bei jedem Besuch derselbe Anteil des Fehlers: folgt einer Welt, die sich ändert, und kommt nie ganz zur Ruhe.',
      },
      visits: {
        label: 'Nach Besuchen',
        doc: 'Eins durch eine Potenz der bisherigen Besuche dieses Zustands und dieser Aktion: kommt bei den Erwartungswerten zur Ruhe.',
      },
    },
  },
  stepSize: {
    label: 'Konstante Schrittweite',
    doc: 'Anteil des TD-Fehlers, der addiert wird. 1 vergisst alles Ältere; kleine mitteln über viele Besuche.',
  },
  stepSizePower: {
    label: 'Potenz der Besuche',
    doc: 'Beim n-ten Besuch ist die Schrittweite 1 / n^ω. 1 bildet das einfache Mittel aller Zielwerte, kleinere Potenzen gewichten spätere, bessere Zielwerte stärker.',
  },
  discount: discountWords,
  initialValue: {
    label: 'Anfangswert',
    doc: 'Wert jedes Zustands und jeder Aktion vor dem ersten Besuch. Ein optimistischer, höher als alle Returns, lässt den Agenten alles ausprobieren.',
  },
  ...epsilonWords,
};
