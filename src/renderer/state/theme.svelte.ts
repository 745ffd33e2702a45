/** How the system, or the setting that overrides it, wants the window to look and move. */
const darkQuery = matchMedia('(prefers-color-scheme: dark)');
const stillQuery = matchMedia('(prefers-reduced-motion: reduce)');

class Theme {
  #dark = $state(darkQuery.matches);
  #still = $state(stillQuery.matches);

  constructor() {
    darkQuery.addEventListener('change', ({ matches }) => (this.#dark = matches));
    stillQuery.addEventListener('change', ({ matches }) => (this.#still = matches));
  }

  get dark(): boolean {
    return this.#dark;
  }

  /** True where the person wants as little motion as possible. */
  get still(): boolean {
    return this.#still;
  }

  /** The present value of a colour of `tokens.css`, for drawing on a canvas. */
  colour(token: string): string {
    void this.#dark;
    return getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();
  }
}

export const theme = new Theme();
