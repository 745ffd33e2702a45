import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

/** `sum 14, dealer ace, usable ace`: Summe 14, Geber Ass, nutzbares Ass. */
const hand = (name: string): string =>
  name
    .replace(/^sum /, 'Summe ')
    .replace(', dealer ace', ', Geber Ass')
    .replace(', dealer ', ', Geber ')
    .replace(', usable ace', ', nutzbares Ass');

export const words: EnvironmentWords<typeof card> = {
  title: 'Blackjack',
  summary: 'Karten ziehen und näher an 21 kommen als der Geber, ohne darüber zu geraten.',
  observation: hand,
  action: { stick: 'bleiben', hit: 'ziehen' },
  reward: '+1 für einen Sieg, 0 für ein Unentschieden, −1 für eine Niederlage',
  termination: 'wenn der Spieler bleibt oder über 21 gerät',
  citation: 'Sutton & Barto 2018, Beispiel 5.1; Regeln von Gymnasium 1.x',
  options: {
    rules: {
      label: 'Ein Blackjack',
      doc: 'Was ein Ass und eine Zehn unter den ersten beiden Karten wert sind.',
      options: {
        plain: {
          label: 'Zählt 21',
          doc: 'Er ist eine 21 wie jede andere: die Standardwerte der Klasse von Gymnasium (sab=False, natural=False).',
        },
        natural: {
          label: 'Zahlt 1,5',
          doc: 'Ein siegreicher Blackjack zahlt das Anderthalbfache (sab=False, natural=True).',
        },
        sab: {
          label: 'Gewinnt',
          doc: 'Wie im Buch: Er gewinnt, sofern der Geber nicht auch einen hat (sab=True, wie es gymnasium.make setzt).',
        },
      },
    },
  },
  drawing: {
    doc: 'Oben die Karten des Gebers, unten die des Agenten, je mit ihrer Summe; A ist ein Ass, 1 oder 11. Die Summe des Agenten wird über 21 rot: Dann hat er verloren. „?“ ist die zweite Karte des Gebers, verdeckt, bis das Spiel zu Ende ist. Rechts steht, was der Agent als Nächstes tut: Er zieht eine Karte, oder er bleibt und überlässt den Rest dem Geber.',
    quantities: { 'the agent’s sum': 'Summe des Agenten' },
    words: {
      dealer: 'Geber',
      agent: 'Agent',
      stick: 'bleibt',
      hit: 'zieht',
      stickLetter: 'B',
      hitLetter: 'Z',
      withoutAce: 'ohne nutzbares Ass',
      withAce: 'mit nutzbarem Ass',
    },
    tableDoc:
      'Zeilen: Summe des Spielers. Spalten: Karte des Gebers. Farbe: Wert der besseren Aktion; der Buchstabe nennt sie, B für bleiben und Z für ziehen.',
  },
};
