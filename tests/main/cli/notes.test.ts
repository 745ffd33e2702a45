import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { guarded } from '../../../src/main/cli/notes';

/** What reaches a terminal of what is written to it. */
function shown(...texts: readonly string[]): string {
  let all = '';
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      all += piece.toString();
      done();
    },
  });
  const terminal = guarded(
    Object.assign(stream, { isTTY: true, columns: 80 }) as unknown as NodeJS.WriteStream,
  );
  expect([terminal.isTTY, terminal.columns]).toEqual([true, 80]);
  for (const text of texts) terminal.write(text);
  return all;
}

const escape = String.fromCharCode(27);
const bell = String.fromCharCode(7);

it('lets the program draw its line of progress', () => {
  const line = `\r### 50 %${escape}[K`;
  expect(shown(line, `\r${escape}[K`, 'done\n')).toBe(`${line}\r${escape}[Kdone\n`);
});

it.each([
  `Run ${escape}]0;owned${bell} crashed\n`,
  `${escape}[2J${escape}[H\n`,
  `\r${escape}]52;c;YQ==${bell}${escape}[K`,
  `all is well\rnot at all\n`,
])('writes out every order that a text brings along: %j', (text) => {
  // What remains after the program's own orders.
  const rest = shown(text).replace(/^\r/, '').replace(`${escape}[K`, '');
  // eslint-disable-next-line no-control-regex
  expect(rest).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
  expect(rest).toContain('\\u00');
});
