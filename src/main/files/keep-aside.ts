import { existsSync } from 'node:fs';
import { renameDurably } from './atomic-file';

/** Moves a file that cannot be used to a free name beside it: `run.json` to `run.damaged.json`, or `run.damaged-2.json`. */
export async function keepAside(path: string): Promise<void> {
  const base = path.replace(/\.json$/, '');
  for (let n = 1; ; n++) {
    const aside = `${base}.damaged${n === 1 ? '' : `-${n}`}.json`;
    if (!existsSync(aside)) return renameDurably(path, aside);
  }
}
