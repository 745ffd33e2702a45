/** Debian's libraries for Linux on 64-bit ARM, with which a program for it runs in an emulator. */
import path from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { buildFolder, readSealedFolder } from '../setup/manifest.mjs';
import { cacheFolder } from '../setup/paths.mjs';
import { findProgram, lastLines, run } from '../setup/processes.mjs';

const release = 'bookworm';
/** Programs that are needed, by the packages that bring them. */
const tools = { 'qemu-aarch64': 'qemu-user', debootstrap: 'debootstrap' };

/** Names the packages that are missing for it. */
export const missingEmulator = () =>
  Object.keys(tools)
    .filter((program) => !findProgram(program))
    .map((program) => tools[program]);

/** Returns the folder with the libraries; downloads their packages the first time, which takes root's rights. */
export async function arm64Libraries() {
  const missing = missingEmulator();
  if (missing.length)
    throw new SetupFailure('Programs for 64-bit ARM cannot be run here', {
      todo: [`apt-get install -y ${missing.join(' ')}`],
    });
  const folder = path.join(cacheFolder(), 'arm64-libraries', release);
  if (readSealedFolder(folder)) return folder;
  console.log('Downloading libraries for 64-bit ARM');
  await buildFolder(folder, { version: release }, async (staging) => {
    const args = ['--foreign', '--arch=arm64', '--variant=minbase', release, staging];
    const { code, output } = await run('debootstrap', args);
    if (code !== 0) throw new Error(`debootstrap could not get them: ${lastLines(output)}`);
  });
  return folder;
}
