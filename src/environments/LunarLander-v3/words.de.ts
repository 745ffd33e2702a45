import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

/** What both forms of the lander have in common. */
export const landing = {
  summary: 'Ein Raumfahrzeug mit seinen Triebwerken sanft zwischen zwei Fahnen landen.',
  observation: {
    'horizontal position': 'Ort waagerecht',
    'height above the pad': 'Höhe über dem Landeplatz',
    'horizontal velocity': 'Geschwindigkeit waagerecht',
    'vertical velocity': 'Geschwindigkeit senkrecht',
    angle: 'Winkel',
    'angular velocity': 'Winkelgeschwindigkeit',
    'right leg on the ground': 'rechtes Bein am Boden',
    'left leg on the ground': 'linkes Bein am Boden',
  },
  reward:
    'wie viel näher, langsamer und aufrechter die Fähre wurde, 10 für jedes Bein am Boden, abzüglich 0,3 und 0,03 für das Haupt- und ein Seitentriebwerk bei voller Kraft; +100, wenn sie zur Ruhe kommt, −100 für einen Absturz oder das Verlassen des Felds',
  termination:
    'wenn der Rumpf den Boden berührt, die Fähre das Feld zur Seite verlässt oder zur Ruhe gekommen ist',
  citation:
    'Klimov 2016, die Mondfähre von OpenAI Gym; Konstanten von Gymnasium 1.x, auf der Box2D-Maschine planck',
  options: {
    gravity: {
      label: 'Schwerkraft',
      doc: 'Senkrechte Beschleunigung; stärker negativ zieht sie stärker.',
    },
    wind: {
      label: 'Wind',
      doc: 'Schiebt und dreht die Fähre, in jeder Episode anders, solange kein Bein am Boden steht.',
    },
    windPower: { label: 'Windstärke', doc: 'Die größte Kraft des Winds nach beiden Seiten.' },
    turbulencePower: {
      label: 'Turbulenz',
      doc: 'Das größte Drehmoment des Winds in beiden Richtungen.',
    },
  },
  drawing: {
    doc: 'Die Flammen sind die Triebwerke, die gerade brennen; die seitlichen drücken die Fähre von sich weg. Die grüne Linie zwischen den Fahnen ist der Landeplatz, und ein Bein wird grün, solange es aufsteht. Ein Dreieck am oberen Rand weist auf eine Fähre, die über dem Bild ist.',
    quantities: {
      'distance from pad': 'Abstand vom Landeplatz',
      height: 'Höhe',
      'horizontal velocity': 'Geschwindigkeit waagerecht',
      'vertical velocity': 'Geschwindigkeit senkrecht',
      'lean to the left': 'Neigung nach links',
    },
  },
} as const;

export const words: EnvironmentWords<typeof card> = {
  ...landing,
  title: 'Mondlandung',
  action: {
    coast: 'treiben lassen',
    'left engine': 'linkes Triebwerk',
    'main engine': 'Haupttriebwerk',
    'right engine': 'rechtes Triebwerk',
  },
};
