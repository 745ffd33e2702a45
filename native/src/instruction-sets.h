// Which instruction sets the kernels were compiled for, and which of them this processor has.
#pragma once
#include <vector>

#include "instructions.h"

namespace rl {

struct InstructionSet {
  const char* name;
  Run run;
};

// The sets that this processor can run, the fastest first. The last one, `plain`, runs on every processor.
const std::vector<InstructionSet>& instructionSets();

}  // namespace rl
