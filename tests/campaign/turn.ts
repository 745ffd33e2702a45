/** One row's turn: a process that works on its cases, watched from outside. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row';

export interface TurnOrder {
  readonly work: string;
  readonly seed: number;
  /** Index of the first case. */
  readonly from: number;
  /** How long it may begin new ones; 0 for a single case. */
  readonly seconds: number;
  /** Where the folders of its cases are. */
  readonly scratch: string;
}

export interface CaseReport {
  readonly index: number;
  readonly tried: number;
  readonly failures: readonly string[];
  readonly folder: string | null;
}

/** What the process says. */
export type TurnMessage =
  | { readonly says: 'begin'; readonly index: number; readonly folder: string }
  | ({ readonly says: 'case' } & CaseReport)
  | { readonly says: 'figures'; readonly figures: Readonly<Record<string, number>> };

/** Takes a turn; a process that ends in the middle of a case, or hangs, has failed it. Gives what was measured. */
export function takeTurn(
  row: Row,
  order: TurnOrder,
  report: (report: CaseReport) => void,
): Promise<Readonly<Record<string, number>>> {
  const child = fork(join(import.meta.dirname, 'row-process.mjs'), [row.name, JSON.stringify(order)], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    execArgv: ['--no-maglev'],
  });
  let complaints = '';
  child.stderr!.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4000)));
  let figures: Readonly<Record<string, number>> = {};
  let current: { index: number; folder: string } | null = null;
  let next = order.from;
  let hangs = false;
  let timer: NodeJS.Timeout | undefined;
  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      hangs = true;
      child.kill('SIGKILL');
    }, row.longest * 1000);
  };
  watch();
  child.on('message', (message: TurnMessage) => {
    watch();
    if (message.says === 'begin') current = message;
    else if (message.says === 'figures') figures = message.figures;
    else {
      current = null;
      next = message.index + 1;
      report(message);
      // The folder has been copied where it is kept: the process goes on only now.
      child.send('next', () => undefined);
    }
  });
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      if (code !== 0 || current !== null) {
        const why = hangs
          ? `no end after ${row.longest} s`
          : `its process ended with ${signal ?? `code ${code}`}`;
        const { index, folder } = current ?? { index: next, folder: null };
        report({
          index,
          tried: 1,
          failures: [`${why}: ${complaints.trim().slice(-1500) || 'without a word'}`],
          folder: folder !== null && existsSync(folder) ? folder : null,
        });
      }
      resolve(figures);
    });
  });
}
