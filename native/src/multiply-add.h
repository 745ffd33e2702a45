// a b + c, rounded once: one instruction where the processor has it, double precision where it has not.
#pragma once
#include "vector.h"

#if !defined(RL_PLAIN) && (defined(__FMA__) || defined(__aarch64__))
#define RL_FUSED 1
#else
#define RL_FUSED 0
#endif

namespace rl {
namespace {

#if RL_FUSED
inline Vector multiplyAdd(Vector a, Vector b, Vector c) { return __builtin_elementwise_fma(a, b, c); }
#else
typedef double Doubles __attribute__((vector_size(kLanes * 8)));
typedef uint64_t Patterns __attribute__((vector_size(kLanes * 8)));

// The product of two floats is exact in double precision, their sum with a third is not, and rounding it once more to
// float could go the other way than rounding once. So the sum is rounded to odd: towards 0, and its last bit set where
// anything was cut off, which no rounding to so few digits mistakes for a tie (Boldo & Melquiond 2008). What was cut off
// is the error of a sum, which is a double itself (Knuth's two-sum); it is no number where the sum is infinite or none.
inline Vector multiplyAdd(Vector a, Vector b, Vector c) {
  const Doubles product = __builtin_convertvector(a, Doubles) * __builtin_convertvector(b, Doubles);
  const Doubles summand = __builtin_convertvector(c, Doubles);
  const Doubles sum = product + summand;
  const Doubles part = sum - product;
  const Doubles error = (product - (sum - part)) + (summand - part);
  const Patterns inexact = (Patterns)((error < 0) | (error > 0));
  const Patterns tooLarge = (((Patterns)error ^ (Patterns)sum) >> 63) & inexact;
  const Patterns odd = ((Patterns)sum - tooLarge) | (inexact & 1);
  return __builtin_convertvector((Doubles)odd, Vector);
}
#endif

}  // namespace
}  // namespace rl
