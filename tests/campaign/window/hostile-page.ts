/**
 * What a page does that was taken over: it runs in the window, as text, and knows nothing but the bridge. `batch`
 * sends so many requests, made of a seed, and counts what became of them.
 */

/** What a batch came to. */
export interface BatchReport {
  readonly accepted: Readonly<Record<string, number>>;
  readonly refused: number;
  /** Answers that are none, answers to what no contract permits, pollution. */
  readonly wrong: readonly string[];
  readonly slowest: number;
}

interface Given {
  readonly count: number;
  readonly seed: number;
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

type Bridge = { request(name: unknown, payload: unknown): Promise<{ ok: boolean; says?: { en: string } }> };

/** Stands alone: it is sent to the page as it is. */
export async function batch({ count, seed, names, ids }: Given): Promise<BatchReport> {
  const lab = (window as unknown as { lab: Bridge }).lab;
  let state = seed >>> 0;
  // Mulberry32; the campaign's own generator does not reach into the page.
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (below: number) => Math.floor(uniform() * below);
  const pick = <T>(from: readonly T[]): T => from[integer(from.length)]!;
  const nested = (depth: number) => {
    let value: unknown = 1;
    for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
    return value;
  };
  const strange: readonly (() => unknown)[] = [
    ...[undefined, null, true, 0, -0, NaN, Infinity, -1, 1e308, 2 ** 53, '', '..', '/etc/passwd'].map(
      (value) => () => value,
    ),
    () => BigInt(10),
    () => 'x'.repeat(10 ** (1 + integer(5))),
    () => '../../../etc/passwd',
    () => 'file:///etc/passwd',
    () => 'a\0b',
    () => '\ud800',
    () => 'é\u202e💥\u001b[2J',
    () => [],
    () => ({}),
    () => nested(integer(800)),
    () => {
      const circle: Record<string, unknown> = {};
      circle['self'] = circle;
      return circle;
    },
    () => new Uint8Array(integer(3000)),
    () => new Float64Array([NaN, 1]),
    () => new Map([[1, 2]]),
    () => new Set([1]),
    () => new Date(NaN),
    () => /x/g,
    () => new Error('x'),
    () => Object.create(null) as unknown,
    () =>
      JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as unknown,
    () => Symbol('x'),
    () => () => 1,
    () => Promise.resolve(1),
    () => document.body,
    () => new Proxy({}, {}),
    () => Object.assign([1], { extra: 1 }),
    () => new Array(10 ** integer(4)),
    () => ({ length: 1e9 }),
    () => ({ toString: 1, valueOf: 1 }),
    () => ({
      get thrown() {
        throw new Error('no');
      },
    }),
  ];
  const any = () => pick(strange)();
  const drawing = { width: 600, height: 400, dpi: 96, theme: 'light' };
  const comparison = {
    ...{ metric: 'evaluation/mean', axis: 'steps', smoothing: 0, centre: 'mean', band: 'none' },
    ...{ groups: [ids], from: null, to: null, buckets: 100, members: true },
  };
  const run = () => ({ id: pick(ids) });
  const valid: Readonly<Record<string, () => unknown>> = {
    changeSettings: () => ({ theme: pick(['dark', 'light', 'system']), lastExperiment: { steps: 1 } }),
    compare: () => comparison,
    export: () => ({ choice: comparison, view: null, format: 'csv', drawing }),
    start: () => ({ experiment: { environment: 'nothing' }, preset: null }),
    startMany: () => ({ experiments: [{ environment: 'nothing' }], preset: null }),
    annotate: () => ({ ids: [pick(ids)], change: { archived: false } }),
    exportRuns: () => ({ ids, name: 'x', checkpoints: true }),
    cancelWork: () => ({ work: 'export' }),
    inspection: () => ({ id: pick(ids), step: 1000 }),
    savePreset: () => ({ id: null, title: 'x', description: '', experiment: null, assignment: null }),
    removePreset: () => ({ id: 'nobody' }),
    restorePreset: () => ({ id: 'nobody' }),
    exportPresets: () => ({ ids: ['cartpole-dqn'] }),
    answer: () => ({ id: pick(ids), text: 'A', all: false }),
    remove: () => ({ id: 'nobody' }),
    restore: () => ({ id: 'nobody' }),
    ...Object.fromEntries(
      ['metrics', 'log', 'inspections', 'optimum', 'pause', 'resume', 'stop', 'reveal'].map((n) => [n, run]),
    ),
  };
  const keys = ['__proto__', 'constructor', 'prototype', 'extra', 'toString', 'id', 'ids', ''];
  const distort = (value: unknown, depth = 0): unknown => {
    if (value === null || typeof value !== 'object' || depth > 3) return any();
    const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>;
    const own = Object.keys(copy);
    const dice = uniform();
    if (dice < 0.2 || own.length === 0) {
      const extra = { value: any(), enumerable: true, configurable: true, writable: true };
      Object.defineProperty(copy, pick(keys), extra);
      return copy;
    }
    const key = pick(own);
    if (dice < 0.3) Reflect.deleteProperty(copy, key);
    else copy[key] = uniform() < 0.5 ? distort(copy[key], depth + 1) : any();
    return copy;
  };
  // They would end the program, or move its data folder, as the contract permits.
  const untouchable = ['readyToClose', 'chooseDataFolder', 'useUsualDataFolder'];
  const oddNames: readonly unknown[] = [
    ...[
      '',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'lab:request',
      'ELECTRON',
      'about\0',
      'About',
    ],
    ...[null, undefined, 1, {}, [], ['about'], { toString: () => 'about' }, Symbol.iterator, 'x'.repeat(1e4)],
  ];

  const report = { accepted: {} as Record<string, number>, refused: 0, wrong: [] as string[], slowest: 0 };
  const send = async (name: unknown, payload: unknown) => {
    const began = performance.now();
    try {
      const answer = await lab.request(name, payload);
      if (typeof answer?.ok !== 'boolean') report.wrong.push(`no answer to ${String(name).slice(0, 40)}`);
      else if (answer.ok) {
        const key = String(name);
        report.accepted[key] = (report.accepted[key] ?? 0) + 1;
        if (!names.includes(name as string)) report.wrong.push(`accepted: ${key.slice(0, 40)}`);
      } else {
        report.refused += 1;
        if (
          /Maximum call stack|\[object|is not a function|Cannot read prop/.test(answer.says?.en ?? '') &&
          names.includes(name as string) &&
          !/cloned|copied/.test(answer.says?.en ?? '')
        )
          report.wrong.push(`${String(name)} answers: ${answer.says!.en.slice(0, 200)}`);
      }
    } catch {
      // What cannot be copied does not leave the page.
      report.refused += 1;
    }
    report.slowest = Math.max(report.slowest, performance.now() - began);
  };
  let open: Promise<void>[] = [];
  for (let i = 0; i < count; i++) {
    let name: unknown = pick(names);
    if (untouchable.includes(name as string)) name = 'metrics';
    const dice = uniform();
    if (dice < 0.1) name = pick(oddNames);
    const make = valid[name as string];
    const payload =
      dice > 0.1 && make !== undefined && uniform() < 0.75
        ? uniform() < 0.1
          ? make()
          : distort(make())
        : uniform() < 0.3
          ? undefined
          : any();
    open.push(send(name, payload));
    if (open.length >= 50) {
      await Promise.all(open);
      open = [];
    }
  }
  await Promise.all(open);
  if (({} as { polluted?: boolean }).polluted) report.wrong.push('the page’s prototype is polluted');
  return report;
}
