/** The page of a started window, over a pair of pipes, which needs no network, or over a port of this computer. */
import { setTimeout as delay } from 'node:timers/promises';

/** Messages end with a zero. */
const end = '\0';

/**
 * @typedef {{ send(message: string): void, receive(listener: (message: string) => void): void }} Channel
 */

/**
 * @param {import('node:child_process').ChildProcess} child started with --remote-debugging-pipe
 * @returns {Channel}
 */
function pipesOf(child) {
  child.stdio[3].on('error', () => {});
  return {
    send: (message) => child.stdio[3].write(message + end),
    receive(listener) {
      let text = '';
      child.stdio[4].setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
        const messages = text.split(end);
        text = messages.pop();
        messages.forEach(listener);
      });
    },
  };
}

/**
 * Waits until a window that was started with --remote-debugging-port listens.
 *
 * @param {number} port
 * @param {number} [ms] how long to wait for it
 * @returns {Promise<Channel>}
 */
export async function portChannel(port, ms = 120_000) {
  const started = performance.now();
  for (;;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/json/version`);
      const socket = new WebSocket((await answer.json()).webSocketDebuggerUrl);
      await new Promise((resolve, reject) => {
        socket.onopen = resolve;
        socket.onerror = reject;
      });
      return {
        send: (message) => socket.send(message),
        receive: (listener) => (socket.onmessage = ({ data }) => listener(data)),
      };
    } catch (error) {
      if (performance.now() - started > ms) throw error;
    }
    await delay(200);
  }
}

export class Page {
  #channel;
  #session;
  #last = 0;
  #waiting = new Map();

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {Channel} [channel] the pipes, where it has been started with them
   */
  constructor(child, channel = pipesOf(child)) {
    this.#channel = channel;
    channel.receive((message) => {
      const { id, result, error } = JSON.parse(message);
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    });
    child.on('exit', (code) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`The window ended with code ${code}`));
    });
  }

  #send(method, params = {}) {
    const id = (this.#last += 1);
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#channel.send(JSON.stringify({ id, method, params, sessionId: this.#session }));
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
