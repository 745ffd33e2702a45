// The instructions that a recorded function is lowered to, as the TypeScript side writes them and the kernels read them.
//
// An instruction is a run of 32-bit words: the operation, then its operands. Operands that name memory are offsets into
// the program's arena, counted in words of four bytes. `src/learning/engine/kernels/instructions.ts` lists the same layout; a
// test holds the two equal.
#pragma once
#include <cstdint>
#include <initializer_list>

namespace rl {

enum Operation : int32_t {
  // out, a, b, bias (-1: none), activation, rows, columns, depth, transposeA, transposeB, scratch
  kMatMul = 1,
  // kind, out, a, b, 4 sizes, 4 strides of a, 4 strides of b; the output lies without gaps
  kBinary = 2,
  // kind, out, a, count
  kUnary = 3,
  // out, condition, a, b, count
  kSelect = 4,
  // kind, out, a, outer, reduced, inner
  kReduce = 5,
  // out, a, outer, reduced, inner
  kArgMax = 6,
  // out, a, rows, columns
  kSoftmax = 7,
  // out, indices, on, off, count, depth
  kOneHot = 8,
  // out, rows, indices, number of rows, number of indices, width
  kGather = 9,
  // out, rows, indices, number of rows, number of segments, width
  kSegmentSum = 10,
  // out, stride of out, in, stride of in, rows, columns
  kCopy = 11,
  // out, value, count
  kFill = 12,
  // out, a, count
  kHalfSquares = 13,
  // parameters, first moments, second moments, power1, power2, rate, beta1, beta2, epsilon, gradient, count
  kAdam = 14,
  // parameters, rate, gradient, count
  kGradientDescent = 15,
  // parameters, means (-1: not centred), squares, momenta, rate, decay, momentum, epsilon, gradient, count
  kRmsProp = 16,
  // outer tiles, inner tiles, words of the body; then the body, which is instructions; then for each word of it how far it
  // moves from one outer tile to the next; then the same for inner ones
  kTiled = 17,
};

// Words of each operation's instruction, itself included; 0 for what is no operation. Of a tiled one, those before its body.
constexpr int32_t kLengths[] = {0, 12, 17, 5, 6, 7, 6, 5, 7, 7, 7, 7, 4, 4, 12, 5, 11, 4};
constexpr int32_t kOperations = sizeof(kLengths) / sizeof(kLengths[0]);
// Most words of a body, and most tiles.
constexpr int32_t kBodyWords = 512;
constexpr int64_t kTiles = 1 << 20;

// Words of an instruction.
constexpr int32_t lengthOf(const int32_t* code) {
  return kLengths[code[0]] + (code[0] == kTiled ? 3 * code[3] : 0);
}

// Which words of each operation's instruction name memory: bit i for word i.
constexpr uint32_t memoryOf(std::initializer_list<int> operands) {
  uint32_t mask = 0;
  for (const int operand : operands) mask |= 1u << operand;
  return mask;
}
constexpr uint32_t kMemory[] = {
    0,
    memoryOf({1, 2, 3, 4, 11}),
    memoryOf({2, 3, 4}),
    memoryOf({2, 3}),
    memoryOf({1, 2, 3, 4}),
    memoryOf({2, 3}),
    memoryOf({1, 2}),
    memoryOf({1, 2}),
    memoryOf({1, 2, 3, 4}),
    memoryOf({1, 2, 3}),
    memoryOf({1, 2, 3}),
    memoryOf({1, 3}),
    memoryOf({1, 2}),
    memoryOf({1, 2}),
    memoryOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}),
    memoryOf({1, 2, 3}),
    memoryOf({1, 2, 3, 4, 5, 6, 7, 8, 9}),
    0,
};

enum Activation : int32_t { kLinear, kRelu, kTanh, kActivations };

enum BinaryKind : int32_t {
  kAdd, kSubtract, kMultiply, kDivide, kMaximum, kMinimum,
  kGreater, kGreaterEqual, kLess, kLessEqual, kReluGradient, kTanhGradient,
  kAddIntegers, kSubtractIntegers, kMultiplyIntegers, kBinaryKinds,
};

enum UnaryKind : int32_t {
  kAbsolute, kExponential, kFloor, kLogarithm, kNegate, kReluOf, kSigmoid, kSoftplus, kSquareRoot, kSquare,
  kTanhOf, kIsNan, kIntegerToFloat, kFloatToInteger, kByteToFloat, kFloatToByte, kFloatToTruth, kUnaryKinds,
};

enum ReduceKind : int32_t { kSum, kMean, kLargest, kSmallest, kReduceKinds };

// One set of kernels: the same source, compiled for one instruction set. All sets give the same bits.
using Run = void (*)(const int32_t* code, int64_t words, int32_t* arena);

}  // namespace rl
