/** What the supervisor and its trainers say to people. */
import type { Message, Speech } from '../../message';

/** What can be done with a run. */
export type RunAction = 'pause' | 'resume' | 'extend' | 'stop' | 'remove';

const cannot = (action: string, id: string, why: string) => `Cannot ${action} the run ${id}: ${why}.`;

export const trainers = {
  elsewhere: ({ action, id }: { readonly action: RunAction; readonly id: string }) =>
    cannot(action, id, 'another window or command line is working on it. Do it there'),
  inPhase: ({
    action,
    id,
    phase,
  }: {
    readonly action: RunAction;
    readonly id: string;
    readonly phase: string;
  }) => cannot(action, id, `it is ${phase}`),
  stopping: ({ action, id }: { readonly action: RunAction; readonly id: string }) =>
    cannot(action, id, 'it is being stopped'),
  obstructed: (
    { action, id, why }: { readonly action: RunAction; readonly id: string; readonly why: Message },
    { say }: Speech,
  ) => `Cannot ${action} the run ${id}. ${say(why)}`,
  waitsForSigns: ({ seconds }: { readonly seconds: number }) =>
    `Another machine worked on this run. Watching for up to ${seconds} s whether it still does …`,
  ending: 'The program is ending; no training can start any more.',
  notResumable: 'This run cannot be resumed by this version of the program',
  notExtendable: 'The run cannot be extended',
  noQuestion: ({ id }: { readonly id: string }) =>
    `The run ${id} belongs to no assignment: nothing is asked.`,
  notAnnotated: (
    {
      failures,
      of,
    }: { readonly failures: readonly { readonly id: string; readonly says: Message }[]; readonly of: number },
    { say }: Speech,
  ) => {
    const some = failures.slice(0, 5).map(({ id, says }) => `${id}: ${say(says)}`);
    return `${failures.length} of ${of} runs could not be changed. ${some.join(' ')}`;
  },
  notBuilt: 'The trainer is not built; run "npm run build" first.',
  cannotStart: ({ detail }: { readonly detail: string }) => `The trainer cannot be started: ${detail}`,
  notUnderstood:
    'Something that the trainer process said could not be understood and was left out. The run’s files hold everything that it has written.',
  orderNotUnderstood:
    'An order that the trainer process was given could not be understood and was not carried out.',
  killed: 'The trainer process was killed (SIGKILL), by a person or because the memory was used up.',
  endedBySignal: ({ signal }: { readonly signal: string }) => `The trainer process was ended by ${signal}.`,
  endedWithCode: ({ code }: { readonly code: number | null }) =>
    `The trainer process ended with exit code ${code}.`,
  endedByWindows: ({ code, why }: { readonly code: string; readonly why: Message | null }, { say }: Speech) =>
    `Windows ended the trainer process with code ${code}${why === null ? '' : `: ${say(why)}`}.`,
  memoryViolation: 'it reached for memory that is not its own',
  outOfMemory: 'the memory was used up',
  unknownInstruction: 'it used an instruction that this processor does not have',
  libraryMissing: 'a library is missing',
  gaveItselfUp: 'it noticed a fault in itself',
  endedInConsole: 'Ctrl-C was pressed, or its console was closed',
  hadNotBegun: 'It had not begun to train yet: "npm run doctor" checks the installation.',
  hadNotBegunInBundle:
    'It had not begun to train yet: unpack the program’s folder again, as SHA256SUMS in it tells whether it is whole.',
  printedLast: ({ lines }: { readonly lines: string }) => `It printed last:\n${lines}`,
  trainingFailed: ({ detail }: { readonly detail: string }) => detail,
  metricsTooShort: ({ bytes }: { readonly bytes: number }, { number }: Speech) =>
    `metrics.jsonl holds less than its ${number(bytes)} bytes`,
  continuesFromStart: 'The training continues from the start.',
  continuesFrom: ({ step }: { readonly step: number }, { number }: Speech) =>
    `The training continues from the checkpoint of step ${number(step)}.`,
  checkpointNotWritten: 'The checkpoint could not be written.',
  unknownOptimum: (
    { sweeps, discount }: { readonly sweeps: number; readonly discount: number },
    { number }: Speech,
  ) =>
    `The optimal values are not known: after ${number(sweeps)} sweeps of value iteration they still change. The discount counts as ${number(discount)} here; a smaller one, or a reward below zero for every step, makes them settle.`,
} as const;
