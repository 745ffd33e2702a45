// The functions of Node's interface that the module uses, found in the program that loads it.
#pragma once
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#define RL_NODE_FUNCTIONS(with)                                                                                       \
  with(napi_add_finalizer) with(napi_create_array) with(napi_create_array_with_length) with(napi_create_function)    \
  with(napi_create_reference) with(napi_create_string_utf8) with(napi_delete_reference) with(napi_get_array_length)  \
  with(napi_get_arraybuffer_info) with(napi_get_cb_info) with(napi_get_element) with(napi_get_reference_value)       \
  with(napi_get_typedarray_info) with(napi_get_value_string_utf8) with(napi_is_array) with(napi_is_arraybuffer)      \
  with(napi_is_detached_arraybuffer) with(napi_is_typedarray) with(napi_set_element) with(napi_set_named_property)   \
  with(napi_throw_error) with(napi_typeof)

namespace rl {
namespace node {
#define RL_DECLARE(name) inline decltype(&::name) name = nullptr;
RL_NODE_FUNCTIONS(RL_DECLARE)
#undef RL_DECLARE

// True where the loading program has all of them.
inline bool find() {
  const HMODULE program = GetModuleHandleW(nullptr);
  bool all = true;
#define RL_FIND(name)                                                                                     \
  name = reinterpret_cast<decltype(name)>(reinterpret_cast<void*>(GetProcAddress(program, #name)));      \
  all = all && name != nullptr;
  RL_NODE_FUNCTIONS(RL_FIND)
#undef RL_FIND
  return all;
}
}  // namespace node
// Inside rl these hide Node's own declarations.
#define RL_USE(name) using node::name;
RL_NODE_FUNCTIONS(RL_USE)
#undef RL_USE
}  // namespace rl

#define RL_MODULE_INIT()                                                                                       \
  static napi_value rlLabInitialise(napi_env env, napi_value exports);                                         \
  extern "C" __declspec(dllexport) int32_t node_api_module_get_api_version_v1(void) { return NAPI_VERSION; }   \
  extern "C" __declspec(dllexport) napi_value napi_register_module_v1(napi_env env, napi_value exports) {      \
    return rl::node::find() ? rlLabInitialise(env, exports) : exports;                                         \
  }                                                                                                            \
  static napi_value rlLabInitialise([[maybe_unused]] napi_env env, napi_value exports)
