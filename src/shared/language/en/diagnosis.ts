/** What the diagnosis says, in English. */
import type { DiagnosisTexts } from '../../diagnosis/describe';
import type { FindingSpeech } from '../../diagnosis/finding-speech';
import { experience } from './diagnosis/experience';
import { learning } from './diagnosis/learning';
import { policy } from './diagnosis/policy';
import { result } from './diagnosis/result';

export const diagnosis = (speech: FindingSpeech): DiagnosisTexts => ({
  ...experience(speech),
  ...learning(speech),
  ...policy(speech),
  ...result(speech),
});
