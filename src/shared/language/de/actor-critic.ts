import type { actorCriticFields } from '../../catalogue/actor-critic';
import { discountWords, hiddenActivationWords, learningRateScheduleWords } from './learning';
import { settingNumber } from '../../numbers/settings';
import type { FieldsWords, ProblemWords } from '../card-words';

export const actorCriticWords: FieldsWords<typeof actorCriticFields> = {
  hiddenLayers: {
    label: 'Verdeckte Schichten',
    doc: 'Breiten der vollständig verbundenen Schichten der Strategie und der Wertfunktion. Breitere stellen mehr dar und brauchen länger.',
  },
  activation: hiddenActivationWords,
  sharedNetwork: {
    label: 'Gemeinsames Netz',
    doc: 'Ein Netz mit zwei Köpfen anstelle je eines für die Strategie und die Werte: halber Rechenaufwand, aber beide ziehen an denselben Gewichten.',
  },
  orthogonal: {
    label: 'Orthogonale Initialisierung',
    doc: 'Beginnt mit orthogonalen Gewichten und einer Strategie, die keine Aktion bevorzugt. Aus: gleichverteilt in ±1/√Eingänge.',
  },
  initialDeviation: {
    label: 'Anfängliche Standardabweichung',
    doc: 'Standardabweichung kontinuierlicher Aktionen am Anfang, die von −1 bis 1 reichen. Von dort an wird sie gelernt. Diskrete Aktionen haben keine.',
  },
  environments: {
    label: 'Umgebungen',
    doc: 'In wie vielen Umgebungen der Agent zugleich handelt. Mehr machen einen Rollout weniger korreliert und teilen sich jeden Aufruf des Netzes.',
  },
  rolloutSteps: {
    label: 'Länge des Rollouts',
    doc: 'Schritte in jeder Umgebung zwischen zwei Aktualisierungen. Längere Rollouts bootstrappen weniger und lernen seltener.',
  },
  learningRate: {
    label: 'Lernrate',
    doc: 'Schrittweite des Optimierers. Zu groß, und eine Aktualisierung verdirbt die Strategie, die die nächsten Daten sammelt.',
  },
  learningRateSchedule: learningRateScheduleWords,
  discount: discountWords,
  lambda: {
    label: 'GAE λ',
    doc: 'Gewicht späterer TD-Fehler in einem Vorteil (Generalised Advantage Estimation, Schulman 2016). 0: ein Schritt, wenig Varianz, verzerrt durch die Werte. 1: der ganze Return, unverzerrt, viel Varianz.',
  },
  valueCoefficient: {
    label: 'Gewicht des Value-Verlusts',
    doc: 'Gewicht des Verlusts der Wertfunktion neben dem der Strategie. Es zählt nur, wenn sich beide ein Netz teilen oder Gradienten begrenzt werden.',
  },
  entropyCoefficient: {
    label: 'Entropiebonus',
    doc: 'Gewicht der Entropie der Strategie in der Zielfunktion. Mehr lässt sie länger explorieren; zu viel hält sie davon ab, sich festzulegen.',
  },
  gradientClip: {
    label: 'Gradient Clipping',
    doc: 'Größte globale Norm eines Gradienten; längere werden gekürzt. 0 schaltet das Clipping ab.',
  },
};

export const rolloutConflictWords = {
  environments: (_values: unknown, steps: number): ProblemWords => ({
    allowed: `höchstens ${settingNumber(steps, 'de')}, das Budget in Umgebungsschritten`,
    remedy: 'Nehmen Sie weniger Umgebungen, oder erhöhen Sie das Budget; sonst wird nie etwas gelernt.',
  }),
  rolloutSteps: ({ environments }: { readonly environments: number }, steps: number): ProblemWords => ({
    allowed: `höchstens ${settingNumber(Math.floor(steps / environments), 'de')}, das Budget von ${settingNumber(steps, 'de')} Umgebungsschritten in ${environments} Umgebungen`,
    remedy: 'Kürzen Sie den Rollout, oder erhöhen Sie das Budget; sonst wird nie etwas gelernt.',
  }),
};
