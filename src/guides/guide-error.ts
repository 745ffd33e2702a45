/** Thrown where a guide cannot be used; names the file, what is wrong and what to do. */
export class GuideError extends Error {
  constructor(
    readonly file: string,
    readonly problem: string,
    readonly remedy: string,
  ) {
    super(`${file}: ${problem} ${remedy}`);
    this.name = 'GuideError';
  }
}
