// What Node sees of the kernels: programs over an arena that JavaScript owns.
//
//   instructionSets(): string[]           the sets that this processor has, the fastest first
//   load(arena, functions, set?): (() => void)[]
//       arena      an ArrayBuffer; its memory is read and written in place
//       functions  Int32Array[], the instructions of each function; checked here, copied
//       set        one of `instructionSets()`; the fastest where missing
//
// A function that was loaded runs its instructions; it takes and returns nothing. It throws where the arena was detached.
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "instruction-sets.h"
#include "node-interface.h"
#include "validate.h"

namespace rl {
namespace {

// One loaded program; its functions share it, the last of them that is collected frees it.
struct Program {
  Run run = nullptr;
  int32_t* arena = nullptr;
  napi_ref buffer = nullptr;
};

struct Function {
  std::shared_ptr<Program> program;
  std::vector<int32_t> code;
};

napi_value fail(napi_env env, const std::string& message) {
  napi_throw_error(env, "RL_LAB_KERNELS", message.c_str());
  return nullptr;
}

napi_value call(napi_env env, napi_callback_info info) {
  void* data = nullptr;
  if (napi_get_cb_info(env, info, nullptr, nullptr, nullptr, &data) != napi_ok) return fail(env, "no function");
  const auto& function = *static_cast<Function*>(data);
  napi_value buffer;
  bool detached = true;
  if (napi_get_reference_value(env, function.program->buffer, &buffer) != napi_ok ||
      napi_is_detached_arraybuffer(env, buffer, &detached) != napi_ok || detached)
    return fail(env, "the arena was detached");
  function.program->run(function.code.data(), static_cast<int64_t>(function.code.size()), function.program->arena);
  return nullptr;
}

void freeFunction(napi_env env, void* data, void*) {
  auto* function = static_cast<Function*>(data);
  if (function->program.use_count() == 1) napi_delete_reference(env, function->program->buffer);
  delete function;
}

bool readCode(napi_env env, napi_value value, std::vector<int32_t>* code) {
  bool is = false;
  napi_typedarray_type type;
  size_t length;
  void* data;
  if (napi_is_typedarray(env, value, &is) != napi_ok || !is ||
      napi_get_typedarray_info(env, value, &type, &length, &data, nullptr, nullptr) != napi_ok ||
      type != napi_int32_array)
    return false;
  code->assign(static_cast<int32_t*>(data), static_cast<int32_t*>(data) + length);
  return true;
}

// The set of that name, the fastest where there is none; null where this processor lacks it.
Run findSet(napi_env env, napi_value name) {
  napi_valuetype type;
  if (name == nullptr || napi_typeof(env, name, &type) != napi_ok || type != napi_string)
    return instructionSets().front().run;
  char text[16] = {};
  napi_get_value_string_utf8(env, name, text, sizeof(text), nullptr);
  for (const auto& set : instructionSets())
    if (std::strcmp(set.name, text) == 0) return set.run;
  return nullptr;
}

napi_value load(napi_env env, napi_callback_info info) {
  size_t count = 3;
  napi_value given[3] = {};
  napi_get_cb_info(env, info, &count, given, nullptr, nullptr);
  bool isBuffer = false, isArray = false;
  if (count < 2 || napi_is_arraybuffer(env, given[0], &isBuffer) != napi_ok || !isBuffer ||
      napi_is_array(env, given[1], &isArray) != napi_ok || !isArray)
    return fail(env, "load takes an ArrayBuffer and an array of Int32Arrays");
  void* arena;
  size_t bytes;
  napi_get_arraybuffer_info(env, given[0], &arena, &bytes);
  auto program = std::make_shared<Program>();
  program->run = findSet(env, count > 2 ? given[2] : nullptr);
  if (program->run == nullptr) return fail(env, "this processor lacks that instruction set");
  program->arena = static_cast<int32_t*>(arena);

  uint32_t functions;
  napi_get_array_length(env, given[1], &functions);
  std::vector<std::unique_ptr<Function>> loaded;
  for (uint32_t i = 0; i < functions; i++) {
    napi_value code;
    napi_get_element(env, given[1], i, &code);
    auto function = std::make_unique<Function>();
    if (!readCode(env, code, &function->code)) return fail(env, "a function is no Int32Array");
    const std::string fault = validate(function->code.data(), static_cast<int64_t>(function->code.size()),
                                       static_cast<int64_t>(bytes / sizeof(int32_t)));
    if (!fault.empty()) return fail(env, fault);
    function->program = program;
    loaded.push_back(std::move(function));
  }
  // A reference keeps the arena where it is for as long as one of the functions can be called.
  if (functions > 0 && napi_create_reference(env, given[0], 1, &program->buffer) != napi_ok)
    return fail(env, "the arena cannot be kept");
  napi_value result;
  napi_create_array_with_length(env, functions, &result);
  for (uint32_t i = 0; i < functions; i++) {
    napi_value callable;
    Function* function = loaded[i].release();
    napi_create_function(env, nullptr, 0, call, function, &callable);
    napi_add_finalizer(env, callable, function, freeFunction, nullptr, nullptr);
    napi_set_element(env, result, i, callable);
  }
  return result;
}

napi_value names(napi_env env, napi_callback_info) {
  napi_value result;
  napi_create_array(env, &result);
  uint32_t index = 0;
  for (const auto& set : instructionSets()) {
    napi_value name;
    napi_create_string_utf8(env, set.name, NAPI_AUTO_LENGTH, &name);
    napi_set_element(env, result, index++, name);
  }
  return result;
}

void offer(napi_env env, napi_value exports, const char* name, napi_callback callback) {
  napi_value function;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, nullptr, &function);
  napi_set_named_property(env, exports, name, function);
}

}  // namespace
}  // namespace rl

RL_MODULE_INIT() {
  rl::offer(env, exports, "instructionSets", rl::names);
  rl::offer(env, exports, "load", rl::load);
  return exports;
}
