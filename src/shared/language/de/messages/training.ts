import type { training as english } from '../../en/messages/training';
import type { Translated } from '../../message';

export const training: Translated<typeof english> = {
  unknownAgentSchema: ({ algorithm, schema }) =>
    `Sein Checkpoint enthält einen Agenten von ${algorithm} in der Form ${schema}, die diese Version nicht kennt. Nichts wurde verändert: Mit der Version, die ihn geschrieben hat, geht es weiter.`,
  newerCheckpoint:
    'Sein Checkpoint stammt von einer neueren Version des Programms. Nichts wurde verändert: Mit jener Version geht er weiter.',
  staleCheckpoint:
    'Sein Checkpoint stammt von Version 0.1.0, die Beobachtungen und Belohnungen schon normiert in den Replay-Speicher gelegt hat. Diese Version legt sie ab, wie sie sind, und kann nicht genau fortsetzen. Nichts wurde verändert: Trainieren Sie mit denselben Einstellungen neu („Ändern und starten“ im Fenster), oder setzen Sie mit Version 0.1.0 fort.',
  firstVersion:
    'Er wurde mit Version 0.1.0 begonnen, die die Startzustände aller Auswertungen aus einem Generator zog: Er kann nicht so weitergehen, als wäre sein Budget größer gewesen. Trainieren Sie mit dem größeren Budget neu („Ändern und starten“ im Fenster).',
};
