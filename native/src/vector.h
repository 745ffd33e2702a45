// Sixteen floats at a time, by whatever vectors the processor has, and functions of them that give the same bits on all.
//
// Additions, products, quotients and roots are those of IEEE 754, rounded once. A fused multiply-add is one instruction
// where the processor has it, and is worked out in double precision where it has not. Contraction is switched off by the
// build (-ffp-contract=off): nothing is fused that is not written so.
#pragma once
#include <cstdint>
#include <cstring>

namespace rl {
namespace {

constexpr int kLanes = 16;
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

#if !defined(RL_PLAIN) && (defined(__FMA__) || defined(__aarch64__))
inline Vector multiplyAdd(Vector a, Vector b, Vector c) { return __builtin_elementwise_fma(a, b, c); }
#else
// The product of two floats is exact in double precision. The sum is rounded to odd there, so that the rounding to
// float afterwards is the only one that counts (Boldo & Melquiond 2008).
inline float multiplyAddOne(float a, float b, float c) {
  const double product = static_cast<double>(a) * b;
  double sum = product + c;
  const double part = sum - product;
  const double error = (product - (sum - part)) + (c - part);
  int64_t pattern;
  std::memcpy(&pattern, &sum, sizeof(pattern));
  if (error != 0 && error == error && (pattern & 1) == 0) {
    pattern += (error > 0) == (sum > 0) ? 1 : -1;
    std::memcpy(&sum, &pattern, sizeof(sum));
  }
  return static_cast<float>(sum);
}
inline Vector multiplyAdd(Vector a, Vector b, Vector c) {
  Vector result;
  for (int i = 0; i < kLanes; i++) result[i] = multiplyAddOne(a[i], b[i], c[i]);
  return result;
}
#endif

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

// 2^n for integers n from -126 to 127.
inline Vector powerOfTwo(Integers n) { return asFloats((n + 127) << 23); }

// e^x: x = n ln 2 + r with |r| <= ln 2 / 2, and a polynomial of degree 7 in r; within 2 units in the last place.
// Below -87.3 the result is 0, above 88.7 infinite.
inline Vector exponential(Vector x) {
  const Vector inside = choose(x < -87.33654f, splat(-87.33654f), choose(x > 88.72283f, splat(88.72283f), x));
  const Vector n = floorOf(multiplyAdd(inside, splat(1.44269504f), splat(0.5f)));
  const Vector r = multiplyAdd(n, splat(2.12194440e-4f), multiplyAdd(n, splat(-0.693359375f), inside));
  Vector p = splat(1.9875691500e-4f);
  p = multiplyAdd(p, r, splat(1.3981999507e-3f));
  p = multiplyAdd(p, r, splat(8.3334519073e-3f));
  p = multiplyAdd(p, r, splat(4.1665795894e-2f));
  p = multiplyAdd(p, r, splat(1.6666665459e-1f));
  p = multiplyAdd(p, r, splat(5.0000001201e-1f));
  p = multiplyAdd(p, r * r, r) + splat(1);
  const Integers whole = __builtin_convertvector(choose(n == n, n, splat(0)), Integers);
  const Integers half = whole >> 1;
  const Vector result = p * powerOfTwo(half) * powerOfTwo(whole - half);
  return choose(x != x, x, choose(x < -87.33654f, splat(0), choose(x > 88.72283f, splat(__builtin_inff()), result)));
}

// ln x: x = 2^n m with m from sqrt(1/2) to sqrt(2), and a polynomial in m - 1; within 2 units in the last place.
inline Vector logarithm(Vector x) {
  // Numbers too small for an exponent of their own are scaled up first.
  const Integers tiny = x < 1.17549435e-38f;
  const Vector scaled = choose(tiny, x * splat(8388608.0f), x);
  const Integers pattern = bits(scaled);
  Vector n = __builtin_convertvector(((pattern >> 23) & 255) - 126, Vector) - choose(tiny, splat(23), splat(0));
  Vector m = asFloats((pattern & 0x007fffff) | 0x3f000000);
  const Integers low = m < 0.707106781f;
  n = n - truth(low);
  m = choose(low, m + m, m) - splat(1);
  const Vector z = m * m;
  Vector p = splat(7.0376836292e-2f);
  p = multiplyAdd(p, m, splat(-1.1514610310e-1f));
  p = multiplyAdd(p, m, splat(1.1676998740e-1f));
  p = multiplyAdd(p, m, splat(-1.2420140846e-1f));
  p = multiplyAdd(p, m, splat(1.4249322787e-1f));
  p = multiplyAdd(p, m, splat(-1.6668057665e-1f));
  p = multiplyAdd(p, m, splat(2.0000714765e-1f));
  p = multiplyAdd(p, m, splat(-2.4999993993e-1f));
  p = multiplyAdd(p, m, splat(3.3333331174e-1f));
  p = p * m * z;
  p = multiplyAdd(n, splat(-2.12194440e-4f), p);
  p = multiplyAdd(z, splat(-0.5f), p);
  const Vector result = multiplyAdd(n, splat(0.693359375f), m + p);
  const Vector infinity = splat(__builtin_inff());
  return choose(x == infinity, infinity,
                choose(x == splat(0), -infinity, choose((x < 0) | (x != x), splat(__builtin_nanf("")), result)));
}

// tanh x: a polynomial near 0, 1 - 2 / (e^2x + 1) elsewhere.
inline Vector tanhOf(Vector x) {
  const Vector size = absolute(x);
  const Vector z = x * x;
  Vector p = splat(-5.70498872745e-3f);
  p = multiplyAdd(p, z, splat(2.06390887954e-2f));
  p = multiplyAdd(p, z, splat(-5.37397155531e-2f));
  p = multiplyAdd(p, z, splat(1.33314422036e-1f));
  p = multiplyAdd(p, z, splat(-3.33332819422e-1f));
  const Vector near = multiplyAdd(p * z, x, x);
  const Vector far = splat(1) - splat(2) / (exponential(size + size) + splat(1));
  const Vector signedFar = asFloats(bits(far) | (bits(x) & INT32_MIN));
  return choose(x != x, x, choose(size < 0.625f, near, signedFar));
}

inline Vector sigmoid(Vector x) { return splat(1) / (splat(1) + exponential(-x)); }

// ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|); the small summand keeps its digits (Kahan).
inline Vector softplus(Vector x) {
  const Vector power = exponential(-absolute(x));
  const Vector above = splat(1) + power;
  const Vector rest = choose(above == splat(1), power, logarithm(above) * (power / (above - splat(1))));
  return choose(x != x, x, larger(x, splat(0)) + rest);
}

}  // namespace
}  // namespace rl
