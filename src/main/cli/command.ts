/** What a command of the command line looks like, and reading its arguments. */
import { ownCommand } from '../../platform/own-command';
import { parseArgs } from 'node:util';
import { readingsOf, readNumber, writtenReadings } from '../../shared/numbers/typed';
import { UsageError } from './exit-codes';
import { suggestion } from './near-miss';

export interface Option {
  /** Name of the value in the help, for example `N`; a switch has none. */
  readonly value?: string;
  readonly doc: string;
  /** May be given more than once. */
  readonly multiple?: boolean;
  /** An empty text means something. */
  readonly mayBeEmpty?: boolean;
}

export interface Given {
  readonly operands: readonly string[];
  readonly switches: ReadonlySet<string>;
  /** The values of each option that was given, in order. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

/** Where a command writes and whether a person sits in front of it. */
export interface Terminal {
  /**
   * Results: one line to stdout.
   * @param tone `good` for success, which a terminal shows in green; nothing else is
   */
  print(line: string, tone?: 'good'): void;
  /** Everything else, to stderr. */
  readonly notes: NodeJS.WriteStream;
}

export interface Command {
  readonly name: string;
  /** Names of its operands, for example `RUN`; those in brackets may be left out; after `…` any number may follow. */
  readonly operands: readonly string[];
  readonly summary: string;
  /** Paragraphs for its own help. */
  readonly details: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Returns the exit code. */
  run(given: Given, terminal: Terminal): Promise<number>;
}

/**
 * Reads a command's arguments.
 * @throws UsageError that names what is wrong and what is probably meant
 */
export function readArguments(command: Command, words: readonly string[]): Given {
  const { name, options } = command;
  const seeHelp = `See "${ownCommand()} help ${name}".`;
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(options).map(([key, option]) => [
        key,
        { type: option.value === undefined ? 'boolean' : 'string' } as const,
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const switches = new Set<string>();
  const values: Record<string, string[]> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') {
      // A variable of a script that was never set, most likely; it must not stand for every run there is.
      if (token.value.trim() === '')
        throw new UsageError(
          `The command ${name} was given an empty text in the place of ${operandAt(command, operands.length)}. ${seeHelp}`,
        );
      operands.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined)
      throw new UsageError(
        `The command ${name} has no option ${token.rawName}.${suggestion(
          token.name,
          Object.keys(options),
        ).replace('mean ', 'mean --')} ${seeHelp}`,
      );
    if (option.value === undefined) {
      if (token.value !== undefined)
        throw new UsageError(
          `The option --${token.name} takes no value, but ${token.value} was given. ${seeHelp}`,
        );
      switches.add(token.name);
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('--')))
      throw new UsageError(
        `The option --${token.name} needs a value: --${token.name} ${option.value}.${
          token.value === undefined
            ? ''
            : ` One that begins with dashes is written --${token.name}=${token.value}.`
        } ${seeHelp}`,
      );
    if (token.value.trim() === '' && option.mayBeEmpty !== true)
      throw new UsageError(
        `The option --${token.name} needs a value, and is empty: --${token.name} ${option.value}. ${seeHelp}`,
      );
    if (values[token.name] !== undefined && option.multiple !== true)
      throw new UsageError(`The option --${token.name} may be given only once. ${seeHelp}`);
    (values[token.name] ??= []).push(token.value);
  }
  const needed = command.operands.filter((operand) => !operand.startsWith('[') && operand !== '…');
  if (operands.length < needed.length)
    throw new UsageError(
      `The command ${name} needs ${needed[operands.length]}: ${synopsis(command)}. ${seeHelp}`,
    );
  if (operands.length > command.operands.length && !command.operands.includes('…'))
    throw new UsageError(
      `The command ${name} does not know what to do with ${operands[command.operands.length]}. ${seeHelp}`,
    );
  return { operands, switches, values };
}

/** The name of the operand at a place; the last one stands for any number. */
function operandAt({ operands }: Command, index: number): string {
  const names = operands.filter((operand) => operand !== '…');
  return (names[Math.min(index, names.length - 1)] ?? 'a word').replace(/[[\]]/g, '');
}

/** How a command is typed, in one line. */
export function synopsis({ name, operands, options }: Command): string {
  const more = Object.keys(options).length > 0 ? ' [OPTIONS]' : '';
  return `${ownCommand()} ${[name, ...operands].join(' ')}${more}`;
}

/** The only value of an option, or undefined where it was not given. */
export function valueOf({ values }: Given, name: string): string | undefined {
  return values[name]?.[0];
}

/** How a number is to be written that was not, or can be read in two ways, after a blank; nothing where that is not the fault. */
export function howToWrite(text: string, isAllowed: (value: number) => boolean): string {
  const readings = readingsOf(text);
  const usable = readings.filter(isAllowed);
  if (readNumber(text) !== null || usable.length === 0) return '';
  return readings.length > 1
    ? ` ${text} can be read as ${writtenReadings(readings, 'or')}: write ${writtenReadings(usable, 'or')}.`
    : ` Write ${writtenReadings(usable, 'or')}.`;
}

/** Reads a number; what can be read in two ways is refused, and both are said. */
function readOption(
  name: string,
  text: string,
  isAllowed: (value: number) => boolean,
  allowed: string,
): number {
  const value = readNumber(text);
  if (value !== null && isAllowed(value)) return value;
  throw new UsageError(`--${name} is ${text}; allowed is ${allowed}.${howToWrite(text, isAllowed)}`);
}

/**
 * A whole number given with an option.
 * @throws UsageError that names option, value and what is allowed
 */
export function wholeNumber(given: Given, name: string, min: number, max: number): number | undefined {
  const text = valueOf(given, name);
  if (text === undefined) return undefined;
  const isAllowed = (value: number) => Number.isSafeInteger(value) && value >= min && value <= max;
  return readOption(name, text, isAllowed, `a whole number from ${min} to ${max}`);
}

/**
 * A number given with an option.
 * @throws UsageError that names option, value and what is allowed
 */
export function numberOf(given: Given, name: string, min: number, max: number): number | undefined {
  const text = valueOf(given, name);
  if (text === undefined) return undefined;
  const isAllowed = (value: number) => value >= min && value <= max;
  return readOption(name, text, isAllowed, `a number from ${min} to ${max}`);
}

/**
 * One of a few words given with an option.
 * @throws UsageError that names option, value and what is allowed
 */
export function wordOf<W extends string>(given: Given, name: string, words: readonly W[]): W | undefined {
  const text = valueOf(given, name);
  if (text === undefined) return undefined;
  const word = words.find((one) => one === text);
  if (word === undefined)
    throw new UsageError(`--${name} is ${text}; allowed is ${words.join(', ')}.${suggestion(text, words)}`);
  return word;
}
