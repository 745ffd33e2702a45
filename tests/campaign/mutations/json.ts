/** JSON that says something else than it should: wrong kinds, odd texts, too much, too deep. */
import type { Random } from '../../../src/shared/random';

/** Text that stands in a JSON file as it is, because no value in memory could hold it. */
class Raw {
  constructor(readonly text: string) {}
}

const nest = (open: string, close: string, depth: number) =>
  new Raw(`${open.repeat(depth)}1${close.repeat(depth)}`);

type Make = (random: Random) => unknown;

/** Values that stand where others belong. */
const strange: readonly (readonly [string, Make])[] = [
  ['null', () => null],
  ['true', () => true],
  ['0', () => 0],
  ['-0', () => new Raw('-0')],
  ['-1', () => -1],
  ['half', () => 0.5],
  ['1e308', () => 1e308],
  ['1e999', () => new Raw('1e999')],
  ['2^53', () => 2 ** 53],
  ['many digits', () => new Raw('1234567890'.repeat(40))],
  ['NaN', () => new Raw('NaN')],
  ['empty text', () => ''],
  ['a word', () => 'finished'],
  ['a number as text', () => '1500'],
  ['a long text', (random) => 'long '.repeat(2 + random.integer(20_000))],
  ['control characters', () => '\u001b]0;owned\u0007\u001b[2J\u001b[31m\u0000\u0008\u007f\u009b1m'],
  ['right to left', () => 'abc\u202egnp.exe\u2066'],
  ['half a surrogate', () => new Raw('"\\ud800"')],
  ['a path up', () => '../../../../outside'],
  ['a path', () => '/etc/passwd'],
  ['markup', () => '<img src=x onerror=alert(1)><script>1</script>'],
  ['a formula', () => '=HYPERLINK("http://example.org";"x")'],
  ['__proto__', () => new Raw('{"__proto__":{"polluted":true}}')],
  ['constructor', () => new Raw('{"constructor":{"prototype":{"polluted":true}}}')],
  ['empty list', () => []],
  ['empty object', () => ({})],
  ['a long list', (random) => Array.from({ length: random.integer(20_000) }, (_, i) => i)],
  ['many keys', () => Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`k${i}`, i]))],
  ['lists in lists', (random) => nest('[', ']', 1 + random.integer(2000))],
  ['objects in objects', (random) => nest('{"a":', '}', 1 + random.integer(2000))],
  ['very deep lists', () => nest('[', ']', 60_000)],
  ['very deep, never closed', () => new Raw('['.repeat(50_000))],
  ['a date far away', () => '+275760-09-13T00:00:00.001Z'],
  ['a date that is none', () => '2026-02-31T25:61:00Z'],
];

const odd = ['extra', 'constructor', 'toString', '__proto__', 'ünï', 'a.b', '', 'x'.repeat(3000)];

/** Writes JSON with raw parts in it. */
function write(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, part]) => `${JSON.stringify(key)}:${write(part)}`)
      .join(',')}}`;
  return JSON.stringify(value);
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || value instanceof Raw) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}

function holderOf(root: { value: unknown }, path: Path): Record<string, unknown> | undefined {
  let at: unknown = root;
  for (const key of ['value', ...path].slice(0, -1)) {
    if (typeof at !== 'object' || at === null || at instanceof Raw) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return typeof at === 'object' && at !== null && !(at instanceof Raw)
    ? (at as Record<string, unknown>)
    : undefined;
}

function put(holder: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Changes one to three places of a value; gives the text, and what was changed. */
export function distortJson(value: unknown, random: Random): { text: string; what: string } {
  const root = { value: structuredClone(value) };
  const done: string[] = [];
  for (let left = 1 + random.integer(3); left > 0; left--) {
    const paths = pathsIn(root.value);
    const path = paths[random.integer(paths.length)]!;
    const holder = holderOf(root, path);
    const key = String(path.at(-1) ?? 'value');
    if (holder === undefined) continue;
    const [name, make] = strange[random.integer(strange.length)]!;
    const at = path.join('.') || 'all of it';
    switch (random.integer(8)) {
      case 0:
        if (path.length > 0) {
          if (Array.isArray(holder)) holder.splice(Number(key), 1);
          else Reflect.deleteProperty(holder, key);
          done.push(`${at} missing`);
        }
        break;
      case 1: {
        const inner = holder[key];
        if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && !(inner instanceof Raw)) {
          const extra = odd[random.integer(odd.length)]!;
          put(inner as Record<string, unknown>, extra, make(random));
          done.push(`${at} with ${extra.slice(0, 20) || 'an empty key'}: ${name}`);
        }
        break;
      }
      case 2: {
        const other = paths[random.integer(paths.length)]!;
        const from = holderOf(root, other)?.[String(other.at(-1) ?? 'value')];
        if (typeof from !== 'object') {
          put(holder, key, from);
          done.push(`${at} as ${other.join('.')}`);
        }
        break;
      }
      default:
        put(holder, key, make(random));
        done.push(`${at}: ${name}`);
    }
  }
  return { text: write(root.value), what: done.join('; ') || 'nothing' };
}

/** How deep a value is nested, counted without recursion. */
export function depthOf(value: unknown): number {
  let deepest = 0;
  const waiting: [unknown, number][] = [[value, 1]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [part, depth] = next;
    if (typeof part !== 'object' || part === null) continue;
    deepest = Math.max(deepest, depth);
    for (const inner of Object.values(part)) waiting.push([inner, depth + 1]);
  }
  return deepest;
}
