import { spawn } from 'node:child_process';
import { findXvfb } from './system-libraries.mjs';

/**
 * Starts a virtual display of our own on a number that is free; it ends with this process at the latest.
 *
 * @returns {Promise<{ display: string, stop: () => void } | undefined>} undefined where Xvfb is missing
 */
export async function startVirtualDisplay() {
  const program = findXvfb();
  if (!program) return undefined;
  const args = ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'];
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const stop = () => {
    process.off('exit', stop);
    server.kill();
  };
  process.on('exit', stop);
  let complaint = '';
  server.stderr.on('data', (chunk) => (complaint += chunk));
  const number = await new Promise((resolve, reject) => {
    let digits = '';
    const timer = setTimeout(() => reject(new Error('Xvfb did not start within 15 s')), 15_000);
    server.stdio[3].on('data', (chunk) => {
      digits += chunk;
      if (digits.includes('\n')) {
        clearTimeout(timer);
        resolve(digits.trim());
      }
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with code ${code}: ${complaint.trim()}`)));
  }).catch((error) => {
    stop();
    throw error;
  });
  server.removeAllListeners('exit');
  for (const stream of [server, server.stderr, server.stdio[3]]) stream.unref?.();
  return { display: `:${number}`, stop };
}
