/** Which libraries the programs in a handed-out folder for Windows need, and whether each is there. */
import path from 'node:path';
import { portableExecutable } from '../setup/portable-executable.mjs';
import { filesOf } from './checksums.mjs';

/** Libraries that every Windows 10 and 11 has; `api-ms-win-` names are other names of such. */
const ofWindows = new Set(
  `advapi32 bcrypt bcryptprimitives bluetoothapis bthprops.cpl cfgmgr32 comctl32 comdlg32 crypt32 d3d11 d3d9 dbghelp dhcpcsvc
  dwmapi dwrite dxgi dxva2 gdi32 hid imm32 iphlpapi kernel32 mf mfplat mfreadwrite msimg32 ncrypt normaliz ntdll ole32
  oleacc oleaut32 pdh powrprof propsys rpcrt4 secur32 setupapi shell32 shlwapi uiautomationcore urlmon user32 userenv
  usp10 uxtheme version winhttp winmm winspool.drv winusb ws2_32 wtsapi32`.split(/\s+/),
);

const isOfWindows = (library) =>
  ofWindows.has(library.replace(/\.dll$/, '')) || /^(api|ext)-ms-win-/.test(library);

/**
 * Returns what is missing, in a sentence each. A library that the folder brings has to lie beside whoever
 * imports it: Windows looks there, and in its own folders.
 *
 * @param {string} folder
 */
export function missingImports(folder) {
  const files = filesOf(folder).filter((name) => /\.(exe|dll|node)$/i.test(name));
  const brought = new Set(files.map((name) => name.toLowerCase()));
  return files.flatMap((name) => {
    const program = portableExecutable(path.join(folder, name));
    const beside = (library) => brought.has(path.posix.join(path.posix.dirname(name), library).toLowerCase());
    return [...program.imports(), ...program.delayedImports()]
      .map((library) => library.toLowerCase())
      .filter((library) => !isOfWindows(library) && !beside(library))
      .map((library) => `${name} needs ${library}, which is neither beside it nor part of Windows`);
  });
}
