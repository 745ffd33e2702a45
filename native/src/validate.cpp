#include "validate.h"

#include <cstdio>
#include <vector>

namespace rl {
namespace {

// Reads the operands of one instruction and remembers the first thing that is wrong with them.
class Checker {
 public:
  Checker(const int32_t* code, int64_t arenaWords) : code_(code), arena_(arenaWords) {}

  // A size of at least `least`.
  int64_t size(int operand, int64_t least = 1) {
    const int64_t value = code_[operand];
    if (value < least) wrong("a size is too small", operand);
    // Products of a few sizes stay far below the range of 64 bits.
    if (value > (int64_t{1} << 30)) wrong("a size is too large", operand);
    return value;
  }

  // So many words from the operand's offset on lie within the arena.
  void range(int operand, int64_t count) {
    const int64_t offset = code_[operand];
    if (offset < 0 || count < 0 || count > arena_ || offset > arena_ - count)
      wrong("an operand reaches outside the arena", operand);
  }

  void rangeIfAny(int operand, int64_t count) {
    if (code_[operand] != -1) range(operand, count);
  }

  void oneOf(int operand, int64_t kinds) {
    if (code_[operand] < 0 || code_[operand] >= kinds) wrong("a kind is unknown", operand);
  }

  // The product, or a number no arena holds where it is larger than that.
  int64_t times(int64_t a, int64_t b) {
    int64_t product;
    if (fault_ != nullptr || a < 0 || b < 0 || __builtin_mul_overflow(a, b, &product) || product > arena_)
      return arena_ + 1;
    return product;
  }

  void wrong(const char* fault, int operand) {
    if (fault_ != nullptr) return;
    fault_ = fault;
    operand_ = operand;
  }

  const char* fault() const { return fault_; }
  int operand() const { return operand_; }

 private:
  const int32_t* code_;
  int64_t arena_;
  const char* fault_ = nullptr;
  int operand_ = 0;
};

// Words that a strided operand reaches over.
int64_t reach(Checker& check, const int32_t* code, int firstSize, int firstStride) {
  int64_t last = 0;
  for (int i = 0; i < 4; i++) {
    if (code[firstStride + i] < 0) check.wrong("a stride is negative", firstStride + i);
    const int64_t far = check.times(code[firstSize + i] - int64_t{1}, code[firstStride + i]);
    last += far;
  }
  return last + 1;
}

void checkOne(Checker& check, const int32_t* code) {
  switch (code[0]) {
    case kMatMul: {
      check.oneOf(5, kActivations);
      const int64_t rows = check.size(6), columns = check.size(7), depth = check.size(8);
      check.oneOf(9, 2);
      check.oneOf(10, 2);
      check.range(1, check.times(rows, columns));
      check.range(2, check.times(rows, depth));
      check.range(3, check.times(depth, columns));
      check.rangeIfAny(4, columns);
      check.range(11, check.times(depth + 6, 16));
      return;
    }
    case kBinary: {
      check.oneOf(1, kBinaryKinds);
      int64_t count = 1;
      for (int i = 5; i < 9; i++) count = check.times(count, check.size(i));
      check.range(2, count);
      check.range(3, reach(check, code, 5, 9));
      check.range(4, reach(check, code, 5, 13));
      return;
    }
    case kUnary: {
      check.oneOf(1, kUnaryKinds);
      const int64_t count = check.size(4);
      check.range(2, count);
      check.range(3, count);
      return;
    }
    case kSelect: {
      const int64_t count = check.size(5);
      for (int operand = 1; operand <= 4; operand++) check.range(operand, count);
      return;
    }
    case kReduce:
    case kArgMax: {
      const bool isReduce = code[0] == kReduce;
      if (isReduce) check.oneOf(1, kReduceKinds);
      const int base = isReduce ? 1 : 0;
      const int64_t outer = check.size(base + 3), reduced = check.size(base + 4), inner = check.size(base + 5);
      check.range(base + 1, check.times(outer, inner));
      check.range(base + 2, check.times(check.times(outer, reduced), inner));
      return;
    }
    case kSoftmax: {
      const int64_t count = check.times(check.size(3), check.size(4));
      check.range(1, count);
      check.range(2, count);
      return;
    }
    case kOneHot: {
      const int64_t count = check.size(5);
      check.range(1, check.times(count, check.size(6)));
      check.range(2, count);
      check.range(3, 1);
      check.range(4, 1);
      return;
    }
    case kGather:
    case kSegmentSum: {
      const int64_t rows = check.size(4), other = check.size(5), width = check.size(6);
      const int64_t indices = code[0] == kGather ? other : rows;
      check.range(1, check.times(other, width));
      check.range(2, check.times(rows, width));
      check.range(3, indices);
      return;
    }
    case kCopy: {
      const int64_t rows = check.size(5), columns = check.size(6);
      const int64_t strideOut = check.size(2, 0), strideIn = check.size(4, 0);
      check.range(1, check.times(rows - 1, strideOut) + columns);
      check.range(3, check.times(rows - 1, strideIn) + columns);
      return;
    }
    case kFill:
      check.range(1, check.size(3));
      check.range(2, 1);
      return;
    case kHalfSquares:
      check.range(1, 1);
      check.range(2, check.size(3));
      return;
    case kAdam: {
      const int64_t count = check.size(11);
      for (int operand : {1, 2, 3, 10}) check.range(operand, count);
      for (int operand = 4; operand <= 9; operand++) check.range(operand, 1);
      return;
    }
    case kGradientDescent: {
      const int64_t count = check.size(4);
      check.range(1, count);
      check.range(2, 1);
      check.range(3, count);
      return;
    }
    case kRmsProp: {
      const int64_t count = check.size(10);
      for (int operand : {1, 3, 4, 9}) check.range(operand, count);
      check.rangeIfAny(2, count);
      for (int operand = 5; operand <= 8; operand++) check.range(operand, 1);
      return;
    }
  }
}

std::string describe(const char* fault, int64_t word) {
  char text[128];
  std::snprintf(text, sizeof(text), "%s (word %lld of the instructions)", fault, static_cast<long long>(word));
  return text;
}

std::string validateAll(const int32_t* code, int64_t words, int64_t arenaWords, bool mayTile);

// The body of a tiled instruction as it is on the last tile. Between the first and the last, every operand moves evenly
// and forward: where both lie within the arena, so does what is between them.
std::string lastBody(const int32_t* code, std::vector<int32_t>* last) {
  const int32_t words = code[3];
  const int32_t *body = code + 4, *steps = body + words, *innerSteps = steps + words;
  last->assign(body, body + words);
  for (int32_t start = 0; start < words; start += kLengths[body[start]])
    for (int32_t k = 0; k < kLengths[body[start]]; k++) {
      const int32_t word = start + k;
      const int64_t step = steps[word], innerStep = innerSteps[word];
      if (step == 0 && innerStep == 0) continue;
      if (step < 0 || innerStep < 0 || (kMemory[body[start]] >> k & 1) == 0)
        return describe("a word of a body must not move", 4 + words + word);
      const int64_t moved = body[word] + step * (code[1] - 1) + innerStep * (code[2] - 1);
      if (moved > INT32_MAX) return describe("an operand reaches outside the arena", 4 + word);
      (*last)[word] = static_cast<int32_t>(moved);
    }
  return "";
}

std::string validateTiled(const int32_t* code, int64_t words, int64_t arenaWords) {
  Checker check(code, arenaWords);
  if (check.size(1) * check.size(2) > kTiles) check.wrong("a size is too large", 1);
  const int64_t body = check.size(3);
  if (check.fault() == nullptr && body > kBodyWords) check.wrong("a size is too large", 3);
  if (check.fault() != nullptr) return describe(check.fault(), check.operand());
  if (words < lengthOf(code)) return describe("an instruction is cut off", 0);
  std::string fault = validateAll(code + 4, body, arenaWords, false);
  if (!fault.empty()) return fault;
  std::vector<int32_t> last;
  fault = lastBody(code, &last);
  return fault.empty() ? validateAll(last.data(), body, arenaWords, false) : fault;
}

std::string validateAll(const int32_t* code, int64_t words, int64_t arenaWords, bool mayTile) {
  for (int64_t at = 0; at < words;) {
    const int32_t operation = code[at];
    const int32_t length = operation >= 0 && operation < kOperations ? kLengths[operation] : 0;
    if (length == 0 || (operation == kTiled && !mayTile)) return describe("an operation is unknown", at);
    if (at + length > words) return describe("an instruction is cut off", at);
    if (operation == kTiled) {
      const std::string fault = validateTiled(code + at, words - at, arenaWords);
      if (!fault.empty()) return fault + describe(" in the body of a tiled instruction", at);
    } else {
      Checker check(code + at, arenaWords);
      checkOne(check, code + at);
      if (check.fault() != nullptr) return describe(check.fault(), at + check.operand());
    }
    at += lengthOf(code + at);
  }
  return "";
}

}  // namespace

std::string validate(const int32_t* code, int64_t words, int64_t arenaWords) {
  return validateAll(code, words, arenaWords, true);
}

}  // namespace rl
