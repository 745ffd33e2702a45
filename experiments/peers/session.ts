/** A program that is measured, in a process of its own: JSON lines in, JSON lines out, as session.py says. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type Wish =
  { readonly do: 'measure'; readonly seconds: number } | { readonly do: 'train'; readonly steps: number };

export interface Answer {
  /** Env steps. */
  readonly steps: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  /** Mean return of the last 20 episodes; null where none has ended yet. */
  readonly return: number | null;
}

/** What RL Lab's engine sets for itself when it is loaded; the other programs run as their users run them. */
const ofTheEngine = /^(TF_|ONEDNN_)/;

/** The environment of a program that is measured: RL Lab's own one sets again what its engine needs. */
export function plainEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ofTheEngine.test(name)));
}

export interface Session {
  ask(wish: Wish): Promise<Answer>;
  end(): void;
}

/**
 * Starts a program and waits until it is ready to be measured.
 * @throws Error with what the program printed, if it ends by itself
 */
export async function startSession(name: string, command: readonly string[]): Promise<Session> {
  const [program, ...words] = command;
  const child = spawn(program!, words, { env: plainEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] });
  let printed = '';
  let failed: ((error: Error) => void) | null = null;
  let ended: Error | null = null;
  child.stderr.on('data', (text: Buffer) => (printed = (printed + text.toString()).slice(-2000)));
  // A program that has ended says so by its exit code.
  child.stdin.on('error', () => undefined);
  const fail = (reason: string) => {
    ended ??= new Error(`${name}: ${reason}\n${printed}`);
    failed?.(ended);
  };
  child.once('error', (error) => fail(error.message));
  child.once('close', (code) => fail(`the program ended with ${code ?? 'a signal'}.`));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      if (ended !== null) return reject(ended);
      failed = reject;
      // Where the lines end, the program has, and `close` tells why.
      lines.next().then(({ value, done }) => done !== true && resolve(JSON.parse(String(value))), reject);
    });
  await next();
  return {
    ask: (wish) => {
      child.stdin.write(`${JSON.stringify(wish)}\n`);
      return next() as Promise<Answer>;
    },
    end: () => child.kill(),
  };
}
