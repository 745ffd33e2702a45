/** The page of a started window, over a pair of pipes: a network is not needed. */
import { setTimeout as delay } from 'node:timers/promises';

/** Messages end with a zero. */
const end = '\0';

export class Page {
  #child;
  #session;
  #last = 0;
  #waiting = new Map();

  /** @param {import('node:child_process').ChildProcess} child started with --remote-debugging-pipe */
  constructor(child) {
    this.#child = child;
    let text = '';
    child.stdio[4].setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const messages = text.split(end);
      text = messages.pop();
      for (const { id, result, error } of messages.map((message) => JSON.parse(message))) {
        const waiting = this.#waiting.get(id);
        this.#waiting.delete(id);
        if (error) waiting?.reject(new Error(error.message));
        else waiting?.resolve(result);
      }
    });
    child.stdio[3].on('error', () => {});
    child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`The window ended with code ${code}`));
    });
  }

  #send(method, params = {}) {
    const id = (this.#last += 1);
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#child.stdio[3].write(JSON.stringify({ id, method, params, sessionId: this.#session }) + end);
    return answer;
  }

  /** Waits for the page itself. */
  async open() {
    for (;;) {
      const { targetInfos } = await this.#send('Target.getTargets');
      const page = targetInfos.find(({ type }) => type === 'page');
      if (page) {
        const { targetId } = page;
        this.#session = (await this.#send('Target.attachToTarget', { targetId, flatten: true })).sessionId;
        return;
      }
      await delay(50);
    }
  }

  /** Evaluates an expression in the page, and returns its value. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.#send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Waits until an expression has a value that is neither false nor empty, and returns it. */
  async until(expression, ms = 30_000) {
    const started = performance.now();
    for (;;) {
      const value = await this.evaluate(expression);
      if (value) return value;
      if (performance.now() - started > ms) throw new Error(`After ${ms} ms there is no ${expression}`);
      await delay(20);
    }
  }
}
