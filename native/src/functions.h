// Exponential, logarithm and their like: polynomials of this folder, which give the same bits on every processor.
#pragma once
#include "multiply-add.h"
#include "vector.h"

namespace rl {
namespace {

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
