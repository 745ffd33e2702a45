/** What the curves of a comparison hold at one x. */
import { pixelOfY, type Geometry } from '../../../charts/geometry';
import { readCurve, type Reading } from '../../../charts/reading';
import type { ShownGroup } from '../../../state/comparison.svelte';

export interface GroupReading {
  readonly group: ShownGroup;
  readonly reading: Reading;
  /** How much more than the baseline; null without one. */
  readonly delta: number | null;
  /** In pixels. */
  readonly y: number;
}

/**
 * What the groups hold, the nearest to the pointer first, or else the highest.
 * @param pointerY of the pointer in pixels; null while it is elsewhere
 */
export function readingsAt(
  groups: readonly ShownGroup[],
  baseline: string | null,
  at: number,
  geometry: Geometry,
  pointerY: number | null,
): GroupReading[] {
  const compared = groups.find(({ key }) => key === baseline);
  const base = compared === undefined ? null : readCurve(compared.curve, at);
  const found = groups.flatMap((group): GroupReading[] => {
    const reading = readCurve(group.curve, at);
    if (reading === null) return [];
    const delta = base === null || group.key === baseline ? null : reading.centre - base.centre;
    return [{ group, reading, delta, y: pixelOfY(geometry, reading.centre) }];
  });
  return found.sort((a, b) =>
    pointerY === null
      ? b.reading.centre - a.reading.centre
      : Math.abs(a.y - pointerY) - Math.abs(b.y - pointerY),
  );
}
