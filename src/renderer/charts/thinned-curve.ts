/** A curve that is thinned out for drawing while it grows: a screen has fewer columns than a training has episodes. */
import { Smoother } from '../../shared/smoothing';
import type { Point } from './curve';

/**
 * Keeps the first point and the last point of each of equally wide parts of the x axis, as they are. In a part whose
 * last value is not finite, the last finite one is kept where there is one. When the curve has become twice as long as
 * `buckets` parts, two parts become one: so taking in a point costs the same however many there are, and between
 * `buckets` and twice as many are drawn.
 */
export class ThinnedCurve {
  readonly #buckets: number;
  readonly #smoother: Smoother | null;
  #kept: Point[] = [];
  /** The part of the axis in which each kept point lies. */
  #places: number[] = [];
  /** Of one part; 0 as long as every point is kept. */
  #width = 0;
  #points: readonly Point[] = [];
  #isCurrent = true;

  /**
   * @param buckets so many parts at least
   * @param weight of the past, where the values are to be smoothed
   */
  constructor(buckets: number, weight = 0) {
    this.#buckets = buckets;
    this.#smoother = weight > 0 ? new Smoother(weight) : null;
  }

  /** The points to be drawn; the same list until another point is taken in. */
  get points(): readonly Point[] {
    if (!this.#isCurrent) this.#points = [...this.#kept];
    this.#isCurrent = true;
    return this.#points;
  }

  /** Takes in a point; x never falls. */
  add(x: number, value: number): void {
    const y = this.#smoother?.next(value) ?? value;
    this.#isCurrent = false;
    const most = 2 * this.#buckets;
    if (this.#kept.length === 0) return this.#keep({ x, y }, -1);
    while (this.#width > 0 && this.#placeOf(x) >= most) {
      this.#width *= 2;
      this.#regroup((point) => this.#placeOf(point.x));
    }
    this.#take({ x, y }, this.#width > 0 ? this.#placeOf(x) : this.#kept.length);
    if (this.#width > 0 || this.#kept.length <= most + 1) return;
    this.#width = (x - this.#kept[0]!.x) / this.#buckets;
    // All of them may lie at the same place.
    this.#regroup((point) => (this.#width > 0 ? this.#placeOf(point.x) : 0));
  }

  #placeOf(x: number): number {
    return Math.floor((x - this.#kept[0]!.x) / this.#width);
  }

  #keep(point: Point, place: number): void {
    this.#kept.push(point);
    this.#places.push(place);
  }

  #take(point: Point, place: number): void {
    if (this.#places.at(-1) !== place) return this.#keep(point, place);
    if (Number.isFinite(point.y)) this.#kept[this.#kept.length - 1] = point;
  }

  #regroup(placeOf: (point: Point) => number): void {
    const [first, ...rest] = this.#kept;
    const places = rest.map(placeOf);
    this.#kept = [];
    this.#places = [];
    this.#keep(first!, -1);
    rest.forEach((point, i) => this.#take(point, places[i]!));
  }
}
