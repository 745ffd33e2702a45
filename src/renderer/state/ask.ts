/** Requests to the main process, as promises that reject with what is wrong. */
import type { LabBridge, RequestAnswers, RequestName, RequestPayload } from '../../shared/contract';
import type { Problem } from '../../shared/fields';

declare global {
  interface Window {
    readonly lab: LabBridge;
  }
}

export class RequestError extends Error {
  constructor(
    message: string,
    readonly problems: readonly Problem[],
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

/** Asks the main process; rejects with a `RequestError` where it refuses. */
export async function ask<N extends RequestName>(
  name: N,
  ...[payload]: RequestPayload<N> extends undefined ? [] : [payload: RequestPayload<N>]
): Promise<RequestAnswers[N]> {
  const answer = await window.lab.request(name, payload as RequestPayload<N>);
  if (!answer.ok) throw new RequestError(answer.message, answer.problems);
  return answer.value;
}
