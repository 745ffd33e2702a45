/**
 * What the option --engine says of itself.
 * @param fallback what runs the networks where it is left out
 */
export const engineDoc = (fallback: string): string =>
  `What runs the networks: kernels (this program’s own, the same curve on every PC), tensorflow (its session, as in version 0.1.0) or eager (tfjs, operation by operation, slow); default ${fallback}. Each draws curves of its own.`;
