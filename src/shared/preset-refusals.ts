/** Why a part of a preset file is refused: what is allowed there, and what to do. */
import type { Message } from './language/message';
import { message } from './language/say';
import { visibleOnly } from './visible';

/** The worded part of a problem. */
export interface Refusal {
  /** Names, which are the same in every language, or a message. */
  readonly allowed: Message | string;
  readonly remedy: Message;
}

export const refusals = {
  name: (known: readonly string[]): Refusal => ({
    allowed: known.join(', '),
    remedy: message('refusals.correctName'),
  }),
  text: (least: number, most: number, isText: boolean): Refusal => ({
    allowed: message('refusals.text', { least, most }),
    remedy: message(isText ? 'refusals.changeLength' : 'refusals.quote'),
  }),
  visible: (): Refusal => ({ allowed: visibleOnly, remedy: message('refusals.typeAnew') }),
  preset: (): Refusal => ({
    allowed: message('refusals.preset'),
    remedy: message('refusals.copyPreset'),
  }),
  id: (): Refusal => ({ allowed: message('refusals.id'), remedy: message('refusals.chooseFileName') }),
  ownId: (): Refusal => ({ allowed: message('refusals.ownId'), remedy: message('refusals.giveOtherIds') }),
  translations: (): Refusal => ({
    allowed: message('refusals.translations'),
    remedy: message('refusals.leaveOut'),
  }),
  language: (): Refusal => ({ allowed: message('refusals.language'), remedy: message('refusals.leaveOut') }),
  translation: (): Refusal => ({
    allowed: message('refusals.translation'),
    remedy: message('refusals.leaveOut'),
  }),
  translatedQuestion: (): Refusal => ({
    allowed: message('refusals.translatedQuestion'),
    remedy: message('refusals.leaveOut'),
  }),
  schema: (known: number, isNewer: boolean): Refusal => ({
    allowed: String(known),
    remedy: message(isNewer ? 'refusals.newerFile' : 'refusals.correctSchema'),
  }),
  besidePresets: (): Refusal => ({
    allowed: 'schema, presets',
    remedy: message('refusals.moveIntoPreset'),
  }),
  presets: (most: number): Refusal => ({
    allowed: message('refusals.presets', { most }),
    remedy: message('refusals.writePresets'),
  }),
  assignment: (): Refusal => ({
    allowed: message('refusals.assignment'),
    remedy: message('refusals.writeAssignment'),
  }),
  locks: (): Refusal => ({ allowed: message('refusals.locks'), remedy: message('refusals.sayLocks') }),
  lockList: (mayBeAll: boolean): Refusal => ({
    allowed: message(mayBeAll ? 'refusals.allOrLockList' : 'refusals.lockList'),
    remedy: message('refusals.writeLockList'),
  }),
  lock: (known: readonly string[]): Refusal => ({
    allowed: known.join(', '),
    remedy: message('refusals.correctSetting'),
  }),
  kind: (known: readonly string[]): Refusal => ({
    allowed: known.join(', '),
    remedy: message('refusals.sayKind'),
  }),
  options: (min: number, max: number, longest: number): Refusal => ({
    allowed: message('refusals.options', { min, max, longest }),
    remedy: message('refusals.writeOptions'),
  }),
  noOptions: (): Refusal => ({
    allowed: message('refusals.none'),
    remedy: message('refusals.removeOptions'),
  }),
  course: (): Refusal => ({ allowed: message('refusals.course'), remedy: message('refusals.writeCourse') }),
  courseId: (): Refusal => ({
    allowed: message('refusals.courseId'),
    remedy: message('refusals.chooseFileName'),
  }),
  ids: (most: number): Refusal => ({
    allowed: message('refusals.ids', { most }),
    remedy: message('refusals.writeIds'),
  }),
  presetId: (longest: number): Refusal => ({
    allowed: message('refusals.presetInCourse', { longest }),
    remedy: message('refusals.chooseFileName'),
  }),
  asManyOptions: (): Refusal => ({
    allowed: message('refusals.asManyOptions'),
    remedy: message('refusals.translateOptions'),
  }),
} as const;
