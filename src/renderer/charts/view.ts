/** Moving and magnifying the visible part of an x axis. */

export interface View {
  readonly from: number;
  readonly to: number;
}

/** A view is at least this share of everything wide. */
const narrowest = 1e-5;

/** Keeps a view inside of everything; null where it shows everything. */
export function clampView({ from, to }: View, all: View): View | null {
  const whole = all.to - all.from;
  const width = Math.min(Math.max(to - from, whole * narrowest), whole);
  if (width >= whole * (1 - 1e-9)) return null;
  const start = Math.min(Math.max(from, all.from), all.to - width);
  return { from: start, to: start + width };
}

/** Moves a view by a share of its width; to the right where it is positive. */
export function moveView(view: View, share: number, all: View): View | null {
  const by = share * (view.to - view.from);
  return clampView({ from: view.from + by, to: view.to + by }, all);
}

/** Magnifies a view around an x, which stays where it is; by more than 1 shows less. */
export function zoomView({ from, to }: View, by: number, around: number, all: View): View | null {
  const width = Math.max((to - from) / by, (all.to - all.from) * narrowest);
  const share = (around - from) / (to - from);
  return clampView({ from: around - share * width, to: around + (1 - share) * width }, all);
}
