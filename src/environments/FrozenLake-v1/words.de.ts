import { cellInGerman, cellQuantities, gridDoc, gridPace } from '../../shared/language/de/grid-worlds';
import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

/** What lakes of every size have in common. */
export const lake = {
  summary: 'Über einen zugefrorenen See zum Ziel gelangen, ohne in ein Loch zu fallen; das Eis ist rutschig.',
  observation: cellInGerman,
  action: { left: 'links', down: 'unten', right: 'rechts', up: 'oben' },
  reward: '1 am Ziel, sonst 0',
  termination: 'wenn der Agent in ein Loch fällt oder das Ziel erreicht',
  citation: 'Gymnasium 1.x; nach dem See von OpenAI Gym 2016',
  options: {
    slippery: {
      label: 'Rutschiges Eis',
      doc: 'Auf Eis geht der Agent in einem von drei Schritten, wohin er will, in den anderen nach einer der beiden Seiten. Sonst geht er immer, wohin er will.',
    },
  },
  drawing: {
    doc: `${gridDoc}; auf rutschigem Eis landet er oft daneben. Kreuze sind Löcher. ${gridPace}`,
    quantities: cellQuantities,
  },
} as const;

export const words: EnvironmentWords<typeof card> = {
  ...lake,
  title: 'Zugefrorener See, 4 mal 4',
};
