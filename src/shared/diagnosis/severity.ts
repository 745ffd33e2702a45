/** A fault spoils the run; a warning probably does; a hint says how to read it. */
export type Severity = 'fault' | 'warning' | 'hint';

const ranks: Readonly<Record<Severity, number>> = { fault: 0, warning: 1, hint: 2 };

/** Puts what has a severity in order, the gravest first. */
export const byGravity = (a: { readonly severity: Severity }, b: { readonly severity: Severity }): number =>
  ranks[a.severity] - ranks[b.severity];
