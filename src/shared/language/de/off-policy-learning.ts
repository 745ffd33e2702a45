import type { offPolicyFields } from '../../catalogue/off-policy-learning';
import { bufferTooSmall, discountWords, learningRatesScheduleWords, warmupTooLong } from './learning';
import type { FieldsWords } from '../card-words';

export const offPolicyWords: FieldsWords<typeof offPolicyFields> = {
  hiddenLayers: {
    label: 'Verdeckte Schichten',
    doc: 'Breiten der vollständig verbundenen Schichten des Actors und jedes Kritikers. Breitere stellen mehr dar und brauchen länger.',
  },
  actorLearningRate: {
    label: 'Lernrate des Actors',
    doc: 'Schrittweite, mit der die Strategie der Steigung des Kritikers folgt. Zu groß, und sie läuft an die Grenzen der Aktionen, bevor der Kritiker es besser weiß.',
  },
  criticLearningRate: {
    label: 'Lernrate des Kritikers',
    doc: 'Schrittweite, mit der die Q-Werte ihren Zielwerten folgen. Zu groß, und sie divergieren; zu klein, und der Actor folgt veralteten Werten.',
  },
  learningRateSchedule: learningRatesScheduleWords,
  discount: discountWords,
  gradientClip: {
    label: 'Gradient Clipping',
    doc: 'Größte globale Norm des Gradienten jedes Netzes; längere werden gekürzt. 0 schaltet das Clipping ab.',
  },
  batchSize: {
    label: 'Minibatch',
    doc: 'Transitionen, die für einen Gradientenschritt aus dem Replay-Speicher gezogen werden.',
  },
  bufferSize: {
    label: 'Replay-Speicher',
    doc: 'Wie viele der neuesten Transitionen aufbewahrt werden. Stichproben aus langer Vergangenheit sind eher unabhängig.',
  },
  warmup: {
    label: 'Aufwärmphase',
    doc: 'Schritte mit zufälligen Aktionen, gleichverteilt über alle erlaubten; sie füllen den Speicher, bevor das Lernen beginnt.',
  },
  warmupHold: {
    label: 'Zufällige Aktion halten',
    doc: 'So viele Schritte der Aufwärmphase wird dieselbe zufällige Aktion wiederholt. 1 zieht in jedem Schritt eine neue; mehr schieben in eine Richtung und kommen so weiter.',
  },
  trainEvery: {
    label: 'Lernen alle',
    doc: 'Umgebungsschritte zwischen zwei Lernrunden.',
  },
  gradientSteps: {
    label: 'Gradientenschritte',
    doc: 'Gradientenschritte in jeder Lernrunde.',
  },
  tau: {
    label: 'Soft-Update-Rate',
    doc: 'Anteil des Wegs, den die Zielnetze bei jedem Soft Update auf die lernenden Netze zugehen.',
  },
};

export const offPolicyConflictWords = {
  bufferSize: ({ batchSize }: { readonly batchSize: number }) => bufferTooSmall(batchSize),
  warmup: (_: unknown, steps: number) => warmupTooLong(steps),
};
