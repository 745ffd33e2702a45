import { longestSide } from '../../shared/catalogue/gridworld-map';
import {
  cellInGerman,
  cellQuantities,
  complaintAboutMapInGerman,
  gridDoc,
  gridPace,
} from '../../shared/language/de/grid-worlds';
import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

export const words: EnvironmentWords<typeof card> = {
  title: 'Gitterwelt',
  summary:
    'Auf einer Karte, die jeder zeichnen kann, den Weg zum Ziel finden, an Wänden und Gruben vorbei und gegen den Wind.',
  observation: cellInGerman,
  action: { up: 'oben', right: 'rechts', down: 'unten', left: 'links' },
  reward: 'die Belohnung eines Schritts, dazu die des Ziels oder der Grube, wo eines betreten wird',
  termination: 'wenn der Agent ein Ziel oder eine Grube betritt',
  citation:
    'Karte und Belohnungen in der Grundeinstellung: Russell & Norvig, „Artificial intelligence: a modern approach“; Wind wie bei Sutton & Barto 2018, Beispiel 6.5',
  options: {
    map: {
      label: 'Karte',
      doc: 'Die Welt, Zeile für Zeile, mit einem Schrägstrich zwischen zwei Zeilen: . frei, # Wand, S Start, G Ziel, P Grube, ^ > v < Wind um ein Feld, 1 bis 9 Wind dieser Stärke nach oben.',
      allowed: `bis zu ${longestSide} Zeilen mit bis zu ${longestSide} der Zeichen . # S G P ^ > v < 1 bis 9, mit / zwischen den Zeilen`,
      complaint: complaintAboutMapInGerman,
    },
    slip: {
      label: 'Rutschen',
      doc: 'Wahrscheinlichkeit, mit der der Agent nach einer der beiden Seiten rutscht, jede halb so oft, statt zu gehen, wohin er wollte.',
    },
    stepReward: {
      label: 'Belohnung eines Schritts',
      doc: 'Belohnung jedes Schritts. Unter null lohnt sie kurze Wege.',
    },
    goalReward: {
      label: 'Belohnung des Ziels',
      doc: 'Belohnung für das Betreten eines Ziels, zusätzlich zu der des Schritts.',
    },
    pitReward: {
      label: 'Belohnung der Grube',
      doc: 'Belohnung für das Betreten einer Grube, zusätzlich zu der des Schritts.',
    },
    stepLimit: { label: 'Schrittlimit', doc: 'Schritte, nach denen eine Episode abgebrochen wird.' },
  },
  drawing: {
    doc: `${gridDoc}; rutscht er, landet er daneben. Kreuze sind Gruben, gefüllte Felder Wände. Ein kleiner Pfeil ist Wind: Er trägt den, der das Feld verlässt, ein Feld weiter in seine Richtung, oder so viele, wie die Zahl daneben sagt. ${gridPace}`,
    quantities: cellQuantities,
  },
};
