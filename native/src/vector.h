// Sixteen floats at a time, by whatever vectors the processor has.
//
// Additions, products, quotients and roots are those of IEEE 754, rounded once. Contraction is switched off by the build
// (-ffp-contract=off): nothing is fused that is not written so.
#pragma once
#include <cstdint>
#include <cstring>

namespace rl {
namespace {

constexpr int kLanes = 16;
constexpr int kColumns = kLanes;  // columns of one block of a matrix product
constexpr int kRows = 6;          // rows of one block
typedef float Vector __attribute__((vector_size(kLanes * 4)));
typedef int32_t Integers __attribute__((vector_size(kLanes * 4)));
typedef uint32_t Counts __attribute__((vector_size(kLanes * 4)));
typedef float Unaligned __attribute__((vector_size(kLanes * 4), aligned(4)));

inline Vector splat(float x) { return Vector{x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x}; }
inline Vector load(const float* from) { return *reinterpret_cast<const Unaligned*>(from); }
inline void store(float* to, Vector x) { *reinterpret_cast<Unaligned*>(to) = x; }

// The first `count` lanes; the others are 0.
inline Vector loadPart(const float* from, int count) {
  alignas(64) float lanes[kLanes] = {};
  std::memcpy(lanes, from, sizeof(float) * count);
  return load(lanes);
}
inline void storePart(float* to, Vector x, int count) {
  alignas(64) float lanes[kLanes];
  store(lanes, x);
  std::memcpy(to, lanes, sizeof(float) * count);
}

inline Vector choose(Integers condition, Vector a, Vector b) { return condition ? a : b; }
inline Vector truth(Integers condition) { return condition ? splat(1) : splat(0); }
inline Integers bits(Vector x) { return (Integers)x; }
inline Vector asFloats(Integers x) { return (Vector)x; }

inline Vector squareRoot(Vector x) { return __builtin_elementwise_sqrt(x); }
inline Vector absolute(Vector x) { return asFloats(bits(x) & 0x7fffffff); }
// Where one number is none, so is the result.
inline Vector larger(Vector a, Vector b) { return choose((a >= b) | (a != a), a, b); }
inline Vector smaller(Vector a, Vector b) { return choose((a <= b) | (a != a), a, b); }
inline Vector relu(Vector x) { return choose(x < 0, splat(0), x); }

// Adds the lanes up: each to the one eight further, then four, two, one.
inline float treeSum(Vector lanes) {
  float sums[kLanes];
  std::memcpy(sums, &lanes, sizeof(sums));
  for (int width = kLanes / 2; width > 0; width /= 2)
    for (int i = 0; i < width; i++) sums[i] = sums[i] + sums[i + width];
  return sums[0];
}

// The largest integer that is no larger. Floats of 2^23 and more are integers.
inline Vector floorOf(Vector x) {
  const Vector whole = __builtin_convertvector(
      __builtin_convertvector(choose(absolute(x) < 8388608.0f, x, splat(0)), Integers), Vector);
  const Vector floor = whole - truth(whole > x);
  return choose(absolute(x) < 8388608.0f, asFloats(bits(floor) | (bits(x) & INT32_MIN)), x);
}

}  // namespace
}  // namespace rl
