/**
 * The channels between the window and the main process. They stand apart from the contract so that the
 * preload script, which needs nothing else of it, stays a few lines long.
 */
export const channels = {
  /** Window to main: name and payload of a request; main answers with an `Answer`. */
  request: 'lab:request',
  /** Main to window: a number, and names and contents of notices. */
  notice: 'lab:notice',
  /** Window to main: the number of the notices that the page has taken in, or 0 where it begins to listen. */
  taken: 'lab:taken',
} as const;
