/** The drawing of an environment that has none of its own: its state as bars, one for each number. */
import type { EnvironmentCard } from '../catalogue/environment';
import type { EnvironmentDrawing } from './drawing';
import { pixelView, type Ink, type Shape } from './shapes';

/** What this drawing shows. */
export const barsDoc =
  'This environment has no picture of its own: every bar is one number of its state. Where the card gives no bounds, a bar comes the closer to its end the larger the number is.';

interface Bar {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/** The numbers of a state by the names that they have as observations, where it is as many. */
function barsOf({ observation }: EnvironmentCard, numbers: number): readonly Bar[] {
  if (observation.kind === 'box' && observation.dimensions.length === numbers) return observation.dimensions;
  const high = observation.kind === 'discrete' && numbers === 1 ? observation.names.length - 1 : Infinity;
  return Array.from({ length: numbers }, (_, i) => ({
    name: String(i + 1),
    low: high === Infinity ? -Infinity : 0,
    high,
  }));
}

/** Where a number lies between the bounds of its bar, from 0 to 1; without bounds it only comes close to these. */
export function shareOfBar(value: number, { low, high }: Omit<Bar, 'name'>): number {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return 0.5 + value / (2 * (1 + Math.abs(value)));
  return high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0.5;
}

/** How a state of any environment is drawn. @param card in the language of the page */
export const stateBars = (card: EnvironmentCard): EnvironmentDrawing => ({
  doc: barsDoc,
  timeStep: 1 / 30,
  // The numbers stand above their bars.
  quantities: [],
  picture({ state, width, height, number }) {
    const bars = barsOf(card, state.length);
    const row = Math.min(48, height / bars.length);
    const top = (height - row * bars.length) / 2;
    const [left, right] = [width * 0.08, width * 0.92];
    const thick = Math.max(2, Math.min(10, row * 0.25));
    const at = (share: number) => left + (right - left) * Math.min(1, Math.max(0, share));
    return {
      view: pixelView(width, height),
      shapes: bars.flatMap((bar, i): Shape[] => {
        const y = -(top + (i + 0.7) * row);
        const line = (from: number, to: number, stroke: Ink): Shape => ({
          kind: 'line',
          through: [
            [from, y],
            [to, y],
          ],
          stroke,
          width: thick,
        });
        const text = (align: 'left' | 'right', x: number, what: string): Shape => ({
          kind: 'text',
          at: [x, y, 0, -thick],
          text: what,
          fill: 'faint',
          align,
          baseline: 'bottom',
        });
        return [
          line(left, right, 'ground'),
          // From zero, where that is between the bounds.
          line(at(shareOfBar(0, bar)), at(shareOfBar(state[i]!, bar)), 'pole'),
          ...(row < 26
            ? []
            : [text('left', left, bar.name), text('right', right, number(Number(state[i]!.toPrecision(3))))]),
        ];
      }),
    };
  },
});
