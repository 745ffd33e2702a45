import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compile, define, EngineError, f32 } from '../../../src/learning/engine';
import { Graph } from '../../../src/learning/engine/graph';
import { ownTag } from '../../../src/platform/process-identity';
import { removeAbandonedFolders, Session } from '../../../src/learning/engine/session';

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
    engine: 'tensorflow',
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
  it('are removed; those of living processes, of other machines and containers, and other files stay', () => {
    const own = ownTag();
    const [space, boot, pid, start] = own.split('-') as [string, string, string, string];
    const { pid: gone } = spawnSync(process.execPath, ['-e', '']);
    const elsewhere = space === '00000000' ? '11111111' : '00000000';
    const names = {
      // A process that ended, one whose number was given away again, and one from before the machine was started anew.
      dead: [
        `rl-lab-graph-${space}-${boot}-${gone}-1-a`,
        ...(process.platform === 'linux'
          ? [`rl-lab-graph-${space}-${boot}-${pid}-1-b`, `rl-lab-graph-${space}-00000000-${pid}-${start}-c`]
          : []),
      ],
      kept: [
        `rl-lab-graph-${own}-d`,
        `rl-lab-graph-${elsewhere}-${boot}-${gone}-1-e`,
        `rl-lab-graph-${gone}-f`,
        'other',
      ],
    };
    for (const name of [...names.dead, ...names.kept]) mkdirSync(join(folder, name));
    removeAbandonedFolders(folder);
    expect(readdirSync(folder).sort()).toEqual([...names.kept].sort());
  });

  it('are no trouble where the folder cannot be read', () => {
    expect(() => removeAbandonedFolders(join(folder, 'missing'))).not.toThrow();
  });
});
