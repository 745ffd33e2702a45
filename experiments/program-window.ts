/** The real program with its window, for benchmarks that look at it. */
import { _electron, type ElectronApplication } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Starts a built clone of the program on a data folder. */
export function launch(clone: string, home: string): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: createRequire(join(clone, 'package.json'))('electron') as string,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.'],
    cwd: clone,
    env: { ...(process.env as Record<string, string>), RL_LAB_HOME: home },
    colorScheme: null,
    timeout: 180_000,
  });
}

/** Ends a program and waits until it is gone. */
export async function quit(app: ElectronApplication): Promise<void> {
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: program }) => program.quit()).catch(() => undefined);
  await gone;
}

/** Megabytes of a program's processes, by their kind; memory that they share counts once. */
export async function memoryOf(app: ElectronApplication): Promise<Record<string, number>> {
  const metrics = await app.evaluate(({ app: program }) =>
    program
      .getAppMetrics()
      .map(({ pid, type, memory: { workingSetSize } }) => ({ pid, type, workingSetSize })),
  );
  const used: Record<string, number> = {};
  for (const { pid, type, workingSetSize } of metrics) {
    const file = `/proc/${pid}/smaps_rollup`;
    const kilobytes = existsSync(file)
      ? Number(/^Pss:\s+(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? workingSetSize)
      : workingSetSize;
    used[type] = (used[type] ?? 0) + kilobytes / 1024;
  }
  return used;
}
