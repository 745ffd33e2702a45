/** Programs that are disposed of after the test which compiled them. */
import { afterEach } from 'vitest';

const programs: { dispose(): void }[] = [];
afterEach(() => {
  while (programs.length > 0) programs.pop()!.dispose();
});

/** Keeps a program until the end of the test. */
export function kept<P extends { dispose(): void }>(program: P): P {
  programs.push(program);
  return program;
}
