/** What a training says to people. */

export const training = {
  unknownAgentSchema: ({ algorithm, schema }: { readonly algorithm: string; readonly schema: string }) =>
    `Its checkpoint holds an agent of ${algorithm} in form ${schema}, which this version does not know. Nothing was changed: continue it with the version that wrote it.`,
  newerCheckpoint:
    'Its checkpoint was written by a newer version of the program. Nothing was changed: continue it with that version.',
  staleCheckpoint:
    'Its checkpoint was written by version 0.1.0, which normalised observations and rewards before it remembered them. This version remembers them as they are, and cannot go on exactly. Nothing was changed: train it anew with the same settings ("Change and run" in the window), or continue it with version 0.1.0.',
  firstVersion:
    'It was begun by version 0.1.0, which drew the start states of all evaluations from one generator: it cannot go on as if its budget had been larger. Train it anew with the larger budget ("Change and run" in the window).',
} as const;
