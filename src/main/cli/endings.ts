/** Who looks after the wish to end: what a command is doing, or else nobody, and then the program just ends. */
import { onEndingSignal, watchParent, type Ending } from '../processes/ending-signals';
import { exitCodes } from './exit-codes';

type Listener = (ending: Ending) => void;

const listeners: Listener[] = [];

/** From now on, whatever asks this process to end asks the newest listener, or ends it where there is none. */
export function handleEndings(): void {
  const tell = (ending: Ending) => {
    const listener = listeners.at(-1);
    if (listener === undefined) process.exit(exitCodes.interrupted);
    listener(ending);
  };
  onEndingSignal(tell);
  watchParent(() => tell('parent'));
}

/** Looks after the wish to end, before anybody who did so until now; the returned function ends that. */
export function onEnding(listener: Listener): () => void {
  listeners.push(listener);
  return () => void listeners.splice(listeners.indexOf(listener), 1);
}
