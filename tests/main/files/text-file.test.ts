import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeText, readTextFile, readTextFileSync, TextFileError } from '../../../src/main/files/text-file';

const folder = mkdtempSync(join(tmpdir(), 'rl-lab-text-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = '{"title": "Größe: ε ≤ 1",\n "description": "Übung für Łukasz"}';
const utf16 = (bigEndian: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const utf32 = Buffer.from(new Uint32Array([...text].map((character) => character.codePointAt(0)!)).buffer);

describe('decodeText', () => {
  it('reads UTF-8, with and without a mark before it', () => {
    expect(decodeText(Buffer.from(text), 'a.json')).toBe(text);
    expect(decodeText(Buffer.from(`\ufeff${text}`), 'a.json')).toBe(text);
    expect(decodeText(Buffer.from('a \ufffd b'), 'a.json')).toBe('a \ufffd b');
    expect(decodeText(Buffer.alloc(0), 'a.json')).toBe('');
  });

  it.each([
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(false)])],
    ['UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(true)])],
    ['UTF-16', utf16(false)],
    ['UTF-16', utf16(true)],
    ['UTF-32', utf32],
    ['UTF-32', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), utf32])],
    ['Latin-1', Buffer.from('{"title": "Größe"}', 'latin1')],
    ['line 2, column 4', Buffer.from('ä\nabcü', 'latin1').fill('?', 0, 1)],
    ['Latin-1', Buffer.from([0x80, 0x93, 0x20, 0x94])],
  ])('names the encoding %s of the file and what to do', (named, bytes) => {
    const refused = () => decodeText(bytes, 'a.json');
    expect(refused).toThrow(TextFileError);
    expect(refused).toThrow(named);
    expect(refused).toThrow(/^a\.json is not UTF-8 .* save it as UTF-8/);
  });
});

describe.each([
  ['readTextFile', (path: string, most: number) => readTextFile(path, { most })],
  ['readTextFileSync', async (path: string, most: number) => readTextFileSync(path, { most })],
])('%s', (_, read) => {
  const path = join(folder, 'file.txt');

  it('reads what is not larger than it may be', async () => {
    writeFileSync(path, 'x'.repeat(1000));
    expect(await read(path, 1000)).toHaveLength(1000);
    await expect(read(path, 999)).rejects.toThrow('has more than the 999 bytes');
  });

  it('takes no memory for what is too large', async () => {
    truncateSync(path, 8e9);
    await expect(read(path, 1 << 20)).rejects.toThrow('has more than the 1,048,576 bytes');
    rmSync(path);
  });

  it.runIf(process.platform === 'linux')(
    'reads files whose size the system does not tell, up to the limit',
    async () => {
      expect(await read('/proc/self/status', 1 << 20)).toMatch(/^Name:/);
      await expect(read('/proc/self/status', 16)).rejects.toThrow(TextFileError);
    },
  );

  // Windows has no pipes among its files, and names for its devices that are no paths.
  it.skipIf(process.platform === 'win32')('does not wait for a pipe, nor read a device', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await expect(read(pipe, 100)).rejects.toThrow('is no file, but a device or a pipe');
    await expect(read('/dev/zero', 100)).rejects.toThrow('is no file, but a device or a pipe');
    rmSync(pipe);
  });

  it('gives the system’s word where there is no file', async () => {
    await expect(read(join(folder, 'nothing'), 100)).rejects.toMatchObject({ code: 'ENOENT' });
    mkdirSync(join(folder, 'folder'), { recursive: true });
    await expect(read(join(folder, 'folder'), 100)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
