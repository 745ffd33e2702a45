import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonTextError } from '../../../src/main/files/json-text';
import { PresetLibrary } from '../../../src/main/presets/preset-library';
import { UnknownPresetError } from '../../../src/main/presets/unknown-preset';
import { PresetFileError } from '../../../src/main/presets/presets';
import { StorageError } from '../../../src/main/runs/storage-error';
import { InvalidValueError } from '../../../src/shared/fields';
import { say } from '../../../src/shared/language/say';

let home: string;
let library: PresetLibrary;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'rl-lab-library-'));
  library = new PresetLibrary(home);
});
afterEach(() => rmSync(home, { recursive: true }));

const experiment = { environment: 'CartPole-v1', algorithm: 'dqn', steps: 3000 };
const draft = { title: 'My cart', description: 'Mine.', experiment, assignment: null };
const file = (name: string, content: unknown) => {
  const path = join(home, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const own = async () => (await library.list()).presets.filter((preset) => preset.own);
const ids = async () => (await own()).map(({ id }) => id);
const folder = () => join(home, 'presets');

describe('own presets', () => {
  it('come before those of the program and stay after a restart', async () => {
    expect(await own()).toEqual([]);
    const added = await library.add(draft);
    expect(added).toMatchObject({ id: 'my-cart', title: 'My cart', own: true, experiment: { steps: 3000 } });
    const { presets, damaged } = await new PresetLibrary(home).list();
    expect(presets[0]).toEqual(added);
    expect(presets.some(({ id, own: isOwn }) => id === 'cartpole-dqn' && !isOwn)).toBe(true);
    expect(damaged).toEqual([]);
    expect(readdirSync(folder())).toEqual(['my-cart.json']);
  });

  it('never take the id of another, not even all at once', async () => {
    await Promise.all(Array.from({ length: 8 }, () => library.add(draft)));
    expect((await ids()).sort()).toEqual([
      'my-cart',
      ...Array.from({ length: 7 }, (_, i) => `my-cart-${i + 2}`),
    ]);
    expect((await library.add({ ...draft, title: 'cartpole dqn' })).id).toBe('cartpole-dqn-2');
  });

  it('can be changed, removed and brought back', async () => {
    const { id } = await library.add(draft);
    const changed = await library.change(id, {
      ...draft,
      title: 'Another name',
      experiment: { ...experiment, steps: 4000 },
    });
    expect(changed).toMatchObject({ id, title: 'Another name', experiment: { steps: 4000 } });
    expect(await own()).toEqual([changed]);
    await library.remove(id);
    expect(await own()).toEqual([]);
    await library.restore(id);
    expect(await own()).toEqual([changed]);
    await expect(library.restore(id)).rejects.toThrow(UnknownPresetError);
    await library.remove(id);
    await library.emptyBin();
    await expect(library.restore(id)).rejects.toThrow(/no removed preset/);
  });

  it('are not restored over one that has their id by now', async () => {
    const { id } = await library.add(draft);
    await library.remove(id);
    await library.add({ ...draft, description: 'New.' });
    await expect(library.restore(id)).rejects.toThrow(/Another preset is called my-cart by now/);
    expect((await own())[0]!.description).toBe('New.');
  });

  it.each(['cartpole-dqn', 'nobody', '../settings', '..', 'a/b', ''])(
    '%j cannot be changed or removed',
    async (id) => {
      await expect(library.change(id, draft)).rejects.toThrow(UnknownPresetError);
      await expect(library.remove(id)).rejects.toThrow(UnknownPresetError);
      await expect(library.restore(id)).rejects.toThrow(UnknownPresetError);
    },
  );

  it('are refused with the field that is wrong, and leave nothing', async () => {
    await expect(library.add({ ...draft, title: '' })).rejects.toThrow(/title is ""/);
    await expect(library.add({ ...draft, title: 7 })).rejects.toThrow(/title is 7/);
    await expect(library.add({ ...draft, experiment: { ...experiment, steps: -1 } })).rejects.toThrow(
      /steps is -1/,
    );
    await expect(library.add({ ...draft, assignment: { locked: 'all' } })).rejects.toThrow(
      /assignment\.question/,
    );
    expect(existsSync(folder()) ? readdirSync(folder()) : []).toEqual([]);
  });

  it('that are damaged or foreign are named, and the others stay', async () => {
    await library.add(draft);
    const put = (name: string, content: unknown) => file(join('presets', name), content);
    put('torn.json', '{"id": ');
    put('foreign.json', { name: 'not-a-preset', version: '1.0.0' });
    put('cartpole-dqn.json', { experiment });
    put('two.json', {
      presets: [
        { id: 'a', experiment },
        { id: 'b', experiment },
      ],
    });
    put('notes.txt', 'nothing');
    mkdirSync(join(folder(), 'folder.json'));
    const { presets, damaged } = await library.list();
    expect(presets.filter((preset) => preset.own).map(({ id }) => id)).toEqual(['my-cart']);
    for (const name of ['torn', 'foreign', 'cartpole-dqn', 'two', 'folder'])
      expect(
        damaged.filter(
          (damage) => say(damage) !== say(damage, 'de') && say(damage, 'de').includes(`${name}.json`),
        ),
      ).toHaveLength(1);
    expect(damaged).toHaveLength(5);
  });

  it.skipIf(process.getuid?.() === 0)('say where the disk refuses', async () => {
    mkdirSync(folder());
    chmodSync(folder(), 0o500);
    await expect(library.add(draft)).rejects.toThrow(StorageError);
    chmodSync(folder(), 0o700);
  });
});

describe('a file of presets', () => {
  it('goes out and comes back, one or several', async () => {
    const a = await library.add(draft);
    const b = await library.add({
      ...draft,
      title: 'Task',
      assignment: { allBut: ['seed'], question: 'What?', kind: 'number', explanation: 'So.' },
    });
    const path = join(home, 'out.json');
    await library.exportTo([a.id, b.id, 'cartpole-dqn'], path);
    const elsewhere = new PresetLibrary(join(home, 'other'));
    expect(await elsewhere.importFile(path)).toMatchObject({
      presets: [a, b],
      renamed: [],
      same: ['cartpole-dqn'],
    });
    expect((await elsewhere.list()).presets.slice(0, 2)).toEqual([a, b]);
    await expect(library.exportTo(['nobody'], path)).rejects.toThrow(UnknownPresetError);
    await expect(library.exportTo([a.id], join(home, 'no', 'where.json'))).rejects.toThrow(StorageError);
  });

  it('overwrites nobody: what is there already stays, what differs gets another id and title', async () => {
    const mine = await library.add(draft);
    const path = file('in.json', {
      presets: [
        { id: 'my-cart', title: 'My cart', description: 'Theirs.', experiment },
        { id: 'cartpole-dqn', title: 'Their pole', experiment },
        { id: 'MY-CART-2', title: 'Same name but for case', experiment },
      ],
    });
    const { presets, renamed, same } = await library.importFile(path);
    expect(renamed).toEqual([
      { from: 'my-cart', to: 'my-cart-2' },
      { from: 'cartpole-dqn', to: 'cartpole-dqn-2' },
      { from: 'MY-CART-2', to: 'MY-CART-2-2' },
    ]);
    expect(presets.map(({ title }) => title)).toEqual([
      'My cart (2)',
      'Their pole',
      'Same name but for case',
    ]);
    expect(same).toEqual([]);
    expect((await own()).find(({ id }) => id === 'my-cart')).toEqual(mine);
    const again = await library.importFile(
      file('my-cart.json', { ...draft, id: 'my-cart', assignment: null }),
    );
    expect(again).toEqual({ presets: [], renamed: [], same: ['my-cart'] });
  });

  it('is taken whole or not at all, and says what is wrong', async () => {
    const half = file('half.json', {
      presets: [
        { id: 'a', experiment },
        { id: 'b', experiment: { ...experiment, seed: -1 } },
      ],
    });
    await expect(library.importFile(half)).rejects.toThrow(
      /half\.json is no valid preset: presets\[1\]\.seed is -1; allowed/,
    );
    await expect(library.importFile(file('torn.json', '{"presets": ['))).rejects.toThrow(JsonTextError);
    await expect(library.importFile(file('big.json', ' '.repeat(4 * 1024 * 1024 + 1)))).rejects.toThrow(
      /at most 4 MiB/,
    );
    await expect(library.importFile(home)).rejects.toThrow(PresetFileError);
    const deep = `[${'['.repeat(50_000)}`;
    await expect(library.importFile(file('deep.json', deep))).rejects.toThrow(
      /deep\.json, line 1, column 65: objects and lists are nested more than 64 deep/,
    );
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, 1]));
    const refused = await library
      .importFile(file('many.json', { experiment, ...many }))
      .catch((error: unknown) => error as InvalidValueError);
    expect((refused as InvalidValueError).problems.length).toBeLessThan(30);
    for (const [encoding, bytes] of [
      ['UTF-16', Buffer.from(JSON.stringify({ title: 'Größe', experiment }), 'utf16le')],
      ['Windows-1252', Buffer.from(JSON.stringify({ title: 'Größe', experiment }), 'latin1')],
    ] as const) {
      const path = file('encoded.json', '');
      writeFileSync(path, bytes);
      await expect(library.importFile(path)).rejects.toThrow(
        `encoded.json is not UTF-8 but looks like ${encoding}`,
      );
    }
    await expect(library.importFile(join(home, 'nobody.json'))).rejects.toThrow(StorageError);
    expect(await ids()).toEqual([]);
    expect(
      await library.importFile(file('bom.json', `\ufeff${JSON.stringify({ experiment })}`)),
    ).toMatchObject({
      presets: [{ id: 'bom' }],
    });
  });
});

describe('what a run is made of', () => {
  const assignment = { allBut: ['seed'], question: 'What?', kind: 'text', explanation: 'So.' };

  it('keeps what an assignment sets, whoever asks', async () => {
    const { id } = await library.add({ ...draft, assignment });
    const order = await library.order([{ ...experiment, seed: 4 }], id);
    expect(order).toMatchObject({
      experiments: [{ seed: 4, steps: 3000 }],
      assignment: { id, title: 'My cart', question: 'What?', explanation: 'So.' },
    });
    const hostile = { ...experiment, steps: 2000, hyperparameters: { batchSize: 8 } };
    await expect(library.order([hostile], id)).rejects.toThrow(
      /steps is 2000; allowed is 3000\..*hyperparameters\.batchSize is 8; allowed is/,
    );
    await expect(library.order([{ ...hostile, environment: 'Acrobot-v1' }], id)).rejects.toThrow(
      /environment is "Acrobot-v1"; allowed is "CartPole-v1"/,
    );
    await expect(library.order([experiment, hostile], id)).rejects.toThrow(/steps is 2000; allowed is 3000/);
    expect((await library.order([hostile], null)).assignment).toBeNull();
  });

  it('is refused for a preset that is not there', async () => {
    await expect(library.order([experiment], 'nobody')).rejects.toThrow(/no preset nobody any more/);
    await expect(library.order([{ ...experiment, steps: 0 }], null)).rejects.toThrow(InvalidValueError);
  });

  it('asks nothing without an assignment', async () => {
    const { id } = await library.add(draft);
    expect((await library.order([{ ...experiment, steps: 2000 }], id)).assignment).toBeNull();
  });
});
