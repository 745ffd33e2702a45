export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One line of a chart. */
export interface Curve {
  readonly key: string;
  /** What the tooltip and the table call it. */
  readonly label: string;
  readonly colour: string;
  readonly points: readonly Point[];
  readonly dash?: readonly number[];
  /** In pixels; 0 leaves the line out, so that only markers stand. */
  readonly width?: number;
  /** 0 to 1. */
  readonly opacity?: number;
  /** Circles on the points. */
  readonly markers?: 'hollow' | 'filled';
  /** Left out of tooltip and table. */
  readonly silent?: boolean;
}
