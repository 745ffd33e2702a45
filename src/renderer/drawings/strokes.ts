/** What everything that is painted has in common. */

/** The font of every drawing, as a canvas names it: Inter, which comes with the program, and is loaded before the page. */
export const lettering = (weight: 500 | 600, size: number): string => `${weight} ${size}px Inter, sans-serif`;

/** Empties the canvas and sets what all drawings have in common. */
export function begin(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.clearRect(0, 0, width, height);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.font = lettering(500, 11);
  context.textAlign = 'center';
  context.textBaseline = 'top';
}

/** A straight arrow in the present stroke. */
export function arrow(
  context: CanvasRenderingContext2D,
  from: readonly [number, number],
  to: readonly [number, number],
  head: number,
): void {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  arrowHead(context, to, angle, head);
  context.stroke();
}

/** The head of an arrow that ends at a point, added to the present path; `angle` is its heading, clockwise from the right. */
export function arrowHead(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  angle: number,
  head: number,
): void {
  const spread = 0.65;
  const side = (way: number) =>
    [x - head * Math.cos(angle + way * spread), y - head * Math.sin(angle + way * spread)] as const;
  context.moveTo(...side(1));
  context.lineTo(x, y);
  context.lineTo(...side(-1));
}
