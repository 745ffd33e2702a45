import { describe, expect, it } from 'vitest';
import {
  cellName,
  cellsOf,
  complaintAboutMap,
  moveFrom,
  readMap,
} from '../../../src/shared/catalogue/gridworld-map';

const [up, right, down, left] = [0, 1, 2, 3] as const;

describe('readMap', () => {
  it('takes slashes or line breaks between rows, with blanks around them', () => {
    const map = { rows: 2, columns: 3, cells: ['S', '.', '.', '.', '#', 'G'] };
    for (const text of ['S../.#G', ' S.. / .#G ', 'S..\n.#G\n', 'S..\r\n.#G'])
      expect(readMap(text)).toEqual(map);
  });

  it('finds cells by their kind and names them by their place', () => {
    const map = readMap('S.P/S#G');
    expect(cellsOf(map, 'S')).toEqual([0, 3]);
    expect([0, 1, 4].map((cell) => cellName(map, cell))).toEqual([
      'row 1, column 1 (start)',
      'row 1, column 2',
      'row 2, column 2 (wall)',
    ]);
  });
});

describe('moveFrom', () => {
  it('goes to the next cell, and stays where a wall or the edge is in the way', () => {
    const map = readMap('S.#/..G');
    expect(moveFrom(map, 0, right)).toBe(1);
    expect(moveFrom(map, 0, down)).toBe(3);
    expect(moveFrom(map, 0, up)).toBe(0);
    expect(moveFrom(map, 0, left)).toBe(0);
    expect(moveFrom(map, 1, right)).toBe(1);
  });

  it('is blown one cell further from a windy cell, in its direction, but not through walls', () => {
    const map = readMap('....G/.^#../.>v<./S....');
    expect(moveFrom(map, 6, up)).toBe(1);
    expect(moveFrom(map, 6, left)).toBe(0);
    expect(moveFrom(map, 6, right)).toBe(1);
    expect(moveFrom(map, 11, down)).toBe(17);
    expect(moveFrom(map, 12, right)).toBe(18);
    expect(moveFrom(map, 13, down)).toBe(17);
    expect(moveFrom(map, 13, up)).toBe(8);
  });

  it('is lifted by the strength of the wind, as far as the edge', () => {
    const map = readMap('..G/.../.../S2.');
    expect(moveFrom(map, 10, right)).toBe(5);
    expect(moveFrom(map, 10, up)).toBe(1);
  });

  it('leaves the wind of the cell that it comes to for the next move', () => {
    expect(moveFrom(readMap('..G/S^.'), 3, right)).toBe(4);
  });
});

describe('complaintAboutMap', () => {
  it.each(['SG', 'S.G/#P.', '...G/.#.P/S...', 'S..1112G1.', 'SSG'])('has none about %s', (text) => {
    expect(complaintAboutMap(text)).toBeNull();
  });

  it.each([
    ['', 'Draw at least one row, for example S..G.'],
    ['  \n ', 'Draw at least one row, for example S..G.'],
    ['S../.G', 'Row 2 has 2 cells, row 1 has 3. Make all rows equally long.'],
    ['S.x/..G', 'There is "x" in row 1, column 3. Use . # S G P ^ > v < and 1 to 9 only.'],
    ['S.0G', 'There is "0" in row 1, column 3. Use . # S G P ^ > v < and 1 to 9 only.'],
    ['..G', 'It has no start. Put an S where the agent begins.'],
    ['S..', 'It has no goal. Put a G where the agent is to go.'],
    ['S#G', 'No way leads from the start in row 1, column 1 to a goal. Open a wall or move the start.'],
    [
      'S.G/###/S..',
      'No way leads from the start in row 3, column 1 to a goal. Open a wall or move the start.',
    ],
    ['SPG', 'No way leads from the start in row 1, column 1 to a goal. Open a wall or move the start.'],
    [`S${'.'.repeat(30)}G`, 'It has 1 rows and 32 columns. Keep both to 30 at most.'],
  ])('says of "%s" what is wrong and what to do', (text, complaint) => {
    expect(complaintAboutMap(text)).toBe(complaint);
  });

  it('counts a way that only the wind opens', () => {
    expect(complaintAboutMap('S>#G')).not.toBeNull();
    expect(
      complaintAboutMap('..G/###/..../S1..'.replace('/..../', '/').replace('###', '#.#')),
    ).not.toBeNull();
    expect(complaintAboutMap('.G./#.#/S1.')).toBeNull();
  });
});
