/** Writing to a terminal what may come out of other people's files. */
import { visible } from '../../shared/visible';

/** The program's own orders to the terminal: back to the beginning of the line, and clear the rest of it. */
const parts = /^(\r?)([^]*?)((?:\x1b\[K)?)$/; // eslint-disable-line no-control-regex

/** A text with the orders that the program gives itself, and all others written out. */
function withoutForeignOrders(text: string): string {
  const [, before = '', shown = '', after = ''] = parts.exec(text)!;
  return before + visible(shown) + after;
}

/** The same stream, on which nothing but the program's own orders reaches the terminal. */
export function guarded(stream: NodeJS.WriteStream): NodeJS.WriteStream {
  return Object.create(stream, {
    write: { value: (text: string) => stream.write(withoutForeignOrders(text)) },
  }) as NodeJS.WriteStream;
}
