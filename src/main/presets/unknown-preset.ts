/** What is said where a preset is asked for that is not there. */
import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';

/** No preset has this id, or none that can be changed. */
export class UnknownPresetError extends SpokenError {
  constructor(
    readonly id: string,
    says: Message = message('presets.gone', { id }),
  ) {
    super(says);
    this.name = 'UnknownPresetError';
  }
}
