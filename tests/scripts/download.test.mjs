import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchFile, saysUnreachable } from '../../scripts/setup/download.mjs';

let folder;
let server;
let address;
let requests;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rl-lab-download-'));
  requests = 0;
  server = createServer((request, response) => {
    requests += 1;
    if (request.url === '/refused') {
      response.writeHead(403).end('<Error>denied</Error>');
    } else if (request.url === '/broken') {
      response.writeHead(200, { 'content-length': 100 }).write('half of it');
      setTimeout(() => response.destroy(), 20);
    } else {
      response.writeHead(200, { 'content-length': 5 }).end('hello');
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const hello = createHash('sha256').update('hello').digest('hex');
const wanted = (name, more) => ({
  url: `${address}/${name}`,
  target: path.join(folder, name),
  name,
  ...more,
});

test('a file with the pinned checksum arrives under its name', async () => {
  const file = await fetchFile(wanted('good', { sha256: hello }));
  expect(readFileSync(file, 'utf8')).toBe('hello');
  expect(readdirSync(folder)).toEqual(['good']);
});

test('a file with another checksum is refused by name and leaves nothing', async () => {
  await expect(fetchFile(wanted('bad', { sha256: '0'.repeat(64) }))).rejects.toThrow(
    /^bad from 127\.0\.0\.1:\d+ does not have the pinned sha256: expected 0{64}, found 2cf24d/,
  );
  expect(readdirSync(folder)).toEqual([]);
});

test('a refusal is reported by its HTTP status, not taken for the file', async () => {
  await expect(fetchFile(wanted('refused'))).rejects.toThrow('HTTP status 403');
  expect(existsSync(path.join(folder, 'refused'))).toBe(false);
});

test('a download that breaks off leaves nothing', async () => {
  await expect(fetchFile(wanted('broken'))).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

test('a host that cannot be reached is not asked twice', async () => {
  await new Promise((resolve) => server.close(resolve));
  await expect(fetchFile(wanted('a'))).rejects.toThrow(/127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/);
  await new Promise((resolve) => server.listen(Number(new URL(address).port), '127.0.0.1', resolve));
  await expect(fetchFile(wanted('b'))).rejects.toThrow('cannot be reached');
  expect(requests).toBe(0);
});

test('a registry out of reach is told from a package that is wrong', () => {
  expect(saysUnreachable('npm error code ENOTFOUND\nnpm error network request failed')).toBe(true);
  expect(saysUnreachable('Failed to establish a new connection: [Errno -2] Name or service not known')).toBe(
    true,
  );
  expect(saysUnreachable('ERROR: No matching distribution found for tensorflow-cpu==2.16.2')).toBe(false);
});
