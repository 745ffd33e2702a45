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

// Transposes 16 x 16 numbers: blocks of eight change places, then those of four within them, of two, and single ones.
inline void transpose(Vector* rows) {
  for (int i = 0; i < 8; i++) {
    const Vector a = rows[i], b = rows[i + 8];
    rows[i] = __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
    rows[i + 8] = __builtin_shufflevector(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
  }
  for (int i = 0; i < kLanes; i = i % 4 == 3 ? i + 5 : i + 1) {
    const Vector a = rows[i], b = rows[i + 4];
    rows[i] = __builtin_shufflevector(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27);
    rows[i + 4] = __builtin_shufflevector(a, b, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31);
  }
  for (int i = 0; i < kLanes; i = i % 2 == 1 ? i + 3 : i + 1) {
    const Vector a = rows[i], b = rows[i + 2];
    rows[i] = __builtin_shufflevector(a, b, 0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29);
    rows[i + 2] = __builtin_shufflevector(a, b, 2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31);
  }
  for (int i = 0; i < kLanes; i += 2) {
    const Vector a = rows[i], b = rows[i + 1];
    rows[i] = __builtin_shufflevector(a, b, 0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30);
    rows[i + 1] = __builtin_shufflevector(a, b, 1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31);
  }
}

// Up to 16 columns of b as a panel of rows: each column lies side by side, `depth` numbers long. Missing columns are 0.
inline void layOut(float* panel, const float* columns, int depth, int width) {
  for (int k = 0; k < depth; k += kLanes) {
    const int count = depth - k < kLanes ? depth - k : kLanes;
    Vector rows[kLanes];
    for (int i = 0; i < kLanes; i++) {
      const float* from = columns + static_cast<int64_t>(i) * depth + k;
      rows[i] = i >= width ? splat(0) : count == kLanes ? load(from) : loadPart(from, count);
    }
    transpose(rows);
    for (int i = 0; i < count; i++) store(panel + static_cast<int64_t>(k + i) * kColumns, rows[i]);
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
      layOut(panel, b + static_cast<int64_t>(j) * depth, depth, width);
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
