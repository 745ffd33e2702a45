/**
 * Watches what this process does to the disk through the real `node:fs`, and tells what a power cut would still take:
 * content that was not brought onto the disk, and names in folders that were not.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

type Call = (...values: unknown[]) => unknown;
type Calls = Record<string, Call>;

export interface DiskTrace {
  /** What of a folder a power cut at this moment would lose. */
  lostFrom(root: string): string[];
  /** Files that were given their name before their content was on the disk. */
  readonly namedTooEarly: readonly string[];
  end(): void;
}

const writes = (flags: unknown) => typeof flags === 'string' && /[wa+]/.test(flags);

/** Begins to watch; `end` has to be called. */
export async function traceDisk(): Promise<DiskTrace> {
  /** Inodes of files with content, and of folders with names, that are not on the disk. */
  const unwritten = new Set<number>();
  const unnamed = new Set<number>();
  const namedTooEarly: string[] = [];
  const inode = (path: unknown) => real.statSync(String(path), { throwIfNoEntry: false })?.ino;
  const real = { statSync: fs.statSync, fstatSync: fs.fstatSync };

  const opened = (path: unknown, flags: unknown, fd: number, isNew: boolean) => {
    if (!writes(flags)) return;
    unwritten.add(real.fstatSync(fd).ino);
    if (isNew) named(path);
  };
  const named = (path: unknown) => {
    const folder = inode(dirname(resolve(String(path))));
    if (folder !== undefined) unnamed.add(folder);
  };
  const synced = (fd: number) => {
    const { ino } = real.fstatSync(fd);
    unwritten.delete(ino);
    unnamed.delete(ino);
  };
  const renaming = (from: unknown, to: unknown) => {
    const ino = inode(from);
    // A lock matters only as long as the machine runs.
    if (ino !== undefined && unwritten.has(ino) && !/\.lock(\.takeover)?$/.test(String(to)))
      namedTooEarly.push(String(to));
  };

  const undo: (() => void)[] = [];
  const replace = (owner: object, name: string, around: (before: Call) => Call) => {
    const calls = owner as Calls;
    const before = calls[name]!;
    calls[name] = around(before);
    undo.push(() => (calls[name] = before));
  };

  replace(
    fs,
    'openSync',
    (before) =>
      function (this: unknown, path, flags, ...rest) {
        const isNew = inode(path) === undefined;
        const fd = before.call(this, path, flags, ...rest) as number;
        opened(path, flags, fd, isNew);
        return fd;
      },
  );
  replace(
    fs,
    'open',
    (before) =>
      function (this: unknown, path, flags, ...rest) {
        const isNew = inode(path) === undefined;
        const done = rest.at(-1) as (error: Error | null, fd: number) => void;
        return before.call(this, path, flags, ...rest.slice(0, -1), (error: Error | null, fd: number) => {
          if (error === null) opened(path, flags, fd, isNew);
          done(error, fd);
        });
      },
  );
  replace(promises, 'open', (before) => async (path, flags, ...rest) => {
    const isNew = inode(path) === undefined;
    const handle = (await before(path, flags, ...rest)) as fs.promises.FileHandle;
    opened(path, flags, handle.fd, isNew);
    return handle;
  });
  for (const [owner, name] of [
    [fs, 'writeFileSync'],
    [promises, 'writeFile'],
  ] as const)
    replace(owner, name, (before) => (path, ...rest) => {
      if (typeof path !== 'string') return before(path, ...rest);
      const note = () => {
        named(path);
        unwritten.add(inode(path)!);
      };
      const result = before(path, ...rest);
      if (result instanceof Promise) return result.then(note);
      note();
      return result;
    });
  replace(fs, 'fsyncSync', (before) => (fd) => {
    before(fd);
    synced(fd as number);
  });
  const probe = await promises.open('.', 'r');
  const { prototype } = probe.constructor as unknown as { prototype: object };
  await probe.close();
  replace(
    prototype,
    'sync',
    (before) =>
      async function (this: unknown) {
        await before.call(this);
        synced((this as fs.promises.FileHandle).fd);
      },
  );
  for (const [owner, name] of [
    [fs, 'renameSync'],
    [promises, 'rename'],
    [promises, 'link'],
  ] as const)
    replace(owner, name, (before) => (from, to, ...rest) => {
      renaming(from, to);
      const note = () => {
        named(to);
        if (name !== 'link') named(from);
      };
      const result = before(from, to, ...rest);
      if (result instanceof Promise) return result.then(note);
      note();
      return result;
    });
  for (const [owner, name] of [
    [fs, 'mkdirSync'],
    [promises, 'mkdir'],
  ] as const)
    replace(owner, name, (before) => (path, ...rest) => {
      const missing: string[] = [];
      for (let at = resolve(String(path)); inode(at) === undefined; at = dirname(at)) missing.push(at);
      const note = <T>(first: T) => {
        for (const made of missing) named(made);
        return first;
      };
      const result = before(path, ...rest);
      return result instanceof Promise ? result.then(note) : note(result);
    });
  syncBuiltinESMExports();

  const walk = (folder: string, root: string, found: string[]) => {
    if (unnamed.has(inode(folder)!)) found.push(`names in ${relative(root, folder) || '.'}`);
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path, root, found);
      else if (unwritten.has(inode(path)!)) found.push(`content of ${relative(root, path)}`);
    }
  };
  return {
    namedTooEarly,
    lostFrom(root) {
      const found: string[] = [];
      walk(root, root, found);
      return found.sort();
    },
    end() {
      for (const back of undo.reverse()) back();
      syncBuiltinESMExports();
    },
  };
}
