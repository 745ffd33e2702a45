/** Looks that are taken again and again, each so long after the one before has ended. */

/**
 * Takes the first look at once.
 * @param pauseMs milliseconds between two looks
 * @returns what ends it; a look that is being taken is the last one then
 */
export function lookAgain(look: () => Promise<void>, pauseMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const next = async () => {
    await look();
    if (!ended) timer = setTimeout(() => void next(), pauseMs);
  };
  void next();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
