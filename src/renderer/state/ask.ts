/** Requests to the main process, as promises that reject with what is wrong. */
import type { LabBridge, RequestAnswers, RequestName, RequestPayload } from '../../shared/contract';
import { InvalidValueError } from '../../shared/fields';
import type { Problem } from '../../shared/problem';
import { SpokenError } from '../../shared/language/spoken-error';
import { verbatim } from '../../shared/language/say';
import type { Message } from '../../shared/language/message';
import { problemsInEach } from '../../shared/language/problems';
import { said } from '../i18n';
import { sentenceOf } from '../i18n/cards';

declare global {
  interface Window {
    readonly lab: LabBridge;
  }
}

/** What the main process has against a request; its message is in the language that the window speaks just then. */
export class RequestError extends SpokenError {
  constructor(
    says: Message,
    readonly problems: readonly Problem[] = [],
  ) {
    super(says);
    this.name = 'RequestError';
    this.message = said(says);
  }
}

/** The same for whatever else can go wrong on the way. */
export function asRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  if (error instanceof InvalidValueError) return new RequestError(error.what, problemsInEach(error));
  return new RequestError(verbatim(error instanceof Error ? error.message : String(error)));
}

/** What went wrong, with the first of the problems that there are. */
export function textOf(error: unknown): string {
  const { message, problems } = asRequestError(error);
  const found = problems.slice(0, 4).map(sentenceOf);
  return found.length === 0 ? message : `${message}: ${found.join(' ')}`;
}

/** Asks the main process; rejects with a `RequestError` where it refuses. */
export async function ask<N extends RequestName>(
  name: N,
  ...[payload]: RequestPayload<N> extends undefined ? [] : [payload: RequestPayload<N>]
): Promise<RequestAnswers[N]> {
  const answer = await window.lab.request(name, payload as RequestPayload<N>);
  if (!answer.ok) throw new RequestError(answer.says, answer.problems);
  return answer.value;
}
