/** The kinds of instruction that the element-wise operations and the reductions of TensorFlow are. */
import { binaryKinds, reduceKinds, unaryKinds } from './instructions';

export const binaryOperations: Readonly<Record<string, number>> = {
  Add: binaryKinds.add,
  AddV2: binaryKinds.add,
  Sub: binaryKinds.subtract,
  Mul: binaryKinds.multiply,
  RealDiv: binaryKinds.divide,
  Maximum: binaryKinds.maximum,
  Minimum: binaryKinds.minimum,
  Greater: binaryKinds.greater,
  GreaterEqual: binaryKinds.greaterEqual,
  Less: binaryKinds.less,
  LessEqual: binaryKinds.lessEqual,
  LogicalAnd: binaryKinds.multiply,
  ReluGrad: binaryKinds.reluGradient,
  TanhGrad: binaryKinds.tanhGradient,
  BiasAdd: binaryKinds.add,
};
export const integerOperations: Readonly<Record<string, number>> = {
  Add: binaryKinds.addIntegers,
  AddV2: binaryKinds.addIntegers,
  Sub: binaryKinds.subtractIntegers,
  Mul: binaryKinds.multiplyIntegers,
};
export const unaryOperations: Readonly<Record<string, number>> = {
  Abs: unaryKinds.absolute,
  Exp: unaryKinds.exponential,
  Floor: unaryKinds.floor,
  Log: unaryKinds.logarithm,
  Neg: unaryKinds.negate,
  Relu: unaryKinds.reluOf,
  Sigmoid: unaryKinds.sigmoid,
  Softplus: unaryKinds.softplus,
  Sqrt: unaryKinds.squareRoot,
  Square: unaryKinds.square,
  Tanh: unaryKinds.tanhOf,
  IsNan: unaryKinds.isNan,
};
export const reductions: Readonly<Record<string, number>> = {
  Sum: reduceKinds.sum,
  Mean: reduceKinds.mean,
  Max: reduceKinds.largest,
  Min: reduceKinds.smallest,
};
