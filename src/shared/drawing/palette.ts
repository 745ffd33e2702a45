/** The colours of drawings, by what they are for. */
export interface Palette {
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly accent: string;
  readonly surface: string;
  /** Solid earth. */
  readonly ground: string;
  /** Where the agent is to get. */
  readonly goal: string;
  /** Where it must not get. */
  readonly hazard: string;
  /** Bodies that move, and the part of them that matters most. */
  readonly cart: string;
  readonly pole: string;
}
