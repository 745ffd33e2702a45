import { execFileSync } from 'node:child_process';
import { programFolder } from '../../src/platform/program-folder';

/** The commit that the sources stand at, with a plus where they have been changed since; empty without Git. */
export function programCommit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: programFolder(), stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .trim();
  try {
    return `${git('rev-parse', '--short=10', 'HEAD')}${git('status', '--porcelain', '--', 'src') === '' ? '' : '+'}`;
  } catch {
    return '';
  }
}
