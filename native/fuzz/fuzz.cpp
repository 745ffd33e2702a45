// Runs random instructions, right ones and wrong ones, on an arena that no byte around can be touched: pages without any
// access lie before it and behind it. Whatever `validate` accepts must run within it, on every instruction set.
//
//   fuzz SEED SECONDS
//
// Built by scripts/fuzz-native.mjs, with a sanitizer that ends the program at undefined behaviour.
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <vector>

#include "../src/instruction-sets.h"
#include "../src/instructions.h"
#include "../src/validate.h"

namespace {

// What the operands of each operation are: o, an offset; b, an offset or -1 for none; k, a kind or an activation; s, a
// size; t, a stride; f, a switch.
const char* const kOperands[] = {
    "",        "ooobksssffo", "kooosssstttttttt", "koos", "oooos", "koosss", "oosss", "ooss",  "ooooss",
    "ooosss",  "ooosss",      "ososss",           "oos",  "oos",   "oooooooooos", "ooos", "obooooooos"};

constexpr size_t kArenaBytes = 1 << 16;
constexpr int32_t kWords = kArenaBytes / 4;

std::vector<int32_t> code;  // what runs, for whoever has to find out why it failed
const char* running = "";

void tell(int fault) {
  std::fprintf(stderr, "signal %d in %s:", fault, running);
  for (const int32_t word : code) std::fprintf(stderr, " %d", word);
  std::fprintf(stderr, "\n");
  _exit(1);
}

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  int32_t below(int32_t count) { return static_cast<int32_t>(random_() % static_cast<uint32_t>(count)); }
  uint32_t pattern() { return random_(); }

  void instruction(std::vector<int32_t>* words) {
    if (below(6) == 0) tiled(words);
    else plain(words);
  }

 private:
  void plain(std::vector<int32_t>* words) {
    const int32_t operation = 1 + below(16);
    const size_t start = words->size();
    words->push_back(operation);
    for (int32_t i = 1; i < rl::kLengths[operation]; i++) words->push_back(operand(kindOf(operation, i)));
    if (below(12) == 0) (*words)[start + below(rl::kLengths[operation])] = extreme();
  }

  // A body of one to three instructions whose operands mostly move where they may.
  void tiled(std::vector<int32_t>* words) {
    std::vector<int32_t> body;
    for (int32_t instructions = 1 + below(3); instructions > 0; instructions--) plain(&body);
    const int32_t count = static_cast<int32_t>(body.size());
    const size_t start = words->size();
    for (const int32_t word : {int32_t{rl::kTiled}, 1 + below(5), 1 + below(4), count}) words->push_back(word);
    words->insert(words->end(), body.begin(), body.end());
    for (int level = 0; level < 2; level++)
      for (int32_t from = 0; from < count;) {
        const int32_t operation = body[from];
        const int32_t length = operation > 0 && operation < rl::kTiled ? rl::kLengths[operation] : 1;
        for (int32_t k = 0; k < length && from + k < count; k++) {
          const bool moves = length > 1 && (rl::kMemory[operation] >> k & 1) != 0 && below(2) == 0;
          words->push_back(moves || below(200) == 0 ? below(40) : 0);
        }
        from += length;
      }
    if (below(12) == 0) (*words)[start + below(static_cast<int32_t>(words->size() - start))] = extreme();
  }

  static char kindOf(int32_t operation, int32_t index) {
    return kOperands[operation][index - 1];
  }

  int32_t operand(char kind) {
    switch (kind) {
      case 'o': return below(4) == 0 ? kWords - 1 - below(600) : below(kWords);
      case 'b': return below(3) == 0 ? -1 : below(kWords);
      case 'k': return below(20);
      case 'f': return below(2);
      case 't': return below(3) == 0 ? below(60) : below(2);
      default: return 1 + (below(8) == 0 ? below(400) : below(24));
    }
  }

  int32_t extreme() {
    const int32_t values[] = {-1, 0, INT32_MAX, INT32_MIN, 1 << 30, 1 << 16, kWords, kWords - 1, kWords + 1, 65535};
    return values[below(10)];
  }

  std::mt19937 random_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return std::fprintf(stderr, "fuzz SEED SECONDS\n"), 2;
  Generator generator(static_cast<uint32_t>(std::atoi(arguments[1])));
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::atoi(arguments[2]));
  const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  char* room = static_cast<char*>(
      mmap(nullptr, kArenaBytes + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (room == MAP_FAILED || mprotect(room + page, kArenaBytes, PROT_READ | PROT_WRITE) != 0) return 2;
  int32_t* arena = reinterpret_cast<int32_t*>(room + page);
  for (const int fault : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP}) signal(fault, tell);

  int64_t given = 0, accepted = 0;
  std::vector<int64_t> ofOperation(rl::kOperations);
  while (std::chrono::steady_clock::now() < end) {
    // Numbers of all kinds; small integers among them, which are good indices.
    for (int32_t i = 0; i < kWords; i++)
      arena[i] = i % 3 == 0 ? generator.below(30) - 2 : static_cast<int32_t>(generator.pattern());
    for (int i = 0; i < 2000; i++) {
      code.clear();
      for (int32_t instructions = 1 + generator.below(2); instructions > 0; instructions--) generator.instruction(&code);
      if (generator.below(50) == 0) code.resize(1 + generator.below(static_cast<int32_t>(code.size())));
      given++;
      running = "validate";
      // A copy of just that length: what reads behind it is found, too.
      const std::vector<int32_t> copy(code);
      if (!rl::validate(copy.data(), static_cast<int64_t>(copy.size()), kWords).empty()) continue;
      accepted++;
      ofOperation[copy[0]]++;
      for (const auto& set : rl::instructionSets()) {
        running = set.name;
        set.run(copy.data(), static_cast<int64_t>(copy.size()), arena);
      }
    }
  }
  std::printf("%lld programs, %lld accepted and run on", static_cast<long long>(given),
              static_cast<long long>(accepted));
  for (const auto& set : rl::instructionSets()) std::printf(" %s", set.name);
  std::printf("; by the first operation:");
  for (size_t i = 1; i < ofOperation.size(); i++) {
    std::printf(" %lld", static_cast<long long>(ofOperation[i]));
    if (ofOperation[i] == 0) return std::printf("\noperation %zu was never accepted\n", i), 1;
  }
  std::printf("\n");
  return 0;
}
