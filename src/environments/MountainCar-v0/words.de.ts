import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

/** What both drawings of the valley show. */
export const valley =
  'Für den Hang ist der Motor zu schwach: Das Auto muss auf der anderen Seite Schwung holen, bevor es zur Fahne kommt. Die gestrichelte Linie links ist eine Wand, an der es allen Schwung verliert. Schritte haben hier keine Dauer in Sekunden: 30 werden in einer abgespielt.';

export const words: EnvironmentWords<typeof card> = {
  title: 'Auto im Tal',
  summary: 'Ein zu schwaches Auto durch Hin- und Herschwingen aus einem Tal fahren.',
  observation: { position: 'Ort', velocity: 'Geschwindigkeit' },
  action: { 'push left': 'Antrieb nach links', coast: 'rollen', 'push right': 'Antrieb nach rechts' },
  reward: '−1 in jedem Schritt',
  termination: 'wenn das Auto die Fahne bei 0,5 m erreicht',
  citation:
    'Moore 1990, „Efficient memory-based learning for robot control“; Sutton & Barto 2018, Beispiel 10.1; Konstanten von Gymnasium 1.x',
  options: undefined,
  axes: { position: 'Ort', velocity: 'Geschwindigkeit' },
  drawing: {
    doc: `Der Pfeil ist der Antrieb, den der Agent gewählt hat; beim Rollen fehlt er. ${valley}`,
  },
};
