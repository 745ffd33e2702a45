/** Draws the states of the maximisation-bias problem as a diagram, with the agent in one of them. */
import type { EnvironmentDrawing, Moment } from '../../shared/drawing/drawing';
import { pixelView, type Picture, type Point, type Shape } from '../../shared/drawing/shapes';
import { card } from './card';

/** Middles of the states A, B and end, in shares of the width; B lies left of A, the end right and further left. */
const places = { B: 0.45, A: 0.69, right: 0.92, left: 0.08 } as const;
/** Half the side of an end's square, in radii of a state's circle. */
const half = 0.6;
/** How far the outermost of the arrows from B bend away from the straight one, in radii. */
const bend = 1.9;

type Node = keyof typeof places;

/** Where the agent is: which of the two ends, the state before tells, as only A has an end to its right. */
function nodeOf(state: number, before: readonly number[] | undefined): Node {
  if (state === 0) return 'A';
  if (state === 1) return 'B';
  return before?.[0] === 0 ? 'right' : 'left';
}

/**
 * The state is [0 in A, 1 in B, 2 at the end]; in A, even actions go left and odd ones right; in B each goes to the end
 * along its own arrow.
 */
function picture({ state: [state = 0], action, before, words, width, height }: Moment): Picture {
  const { luck = '', end = '' } = words;
  const radius = Math.min(width * 0.07, height * 0.16);
  const y = -height / 2;
  const at = (node: Node) => places[node] * width;
  const agentAt = nodeOf(state, before);
  const chosen = typeof action === 'number' ? action : null;
  const stroke = (isChosen: boolean) =>
    ({ stroke: isChosen ? 'accent' : 'line', width: isChosen ? 2.5 : 1 }) as const;

  const fromA = (to: Node, way: 1 | -1): Shape => ({
    kind: 'arrow',
    from: [at('A') + way * (radius + 3), y],
    to: [at(to) - way * ((way === 1 ? half * radius : radius) + 4), y],
    head: radius * 0.35,
    ...stroke(agentAt === 'A' && chosen !== null && chosen % 2 === (way === 1 ? 1 : 0)),
  });

  const count = card.action.names.length;
  const chosenInB = agentAt === 'B' ? chosen : null;
  const fromB = (each: number): Shape => {
    const lift = ((2 * each) / (count - 1) - 1) * radius;
    const from: Point = [at('B') - Math.sqrt(radius ** 2 - (lift * 0.7) ** 2) - 3, y - lift * 0.7];
    const to: Point = [at('left') + half * radius + 4, y - lift * half];
    // A quadratic curve passes its middle half as far out as its control point lies.
    const control: Point = [(from[0] + to[0]) / 2, y - 2 * bend * lift + ((0.7 + half) / 2) * lift];
    return { kind: 'arrow', from, to, bend: control, head: radius * 0.17, ...stroke(each === chosenInB) };
  };
  const actions = Array.from({ length: count }, (_, each) => each).filter((each) => each !== chosenInB);
  // The chosen one lies over the others.
  if (chosenInB !== null) actions.push(chosenInB);

  const above = (x: number, lift: number, text: string): Shape => ({
    kind: 'text',
    at: [x, y, 0, -lift],
    text,
    fill: 'faint',
  });
  const node = (name: Node): Shape[] => {
    const isEnd = name === 'left' || name === 'right';
    const paint = {
      at: [at(name), y],
      fill: name === agentAt ? 'pole' : 'surface',
      stroke: 'cart',
      width: 1.5,
    } as const;
    const side = 2 * radius * half;
    return [
      isEnd ? { kind: 'box', size: [side, side], ...paint } : { kind: 'circle', radius, ...paint },
      {
        kind: 'text',
        at: [at(name), y, 0, 1],
        text: isEnd ? end : name,
        fill: name === agentAt ? 'surface' : 'ink',
        size: radius * (isEnd ? 0.5 : 0.8),
        weight: 600,
      },
    ];
  };
  return {
    view: pixelView(width, height),
    shapes: [
      fromA('right', 1),
      fromA('B', -1),
      ...actions.map(fromB),
      above((at('A') + at('right')) / 2, 14, '0'),
      above((at('A') + at('B')) / 2, 14, '0'),
      above((at('left') + at('B')) / 2, bend * radius + 12, luck),
      ...(['A', 'B', 'left', 'right'] as const).flatMap(node),
    ],
  };
}

export const drawing: EnvironmentDrawing = {
  doc: 'Circles are the states A and B, squares the end; the filled one is where the agent is, the bold arrow its action. The reward stands above the arrows: from A it is 0. From B ten actions lead to the end, each with a draw from N(−0.1, 1), the normal distribution of mean −0.1 and standard deviation 1.',
  timeStep: 0.7,
  picture,
  words: { end: 'end', luck: 'N(−0.1, 1)' },
};
