#include "instruction-sets.h"

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace rl {

void runPlain(const int32_t* code, int64_t words, int32_t* arena);
#if defined(__x86_64__)
void runAvx(const int32_t* code, int64_t words, int32_t* arena);
void runFma(const int32_t* code, int64_t words, int32_t* arena);
void runAvx2(const int32_t* code, int64_t words, int32_t* arena);
void runAvx512(const int32_t* code, int64_t words, int32_t* arena);
#elif defined(__aarch64__)
void runNeon(const int32_t* code, int64_t words, int32_t* arena);
#endif

namespace {

#if defined(__x86_64__)
// Bits of the registers that the operating system saves when it switches between programs.
uint64_t savedRegisters() {
  uint32_t low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (static_cast<uint64_t>(high) << 32) | low;
}

struct Features {
  bool avx = false, fma = false, avx2 = false, avx512 = false;

  Features() {
    uint32_t a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d)) return;
    const bool saves = c & (1u << 27);
    if (!saves || !(c & (1u << 28))) return;
    const uint64_t saved = savedRegisters();
    avx = (saved & 0x6) == 0x6;
    fma = avx && (c & (1u << 12));
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return;
    avx2 = fma && (b & (1u << 5));
    // Foundation, double and quad words, byte and word, vector lengths.
    const uint32_t wanted = (1u << 16) | (1u << 17) | (1u << 30) | (1u << 31);
    avx512 = avx2 && (saved & 0xe6) == 0xe6 && (b & wanted) == wanted;
  }
};
#endif

std::vector<InstructionSet> find() {
  std::vector<InstructionSet> sets;
#if defined(__x86_64__)
  const Features features;
  if (features.avx512) sets.push_back({"avx512", runAvx512});
  if (features.avx2) sets.push_back({"avx2", runAvx2});
  if (features.fma) sets.push_back({"fma", runFma});
  if (features.avx) sets.push_back({"avx", runAvx});
#elif defined(__aarch64__)
  sets.push_back({"neon", runNeon});
#endif
  sets.push_back({"plain", runPlain});
  return sets;
}

}  // namespace

const std::vector<InstructionSet>& instructionSets() {
  static const std::vector<InstructionSet> sets = find();
  return sets;
}

}  // namespace rl
