// Blocks of a matrix product on processors that lack the fused multiply-add: the same bits, in double precision.
//
// A chain of fused multiply-adds rounds to float at each step. In double precision the product is exact, so a step is one
// product, one sum, and a rounding of that sum to the 24 digits of a float. The sum was rounded itself, but that matters
// only where it lies exactly between two floats. A block is therefore computed as if that never happened, while noting
// where it did; rows that met such a tie, which is rare, are computed again by `multiplyAdd`, which is slower and always
// right.
//
// This holds for numbers whose products and sums are floats of full precision; `isOrdinary` looks at the operands first.
#pragma once
#include "multiply-add.h"
#include "vector.h"

namespace rl {
namespace {

#if defined(__AVX__)
constexpr int kWide = 4;
#else
constexpr int kWide = 2;
#endif
typedef double Wide __attribute__((vector_size(kWide * 8)));
typedef uint64_t WideBits __attribute__((vector_size(kWide * 8)));
constexpr int kParts = kColumns / kWide;
// Rows of b that are converted to double precision at a time; 16 kB on the stack.
constexpr int kDepth = 128;
// Far below every product of floats, and what a chain begins with instead of 0: a sum of 0 would look like a tie.
constexpr double kNearlyNothing = 0x1p-900;

struct Magnitudes {
  float least, largest;  // of those that are not 0
};

inline Magnitudes magnitudesOf(const float* a, int64_t count) {
  const Vector infinity = splat(__builtin_inff());
  Vector least = infinity, largest = splat(0);
  for (int64_t i = 0; i < count; i += kLanes) {
    const Vector size = absolute(count - i < kLanes ? loadPart(a + i, static_cast<int>(count - i)) : load(a + i));
    const Vector counted = choose(size == 0, infinity, size);
    least = choose(counted < least, counted, least);
    largest = choose(size > largest, size, largest);
  }
  Magnitudes all = {least[0], largest[0]};
  for (int i = 1; i < kLanes; i++) {
    if (least[i] < all.least) all.least = least[i];
    if (largest[i] > all.largest) all.largest = largest[i];
  }
  return all;
}

// Whether no chain over these numbers can overflow, nor come to a number that is not 0 and below the normal floats but
// not a multiple of the least float: those have fewer digits to round to. A float of 2^e or more is a multiple of
// 2^(e - 23), so sums of products are multiples of 2^(e + f - 46), and exact where they are that small.
inline bool isOrdinary(const float* a, int64_t countA, const float* b, int64_t countB, int depth) {
  const Magnitudes inA = magnitudesOf(a, countA), inB = magnitudesOf(b, countB);
  return static_cast<double>(inA.largest) * inB.largest * depth < 0x1p126 &&
         static_cast<double>(inA.least) * inB.least >= 0x1p-101;
}

// Some rows over a panel of 16 columns, from what c holds or, where they `begin`, from 0. Returns whether there was a tie;
// c is then as it was.
template <int Rows>
inline bool quickRows(bool begin, int depth, const float* a, int64_t rowStride, int64_t depthStride, const Wide* panel,
                      float* c, int64_t cStride) {
  const WideBits exponent = WideBits{} + 0xfff0000000000000, digits = WideBits{} + ~static_cast<uint64_t>(0x1fffffff);
  const Wide halfOfLast = Wide{} + 0x1p-24;
  Wide sums[Rows][kParts];
  for (int i = 0; i < Rows; i++)
    for (int j = 0; j < kParts; j++)
      for (int lane = 0; lane < kWide; lane++)
        sums[i][j][lane] = kNearlyNothing + (begin ? 0.0 : static_cast<double>(c[i * cStride + j * kWide + lane]));
  WideBits ties = {};
  for (int k = 0; k < depth; k++, panel += kParts) {
    Wide x[Rows];
    for (int i = 0; i < Rows; i++) x[i] = Wide{} + static_cast<double>(a[i * rowStride + k * depthStride]);
#pragma clang loop unroll(full)
    for (int j = 0; j < kParts; j++) {
      const Wide column = panel[j];
#pragma clang loop unroll(full)
      for (int i = 0; i < Rows; i++) {
        const Wide sum = sums[i][j] + x[i] * column;
        // Half a unit in the float's last place is added, and what lies behind that place is cut off.
        const Wide above = sum + (Wide)((WideBits)sum & exponent) * halfOfLast;
        sums[i][j] = (Wide)((WideBits)above & digits);
        ties |= (WideBits)(above == sums[i][j]);
      }
    }
  }
  uint64_t anyTie = 0;
  for (int lane = 0; lane < kWide; lane++) anyTie |= ties[lane];
  if (anyTie != 0) return true;
  for (int i = 0; i < Rows; i++)
    for (int j = 0; j < kParts; j++)
      for (int lane = 0; lane < kWide; lane++)
        c[i * cStride + j * kWide + lane] = static_cast<float>(sums[i][j][lane]);
  return false;
}

// The same for one row, always right.
inline void carefulRow(bool begin, int depth, const float* a, int64_t depthStride, const float* b, int64_t bStride,
                       float* c) {
  Vector sum = begin ? splat(0) : load(c);
  for (int k = 0; k < depth; k++) sum = multiplyAdd(splat(a[k * depthStride]), load(b + k * bStride), sum);
  store(c, sum);
}

// Any number of rows x 16 columns: c = a b. a is read by strides, b has 16 columns side by side.
inline void rowsOfBlocks(bool ordinary, int rows, int depth, const float* a, int64_t rowStride, int64_t depthStride,
                         const float* b, int64_t bStride, float* c, int64_t cStride) {
  Wide panel[kDepth * kParts];
  for (int from = 0; from < depth; from += kDepth) {
    const bool begin = from == 0;
    const int count = depth - from < kDepth ? depth - from : kDepth;
    const float *partA = a + from * depthStride, *partB = b + from * bStride;
    const auto careful = [&](int i) {
      carefulRow(begin, count, partA + i * rowStride, depthStride, partB, bStride, c + i * cStride);
    };
    if (ordinary)
      for (int k = 0; k < count; k++)
        for (int column = 0; column < kColumns; column++)
          panel[k * kParts + column / kWide][column % kWide] = partB[k * bStride + column];
    int i = 0;
    for (; ordinary && i + 2 <= rows; i += 2)
      if (quickRows<2>(begin, count, partA + i * rowStride, rowStride, depthStride, panel, c + i * cStride, cStride)) {
        careful(i);
        careful(i + 1);
      }
    for (; i < rows; i++)
      if (!ordinary ||
          quickRows<1>(begin, count, partA + i * rowStride, rowStride, depthStride, panel, c + i * cStride, cStride))
        careful(i);
  }
}

}  // namespace
}  // namespace rl
