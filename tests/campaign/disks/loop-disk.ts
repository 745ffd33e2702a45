/**
 * A disk whose power can be cut: ext4 in a file behind a loop device. The file is copied at an instant; what the
 * system had not yet written to it is lost, and the copy's journal is replayed as after a power failure.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

const run = (command: string, ...args: string[]): string =>
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    .toString()
    .trim();

/** How it may be mounted: with what most systems have, and with what leaves files unwritten for longest. */
export const mountOptions = ['defaults', 'commit=300,noauto_da_alloc', 'data=writeback'] as const;

export class LoopDisk {
  /** Where it is mounted. */
  readonly mount: string;
  /** Where the copy is mounted after a cut. */
  readonly afterCut: string;
  readonly #image: string;
  readonly #copy: string;

  constructor(
    folder: string,
    readonly options: string,
    megabytes = 48,
  ) {
    this.mount = join(folder, 'disk');
    this.afterCut = join(folder, 'after-the-cut');
    this.#image = join(folder, 'disk.img');
    this.#copy = join(folder, 'cut.img');
    mkdirSync(this.mount, { recursive: true });
    mkdirSync(this.afterCut, { recursive: true });
    run('truncate', '-s', `${megabytes}M`, this.#image);
    run('mkfs.ext4', '-q', '-F', this.#image);
    run('mount', '-o', `loop,${options}`, this.#image, this.mount);
  }

  /** Brings all that was written until now onto the disk. */
  sync(): void {
    run('sync', '-f', this.mount);
  }

  /** Writes that have reached the device. */
  #writes(): string {
    const device = basename(run('findmnt', '-n', '-o', 'SOURCE', this.mount));
    return readFileSync(`/sys/block/${device}/stat`, 'latin1').trim().split(/\s+/).slice(4, 7).join(' ');
  }

  /** Cuts the power: mounts what a disk would hold that lost it now. Whoever writes must have been stopped. */
  cut(): void {
    // A copy during which the system wrote would be of no instant.
    for (let tries = 0; ; tries++) {
      const before = this.#writes();
      run('cp', '--sparse=always', this.#image, this.#copy);
      if (this.#writes() === before) break;
      if (tries > 50) throw new Error('The disk never rests.');
    }
    run('mount', '-o', 'loop', this.#copy, this.afterCut);
  }

  /** Has the file system end as after a fault of the device: it can only be read from now on. */
  abort(): void {
    run('mount', '-o', 'remount,abort', this.mount);
  }

  /** Repairs the file system and mounts it again. */
  repair(): void {
    run('umount', this.mount);
    try {
      run('e2fsck', '-p', '-f', this.#image);
    } catch (error) {
      // 1: mended.
      if ((error as { status?: number }).status !== 1) throw error;
    }
    run('mount', '-o', `loop,${this.options}`, this.#image, this.mount);
  }

  close(): void {
    for (const place of [this.afterCut, this.mount]) unmount(place);
    for (const image of [this.#image, this.#copy]) rmSync(image, { force: true });
  }
}

/** Unmounts a folder, even where somebody still stands in it. */
export function unmount(place: string): void {
  for (const args of [[place], ['-l', place]])
    try {
      run('umount', ...args);
      return;
    } catch {
      // Not mounted, or busy.
    }
}

/** A disk in memory of a size, and of a number of files where that is said. */
export function mountMemory(place: string, size: string, files?: number): void {
  mkdirSync(place, { recursive: true });
  run('mount', '-t', 'tmpfs', '-o', `size=${size}${files ? `,nr_inodes=${files}` : ''}`, 'tmpfs', place);
}

/** Changes how something is mounted. */
export const remount = (place: string, options: string): string =>
  run('mount', '-o', `remount,${options}`, place);

let known: string | null | undefined;

/** Why there can be no such disk here; null where there can. */
export function noLoopDisk(work: string): string | null {
  if (known !== undefined) return known;
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return (known = 'it takes root on Linux');
  if (!existsSync('/dev/loop-control')) return (known = 'there are no loop devices');
  const folder = join(work, 'trial-disk');
  try {
    const disk = new LoopDisk(folder, 'defaults', 8);
    try {
      disk.sync();
      disk.cut();
    } finally {
      disk.close();
    }
    return (known = null);
  } catch (error) {
    return (known = `a disk in a file cannot be mounted: ${(error as Error).message.split('\n')[0]}`);
  } finally {
    unmount(join(folder, 'disk'));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Why no disk in memory can be mounted here; null where one can. */
export function noMemoryDisk(work: string): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'it takes root on Linux';
  const place = join(work, 'trial-memory');
  try {
    mountMemory(place, '1m');
    return null;
  } catch (error) {
    return `a disk in memory cannot be mounted: ${(error as Error).message.split('\n')[0]}`;
  } finally {
    unmount(place);
  }
}
