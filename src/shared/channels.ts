/**
 * The two channels between the window and the main process. They stand apart from the contract so that the
 * preload script, which needs nothing else of it, stays a few lines long.
 */
export const channels = {
  /** Window to main: name and payload of a request; main answers with an `Answer`. */
  request: 'lab:request',
  /** Main to window: name and content of a notice. */
  notice: 'lab:notice',
} as const;
