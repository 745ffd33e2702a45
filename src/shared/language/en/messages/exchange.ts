/** What is said when runs are handed on or taken in. What begins with a small letter stands behind a file's name. */
import type { Message, Speech } from '../../message';

const runsWere = (n: number) => (n === 1 ? '1 run was' : `${n} runs were`);
const runsHave = (n: number) => (n === 1 ? '1 run has' : `${n} runs have`);

export const exchange = {
  inFile: ({ file, what }: { readonly file: string; readonly what: Message }, { say }: Speech) =>
    `${file}: ${say(what)}`,
  unreadable: (
    { file, why, code }: { readonly file: string; readonly why: Message; readonly code: string },
    { say }: Speech,
  ) => `${file} cannot be read: ${say(why)} (${code})`,
  noArchive: ({ file }: { readonly file: string }) =>
    `${file} is no file of runs, or its end is missing: have it exported or copied again`,
  brokenArchive: ({ detail }: { readonly detail: string }) =>
    `the archive is damaged, or none of this program’s: ${detail}; have it exported or copied again`,
  tooManyFiles: ({ files, most }: { readonly files: number; readonly most: number }, { number }: Speech) =>
    `${number(files)} files were chosen; at most ${most} can be imported at once. Choose fewer.`,
  tooManyEntries: ({ most }: { readonly most: number }, { number }: Speech) =>
    `it holds more than ${number(most)} entries`,
  entryTooLarge: ({ entry, most }: { readonly entry: string; readonly most: number }, { number }: Speech) =>
    `${entry} holds more than the ${number(most)} bytes that it may`,
  lineTooLong: ({ entry, most }: { readonly entry: string; readonly most: number }, { number }: Speech) =>
    `${entry} has a line of more than ${number(most)} bytes`,
  otherChecksum: ({ entry }: { readonly entry: string }) => `${entry} is damaged: its checksum is another`,
  twice: ({ entry }: { readonly entry: string }) => `it holds ${entry} twice`,
  encrypted: ({ entry }: { readonly entry: string }) => `${entry} is encrypted`,
  packedTooTightly: (
    { entry, times, most }: { readonly entry: string; readonly times: number; readonly most: number },
    { number }: Speech,
  ) => `${entry} would become ${number(times)} times larger when unpacked; at most ${most} times are taken`,
  fillsTooMuch: ({ bytes, most }: { readonly bytes: number; readonly most: number }, { number }: Speech) =>
    `it would fill ${number(bytes)} bytes when unpacked; at most ${number(most)} are taken`,
  foreignEntry: ({ entry }: { readonly entry: string }) =>
    `it holds ${entry}, which belongs to no run; only files that were exported by this program are taken`,
  noManifest: ({ manifest }: { readonly manifest: string }) =>
    `it is an archive without ${manifest}: it was not exported by this program`,
  newerVersion: ({ schema }: { readonly schema: number }) =>
    `a newer version of the program wrote it (schema ${schema}); update this one`,
  announcedOnly: ({ id }: { readonly id: string }) =>
    `The run ${id} is announced, but its files are missing.`,
  leftOut: ({ id, why }: { readonly id: string; readonly why: Message }, { say }: Speech) =>
    `The run ${id} was left out: ${say(why)}.`,
  noRun: 'it holds no run',
  recordMissing: 'run.json is missing',
  damagedLines: ({ id, lines }: { readonly id: string; readonly lines: number }, { number }: Speech) =>
    `Of the run ${id}, ${lines === 1 ? '1 line cannot be understood and is' : `${number(lines)} lines cannot be understood and are`} left out.`,
  damagedInspections: (
    { id, inspections }: { readonly id: string; readonly inspections: number },
    { number }: Speech,
  ) =>
    `Of the run ${id}, ${inspections === 1 ? '1 recorded episode' : `${number(inspections)} recorded episodes`} cannot be shown.`,
  shorterHere: (
    { id, here, there }: { readonly id: string; readonly here: number; readonly there: number },
    { number }: Speech,
  ) =>
    `The run ${id} is here up to step ${number(here)}, the file holds it up to step ${number(there)}: remove the one here first to have the longer one.`,
  longerHere: (
    { id, here, there }: { readonly id: string; readonly here: number; readonly there: number },
    { number }: Speech,
  ) =>
    `The run ${id} goes further here (up to step ${number(here)}) than in the file (up to step ${number(there)}): the one here is kept.`,
  mended: (
    { id, from, to }: { readonly id: string; readonly from: number; readonly to: number },
    { number }: Speech,
  ) =>
    to > from
      ? `The run ${id} was here up to step ${number(from)}; it has been brought up to date from the file, up to step ${number(to)}.`
      : `Files of the run ${id} were damaged or missing here; they have been restored from the file.`,
  atWorkHere: ({ id }: { readonly id: string }) => `The run ${id} is at work here; it stays as it is.`,
  renamed: ({ from, to }: { readonly from: string; readonly to: string }) =>
    `The id ${from} is another run’s here, or a removed one’s: this one is called ${to}.`,
  outOfRange: (
    {
      where,
      field,
      value,
      most,
    }: { readonly where: string; readonly field: string; readonly value: number; readonly most: number },
    { number }: Speech,
  ) => `${where}/metrics.jsonl: ${field} is ${value}; allowed is a number from 0 to ${number(most)}`,
  tooManyReturns: (
    { where, episodes, most }: { readonly where: string; readonly episodes: number; readonly most: number },
    { number }: Speech,
  ) => `${where}/metrics.jsonl: an evaluation has ${number(episodes)} episodes; allowed are ${number(most)}`,
  tooManyMetrics: ({ where, most }: { readonly where: string; readonly most: number }, { number }: Speech) =>
    `${where}/metrics.jsonl: it holds more than ${number(most)} metrics`,
  tooManyNumbers: ({ where, most }: { readonly where: string; readonly most: number }, { number }: Speech) =>
    `${where}/metrics.jsonl: it holds more than ${number(most)} numbers, which no comparison could hold`,
  badMetricName: ({
    where,
    name,
    most,
  }: {
    readonly where: string;
    readonly name: string;
    readonly most: number;
  }) =>
    `${where}/metrics.jsonl: a metric is called "${name}"; allowed are 1 to ${most} characters without control characters`,
  noLineUsable: ({ where }: { readonly where: string }) =>
    `${where}/metrics.jsonl: none of its lines can be understood`,
  tooLargeToHandOn: (
    { path, bytes, most }: { readonly path: string; readonly bytes: number; readonly most: number },
    { number }: Speech,
  ) =>
    `${path} has ${number(bytes)} bytes; at most ${number(most)} can be handed on. Leave this run out, or hand on its folder itself.`,
  changedMeanwhile: ({ id }: { readonly id: string }) =>
    `The run ${id} changed while it was written. Try again.`,
  stillAtWork: ({ runs, file }: { readonly runs: number; readonly file: string }) =>
    `${runsWere(runs)} still at work: ${file} holds what was measured until now, and shows it as stopped.`,
  withoutCheckpoint: ({ runs }: { readonly runs: number }) => `${runsHave(runs)} no checkpoint.`,
} as const;
