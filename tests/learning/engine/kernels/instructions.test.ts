import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  activations,
  binaryKinds,
  operations,
  reduceKinds,
  unaryKinds,
} from '../../../../src/learning/engine/kernels/instructions';
import { programFolder } from '../../../../src/platform/program-folder';

const header = readFileSync(join(programFolder(), 'native', 'src', 'instructions.h'), 'utf8').replace(
  /\/\/.*$/gm,
  '',
);

/** The names of one of the header's enumerations in order, the count at its end left out. */
function enumeration(name: string): string[] {
  const body = new RegExp(`enum ${name} : int32_t \\{([^}]*)\\}`).exec(header)![1]!;
  return body
    .split(',')
    .map((entry) => entry.split('=')[0]!.trim())
    .filter((entry) => entry !== '')
    .map((entry) => entry.slice(1));
}

const lowered = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const numbered = (names: readonly string[]) =>
  Object.fromEntries(names.map((name, index) => [lowered(name), index]));

describe('the instructions in TypeScript and in C++', () => {
  it('have the same operations, of the same lengths', () => {
    const lengths = /kLengths\[\] = \{([^}]*)\}/.exec(header)![1]!.split(',').map(Number);
    const names = enumeration('Operation');
    expect(names).toHaveLength(lengths.length - 1);
    expect(operations).toEqual(
      Object.fromEntries(names.map((name, i) => [lowered(name), { code: i + 1, words: lengths[i + 1] }])),
    );
  });

  it('have the same kinds', () => {
    expect(activations).toEqual(numbered(enumeration('Activation').slice(0, -1)));
    expect(binaryKinds).toEqual(numbered(enumeration('BinaryKind').slice(0, -1)));
    expect(unaryKinds).toEqual(numbered(enumeration('UnaryKind').slice(0, -1)));
    const [sum, mean, largest, smallest] = enumeration('ReduceKind');
    expect(reduceKinds).toEqual(numbered([sum!, mean!, largest!, smallest!]));
  });
});
