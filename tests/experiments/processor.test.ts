import { expect, it } from 'vitest';
import { parseProcessor, processorText } from '../../experiments/processor';

const information = (model: number, flags: string) =>
  `processor\t: 0\ncpu family\t: 25\nmodel\t\t: ${model}\nmodel name\t: AMD EPYC\nflags\t\t: fpu ${flags} rdrand\n\nprocessor\t: 1\nmodel\t\t: 99\n`;

it('tells processors apart that bear the same name', () => {
  const older = parseProcessor(information(1, 'avx avx2 fma'), 'AMD EPYC');
  const newer = parseProcessor(information(17, 'avx avx2 fma avx512f'), 'AMD EPYC');
  expect(processorText(older)).toBe('AMD EPYC (family 25, model 1, AVX2)');
  expect(processorText(newer)).toBe('AMD EPYC (family 25, model 17, AVX-512)');
  expect(older.instructionSets).toEqual(['avx', 'fma', 'avx2']);
});

it('takes the name alone where the kernel tells no more', () => {
  expect(processorText(parseProcessor('', 'A processor'))).toBe('A processor');
});
