/** Who hands in where, as the settings say. */
import { personName } from '../../shared/exchange';
import { studentId, type Student } from '../../shared/hand-in';
import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';

/** What the settings say of handing in. */
export interface HandInSettings {
  readonly yourName: string;
  readonly studentId: string;
  readonly handInFolder: string | null;
}

/**
 * Reads the settings.
 * @throws SpokenError where there is no folder, or nobody has said a name
 */
export function handInAsSet(settings: HandInSettings): { student: Student; folder: string } {
  const { handInFolder } = settings;
  if (handInFolder === null) throw new SpokenError(message('handIn.notChosen'));
  const name = personName.safeParse(settings.yourName);
  if (!name.success) throw new SpokenError(message('handIn.nameMissing'));
  const id = studentId.safeParse(settings.studentId.trim());
  return { student: { name: name.data, id: id.data ?? '' }, folder: handInFolder };
}
