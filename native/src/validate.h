// Checks instructions before they run: whatever passes can read and write nothing outside the arena.
#pragma once
#include <string>

#include "instructions.h"

namespace rl {

// Returns an empty string where every instruction is known, of its length, and within an arena of so many words;
// otherwise what is wrong, with the word at which it stands.
std::string validate(const int32_t* code, int64_t words, int64_t arenaWords);

}  // namespace rl
