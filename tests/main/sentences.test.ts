import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { UnknownOptimumError } from '../../src/main/processes/optimum';
import { decodeText } from '../../src/main/files/text-file';
import { TooManyNumbersError } from '../../src/main/comparison/metric-table';
import { parseJson } from '../../src/main/files/json-text';
import { UnknownPresetError } from '../../src/main/presets/preset-library';
import { PresetFileError } from '../../src/main/presets/presets';
import { RunFileError } from '../../src/main/run-files/run-file';
import { AnsweredError } from '../../src/main/runs/run-annotations';
import { DamagedRunError } from '../../src/main/runs/run-record';
import { messageOf, StorageError } from '../../src/main/runs/storage-error';
import { AdministratorFileError } from '../../src/main/runs/administrator';
import { LockedError } from '../../src/main/runs/locked-error';
import { otherDiskFault } from '../../src/main/runs/disk-faults';
import { RunGoneError, TakenOverError, UnknownRunError } from '../../src/main/runs/run-errors';
import { ActionError, NoQuestionError } from '../../src/main/processes/supervisor';
import { TooManyTagsError } from '../../src/shared/annotations';
import { ExportError } from '../../src/shared/exports/snapshot';
import { InvalidValueError } from '../../src/shared/fields';
import { languages } from '../../src/shared/language';
import { refusals } from '../../src/shared/preset-refusals';
import type { SpokenError } from '../../src/shared/language/spoken-error';
import { messages as germanMessages } from '../../src/shared/language/de/messages';
import { messages } from '../../src/shared/language/en/messages';
import type { Facts } from '../../src/shared/language/message';
import { recordedSentence } from '../../src/shared/language/message-schema';
import { say, type Code, type FactsFor } from '../../src/shared/language/say';

import { thrownBy } from './thrown-by';

vi.mock('electron', () => ({ shell: {}, dialog: {} }));

const why = recordedSentence('the why', 'der Grund');
const run = 'run-1';
const file = 'a.json';

type WithFacts = {
  [C in Code]: FactsFor<C> extends undefined ? never : C;
}[Code];

/** Facts for every message that has some; the compiler asks for each of them. */
const facts: { readonly [C in WithFacts]: FactsFor<C> } = {
  'dialogs.exportRuns': { count: 2 },
  'dialogs.isThere': { path: file },
  'dialogs.folderNotOpened': { folder: '/runs', detail: 'no' },
  'requests.badPayload': { name: 'pause' },
  'requests.tooMany': { most: 10 },
  'settings.damaged': { complaint: why, aside: file },
  'settings.unusable': { names: ['threads', 'theme'] },
  'json.mistake': { source: file, line: 1, column: 2, expected: why },
  'json.missingComma': { close: '}' },
  'json.lastComma': { close: ']' },
  'json.tooDeep': { most: 64 },
  'json.tooManyNames': { most: 1000 },
  'textFiles.tooLarge': { source: file, most: 1000 },
  'textFiles.noFile': { source: file },
  'textFiles.otherEncoding': { source: file, encoding: why },
  'presets.tooLarge': { path: file, bytes: 5_000_000, most: 4_194_304 },
  'presets.noFile': { path: file },
  'presets.unusable': { path: file },
  'presets.severalForOne': { path: file, ids: ['a', 'b'] },
  'presets.badName': { path: file },
  'presets.severalInOne': { path: file, presets: 2 },
  'presets.gone': { id: 'a' },
  'presets.unknown': { id: 'a' },
  'presets.notRemoved': { id: 'a' },
  'presets.idTaken': { id: 'a' },
  'presets.builtIn': { id: 'a' },
  'training.unknownAgentSchema': { algorithm: 'dqn', schema: '3' },
  'exports.noCurve': { runs: 3, metric: why, id: 'evaluation/mean', why: 'wall' },
  'exports.allBelowZero': { values: 7 },
  'exports.isThere': { folder: '/report' },
  'exchange.inFile': { file, what: why },
  'exchange.unreadable': { file, why, code: 'ENOENT' },
  'exchange.noArchive': { file },
  'exchange.brokenArchive': { detail: 'bad header' },
  'exchange.tooManyFiles': { files: 501, most: 500 },
  'exchange.tooManyEntries': { most: 50_000 },
  'exchange.entryTooLarge': { entry: file, most: 1000 },
  'exchange.lineTooLong': { entry: file, most: 1000 },
  'exchange.otherChecksum': { entry: file },
  'exchange.twice': { entry: file },
  'exchange.encrypted': { entry: file },
  'exchange.packedTooTightly': { entry: file, times: 900, most: 120 },
  'exchange.fillsTooMuch': { bytes: 1001, most: 1000 },
  'exchange.foreignEntry': { entry: '"x"' },
  'exchange.noManifest': { manifest: file },
  'exchange.newerVersion': { schema: 2 },
  'exchange.announcedOnly': { id: run },
  'exchange.leftOut': { id: run, why },
  'exchange.damagedLines': { id: run, lines: 2 },
  'exchange.damagedInspections': { id: run, inspections: 2 },
  'exchange.longerHere': { id: run, here: 2000, there: 1000 },
  'exchange.mended': { id: run, from: 1000, to: 2000 },
  'exchange.atWorkHere': { id: run },
  'exchange.shorterHere': { id: run, here: 1000, there: 2000 },
  'exchange.renamed': { from: run, to: 'run-2' },
  'exchange.outOfRange': { where: run, field: 'step', value: -1, most: 1e12 },
  'exchange.tooManyReturns': { where: run, episodes: 100_001, most: 100_000 },
  'exchange.tooManyMetrics': { where: run, most: 1000 },
  'exchange.tooManyNumbers': { where: run, most: 1000 },
  'exchange.badMetricName': { where: run, name: 'x', most: 100 },
  'exchange.noLineUsable': { where: run },
  'exchange.tooLargeToHandOn': { path: file, bytes: 1001, most: 1000 },
  'exchange.changedMeanwhile': { id: run },
  'exchange.stillAtWork': { runs: 2, file },
  'exchange.withoutCheckpoint': { runs: 2 },
  'runs.folderUnusable': { folder: '/runs', fault: otherDiskFault, code: 'ENOSPC', other: why },
  'runs.fileUnusable': { path: '/a.jsonl', fault: otherDiskFault, code: 'EISDIR', other: why },
  'runs.targetUnwritable': { path: '/a.pdf', fault: otherDiskFault, code: 'ENOSPC', other: why },
  'runs.sourceUnreadable': { path: '/a.pdf', fault: otherDiskFault, code: 'ENOSPC', other: why },
  'runs.dataFolderMissing': { missing: '/stick', present: '/usual' },
  'runs.systemRefuses': { detail: 'EIO: no', path: '/runs', fault: otherDiskFault, code: 'EIO' },
  'runs.tooManyNumbers': { most: 1000 },
  'runs.manyComparisons': { most: 100 },
  'runs.unknownRun': { id: run },
  'runs.damagedRun': { folder: '/runs/a', reason: why },
  'runs.cannotBeShown': { folder: '/runs/a', reason: why },
  'runs.newerVersion': { schema: 2 },
  'runs.otherRunsRecord': { id: run },
  'runs.annotationsUnusable': { reason: why },
  'runs.annotationsOf': { id: run, fault: why },
  'runs.noSchema': { schema: 1 },
  'runs.unusableFields': { fields: [{ name: 'note', allowed: why }] },
  'runs.answered': { text: 'yes', at: '2026-01-01' },
  'runs.checkpointUnusable': { name: '000000002', reason: why },
  'runs.otherSize': { file: 'arrays.bin', bytes: 1, expected: 2 },
  'runs.endsBefore': { file: 'arrays.bin', part: 'replay' },
  'runs.otherChecksum': { file: 'arrays.bin' },
  'runs.otherSchema': { schema: 2, expected: 1 },
  'runs.comparisonFailed': { detail: 'no' },
  'runs.at': { place: file, what: why },
  'ownership.locked': { path: '/runs/a/claim.lock', holder: why },
  'ownership.process': { pid: 7, host: 'pc01' },
  'ownership.removedMeanwhile': { id: run },
  'ownership.runFolderGone': { folder: '/runs/a' },
  'ownership.dataFolderGone': { folder: '/data' },
  'ownership.fileReplaced': { path: '/runs/a/metrics.jsonl' },
  'trainers.obstructed': { action: 'resume', id: run, why },
  'trainers.elsewhere': { action: 'pause', id: run },
  'trainers.waitsForSigns': { seconds: 90 },
  'trainers.inPhase': { action: 'resume', id: run, phase: 'finished' },
  'trainers.stopping': { action: 'remove', id: run },
  'trainers.noQuestion': { id: run },
  'trainers.notAnnotated': { failures: [{ id: run, says: why }], of: 2 },
  'trainers.cannotStart': { detail: 'no' },
  'trainers.endedBySignal': { signal: 'SIGSEGV' },
  'trainers.endedWithCode': { code: 7 },
  'trainers.printedLast': { lines: 'line' },
  'trainers.trainingFailed': { detail: 'no' },
  'trainers.metricsTooShort': { bytes: 1000 },
  'trainers.continuesFrom': { step: 2000 },

  'administrator.noObject': { file },
  'administrator.unknownField': { file, field: 'a', known: ['language'] },
  'administrator.notAllowed': { file, field: 'threads', value: '0', allowed: why },
  'administrator.noVariable': { file, field: 'dataFolder', variable: 'HOME' },
  'administrator.oneOf': { choices: ['system', 'en'] },
  'administrator.wholeNumber': { least: 0, most: 64 },
  'trainers.endedByWindows': { code: '0xC0000005', why },
  'runs.partMissing': { file: 'trainer.js' },
  'runs.tooManyTags': { tags: 51, most: 50 },
  'textFiles.oneByte': { line: 1, column: 2 },
  'requests.tooLarge': { allowed: why },
  'requests.unanswered': { detail: 'no' },
  'trainers.unknownOptimum': { sweeps: 1000, discount: 0.9999 },
  'allowed.characters': { from: 1, to: 2 },
  'allowed.mostCharacters': { most: 1 },
  'allowed.mostTags': { most: 1 },
  'allowed.mostRuns': { most: 1 },
  'allowed.mostSettings': { most: 1 },
  'allowed.mostColours': { most: 1 },
  'allowed.depth': { most: 1 },
  'allowed.values': { most: 1 },
  'allowed.text': { most: 1 },
  'allowed.names': { unknown: ['"a"'], more: 1 },
  'allowed.bySchema': { issue: { code: 'invalid_type', expected: 'number' }, received: 'string' },
  'experiments.concerned': { runs: 1, planned: 2 },
  'experiments.refused': { what: why, problems: [] },
  'experiments.notSetUp': { environment: 'CartPole-v1' },
  'experiments.notPlayed': { id: run },
  'experiments.assignmentSets': { title: 'Target', translated: { de: 'Zielnetz' } },
  'nextSteps.seeds': { together: 5 },
  'nextReasons.diagnose': { findings: 1 },
  'general.verbatim': { text: file },
  'general.recorded': { words: { en: 'why', de: 'warum' } },
  'general.inARow': { messages: [why, why] },
  'general.unknown': { code: 'runs.later', facts: '{}' },
  'general.unforeseen': { detail: 'no' },
};

/** Every message that there is. */
const codes = Object.entries(messages).flatMap(([feature, words]) =>
  Object.keys(words).map((name) => `${feature}.${name}`),
);

/** The same in every language. */
const alike = ['general.verbatim', 'general.unknown', 'fileKinds.json', 'textFiles.utf32'];

/** Every class of errors that people get to see. */
const errors: readonly SpokenError[] = [
  new StorageError('/runs', 'ENOSPC'),
  new DamagedRunError(run, '/runs/a', why),
  new UnknownRunError(run),
  new LockedError('/runs/a/claim.lock', null),
  new RunGoneError(why),
  new AdministratorFileError(why),
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
  it.each(codes)('is said in every language: %s', (code) => {
    const spoken = { code, facts: (facts as Readonly<Record<string, Facts>>)[code] ?? {} };
    const texts = languages.map((language) => say(spoken, language));
    for (const text of texts) {
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(/undefined|\[object|NaN/);
      if (code !== 'general.unknown') expect(text).not.toContain(code);
    }
    expect(new Set(texts).size).toBe(alike.includes(code) ? 1 : languages.length);
  });

  it('has words in German for nothing that is not said', () => {
    const german = Object.entries(germanMessages).flatMap(([feature, words]) =>
      Object.keys(words).map((name) => `${feature}.${name}`),
    );
    expect(german.sort()).toEqual([...codes].sort());
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
      expect(error.message).toBe(say(error.says));
      expect(say(error.says, 'de')).toMatch(/\S/);
      expect(say(error.says, 'de')).not.toBe(say(error.says));
      expect(messageOf(error)).toBe(error.says);
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
      'shared/language',
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
