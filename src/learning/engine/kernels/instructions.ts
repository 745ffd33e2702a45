/**
 * The instructions of the kernels, as `native/src/instructions.h` defines them; a test holds the two equal.
 *
 * Operands that name memory are offsets into the arena, in words of four bytes.
 */

/** Operations with the number of words of their instructions, the operation itself included; of `tiled`, those before its body. */
export const operations = {
  matMul: { code: 1, words: 12 },
  binary: { code: 2, words: 17 },
  unary: { code: 3, words: 5 },
  select: { code: 4, words: 6 },
  reduce: { code: 5, words: 7 },
  argMax: { code: 6, words: 6 },
  softmax: { code: 7, words: 5 },
  oneHot: { code: 8, words: 7 },
  gather: { code: 9, words: 7 },
  segmentSum: { code: 10, words: 7 },
  copy: { code: 11, words: 7 },
  fill: { code: 12, words: 4 },
  halfSquares: { code: 13, words: 4 },
  adam: { code: 14, words: 12 },
  gradientDescent: { code: 15, words: 5 },
  rmsProp: { code: 16, words: 11 },
  tiled: { code: 17, words: 4 },
} as const;

export type OperationName = keyof typeof operations;

export const activations = { linear: 0, relu: 1, tanh: 2 } as const;

export const binaryKinds = {
  add: 0,
  subtract: 1,
  multiply: 2,
  divide: 3,
  maximum: 4,
  minimum: 5,
  greater: 6,
  greaterEqual: 7,
  less: 8,
  lessEqual: 9,
  reluGradient: 10,
  tanhGradient: 11,
  addIntegers: 12,
  subtractIntegers: 13,
  multiplyIntegers: 14,
} as const;

export const unaryKinds = {
  absolute: 0,
  exponential: 1,
  floor: 2,
  logarithm: 3,
  negate: 4,
  reluOf: 5,
  sigmoid: 6,
  softplus: 7,
  squareRoot: 8,
  square: 9,
  tanhOf: 10,
  isNan: 11,
  integerToFloat: 12,
  floatToInteger: 13,
  byteToFloat: 14,
  floatToByte: 15,
  floatToTruth: 16,
} as const;

export const reduceKinds = { sum: 0, mean: 1, largest: 2, smallest: 3 } as const;

/** Most words of a tiled instruction's body. */
export const mostBodyWords = 512;
