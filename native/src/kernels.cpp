// The kernels, compiled once for each instruction set (RL_KERNELS names the function they end in).
//
// The same bits everywhere, by construction: each element of a product is one chain of fused multiply-adds over the depth,
// in order; vectors run across rows and columns, never across the depth. Sums of many numbers go through sixteen lanes
// and one fixed tree, whatever the width of the processor's vectors. Exponential, logarithm and their like are
// polynomials of this folder. Nothing here calls the C library's mathematics.
#include <cstring>

#include "functions.h"
#include "instructions.h"
#include "products.h"
#include "vector.h"

namespace rl {
namespace {

// ---- element by element

template <typename Of>
inline Vector wrapped(Vector a, Vector b, Of of) {
  return (Vector)of((Counts)a, (Counts)b);
}

template <int32_t Kind>
inline Vector apply(Vector a, Vector b) {
  if constexpr (Kind == kAdd) return a + b;
  if constexpr (Kind == kSubtract) return a - b;
  if constexpr (Kind == kMultiply) return a * b;
  if constexpr (Kind == kDivide) return a / b;
  if constexpr (Kind == kMaximum) return larger(a, b);
  if constexpr (Kind == kMinimum) return smaller(a, b);
  if constexpr (Kind == kGreater) return truth(a > b);
  if constexpr (Kind == kGreaterEqual) return truth(a >= b);
  if constexpr (Kind == kLess) return truth(a < b);
  if constexpr (Kind == kLessEqual) return truth(a <= b);
  if constexpr (Kind == kReluGradient) return choose(b > 0, a, splat(0));
  if constexpr (Kind == kTanhGradient) return b * (splat(1) - a * a);
  // Integers pass through as patterns of bits; what does not fit wraps around.
  if constexpr (Kind == kAddIntegers) return wrapped(a, b, [](Counts x, Counts y) { return x + y; });
  if constexpr (Kind == kSubtractIntegers) return wrapped(a, b, [](Counts x, Counts y) { return x - y; });
  if constexpr (Kind == kMultiplyIntegers) return wrapped(a, b, [](Counts x, Counts y) { return x * y; });
}

// One row; an operand has a number for every element, or one for all of them.
template <int32_t Kind, bool EachA, bool EachB>
inline void row(float* out, const float* a, const float* b, int32_t count) {
  const Vector fixedA = splat(a[0]), fixedB = splat(b[0]);
  int32_t i = 0;
  for (; i + kLanes <= count; i += kLanes)
    store(out + i, apply<Kind>(EachA ? load(a + i) : fixedA, EachB ? load(b + i) : fixedB));
  if (const int32_t rest = count - i; rest > 0)
    storePart(out + i, apply<Kind>(EachA ? loadPart(a + i, rest) : fixedA, EachB ? loadPart(b + i, rest) : fixedB), rest);
}

// Numbers that lie apart: one by one, by the same operations.
template <int32_t Kind>
inline void strided(float* out, const float* a, int64_t strideA, const float* b, int64_t strideB, int32_t count) {
  for (int32_t i = 0; i < count; i++) {
    const Vector x = apply<Kind>(splat(a[i * strideA]), splat(b[i * strideB]));
    out[i] = x[0];
  }
}

template <int32_t Kind>
void binary(const int32_t* code, int32_t* arena) {
  float* out = floats(arena, code[2]);
  const float* a = floats(arena, code[3]);
  const float* b = floats(arena, code[4]);
  const int32_t *size = code + 5, *strideA = code + 9, *strideB = code + 13;
  const int32_t first = size[0], second = size[1], third = size[2], count = size[3];
  const int64_t a0 = strideA[0], a1 = strideA[1], a2 = strideA[2], a3 = strideA[3];
  const int64_t b0 = strideB[0], b1 = strideB[1], b2 = strideB[2], b3 = strideB[3];
  const auto rows = [&](auto one) {
    for (int32_t i = 0; i < first; i++)
      for (int32_t j = 0; j < second; j++) {
        const float *rowA = a + i * a0 + j * a1, *rowB = b + i * b0 + j * b1;
        for (int32_t k = 0; k < third; k++, rowA += a2, rowB += b2, out += count) one(out, rowA, rowB, count);
      }
  };
  if (a3 == 1 && b3 == 1) return rows(row<Kind, true, true>);
  if (a3 == 1 && b3 == 0) return rows(row<Kind, true, false>);
  if (a3 == 0 && b3 == 1) return rows(row<Kind, false, true>);
  rows([=](float* to, const float* rowA, const float* rowB, int32_t n) { strided<Kind>(to, rowA, a3, rowB, b3, n); });
}

void anyBinary(const int32_t* code, int32_t* arena) {
  switch (code[1]) {
    case kAdd: return binary<kAdd>(code, arena);
    case kSubtract: return binary<kSubtract>(code, arena);
    case kMultiply: return binary<kMultiply>(code, arena);
    case kDivide: return binary<kDivide>(code, arena);
    case kMaximum: return binary<kMaximum>(code, arena);
    case kMinimum: return binary<kMinimum>(code, arena);
    case kGreater: return binary<kGreater>(code, arena);
    case kGreaterEqual: return binary<kGreaterEqual>(code, arena);
    case kLess: return binary<kLess>(code, arena);
    case kLessEqual: return binary<kLessEqual>(code, arena);
    case kReluGradient: return binary<kReluGradient>(code, arena);
    case kTanhGradient: return binary<kTanhGradient>(code, arena);
    case kAddIntegers: return binary<kAddIntegers>(code, arena);
    case kSubtractIntegers: return binary<kSubtractIntegers>(code, arena);
    case kMultiplyIntegers: return binary<kMultiplyIntegers>(code, arena);
  }
}

template <typename Operation>
inline void each(const int32_t* code, int32_t* arena, Operation operation) {
  float* out = floats(arena, code[2]);
  const float* a = floats(arena, code[3]);
  const int32_t count = code[4];
  int32_t i = 0;
  for (; i + kLanes <= count; i += kLanes) store(out + i, operation(load(a + i)));
  if (i < count) storePart(out + i, operation(loadPart(a + i, count - i)), count - i);
}

void unary(const int32_t* code, int32_t* arena) {
  switch (code[1]) {
    case kAbsolute: return each(code, arena, [](Vector x) { return absolute(x); });
    case kExponential: return each(code, arena, [](Vector x) { return exponential(x); });
    case kFloor: return each(code, arena, [](Vector x) { return floorOf(x); });
    case kLogarithm: return each(code, arena, [](Vector x) { return logarithm(x); });
    case kNegate: return each(code, arena, [](Vector x) { return -x; });
    case kReluOf: return each(code, arena, [](Vector x) { return relu(x); });
    case kSigmoid: return each(code, arena, [](Vector x) { return sigmoid(x); });
    case kSoftplus: return each(code, arena, [](Vector x) { return softplus(x); });
    case kSquareRoot: return each(code, arena, [](Vector x) { return squareRoot(x); });
    case kSquare: return each(code, arena, [](Vector x) { return x * x; });
    case kTanhOf: return each(code, arena, [](Vector x) { return tanhOf(x); });
    case kIsNan: return each(code, arena, [](Vector x) { return truth(x != x); });
    case kFloatToTruth: return each(code, arena, [](Vector x) { return truth(x != splat(0)); });
    case kIntegerToFloat:
      return each(code, arena, [](Vector x) { return __builtin_convertvector(bits(x), Vector); });
    case kFloatToInteger:
      // What no integer holds becomes the least one, as on x86, on every processor.
      return each(code, arena, [](Vector x) {
        const Integers inside = (x > -2147483648.0f) & (x < 2147483648.0f);
        const Integers whole = __builtin_convertvector(choose(inside, x, splat(0)), Integers);
        return asFloats((whole & inside) | (INT32_MIN & ~inside));
      });
    case kByteToFloat: {
      float* out = floats(arena, code[2]);
      const uint8_t* bytes = reinterpret_cast<const uint8_t*>(arena + code[3]);
      for (int32_t i = 0; i < code[4]; i++) out[i] = bytes[i] != 0 ? 1.0f : 0.0f;
      return;
    }
    case kFloatToByte: {
      const float* a = floats(arena, code[3]);
      uint8_t* bytes = reinterpret_cast<uint8_t*>(arena + code[2]);
      for (int32_t i = 0; i < code[4]; i++) bytes[i] = a[i] != 0 ? 1 : 0;
      return;
    }
  }
}

void select(const int32_t* code, int32_t* arena) {
  float* out = floats(arena, code[1]);
  const float *condition = floats(arena, code[2]), *a = floats(arena, code[3]), *b = floats(arena, code[4]);
  const int32_t count = code[5];
  int32_t i = 0;
  for (; i + kLanes <= count; i += kLanes)
    store(out + i, choose(load(condition + i) != splat(0), load(a + i), load(b + i)));
  if (const int32_t rest = count - i; rest > 0)
    storePart(out + i,
              choose(loadPart(condition + i, rest) != splat(0), loadPart(a + i, rest), loadPart(b + i, rest)), rest);
}

// ---- many numbers to one

// Sixteen lanes, each the sum of every sixteenth number in order; then one tree.
template <typename Value>
inline float sumOf(int32_t count, Value value) {
  Vector lanes = splat(0);
  int32_t i = 0;
  for (; i + kLanes <= count; i += kLanes) lanes = lanes + value(i, kLanes);
  if (i < count) lanes = lanes + value(i, count - i);
  return treeSum(lanes);
}

inline Vector part(const float* a, int32_t count) { return count == kLanes ? load(a) : loadPart(a, count); }

float sumRow(const float* a, int32_t count) {
  return sumOf(count, [a](int32_t i, int32_t n) { return part(a + i, n); });
}

template <bool Largest>
inline bool replaces(float candidate, float best) {
  // A number that is none wins, as it does in TensorFlow: what has come apart must be seen.
  return candidate != candidate || (Largest ? candidate > best : candidate < best);
}

// The largest or smallest of numbers that lie `stride` apart; of equal ones, and of those that are none, the first.
template <bool Largest>
inline float extremeOf(const float* a, int32_t count, int64_t stride) {
  float best = a[0];
  for (int32_t i = 1; i < count && best == best; i++)
    if (replaces<Largest>(a[i * stride], best)) best = a[i * stride];
  return best;
}

// The same of numbers side by side. Which of several is the first matters for those that are none, and for zeros, whose
// signs may differ: there they are gone through one by one.
template <bool Largest>
inline float extremeOfRow(const float* a, int32_t count) {
  if (count < kLanes) return extremeOf<Largest>(a, count, 1);
  const auto better = [](auto candidate, auto best) {
    return ((Largest ? candidate > best : candidate < best) | (candidate != candidate)) ? candidate : best;
  };
  Vector best = load(a);
  for (int32_t i = kLanes; i + kLanes <= count; i += kLanes) best = better(load(a + i), best);
  best = better(load(a + count - kLanes), best);
  const auto eight = better(__builtin_shufflevector(best, best, 0, 1, 2, 3, 4, 5, 6, 7),
                            __builtin_shufflevector(best, best, 8, 9, 10, 11, 12, 13, 14, 15));
  const auto four =
      better(__builtin_shufflevector(eight, eight, 0, 1, 2, 3), __builtin_shufflevector(eight, eight, 4, 5, 6, 7));
  const auto two = better(__builtin_shufflevector(four, four, 0, 1), __builtin_shufflevector(four, four, 2, 3));
  const float result = replaces<Largest>(two[1], two[0]) && two[0] == two[0] ? two[1] : two[0];
  return result != result || result == 0 ? extremeOf<Largest>(a, count, 1) : result;
}

template <bool Largest>
void extreme(float* out, const float* a, int32_t outer, int32_t reduced, int32_t inner) {
  for (int32_t o = 0; o < outer; o++, a += static_cast<int64_t>(reduced) * inner) {
    if (inner == 1) *out++ = extremeOfRow<Largest>(a, reduced);
    else
      for (int32_t i = 0; i < inner; i++) *out++ = extremeOf<Largest>(a + i, reduced, inner);
  }
}

void reduce(const int32_t* code, int32_t* arena) {
  float* out = floats(arena, code[2]);
  const float* a = floats(arena, code[3]);
  const int32_t outer = code[4], reduced = code[5], inner = code[6];
  if (code[1] == kLargest) return extreme<true>(out, a, outer, reduced, inner);
  if (code[1] == kSmallest) return extreme<false>(out, a, outer, reduced, inner);
  const float divisor = static_cast<float>(reduced);
  for (int32_t o = 0; o < outer; o++, a += static_cast<int64_t>(reduced) * inner) {
    if (inner == 1) {
      const float sum = sumRow(a, reduced);
      *out++ = code[1] == kMean ? sum / divisor : sum;
      continue;
    }
    for (int32_t i = 0; i < inner; i += kLanes) {
      const int32_t width = inner - i < kLanes ? inner - i : kLanes;
      Vector sum = splat(0);
      for (int32_t r = 0; r < reduced; r++) sum = sum + part(a + static_cast<int64_t>(r) * inner + i, width);
      if (code[1] == kMean) sum = sum / splat(divisor);
      storePart(out + i, sum, width);
    }
    out += inner;
  }
}

void argMax(const int32_t* code, int32_t* arena) {
  int32_t* out = arena + code[1];
  const float* a = floats(arena, code[2]);
  const int32_t outer = code[3], reduced = code[4], inner = code[5];
  for (int32_t o = 0; o < outer; o++, a += static_cast<int64_t>(reduced) * inner)
    for (int32_t i = 0; i < inner; i++) {
      int32_t best = 0;
      for (int32_t r = 1; r < reduced; r++)
        if (a[static_cast<int64_t>(r) * inner + i] > a[static_cast<int64_t>(best) * inner + i]) best = r;
      *out++ = best;
    }
}

void softmax(const int32_t* code, int32_t* arena) {
  float* out = floats(arena, code[1]);
  const float* a = floats(arena, code[2]);
  const int32_t rows = code[3], columns = code[4];
  for (int32_t row = 0; row < rows; row++, a += columns, out += columns) {
    const Vector shift = splat(extremeOfRow<true>(a, columns));
    const float sum = sumOf(columns, [=](int32_t i, int32_t n) {
      const Vector power = exponential(part(a + i, n) - shift);
      storePart(out + i, power, n);
      return n == kLanes ? power : loadPart(out + i, n);
    });
    const Vector divisor = splat(sum);
    for (int32_t i = 0; i < columns; i += kLanes) {
      const int32_t n = columns - i < kLanes ? columns - i : kLanes;
      storePart(out + i, part(out + i, n) / divisor, n);
    }
  }
}

// ---- by index

void oneHot(const int32_t* code, int32_t* arena) {
  int32_t* out = arena + code[1];
  const int32_t* indices = arena + code[2];
  const int32_t on = arena[code[3]], off = arena[code[4]];  // of whatever type: words are copied
  const int32_t count = code[5], depth = code[6];
  for (int32_t i = 0; i < count; i++)
    for (int32_t k = 0; k < depth; k++) *out++ = indices[i] == k ? on : off;
}

void gather(const int32_t* code, int32_t* arena) {
  float* out = floats(arena, code[1]);
  const float* rows = floats(arena, code[2]);
  const int32_t* indices = arena + code[3];
  const int32_t available = code[4], count = code[5], width = code[6];
  for (int32_t i = 0; i < count; i++, out += width) {
    // An index that names no row gives a row of 0: it must never read elsewhere.
    if (indices[i] < 0 || indices[i] >= available) std::memset(out, 0, sizeof(float) * width);
    else std::memcpy(out, rows + static_cast<int64_t>(indices[i]) * width, sizeof(float) * width);
  }
}

// Single numbers; a sum that goes on stays at hand, since writing it and reading it back takes longer than adding to it.
inline void sumSegments(float* out, const float* numbers, const int32_t* indices, int32_t count, int32_t segments) {
  int32_t at = -1;
  float sum = 0;
  for (int32_t i = 0; i < count; i++) {
    const int32_t index = indices[i];
    if (index < 0 || index >= segments) continue;
    if (index != at) {
      if (at >= 0) out[at] = sum;
      at = index;
      sum = out[at];
    }
    sum += numbers[i];
  }
  if (at >= 0) out[at] = sum;
}

void segmentSum(const int32_t* code, int32_t* arena) {
  float* out = floats(arena, code[1]);
  const float* rows = floats(arena, code[2]);
  const int32_t* indices = arena + code[3];
  const int32_t count = code[4], segments = code[5], width = code[6];
  std::memset(out, 0, sizeof(float) * static_cast<int64_t>(segments) * width);
  if (width == 1) return sumSegments(out, rows, indices, count, segments);
  for (int32_t i = 0; i < count; i++, rows += width) {
    if (indices[i] < 0 || indices[i] >= segments) continue;
    float* to = out + static_cast<int64_t>(indices[i]) * width;
    for (int32_t k = 0; k < width; k++) to[k] += rows[k];
  }
}

void copy(const int32_t* code, int32_t* arena) {
  int32_t* out = arena + code[1];
  const int32_t* in = arena + code[3];
  for (int32_t row = 0; row < code[5]; row++, out += code[2], in += code[4])
    std::memmove(out, in, sizeof(int32_t) * static_cast<int64_t>(code[6]));
}

void fill(const int32_t* code, int32_t* arena) {
  int32_t* out = arena + code[1];
  const int32_t value = arena[code[2]], count = code[3];
  for (int32_t i = 0; i < count; i++) out[i] = value;
}

void halfSquares(const int32_t* code, int32_t* arena) {
  const float* a = floats(arena, code[2]);
  floats(arena, code[1])[0] = sumOf(code[3], [a](int32_t i, int32_t n) {
    const Vector x = part(a + i, n);
    return x * x;
  }) * 0.5f;
}

// ---- optimisers

// Runs over whole vectors and what is left of one; `step` is given the offset and how many numbers count.
template <typename Step>
inline void overAll(int32_t count, Step step) {
  int32_t i = 0;
  for (; i + kLanes <= count; i += kLanes) step(i, kLanes);
  if (i < count) step(i, count - i);
}

inline void put(float* to, Vector x, int32_t count) {
  if (count == kLanes) store(to, x);
  else storePart(to, x, count);
}

// Kingma & Ba 2015, algorithm 1 in the order of section 2, with epsilon added to the uncorrected root.
void adam(const int32_t* code, int32_t* arena) {
  float *w = floats(arena, code[1]), *m = floats(arena, code[2]), *v = floats(arena, code[3]);
  const auto scalar = [=](int operand) { return floats(arena, code[operand])[0]; };
  const float* g = floats(arena, code[10]);
  const Vector rate = splat(scalar(6)) * squareRoot(splat(1) - splat(scalar(5))) / (splat(1) - splat(scalar(4)));
  const Vector rest1 = splat(1) - splat(scalar(7)), rest2 = splat(1) - splat(scalar(8)), epsilon = splat(scalar(9));
  overAll(code[11], [=](int32_t i, int32_t n) {
    const Vector gradient = part(g + i, n);
    const Vector first = part(m + i, n) + (gradient - part(m + i, n)) * rest1;
    const Vector second = part(v + i, n) + (gradient * gradient - part(v + i, n)) * rest2;
    put(m + i, first, n);
    put(v + i, second, n);
    put(w + i, part(w + i, n) - (first * rate) / (squareRoot(second) + epsilon), n);
  });
}

void gradientDescent(const int32_t* code, int32_t* arena) {
  float* w = floats(arena, code[1]);
  const Vector rate = splat(floats(arena, code[2])[0]);
  const float* g = floats(arena, code[3]);
  overAll(code[4], [=](int32_t i, int32_t n) { put(w + i, part(w + i, n) - part(g + i, n) * rate, n); });
}

// Tieleman & Hinton 2012; centred as in Graves 2013, equations 38 to 45.
void rmsProp(const int32_t* code, int32_t* arena) {
  float* w = floats(arena, code[1]);
  float* means = code[2] < 0 ? nullptr : floats(arena, code[2]);
  float *squares = floats(arena, code[3]), *momenta = floats(arena, code[4]);
  const auto scalar = [=](int operand) { return floats(arena, code[operand])[0]; };
  const Vector rate = splat(scalar(5)), rest = splat(1) - splat(scalar(6)), momentum = splat(scalar(7)),
               epsilon = splat(scalar(8));
  const float* g = floats(arena, code[9]);
  overAll(code[10], [=](int32_t i, int32_t n) {
    const Vector gradient = part(g + i, n);
    const Vector square = part(squares + i, n) + (gradient * gradient - part(squares + i, n)) * rest;
    put(squares + i, square, n);
    Vector variance = square;
    if (means != nullptr) {
      const Vector mean = part(means + i, n) + (gradient - part(means + i, n)) * rest;
      put(means + i, mean, n);
      variance = square - mean * mean;
    }
    const Vector moved = part(momenta + i, n) * momentum + (gradient * rate) / squareRoot(variance + epsilon);
    put(momenta + i, moved, n);
    put(w + i, part(w + i, n) - moved, n);
  });
}

// Runs instructions of which none is tiled.
inline void run(const int32_t* code, int64_t words, int32_t* arena) {
  for (const int32_t* end = code + words; code < end; code += kLengths[code[0]]) {
    switch (code[0]) {
      case kMatMul: matMul(code, arena); break;
      case kBinary: anyBinary(code, arena); break;
      case kUnary: unary(code, arena); break;
      case kSelect: select(code, arena); break;
      case kReduce: reduce(code, arena); break;
      case kArgMax: argMax(code, arena); break;
      case kSoftmax: softmax(code, arena); break;
      case kOneHot: oneHot(code, arena); break;
      case kGather: gather(code, arena); break;
      case kSegmentSum: segmentSum(code, arena); break;
      case kCopy: copy(code, arena); break;
      case kFill: fill(code, arena); break;
      case kHalfSquares: halfSquares(code, arena); break;
      case kAdam: adam(code, arena); break;
      case kGradientDescent: gradientDescent(code, arena); break;
      case kRmsProp: rmsProp(code, arena); break;
    }
  }
}

// Beyond the last tile a word may wrap around: it is not used.
inline void moveOn(int32_t* words, const int32_t* steps, int32_t count) {
  for (int32_t i = 0; i < count; i++)
    words[i] = static_cast<int32_t>(static_cast<uint32_t>(words[i]) + static_cast<uint32_t>(steps[i]));
}

// Runs a body of instructions on one tile after the other: its operands are moved on by their steps.
void tiled(const int32_t* code, int32_t* arena) {
  const int32_t outer = code[1], inner = code[2], words = code[3];
  const int32_t *steps = code + 4 + words, *innerSteps = steps + words;
  int32_t start[kBodyWords], body[kBodyWords];
  std::memcpy(start, code + 4, sizeof(int32_t) * words);
  for (int32_t i = 0; i < outer; i++) {
    std::memcpy(body, start, sizeof(int32_t) * words);
    for (int32_t j = 0; j < inner; j++) {
      run(body, words, arena);
      moveOn(body, innerSteps, words);
    }
    moveOn(start, steps, words);
  }
}

}  // namespace

// Runs instructions that `validate` has passed.
void RL_KERNELS(const int32_t* code, int64_t words, int32_t* arena) {
  for (const int32_t* end = code + words; code < end;) {
    // Up to the next tiled one.
    const int32_t* from = code;
    while (code < end && code[0] != kTiled) code += kLengths[code[0]];
    run(from, code - from, arena);
    if (code == end) return;
    tiled(code, arena);
    code += lengthOf(code);
  }
}

}  // namespace rl
