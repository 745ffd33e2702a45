import { faultOfMap } from '../catalogue/gridworld-map';

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
      return `Vom Start in Zeile ${fault.row}, Spalte ${fault.column} führt kein Weg zu einem Ziel. Eine Wand öffnen oder den Start verlegen.`;
  }
}
