// Sixteen floats at a time, by whatever vectors the processor has.
//
// Additions, products, quotients and roots are those of IEEE 754, rounded once. Contraction is switched off by the build
// (-ffp-contract=off): nothing is fused that is not written so.
#pragma once
#include <cstdint>
#include <cstring>
#if defined(__AVX__)
#include <immintrin.h>
#endif

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

// The first `count` lanes; the others are 0. Nothing behind them is touched.
#if defined(__AVX512F__)
inline Vector loadPart(const float* from, int count) {
  return (Vector)_mm512_maskz_loadu_ps(static_cast<__mmask16>((1u << count) - 1), from);
}
#elif defined(__AVX__)
// Eight lanes of a mask for the first `count` of sixteen, from lane `first` on.
inline __m256i maskOf(int count, int first) {
  alignas(32) static const int32_t lanes[2 * kLanes] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(lanes + kLanes - count + first));
}
inline Vector loadPart(const float* from, int count) {
  const __m256 low = _mm256_maskload_ps(from, maskOf(count, 0));
  const __m256 high = count > 8 ? _mm256_maskload_ps(from + 8, maskOf(count, 8)) : _mm256_setzero_ps();
  return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}
#else
inline Vector loadPart(const float* from, int count) {
  alignas(64) float lanes[kLanes] = {};
  float* to = lanes;
  if (count & 16) return load(from);
  if (count & 8) std::memcpy(to, from, 32), to += 8, from += 8;
  if (count & 4) std::memcpy(to, from, 16), to += 4, from += 4;
  if (count & 2) std::memcpy(to, from, 8), to += 2, from += 2;
  if (count & 1) *to = *from;
  return load(lanes);
}
#endif
#if defined(__AVX512F__)
inline void storePart(float* to, Vector x, int count) {
  _mm512_mask_storeu_ps(to, static_cast<__mmask16>((1u << count) - 1), (__m512)x);
}
#elif defined(__AVX__)
inline void storePart(float* to, Vector x, int count) {
  _mm256_maskstore_ps(to, maskOf(count, 0), __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7));
  if (count > 8) _mm256_maskstore_ps(to + 8, maskOf(count, 8), __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15));
}
#else
inline void storePart(float* to, Vector x, int count) {
  if (count & 16) return store(to, x);
  auto eight = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7);
  if (count & 8) {
    std::memcpy(to, &eight, sizeof(eight));
    to += 8;
    eight = __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  }
  auto four = __builtin_shufflevector(eight, eight, 0, 1, 2, 3);
  if (count & 4) {
    std::memcpy(to, &four, sizeof(four));
    to += 4;
    four = __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
  }
  auto two = __builtin_shufflevector(four, four, 0, 1);
  if (count & 2) {
    std::memcpy(to, &two, sizeof(two));
    to += 2;
    two = __builtin_shufflevector(four, four, 2, 3);
  }
  if (count & 1) *to = two[0];
}
#endif

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
inline float treeSum(Vector x) {
  const auto eight = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7) +
                     __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  const auto four =
      __builtin_shufflevector(eight, eight, 0, 1, 2, 3) + __builtin_shufflevector(eight, eight, 4, 5, 6, 7);
  const auto two = __builtin_shufflevector(four, four, 0, 1) + __builtin_shufflevector(four, four, 2, 3);
  return two[0] + two[1];
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
