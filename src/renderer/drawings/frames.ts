/** Drives what moves with the frames of the window. */

/** A window that is out of sight has no frames: what passed meanwhile is not caught up with. s */
const longest = 0.1;

/**
 * Calls `turn` before every frame with the seconds since the frame before, 0 to 0.1; returns how to end that.
 *
 * The clock starts with the first frame: the time of a frame may lie before the moment at which it was asked for.
 */
export function everyFrame(turn: (seconds: number) => void): () => void {
  let before: number | null = null;
  let request = requestAnimationFrame(function step(now) {
    const passed = before === null ? 0 : (now - before) / 1000;
    before = now;
    turn(Math.max(0, Math.min(longest, passed)));
    request = requestAnimationFrame(step);
  });
  return () => cancelAnimationFrame(request);
}
