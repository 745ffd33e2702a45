/** What a training says to people. */
import type { Sentences } from '../../shared/sentence';

export const trainingTexts = {
  unknownAgentSchema: (algorithm: string, schema: string) => ({
    en: `Its checkpoint holds an agent of ${algorithm} in form ${schema}, which this version does not know. Nothing was changed: continue it with the version that wrote it.`,
    de: `Sein Checkpoint enthält einen Agenten von ${algorithm} in der Form ${schema}, die diese Version nicht kennt. Nichts wurde verändert: Mit der Version, die ihn geschrieben hat, geht es weiter.`,
  }),
  newerCheckpoint: {
    en: 'Its checkpoint was written by a newer version of the program. Nothing was changed: continue it with that version.',
    de: 'Sein Checkpoint stammt von einer neueren Version des Programms. Nichts wurde verändert: Mit jener Version geht er weiter.',
  },
  staleCheckpoint: {
    en: 'Its checkpoint was written by version 0.1.0, which normalised observations and rewards before it remembered them. This version remembers them as they are, and cannot go on exactly. Nothing was changed: train it anew with the same settings ("Change and run" in the window), or continue it with version 0.1.0.',
    de: 'Sein Checkpoint stammt von Version 0.1.0, die Beobachtungen und Belohnungen schon normiert in den Replay-Speicher gelegt hat. Diese Version legt sie ab, wie sie sind, und kann nicht genau fortsetzen. Nichts wurde verändert: Trainieren Sie mit denselben Einstellungen neu („Ändern und starten“ im Fenster), oder setzen Sie mit Version 0.1.0 fort.',
  },
} as const satisfies Sentences;
