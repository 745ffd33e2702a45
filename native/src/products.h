// Matrix products, with bias and activation: blocks of columns, and of rows within them.
#pragma once
#include "functions.h"
#include "instructions.h"
#include "multiply-add.h"
#include "vector.h"
#if RL_FUSED
#include "products-fused.h"
#else
#include "products-unfused.h"
#endif

namespace rl {
namespace {

inline float* floats(int32_t* arena, int32_t offset) { return reinterpret_cast<float*>(arena) + offset; }

// Adds the bias to a finished block of columns and applies the activation.
inline void finish(float* c, int64_t cStride, int rows, int columns, const float* bias, int32_t activation) {
  if (bias == nullptr && activation == kLinear) return;
  const Vector added = bias == nullptr ? splat(0) : columns == kColumns ? load(bias) : loadPart(bias, columns);
  for (int i = 0; i < rows; i++) {
    float* row = c + i * cStride;
    Vector x = columns == kColumns ? load(row) : loadPart(row, columns);
    if (bias != nullptr) x = x + added;
    if (activation == kRelu) x = relu(x);
    else if (activation == kTanh) x = tanhOf(x);
    if (columns == kColumns) store(row, x);
    else storePart(row, x, columns);
  }
}

void matMul(const int32_t* code, int32_t* arena) {
  float* c = floats(arena, code[1]);
  const float* a = floats(arena, code[2]);
  const float* b = floats(arena, code[3]);
  const float* bias = code[4] < 0 ? nullptr : floats(arena, code[4]);
  const int32_t activation = code[5];
  const int rows = code[6], columns = code[7], depth = code[8];
  const bool transposeA = code[9] != 0, transposeB = code[10] != 0;
  // Room for one block of columns of b, and for one of c that is narrower than a vector.
  float* panel = floats(arena, code[11]);
  float* narrow = panel + static_cast<int64_t>(depth) * kColumns;
  const int64_t rowStride = transposeA ? 1 : depth, depthStride = transposeA ? rows : 1;
  // Rows of b that lie far apart fall into the same few places of the cache: laid side by side where it pays.
  const bool far = static_cast<int64_t>(depth) * columns > 8192 && rows >= 12;

#if !RL_FUSED
  const bool ordinary =
      isOrdinary(a, static_cast<int64_t>(rows) * depth, b, static_cast<int64_t>(depth) * columns, depth);
#endif
  const auto blocks = [&](int count, int row, const float* columnsOfB, int64_t bStride, float* to, int64_t toStride) {
#if RL_FUSED
    rowsOfBlocks(count, depth, a + row * rowStride, rowStride, depthStride, columnsOfB, bStride, to, toStride);
#else
    rowsOfBlocks(ordinary, count, depth, a + row * rowStride, rowStride, depthStride, columnsOfB, bStride, to, toStride);
#endif
  };

  int j = 0;
#if RL_FUSED
  if (rows == 1 && !transposeB)
    for (; j + 4 * kColumns <= columns; j += 4 * kColumns) {
      wideRow(depth, a, depthStride, b + j, columns, c + j);
      for (int part = 0; part < 4; part++)
        finish(c + j + part * kColumns, columns, 1, kColumns, bias == nullptr ? nullptr : bias + j + part * kColumns,
               activation);
    }
#endif
  for (; j < columns; j += kColumns) {
    const int width = columns - j < kColumns ? columns - j : kColumns;
    const float* from = b + j;
    int64_t stride = columns;
    if (transposeB) {
      for (int k = 0; k < depth; k++) {
        float* to = panel + static_cast<int64_t>(k) * kColumns;
        const float* column = b + static_cast<int64_t>(j) * depth + k;
        for (int i = 0; i < width; i++) to[i] = column[static_cast<int64_t>(i) * depth];
        for (int i = width; i < kColumns; i++) to[i] = 0;
      }
      from = panel;
      stride = kColumns;
    } else if (width < kColumns || far) {
      for (int k = 0; k < depth; k++)
        store(panel + static_cast<int64_t>(k) * kColumns,
              width == kColumns ? load(from + static_cast<int64_t>(k) * columns)
                                : loadPart(from + static_cast<int64_t>(k) * columns, width));
      from = panel;
      stride = kColumns;
    }
    const float* biasHere = bias == nullptr ? nullptr : bias + j;
    if (width == kColumns) {
      blocks(rows, 0, from, stride, c + j, columns);
      finish(c + j, columns, rows, kColumns, biasHere, activation);
    } else {
      for (int i = 0; i < rows; i += kRows) {
        const int count = rows - i < kRows ? rows - i : kRows;
        blocks(count, i, from, stride, narrow, kColumns);
        finish(narrow, kColumns, count, kColumns, nullptr, kLinear);
        for (int row = 0; row < count; row++)
          storePart(c + static_cast<int64_t>(i + row) * columns + j, load(narrow + row * kColumns), width);
      }
      finish(c + j, columns, rows, width, biasHere, activation);
    }
  }
}

}  // namespace
}  // namespace rl
