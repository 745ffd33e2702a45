// Blocks of a matrix product on processors that have the fused multiply-add.
#pragma once
#include "multiply-add.h"
#include "vector.h"

namespace rl {
namespace {

// One block of rows x 16 columns: c = a b, or c + a b. a is read by strides, b has 16 columns side by side.
template <int Rows>
inline void block(int depth, const float* a, int64_t rowStride, int64_t depthStride, const float* b, int64_t bStride,
                  float* c, int64_t cStride) {
  Vector sums[Rows];
  for (int i = 0; i < Rows; i++) sums[i] = splat(0);
  for (int k = 0; k < depth; k++) {
    const Vector column = load(b + k * bStride);
    const float* at = a + k * depthStride;
    for (int i = 0; i < Rows; i++) sums[i] = multiplyAdd(splat(at[i * rowStride]), column, sums[i]);
  }
  for (int i = 0; i < Rows; i++) store(c + i * cStride, sums[i]);
}

// One row x 64 columns: four independent chains hide the latency that one row alone would wait for.
inline void wideRow(int depth, const float* a, int64_t depthStride, const float* b, int64_t bStride, float* c) {
  Vector sums[4] = {splat(0), splat(0), splat(0), splat(0)};
  for (int k = 0; k < depth; k++) {
    const Vector x = splat(a[k * depthStride]);
    for (int j = 0; j < 4; j++) sums[j] = multiplyAdd(x, load(b + k * bStride + j * kColumns), sums[j]);
  }
  for (int j = 0; j < 4; j++) store(c + j * kColumns, sums[j]);
}

inline void rowsOfBlocks(int rows, int depth, const float* a, int64_t rowStride, int64_t depthStride, const float* b,
                         int64_t bStride, float* c, int64_t cStride) {
  int i = 0;
  for (; i + kRows <= rows; i += kRows)
    block<kRows>(depth, a + i * rowStride, rowStride, depthStride, b, bStride, c + i * cStride, cStride);
  const float* rest = a + i * rowStride;
  float* out = c + i * cStride;
  switch (rows - i) {
    case 5: block<5>(depth, rest, rowStride, depthStride, b, bStride, out, cStride); break;
    case 4: block<4>(depth, rest, rowStride, depthStride, b, bStride, out, cStride); break;
    case 3: block<3>(depth, rest, rowStride, depthStride, b, bStride, out, cStride); break;
    case 2: block<2>(depth, rest, rowStride, depthStride, b, bStride, out, cStride); break;
    case 1: block<1>(depth, rest, rowStride, depthStride, b, bStride, out, cStride); break;
  }
}

}  // namespace
}  // namespace rl
