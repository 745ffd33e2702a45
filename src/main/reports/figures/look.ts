/** What a figure looks like apart from its data. */

export interface FigureLook {
  /** Name of the font for all text. */
  readonly font: string;
  /** Whether the ground is dark: decides the colours of lines. */
  readonly dark: boolean;
  /** What lies under everything. */
  readonly ground: string;
  readonly text: string;
  /** Axis titles, ticks and the second line. */
  readonly faint: string;
  readonly grid: string;
  /** Lines to compare with. */
  readonly reference: string;
}

/** Figures in files: dark on white. */
export function paper(font: string): FigureLook {
  return {
    font,
    dark: false,
    ground: '#ffffff',
    text: '#1f2430',
    faint: '#5b6270',
    grid: '#e6e8ec',
    reference: '#767676',
  };
}

/** Figures for dark slides. */
export function slide(font: string): FigureLook {
  return {
    font,
    dark: true,
    ground: '#171b21',
    text: '#e8ebf0',
    faint: '#b6bfcc',
    grid: '#2a313b',
    reference: '#8c96a5',
  };
}

/** A colour `#rrggbb` that lets through what lies under it; opacity from 0 to 1. */
export function translucent(colour: string, opacity: number): string {
  const alpha = Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');
  return `${colour}${alpha}`;
}
