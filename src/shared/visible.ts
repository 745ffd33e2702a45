/**
 * Characters that do something instead of being shown: a terminal takes them for orders, and some turn the direction of
 * what is read around them. Names in other people's files are refused for them, and whatever is printed loses them.
 */
import type { Message } from './language/message';
import { message } from './language/say';

/** Controls, turns of direction, and line breaks that only some programs know. */
const unseen = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
/** The same without tab and line break. */
const unseenInText = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/u; // eslint-disable-line no-control-regex
const eachUnseen = new RegExp(unseenInText.source, 'gu');
const eachUnseenInLine = new RegExp(unseen.source, 'gu');
/** Controls in a text of several lines, whichever way its lines end. */
const controlsInText = /[^\P{Cc}\t\n\r]/u;

/** What is asked of a name. */
export const visibleOnly: Message = message('allowed.visible');

/** Whether a name, in one line, shows all that it holds. */
export const isVisible = (text: string): boolean => !unseen.test(text);

/** Whether a text of several lines holds no controls; it may hold tabs, and turns of direction. */
export const isVisibleText = (text: string): boolean => !controlsInText.test(text);

const written = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text with what is unseen in it written out, as `\u001b`; lines and tabs stay. */
export function visible(text: string): string {
  if (!unseenInText.test(text)) return text;
  return text.replaceAll('\r\n', '\n').replace(eachUnseen, written);
}

/** The same for what stands in one line: line breaks and tabs are written out as well. */
export function visibleLine(text: string): string {
  return unseen.test(text) ? text.replace(eachUnseenInLine, written) : text;
}

/** The same for everything in a value of JSON, names included. */
export function visibleIn<T>(value: T, shown: (text: string) => string = visible): T {
  const within = (part: unknown): unknown => {
    if (typeof part === 'string') return shown(part);
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(within);
    return Object.fromEntries(Object.entries(part).map(([name, one]) => [visibleLine(name), within(one)]));
  };
  return within(value) as T;
}
