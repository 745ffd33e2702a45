/** German names of states and actions that are too many to be listed: each by the rule of its English name. */

const kinds: Readonly<Record<string, string>> = {
  wall: 'Wand',
  start: 'Start',
  goal: 'Ziel',
  pit: 'Grube',
  hole: 'Loch',
  cliff: 'Klippe',
};

/** `row 1, column 2 (goal)`: Zeile 1, Spalte 2 (Ziel). */
export const cellInGerman = (name: string): string =>
  name
    .replace(/^row (\d+), column (\d+)/, 'Zeile $1, Spalte $2')
    .replace(/\((\w+)\)$/, (whole, kind: string) => (kind in kinds ? `(${kinds[kind]})` : whole));

/** `sum 14, dealer ace, usable ace`: Summe 14, Geber Ass, nutzbares Ass. */
export const hand = (name: string): string =>
  name
    .replace(/^sum /, 'Summe ')
    .replace(', dealer ace', ', Geber Ass')
    .replace(', dealer ', ', Geber ')
    .replace(', usable ace', ', nutzbares Ass');

/** `left from A, 1 in B`: links aus A, 1 in B. */
export const biasAction = (name: string): string =>
  name.replace('left from A', 'links aus A').replace('right from A', 'rechts aus A');
