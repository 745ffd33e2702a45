import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/**
 * What the runtime of a packaged program no longer does, whoever asks it by variables or arguments: stand in for Node,
 * take Node's options, open a debugger. A packaged program brings the Node that its trainings run on.
 *
 * In a clone they stay as they are delivered: the window's tests are steered through the debugger, and where no Node
 * fits, Electron runs the trainings.
 */
const packaged = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
};

/**
 * Sets the fuses of a packaged program's runtime, for good.
 *
 * @param {string} executable of Electron: a copy that nobody else runs
 */
export async function setFuses(executable) {
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Signatures of the Mac's are void once a byte has changed.
    resetAdHocDarwinSignature: true,
    ...packaged,
  });
}

/**
 * Tells which fuses of a runtime are not as a packaged program's have to be.
 *
 * @param {string} executable
 * @returns {Promise<string[]>} their names
 */
export async function wrongFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(packaged)
    .filter(([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([fuse]) => FuseV1Options[fuse]);
}
