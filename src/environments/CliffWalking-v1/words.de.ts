import { cellInGerman, cellQuantities, gridDoc, gridPace } from '../../shared/language/de/grid-worlds';
import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

export const words: EnvironmentWords<typeof card> = {
  title: 'Klippenwanderung',
  summary:
    'An einer Klippe entlang zum Ziel gehen; ein Schritt über die Kante kostet hundert und führt zum Start zurück.',
  observation: cellInGerman,
  action: { up: 'oben', right: 'rechts', down: 'unten', left: 'links' },
  reward: '−1 in jedem Schritt, −100 für einen über die Kante der Klippe',
  termination: 'wenn der Agent das Ziel erreicht',
  citation: 'Sutton & Barto 2018, Beispiel 6.6; Nummerierung von Gymnasium 1.x',
  options: {
    slippery: {
      label: 'Rutschiger Boden',
      doc: 'Der Agent geht in einem von drei Schritten, wohin er will, in den anderen nach einer der beiden Seiten.',
    },
  },
  drawing: {
    doc: `${gridDoc}. Kreuze sind die Klippe: Ein Schritt darauf kostet 100 und führt zu S zurück. ${gridPace}`,
    quantities: cellQuantities,
  },
};
