/** A fault spoils the run; a warning probably does; a hint says how to read it. */
export type Severity = 'fault' | 'warning' | 'hint';
