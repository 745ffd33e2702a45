/** What the process tells its caller; documented in the help. */
export const exitCodes = {
  fine: 0,
  trainingFailed: 1,
  usage: 2,
  storage: 3,
  /** Another process works on the run, or has taken it over. */
  elsewhere: 75,
  interrupted: 130,
} as const;

/** The command line itself is wrong; the message says what to type instead. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
