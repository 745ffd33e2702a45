/** Draws the two links of the acrobot, to scale. */
import { begin, pivot, roundArrow, type Action, type Palette } from './drawing';

/** Lengths in metres, as in the environment: two links of 1 m, hung at the origin. */
const goal = 1;
const view = { width: 4.5, bottom: -2.15, top: 2.15 };
/** s */
export const acrobotTimeStep = 0.2;

/**
 * Draws one state.
 * @param state [angle of the upper link (0 hangs down, positive counter-clockwise), of the lower one relative to it, …]
 * @param action torque at the joint between the links: 0 clockwise, 1 none, 2 counter-clockwise
 */
export function drawAcrobot(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  state: readonly number[],
  action: Action | null,
  palette: Palette,
): void {
  const [theta1 = 0, theta2 = 0] = state;
  const scale = Math.min(width / view.width, height / (view.top - view.bottom));
  const at = (x: number) => width / 2 + x * scale;
  const up = (y: number) => height / 2 - (y - (view.top + view.bottom) / 2) * scale;
  begin(context, width, height);

  // The line to reach, and the height of the pivot for comparison.
  context.strokeStyle = palette.goal;
  context.lineWidth = 1.5;
  context.setLineDash([5, 5]);
  context.beginPath();
  const line = Math.round(up(goal)) + 0.5;
  context.moveTo(at(-view.width / 2) + 4, line);
  context.lineTo(at(view.width / 2) - 4, line);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = palette.faint;
  context.textAlign = 'left';
  context.textBaseline = 'bottom';
  context.fillText('1 m', at(-view.width / 2) + 4, line - 4);
  context.strokeStyle = palette.line;
  context.beginPath();
  context.moveTo(at(-0.32), up(0));
  context.lineTo(at(0.32), up(0));
  context.stroke();

  const joint = [Math.sin(theta1), -Math.cos(theta1)] as const;
  const end = [joint[0] + Math.sin(theta1 + theta2), joint[1] - Math.cos(theta1 + theta2)] as const;
  const links = [
    [[0, 0], joint, palette.cart],
    [joint, end, palette.pole],
  ] as const;
  context.lineWidth = Math.max(4, 0.13 * scale);
  for (const [[x1, y1], [x2, y2], colour] of links) {
    context.strokeStyle = colour;
    context.beginPath();
    context.moveTo(at(x1), up(y1));
    context.lineTo(at(x2), up(y2));
    context.stroke();
  }
  const ring = Math.max(2.5, 0.075 * scale);
  pivot(context, [at(0), up(0)], ring, palette);
  pivot(context, [at(joint[0]), up(joint[1])], ring, palette);

  // The torque turns the lower link.
  if (typeof action === 'number' && action !== 1) {
    const way = action === 2 ? 1 : -1;
    context.strokeStyle = palette.accent;
    context.lineWidth = Math.max(2, 0.06 * scale);
    const along = theta1 + theta2 - Math.PI / 2;
    roundArrow(
      context,
      [at(joint[0]), up(joint[1])],
      0.42 * scale,
      along + way * 0.35,
      way * 1.25,
      0.17 * scale,
    );
  }
}

/** Angles follow the velocities between two states, over the top as well, where they are wrapped. */
export function betweenAcrobots(
  from: readonly number[],
  to: readonly number[],
  share: number,
): readonly number[] {
  const turn = 2 * Math.PI;
  const [h, s] = [acrobotTimeStep, share];
  return [0, 1].map((i) => {
    const [v0, v1] = [from[i + 2]!, to[i + 2]!];
    const guess = from[i]! + ((v0 + v1) / 2) * h;
    const end = to[i]! + turn * Math.round((guess - to[i]!) / turn);
    // Hermite's cubic through both angles with both velocities.
    return (
      (1 + 2 * s) * (1 - s) ** 2 * from[i]! +
      s * (1 - s) ** 2 * h * v0 +
      s * s * (3 - 2 * s) * end +
      s * s * (s - 1) * h * v1
    );
  });
}
