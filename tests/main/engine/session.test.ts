import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile, define, EngineError, f32 } from '../../../src/main/engine';
import { Graph } from '../../../src/main/engine/graph';
import { removeAbandonedFolders, Session } from '../../../src/main/engine/session';

let folder: string;
const before = process.env['TMPDIR'];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-test-'));
  process.env['TMPDIR'] = folder;
});
afterEach(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(folder, { recursive: true, force: true });
});

const build = () =>
  compile({
    name: 'small',
    variables: {},
    functions: {
      negate: define({ inputs: { x: f32(1) }, outputs: { y: f32(1) }, run: ({ x }) => ({ y: x.neg() }) }),
    },
  });

describe('a session', () => {
  it('leaves no file behind once it is loaded', () => {
    const program = build();
    expect(readdirSync(folder)).toEqual([]);
    expect([...program.functions.negate({ x: Float32Array.of(2) }).y]).toEqual([-2]);
    program.dispose();
  });

  it('leaves no file behind when TensorFlow refuses the graph, and says what was refused', () => {
    const graph = new Graph();
    graph.add('NoSuchOperation', [], {});
    expect(() => new Session(graph, 'odd')).toThrow(EngineError);
    expect(() => new Session(graph, 'odd')).toThrow('NoSuchOperation');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says so where the temporary folder cannot be written', () => {
    process.env['TMPDIR'] = join(folder, 'missing');
    expect(build).toThrow(/temporary folder .*missing.* cannot be written .*set TMPDIR/s);
  });

  it('turns a fault of TensorFlow into an error with the function’s name', () => {
    const session = new Session(new Graph(), 'empty');
    expect(() => session.run('learn', [], '', 'nothing')).toThrow('Function "learn", operation call');
    session.dispose();
  });
});

describe('folders of processes that died', () => {
  it('are removed, those of living processes and other files stay', () => {
    const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
    const alive = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    const names = [
      `rl-lab-graph-${dead}-a`,
      `rl-lab-graph-${alive.pid}-b`,
      `rl-lab-graph-${process.pid}-c`,
      'other',
    ];
    for (const name of names) mkdirSync(join(folder, name));
    removeAbandonedFolders(folder);
    expect(names.map((name) => existsSync(join(folder, name)))).toEqual([false, true, true, true]);
    alive.kill();
  });

  it('are no trouble where the folder cannot be read', () => {
    expect(() => removeAbandonedFolders(join(folder, 'missing'))).not.toThrow();
  });
});
