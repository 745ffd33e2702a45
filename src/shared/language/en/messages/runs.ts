/** What the run store says to people. */
import type { Message, Speech } from '../../message';
import type { DiskFault } from './disk';

export const runs = {
  folderUnusable: (
    {
      folder,
      fault: { reason, remedy },
      code,
      other,
    }: { readonly folder: string; readonly fault: DiskFault; readonly code: string; readonly other: Message },
    { say }: Speech,
  ) => `Cannot use the folder ${folder}: ${say(reason)} (${code}). ${say(remedy)}, or ${say(other)}.`,
  sourceUnreadable: (
    {
      path,
      fault: { reason, remedy },
      code,
      other,
    }: { readonly path: string; readonly fault: DiskFault; readonly code: string; readonly other: Message },
    { say }: Speech,
  ) => `Cannot read ${path}: ${say(reason)} (${code}). ${say(remedy)}, or ${say(other)}.`,
  fileUnusable: (
    {
      path,
      fault: { reason, remedy },
      code,
      other,
    }: { readonly path: string; readonly fault: DiskFault; readonly code: string; readonly other: Message },
    { say }: Speech,
  ) => `Cannot use the file ${path}: ${say(reason)} (${code}). ${say(remedy)}, or ${say(other)}.`,
  targetUnwritable: (
    {
      path,
      fault: { reason, remedy },
      code,
      other,
    }: { readonly path: string; readonly fault: DiskFault; readonly code: string; readonly other: Message },
    { say }: Speech,
  ) => `Cannot write ${path}: ${say(reason)} (${code}). ${say(remedy)}, or ${say(other)}.`,
  dataFolderMissing: ({ missing, present }: { readonly missing: string; readonly present: string }) =>
    `The data folder ${missing} is not there; ${present} stands in for it. Nothing is lost: end the program, make the folder reachable, and start again, or choose another one in the settings.`,
  /** The system's own words, where they are all that there is. */
  systemRefuses: ({
    detail,
  }: {
    readonly detail: string;
    readonly path: string;
    readonly fault: DiskFault;
    readonly code: string;
  }) => detail,
  unknownRun: ({ id }: { readonly id: string }) =>
    `There is no run ${id}. List the runs to see which there are.`,
  damagedRun: ({ folder, reason }: { readonly folder: string; readonly reason: Message }, { say }: Speech) =>
    `The run folder ${folder} cannot be read: ${say(reason)}. Mend or move it; it is left as it is, its metrics stay readable.`,
  cannotBeShown: (
    { folder, reason }: { readonly folder: string; readonly reason: Message },
    { say }: Speech,
  ) => `The run in ${folder} cannot be shown: ${say(reason)}`,
  newerVersion: ({ schema }: { readonly schema: number }) =>
    `a newer version of the program wrote it (schema ${schema})`,
  otherRunsRecord: ({ id }: { readonly id: string }) => `its run.json belongs to the run ${id}`,
  recordMissing: 'run.json is missing',
  endedSilently: 'The program ended without a word while this run was active.',
  annotationsUnusable: ({ reason }: { readonly reason: Message }, { say }: Speech) =>
    `annotations.json is invalid: ${say(reason)}. The run itself is not affected; the file is kept aside when something new is written.`,
  annotationsOf: ({ id, fault }: { readonly id: string; readonly fault: Message }, { say }: Speech) =>
    `Of the run ${id}, ${say(fault)}`,
  noObject: 'it does not hold an object',
  noSchema: ({ schema }: { readonly schema: number }) => `it has no schema ${schema}`,
  unusableFields: (
    { fields }: { readonly fields: readonly { readonly name: string; readonly allowed: Message }[] },
    { say }: Speech,
  ) =>
    `it holds an unusable ${fields.map(({ name, allowed }) => `${name} (allowed: ${say(allowed)})`).join(' and ')}`,
  isFolder: 'it is a folder',
  tooManyTags: ({ tags, most }: { readonly tags: number; readonly most: number }) =>
    `The run would have ${tags} tags; allowed are ${most}. Take some away first.`,
  answered: ({ text, at }: { readonly text: string; readonly at: string }) =>
    `The question was answered before, ${at}: “${text}”. An answer cannot be changed.`,
  checkpointUnusable: (
    { name, reason }: { readonly name: string; readonly reason: Message },
    { say }: Speech,
  ) => `Checkpoint ${name} cannot be used: ${say(reason)}.`,
  otherSize: (
    { file, bytes, expected }: { readonly file: string; readonly bytes: number; readonly expected: number },
    { number }: Speech,
  ) => `${file} holds ${number(bytes)} bytes instead of ${number(expected)}`,
  endsBefore: ({ file, part }: { readonly file: string; readonly part: string }) =>
    `${file} ends before ${part}`,
  otherChecksum: ({ file }: { readonly file: string }) => `${file} has another checksum than the manifest`,
  otherSchema: ({ schema, expected }: { readonly schema: unknown; readonly expected: number }) =>
    `its schema is ${String(schema)} instead of ${expected}`,
  tooManyNumbers: ({ most }: { readonly most: number }, { number }: Speech) =>
    `It holds more than ${number(most)} numbers, too many for a comparison.`,
  manyComparisons: ({ most }: { readonly most: number }) =>
    `${most} comparisons are waited for already. Wait for these first.`,
  comparisonFailed: ({ detail }: { readonly detail: string }) => `The comparison failed: ${detail}`,
  comparisonEnded: 'The comparison ended before it had an answer.',
  partMissing: ({ file }: { readonly file: string }) =>
    `${file} is missing in the program's folder: unpack it again.`,
  notBuilt: 'The part that compares runs is not built; run "npm run build" first.',
  /** A place in a file, and what is wrong there. */
  at: ({ place, what }: { readonly place: string; readonly what: Message }, { say }: Speech) =>
    `${place}: ${say(what)}`,
} as const;
