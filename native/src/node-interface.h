// Node's interface for native modules. On Windows the program that loads the module may be node.exe or electron.exe, so its
// functions are looked up in whichever it is, when the module is loaded, and not linked to one of them by name.
#pragma once
#define NAPI_VERSION 8
#include <node_api.h>

#if defined(_WIN32)
#include "node-interface-windows.h"
#else
#define RL_MODULE_INIT NAPI_MODULE_INIT
#endif
