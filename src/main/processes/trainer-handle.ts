import { message } from '../../shared/language/say';
import type { ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import { identityOf, type ProcessIdentity } from '../../platform/process-identity';
import { ownFile } from '../files/own-file';
import { readReport } from './check-report';
import type { Order, Report } from './messages';
import { startTrainerProcess, type Computing } from './trainer-process';

/** How a trainer process ended. */
export interface TrainerEnd {
  /** Its last word, where it had one. */
  readonly word: Extract<Report, { type: 'finished' | 'stopped' | 'failed' }> | null;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One trainer process as its supervisor sees it. */
export class TrainerHandle {
  readonly identity: ProcessIdentity;
  /** Resolves when the process is gone and everything that it said has been heard. Never rejects. */
  readonly ended: Promise<TrainerEnd>;
  #child: ChildProcess;

  private constructor(child: ChildProcess, hear: (report: Report) => void) {
    this.#child = child;
    this.identity = identityOf(child.pid ?? -1);
    let word: TrainerEnd['word'] = null;
    let complained = false;
    child.on('message', (given) => {
      const report = readReport(given);
      if (report === null) {
        if (!complained) hear({ type: 'notice', says: message('trainers.notUnderstood') });
        complained = true;
      } else if (report.type === 'finished' || report.type === 'stopped' || report.type === 'failed')
        word = report;
      else hear(report);
    });
    // Messages may still arrive after the exit: only the end of the channel is the end.
    const disconnected = new Promise<void>((resolve) => child.once('disconnect', () => resolve()));
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        void disconnected.then(() => resolve({ word, code, signal }));
      });
      child.on('error', (error) => {
        word ??= {
          type: 'failed',
          kind: 'training',
          reason: message('trainers.cannotStart', { detail: error.message }),
        };
        if (child.pid === undefined) resolve({ word, code: null, signal: null });
      });
    });
  }

  /**
   * Starts a process.
   * @param logFile what it prints is appended there
   * @throws the system's errors about the log file
   */
  static async start(
    file: string,
    computing: Computing,
    logFile: string,
    hear: (report: Report) => void,
  ): Promise<TrainerHandle> {
    ownFile(logFile);
    const log = await open(logFile, 'a');
    try {
      await log.appendFile(`--- ${new Date().toISOString()} a trainer starts\n`);
      return new TrainerHandle(await startTrainerProcess(file, computing, log.fd), hear);
    } finally {
      await log.close();
    }
  }

  /** Sends an order; one that can no longer arrive is dropped, for the end will be heard. */
  order(order: Order): void {
    if (this.#child.connected) this.#child.send(order, () => undefined);
  }

  /** Ends the process at once; it gets no chance to write anything. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
