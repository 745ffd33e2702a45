/**
 * Element-wise work on large arrays, tile by tile: what one instruction writes is read by the next while it still lies in
 * the processor's nearest cache. Each number is worked out by the same operations as before, so the bits stay.
 */
import { mostBodyWords, operations } from './instructions';
import { place, type Block, type Draft, type Location } from './memory';
import { slicesOf, type Slices } from './slices';

/** Words of the smallest array that is worth it: fewer stay in the cache anyway. */
const leastWords = 4096;
/** Words of a tile that several of fit into the nearest cache. */
const tileWords = 1024;
/** Words of a tile that is too small for the instructions to be worth their call. */
const leastTileWords = 64;
/** Fewer tiles than that are too large to matter. */
const leastTiles = 4;

/** A draft that can be cut into tiles. */
interface Member {
  readonly draft: Draft;
  readonly slices: Slices;
}

/** Joins what can be worked out tile by tile; everything else stays in its order. */
export function tile(drafts: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  let segment: Draft[] = [];
  for (const draft of drafts) {
    if (!isBarrier(draft)) {
      segment.push(draft);
      continue;
    }
    result.push(...tileSegment(segment, drafts), draft);
    segment = [];
  }
  return [...result, ...tileSegment(segment, drafts)];
}

/** Whether a draft may change a variable, so that nothing is moved across it. */
function isBarrier(draft: Draft): boolean {
  return draft.writes.some(({ offset }) => offset !== null) && slicesOf(draft) === null;
}

const isWorthIt = ({ reads, writes }: Draft) =>
  Math.max(...[...reads, ...writes].map(({ words }) => words)) >= leastWords;

function tileSegment(segment: readonly Draft[], all: readonly Draft[]): Draft[] {
  const result: Draft[] = [];
  let open = segment;
  while (open.length > 0) {
    const { before, group, after, rest } = gather(open);
    result.push(...before, ...joined(group, all));
    open = [...after, ...rest];
  }
  return result;
}

/** A group, what goes before and after it, and the rest behind them. */
interface Gathered {
  readonly before: readonly Draft[];
  readonly group: readonly Member[];
  readonly after: readonly Draft[];
  readonly rest: readonly Draft[];
}

/** Finds the first group: what does not depend on it goes before it, what depends on it and cannot join goes behind. */
function gather(drafts: readonly Draft[]): Gathered {
  const group: Member[] = [];
  const [before, after]: [Draft[], Draft[]] = [[], []];
  const [written, late] = [new Set<Block>(), new Set<Block>()];
  let [tiles, words, last] = [0, 0, drafts.length - 1];
  const held: { readonly at: number; readonly where: Draft[]; readonly draft: Draft }[] = [];
  drafts.forEach((draft, at) => {
    const slices = isWorthIt(draft) ? slicesOf(draft) : null;
    const waits = draft.reads.some((block) => late.has(block));
    const common = slices === null ? 0 : gcd(tiles, slices.lead);
    const joins =
      slices !== null &&
      !waits &&
      (group.length === 0 || draft.reads.some((block) => written.has(block))) &&
      common >= leastTiles &&
      words + draft.words.length <= mostBodyWords &&
      isTileLocal({ draft, slices }, written, [common]);
    if (joins) {
      group.push({ draft, slices });
      for (const block of draft.writes) written.add(block);
      [tiles, words, last] = [common, words + draft.words.length, at];
      return;
    }
    const isLate = waits || draft.reads.some((block) => written.has(block));
    if (isLate) for (const block of draft.writes) late.add(block);
    held.push({ at, where: isLate ? after : before, draft });
  });
  for (const { at, where, draft } of held) if (at < last || group.length === 0) where.push(draft);
  return { before, group, after, rest: group.length === 0 ? [] : drafts.slice(last + 1) };
}

/** Whether a draft reads, of each array that the group writes, only the tile that was just written. */
function isTileLocal(
  { draft, slices }: Member,
  written: ReadonlySet<Block>,
  tiles: readonly number[],
): boolean {
  const cut = slices.cut(tiles);
  if (cut === null) return false;
  return cut.operands.every(({ word, steps, reach }) => {
    const { block, delta } = draft.words[word] as Location;
    if (!written.has(block) && !draft.writes.includes(block)) return true;
    let share = block.words;
    return (
      delta === 0 &&
      tiles.every((count, level) => {
        share /= count;
        return steps[level] === share;
      }) &&
      reach <= share
    );
  });
}

/** The instructions of a group, as one where there are several of them. */
function joined(group: readonly Member[], all: readonly Draft[]): Draft[] {
  if (group.length < 2) return group.map(({ draft }) => draft);
  const tiles = tilesOf(group);
  const count = tiles[0] * tiles[1];
  const members = new Set(group.map(({ draft }) => draft));
  const outside = new Set(all.filter((draft) => !members.has(draft)).flatMap(({ reads }) => reads));
  const written = new Set(group.flatMap(({ draft }) => draft.writes));
  /** What only the group uses takes the room of one tile. */
  const local = new Map<Block, Block>();
  for (const block of written)
    if (block.offset === null && !outside.has(block))
      local.set(block, { words: block.words / count, offset: null });
  const localOf = (blocks: readonly Block[]) => blocks.flatMap((block) => local.get(block) ?? []);
  const scratch: Block = {
    words: place(
      group.map(({ draft: { words, reads, writes, takesOver } }) => ({
        words,
        reads: localOf(reads),
        writes: localOf(writes),
        takesOver: takesOver && local.get(takesOver),
      })),
      0,
    ),
    offset: null,
  };
  const body: (number | Location)[] = [];
  const steps: [number[], number[]] = [[], []];
  for (const { slices } of group) {
    const { operands, words } = slices.cut(tiles)!;
    const stepOf = new Map(operands.map((operand) => [operand.word, operand.steps]));
    words.forEach((word, index) => {
      const own = typeof word === 'number' ? undefined : local.get(word.block);
      body.push(own === undefined ? word : { block: scratch, delta: own.offset! });
      for (const level of [0, 1] as const)
        steps[level].push(own === undefined ? (stepOf.get(index)?.[level] ?? 0) : 0);
    });
  }
  const isShared = (block: Block) => !local.has(block);
  return [
    {
      words: [operations.tiled.code, ...tiles, body.length, ...body, ...steps[0], ...steps[1]],
      reads: [...new Set(group.flatMap(({ draft }) => draft.reads))].filter(isShared),
      writes: [...[...written].filter(isShared), ...(scratch.words > 0 ? [scratch] : [])],
    },
  ];
}

/** Into how many tiles a group is cut, and each of them again, so that several arrays of one fit into the nearest cache. */
function tilesOf(group: readonly Member[]): readonly [outer: number, inner: number] {
  const written = new Set(group.flatMap(({ draft }) => draft.writes));
  const fits = (tiles: readonly number[]) => group.every((member) => isTileLocal(member, written, tiles));
  const lead = group.reduce((common, { slices }) => gcd(common, slices.lead), 0);
  const largest = Math.max(...[...written].map(({ words }) => words));
  const enough = Math.ceil(largest / tileWords);
  for (let outer = enough; outer < lead; outer++) if (lead % outer === 0 && fits([outer])) return [outer, 1];
  const share = largest / lead;
  for (let inner = Math.ceil(share / tileWords); inner <= share / leastTileWords; inner++)
    if (fits([lead, inner])) return [lead, inner];
  return [lead, 1];
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
