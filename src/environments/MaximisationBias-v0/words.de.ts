import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

/** `left from A, 1 in B`: links aus A, 1 in B. */
const biasAction = (name: string): string =>
  name.replace('left from A', 'links aus A').replace('right from A', 'rechts aus A');

export const words: EnvironmentWords<typeof card> = {
  title: 'Maximierungsverzerrung',
  summary:
    'Nach rechts gehen und aufhören: Wer nach links geht, folgt der zufällig besten von vielen Aktionen, die im Mittel verlieren.',
  observation: { A: 'A', B: 'B', end: 'Ende' },
  action: biasAction,
  reward: '0 aus A; aus B eine Ziehung aus der Normalverteilung mit Mittelwert −0,1 und Standardabweichung 1',
  termination: 'wenn der Agent aus A nach rechts geht oder in B irgendeine Aktion wählt',
  citation: 'Sutton & Barto 2018, Beispiel 6.7',
  options: undefined,
  drawing: {
    doc: 'Kreise sind die Zustände A und B, Quadrate das Ende; gefüllt ist, wo der Agent ist, und der kräftige Pfeil ist seine Aktion. Über den Pfeilen steht die Belohnung: Von A aus ist sie 0. Von B führen zehn Aktionen zum Ende, jede mit einer Ziehung aus N(−0,1; 1), der Normalverteilung mit Mittelwert −0,1 und Standardabweichung 1.',
    words: { end: 'Ende', luck: 'N(−0,1; 1)' },
  },
};
