/** What environments say in German that are worlds of cells. */
import { faultOfMap } from '../../catalogue/gridworld-map';

/** What is wrong with a map and what to do about it; null where nothing is. */
export function complaintAboutMapInGerman(text: string): string | null {
  const fault = faultOfMap(text);
  switch (fault?.kind) {
    case undefined:
      return null;
    case 'empty':
      return 'Mindestens eine Zeile ist nötig, zum Beispiel S..G.';
    case 'uneven':
      return `Zeile ${fault.row} hat ${fault.cells} Felder, Zeile 1 hat ${fault.first}. Alle Zeilen müssen gleich lang sein.`;
    case 'large':
      return `Die Karte hat ${fault.rows} Zeilen und ${fault.columns} Spalten. Beide dürfen höchstens ${fault.most} sein.`;
    case 'unknown':
      return `In Zeile ${fault.row}, Spalte ${fault.column} steht „${fault.character}“. Nur . # S G P ^ > v < und 1 bis 9 sind erlaubt.`;
    case 'no start':
      return 'Es gibt keinen Start. Ein S gehört dorthin, wo der Agent beginnt.';
    case 'no goal':
      return 'Es gibt kein Ziel. Ein G gehört dorthin, wo der Agent hinsoll.';
    case 'no way':
      return `Vom Start in Zeile ${fault.row}, Spalte ${fault.column} führt kein Weg zu einem Ziel. Öffnen Sie eine Wand, oder verlegen Sie den Start.`;
  }
}

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

/** What every drawing of such a world shows; what follows tells of the world. */
export const gridDoc =
  'Die Scheibe ist der Agent, S sein Start, die Fahne das Ziel. Der Pfeil zeigt, wohin der Agent will';
export const gridPace = 'Schritte haben hier keine Dauer in Sekunden: Fünf werden in einer abgespielt.';

/** The numbers under these drawings. */
export const cellQuantities = { row: 'Zeile', column: 'Spalte' } as const;
