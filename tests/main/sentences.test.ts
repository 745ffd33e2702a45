import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { dialogTexts, fileKinds } from '../../src/main/dialogs/dialog-texts';
import { UnknownOptimumError } from '../../src/main/processes/optimum';
import { exchangeTexts } from '../../src/main/run-files/texts';
import { exportTexts } from '../../src/main/reports/texts';
import { requestTexts } from '../../src/main/ipc';
import { decodeText, textFileTexts } from '../../src/main/files/text-file';
import { TooManyNumbersError } from '../../src/main/comparison/metric-table';
import { jsonTexts, parseJson } from '../../src/main/files/json-text';
import { underWay } from '../../src/main/work/long-works';
import { menuTexts } from '../../src/main/menu';
import { UnknownPresetError } from '../../src/main/presets/preset-library';
import { presetTexts } from '../../src/main/presets/preset-texts';
import { PresetFileError } from '../../src/main/presets/presets';
import { RunFileError } from '../../src/main/run-files/run-file';
import { AnsweredError } from '../../src/main/runs/run-annotations';
import { DamagedRunError } from '../../src/main/runs/run-record';
import { sentenceOf, StorageError } from '../../src/main/runs/storage-error';
import { AdministratorFileError } from '../../src/main/runs/administrator';
import { administratorTexts } from '../../src/main/runs/administrator-texts';
import { ownershipTexts } from '../../src/main/runs/ownership-texts';
import { LockedError } from '../../src/main/runs/locked-error';
import { RunGoneError, TakenOverError, UnknownRunError } from '../../src/main/runs/run-errors';
import { diskFaults, otherDiskFault, otherwise, runTexts, targetFaults } from '../../src/main/runs/texts';
import { settingsTexts } from '../../src/main/settings-texts';
import { ActionError, NoQuestionError } from '../../src/main/processes/supervisor';
import { trainerTexts } from '../../src/main/processes/texts';
import { trainingTexts } from '../../src/learning/training/texts';
import { TooManyTagsError } from '../../src/shared/annotations';
import { unusableExperiment } from '../../src/shared/experiment';
import { ExportError, removedMeanwhile } from '../../src/shared/exports/snapshot';
import { InvalidValueError } from '../../src/shared/fields';
import { languages } from '../../src/shared/language';
import { refusals } from '../../src/shared/preset-refusals';
import type { SpokenError } from '../../src/shared/sentence';
import { type Sentence, type Sentences } from '../../src/shared/sentence';
import { thrownBy } from './thrown-by';

vi.mock('electron', () => ({ shell: {}, dialog: {} }));

/** Values for every text of a file that is a function; the compiler asks for each of them. */
type Given<T extends Sentences> = {
  [K in keyof T as T[K] extends (...given: never[]) => unknown ? K : never]: T[K] extends (
    ...given: infer A
  ) => unknown
    ? A
    : never;
};

function spoken<T extends Sentences>(file: string, texts: T, given: Given<T>): [string, Sentence][] {
  return Object.entries(texts).map(([name, text]) => [
    `${file}: ${name}`,
    typeof text === 'function'
      ? (text as (...values: unknown[]) => Sentence)(...(given[name as keyof Given<T>] as unknown[]))
      : text,
  ]);
}

const why: Sentence = { en: 'the why', de: 'der Grund' };
const run = 'run-1';
const file = 'a.json';

const texts: readonly [string, Sentence][] = [
  ...spoken('dialogs', dialogTexts, {
    exportRuns: [2],
    isThere: [file],
    folderNotOpened: ['/runs', 'no'],
  }),
  ...spoken('menu', menuTexts, {}),
  ...spoken('requests', requestTexts, { badPayload: ['pause'], tooMany: [10] }),
  ...spoken('settings', settingsTexts, { damaged: [why, file], unusable: [['threads', 'theme']] }),
  ...spoken('JSON', jsonTexts, {
    mistake: [file, 1, 2, why],
    missingComma: ['}'],
    lastComma: [']'],
    tooDeep: [64],
    tooManyNames: [1000],
  }),
  ...spoken('text files', textFileTexts, {
    tooLarge: [file, 1000],
    noFile: [file],
    otherEncoding: [file, why],
  }),
  ...spoken('presets', presetTexts, {
    tooLarge: [file, 5_000_000, 4_194_304],
    noFile: [file],
    unusable: [file],
    severalForOne: [file, ['a', 'b']],
    badName: [file],
    severalInOne: [file, 2],
    gone: ['a'],
    unknown: ['a'],
    notRemoved: ['a'],
    idTaken: ['a'],
    builtIn: ['a'],
  }),
  ...spoken('training', trainingTexts, { unknownAgentSchema: ['dqn', '3'] }),
  ...spoken('exports', exportTexts, {
    noCurve: [3, { en: 'Return', de: 'Ertrag' }, 'return', 'wall'],
    allBelowZero: [7],
    isThere: ['/report'],
  }),
  ...spoken('exchange', exchangeTexts, {
    inFile: [file, why],
    unreadable: [file, why, 'ENOENT'],
    noArchive: [file],
    brokenArchive: ['bad header'],
    tooManyFiles: [501, 500],
    tooManyEntries: [50_000],
    entryTooLarge: [file, 1000],
    lineTooLong: [file, 1000],
    otherChecksum: [file],
    twice: [file],
    encrypted: [file],
    packedTooTightly: [file, 900, 120],
    fillsTooMuch: [1001, 1000],
    foreignEntry: ['"x"'],
    noManifest: [file],
    newerVersion: [2],
    announcedOnly: [run],
    leftOut: [run, why],
    damagedLines: [run, 2],
    damagedInspections: [run, 2],
    longerHere: [run, 2000, 1000],
    mended: [run, 1000, 2000],
    atWorkHere: [run],
    shorterHere: [run, 1000, 2000],
    renamed: [run, 'run-2'],
    outOfRange: [run, 'step', -1, 1e12],
    tooManyReturns: [run, 100_001, 100_000],
    tooManyMetrics: [run, 1000],
    tooManyNumbers: [run, 1000],
    badMetricName: [run, 'x', 100],
    noLineUsable: [run],
    tooLargeToHandOn: [file, 1001, 1000],
    changedMeanwhile: [run],
    stillAtWork: [2, file],
    withoutCheckpoint: [2],
  }),
  ...spoken('runs', runTexts, {
    folderUnusable: ['/runs', otherDiskFault, 'ENOSPC', why],
    fileUnusable: ['/a.jsonl', otherDiskFault, 'EISDIR', why],
    targetUnwritable: ['/a.pdf', otherDiskFault, 'ENOSPC', why],
    sourceUnreadable: ['/a.pdf', otherDiskFault, 'ENOSPC', why],
    dataFolderMissing: ['/stick', '/usual'],
    systemRefuses: ['EIO: no', '/runs', otherDiskFault, 'EIO'],
    unforeseen: ['no'],
    tooManyNumbers: [1000],
    manyComparisons: [100],
    unknownRun: [run],
    damagedRun: ['/runs/a', why],
    cannotBeShown: ['/runs/a', why],
    newerVersion: [2],
    otherRunsRecord: [run],
    annotationsUnusable: [why],
    annotationsOf: [run, why],
    noSchema: [1],
    unusableFields: [[{ name: 'note', allowed: why }]],
    answered: ['yes', '2026-01-01'],
    checkpointUnusable: ['000000002', why],
    otherSize: ['arrays.bin', 1, 2],
    endsBefore: ['arrays.bin', 'replay'],
    otherChecksum: ['arrays.bin'],
    otherSchema: [2, 1],
    comparisonFailed: ['no'],
    partMissing: ['trainer.js'],
    at: [file, why],
  }),
  ...spoken('the administrator’s file', administratorTexts, {
    noObject: [file],
    unknownField: [file, 'colour', ['language', 'threads']],
    notAllowed: [file, 'threads', '"two"', why],
    noVariable: [file, 'dataFolder', 'USERNAME'],
    wholeNumber: [0, 64],
  }),
  ...spoken('ownership', ownershipTexts, {
    locked: ['/runs/a/claim.lock', why],
    process: [7, 'pc01'],
    removedMeanwhile: [run],
    runFolderGone: ['/runs/a'],
    dataFolderGone: ['/data'],
    fileReplaced: ['/runs/a/metrics.jsonl'],
  }),
  ...spoken('trainers', trainerTexts, {
    obstructed: ['resume', run, why],
    elsewhere: ['pause', run],
    waitsForSigns: [90],
    inPhase: ['resume', run, 'finished'],
    stopping: ['remove', run],
    noQuestion: [run],
    notAnnotated: [[{ id: run, says: why }], 2],
    cannotStart: ['no'],
    endedBySignal: ['SIGSEGV'],
    endedWithCode: [7],
    endedByWindows: ['0xC0000005', why],
    printedLast: ['line'],
    trainingFailed: ['no'],
    metricsTooShort: [1000],
    continuesFrom: [2000],
  }),
  ...spoken('what else can be done', otherwise, {}),
  ...[...Object.entries({ ...diskFaults, other: otherDiskFault }), ...Object.entries(targetFaults)].flatMap(
    ([code, { reason, remedy }]) => [
      [`${code}: reason`, reason] as [string, Sentence],
      [`${code}: remedy`, remedy] as [string, Sentence],
    ],
  ),
  ['experiments', unusableExperiment],
  ['snapshots', removedMeanwhile],
  ['long works', underWay],
];

/** Every class of errors that people get to see. */
const errors: readonly SpokenError[] = [
  new StorageError('/runs', 'ENOSPC'),
  new DamagedRunError(run, '/runs/a', why),
  new UnknownRunError(run),
  new LockedError('/runs/a/claim.lock', null),
  new RunGoneError(why),
  new AdministratorFileError(why),
  new TakenOverError(),
  new AnsweredError({ text: 'yes', at: '2026-01-01' }),
  new TooManyTagsError(51),
  new ActionError('pause', { id: run, state: { phase: 'queued' }, elsewhere: false }),
  new NoQuestionError(run),
  new RunFileError(why),
  new PresetFileError(why),
  new UnknownPresetError('a'),
  new ExportError(why),
  new TooManyNumbersError(),
  new InvalidValueError(why, []),
  new UnknownOptimumError(1000, 0.9999),
  thrownBy(() => parseJson('{', file)),
  thrownBy(() => decodeText(Buffer.from([0xfc]), file)),
];

describe('what the program says by itself', () => {
  it.each(texts)('is said in both languages: %s', (_name, sentence) => {
    expect(Object.keys(sentence)).toEqual([...languages]);
    for (const says of Object.values(sentence)) {
      expect(says).toMatch(/\S/);
      expect(says).not.toMatch(/undefined|\[object|NaN/);
    }
    expect(sentence.de).not.toBe(sentence.en);
  });

  it('as a kind of file too', () => {
    for (const kind of ['png', 'svg', 'pdf', 'csv', 'tex', 'md'] as const)
      expect(fileKinds[kind].de).not.toBe(fileKinds[kind].en);
  });

  it.each(Object.entries(refusals))('why a preset is refused: %s', (name, refuse) => {
    const { allowed, remedy } = (refuse as (...given: unknown[]) => ReturnType<typeof refuse>)(
      ...({ name: [['a']], lock: [['a']], kind: [['a']] }[name] ?? [1, 2, 3]),
    );
    for (const says of [allowed.en, allowed.de, remedy.en, remedy.de]) expect(says).toMatch(/\S/);
    expect(remedy.de).not.toBe(remedy.en);
  });

  it.each(errors.map((error) => [error.name, error] as const))(
    'is what %s carries, and the English is its message',
    (name, error) => {
      expect(error.message).toBe(error.says.en);
      expect(error.says.de).toMatch(/\S/);
      expect(error.says.de).not.toBe(error.says.en);
      expect(sentenceOf(error)).toBe(error.says);
      expect(name).not.toBe('Error');
      expect(name).not.toBe('SpokenError');
    },
  );

  it('is all of it: no class of errors in what serves the window says English alone', () => {
    const source = join(import.meta.dirname, '..', '..', 'src');
    const folders = [
      'main',
      'main/dialogs',
      'main/files',
      'main/work',
      'main/presets',
      'main/runs',
      'main/comparison',
      'main/processes',
      'main/run-files',
      'main/reports',
      'platform',
      'learning/training',
      'shared',
      'shared/exports',
    ];
    const found = folders
      .flatMap((folder) =>
        readdirSync(join(source, folder))
          .filter((name) => name.endsWith('.ts'))
          .map((name) => readFileSync(join(source, folder, name), 'utf8')),
      )
      .flatMap((text) => [...text.matchAll(/class (\w+) extends (\w*Error)\b/g)])
      .map(([, name, base]) => [name!, base!] as const);
    // What was cancelled tells the window nothing but that it is over.
    expect(found.filter(([, base]) => base !== 'SpokenError')).toEqual([
      ['CancelledError', 'Error'],
      ['SpokenError', 'Error'],
    ]);
    const seen = new Set(errors.map((error) => error.name));
    // Only a reason in a notice: it is not thrown at anybody.
    expect(found.map(([name]) => name).filter((name) => !seen.has(name))).toEqual([
      'CancelledError',
      'DamagedCheckpoint',
      'SpokenError',
    ]);
  });
});
