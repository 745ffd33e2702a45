import type { actionNoiseFields } from '../../catalogue/action-noise';
import { settingNumber } from '../../numbers/settings';
import type { FieldsWords, ProblemWords } from '../card-words';

export const actionNoiseWords: FieldsWords<typeof actionNoiseFields> = {
  noise: {
    label: 'Aktionsrauschen',
    doc: 'Was während der Exploration zu den Aktionen der Strategie addiert wird. Aktionen liegen zwischen −1 und 1, und dort wird die Summe abgeschnitten.',
    options: {
      gaussian: { label: 'Gaußsch', doc: 'In jedem Schritt neu gezogen (Fujimoto 2018).' },
      'ornstein-uhlenbeck': {
        label: 'Ornstein-Uhlenbeck',
        doc: 'Ein Prozess, der in jeder Episode bei null beginnt und wandert: Er schiebt eine Zeit lang in dieselbe Richtung (Lillicrap 2016).',
      },
      none: { label: 'Keines', doc: 'Die Aktionen der Strategie selbst; nur die Aufwärmphase exploriert.' },
    },
  },
  noiseSigma: {
    label: 'Standardabweichung des Rauschens',
    doc: 'Standardabweichung dessen, was in jedem Schritt gezogen wird. Mehr findet mehr und verdeckt, was die Strategie kann.',
  },
  noiseTheta: {
    label: 'OU-Rückstellrate',
    doc: 'Wie stark der Prozess zur Null zurückgezogen wird. Kleine Werte lassen ihn weiter und länger wandern.',
  },
  noiseDt: {
    label: 'OU-Zeitschritt',
    doc: 'Wie viel Zeit des Prozesses in einem Umgebungsschritt vergeht. Sein Gedächtnis reicht etwa 1 / (θ dt) Schritte zurück.',
  },
};

export const actionNoiseConflictWords = {
  noiseDt: ({ noiseTheta }: { readonly noiseTheta: number }): ProblemWords => ({
    allowed: `höchstens 1 / θ, also ${settingNumber(1 / noiseTheta, 'de')}`,
    remedy:
      'Senken Sie den Wert: Sonst schießt ein Schritt über den Mittelwert hinaus, und der Prozess schwingt oder wächst ohne Ende.',
  }),
};
