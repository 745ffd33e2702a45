/** Whose the runs are that are handed on, as a person says it on the command line or in the window. */
import { personName } from '../../shared/exchange';
import { valueOf, type Given } from './command';
import { UsageError } from './exit-codes';
import { nameInWindow } from './window-settings';

/**
 * The person's name.
 * @throws UsageError where nobody has said one, or it is none
 */
export function readName(given: Given): string {
  const text = valueOf(given, 'name') ?? nameInWindow();
  if (text === null) throw new UsageError('Whose runs are these? Say so with --name NAME.');
  const { success, data, error } = personName.safeParse(text);
  if (!success) throw new UsageError(`--name is ${text}; allowed is ${error.issues[0]!.message}.`);
  return data;
}
