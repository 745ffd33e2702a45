/** Requests to the main process, as promises that reject with what is wrong. */
import type { LabBridge, RequestAnswers, RequestName, RequestPayload } from '../../shared/contract';
import type { Problem } from '../../shared/fields';
import { SpokenError, verbatim, type Sentence } from '../../shared/sentence';
import { said } from '../i18n';

declare global {
  interface Window {
    readonly lab: LabBridge;
  }
}

/** What the main process has against a request; its message is in the language that the window speaks just then. */
export class RequestError extends SpokenError {
  constructor(
    says: Sentence,
    readonly problems: readonly Problem[] = [],
  ) {
    super(says);
    this.name = 'RequestError';
    this.message = said(says);
  }
}

/** The same for whatever else can go wrong on the way. */
export const asRequestError = (error: unknown): RequestError =>
  error instanceof RequestError
    ? error
    : new RequestError(verbatim(error instanceof Error ? error.message : String(error)));

/** Asks the main process; rejects with a `RequestError` where it refuses. */
export async function ask<N extends RequestName>(
  name: N,
  ...[payload]: RequestPayload<N> extends undefined ? [] : [payload: RequestPayload<N>]
): Promise<RequestAnswers[N]> {
  const answer = await window.lab.request(name, payload as RequestPayload<N>);
  if (!answer.ok) throw new RequestError(answer.says, answer.problems);
  return answer.value;
}
