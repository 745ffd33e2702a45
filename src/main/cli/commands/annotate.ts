import {
  annotationChange,
  annotationLimits,
  TooManyTagsError,
  type AnnotationChange,
} from '../../../shared/annotations';
import { showValue } from '../../../shared/fields';
import { valueOf, type Command, type Given } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { findRuns, severalRuns } from '../find-run';
import { openLab } from '../open-lab';

const optionOf: Readonly<Record<string, string>> = { archived: 'archive' };

/**
 * The change that options ask for.
 * @throws UsageError that names option, value and what is allowed
 */
function readChange(given: Given): AnnotationChange {
  const { switches, values } = given;
  if (switches.has('archive') && switches.has('unarchive'))
    throw new UsageError('--archive and --unarchive contradict each other: give one of them.');
  const name = valueOf(given, 'name');
  const note = valueOf(given, 'note');
  const wanted = {
    ...(values['tag'] !== undefined && { tag: values['tag'] }),
    ...(values['untag'] !== undefined && { untag: values['untag'] }),
    // Shells pass \n on as it stands.
    ...(note !== undefined && { note: note.replaceAll('\\n', '\n') }),
    ...(name !== undefined && { name: name.trim() === '' ? null : name }),
    ...(switches.has('archive') && { archived: true }),
    ...(switches.has('unarchive') && { archived: false }),
  };
  if (Object.keys(wanted).length === 0)
    throw new UsageError(
      'Nothing is to be changed: give --tag, --untag, --note, --name, --archive or --unarchive.',
    );
  const { success, data, error } = annotationChange.safeParse(wanted);
  if (success) return data;
  const { path, message } = error.issues[0]!;
  const option = String(path[0]);
  const value = path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown>)[key as string],
    wanted,
  );
  throw new UsageError(`--${optionOf[option] ?? option} is ${showValue(value)}; allowed is ${message}.`);
}

export const annotate: Command = {
  name: 'annotate',
  operands: ['RUN', '…'],
  summary: 'Change the name, tags or note of runs, or archive them.',
  details: [
    severalRuns,
    'This works while a run is training, too. Archived runs stay where they are; "list" shows them with --archived.',
  ],
  options: {
    tag: { value: 'TAG', multiple: true, doc: `Add a tag of at most ${annotationLimits.tag} characters.` },
    untag: { value: 'TAG', multiple: true, doc: 'Remove a tag.' },
    note: {
      value: 'TEXT',
      mayBeEmpty: true,
      doc: 'Replace the note; \\n begins a new line, an empty text removes it.',
    },
    name: {
      value: 'TEXT',
      mayBeEmpty: true,
      doc: 'Rename the run; an empty text restores its original name.',
    },
    archive: { doc: 'Archive it.' },
    unarchive: { doc: 'Take it out of the archive.' },
  },
  async run(given, terminal) {
    const change = readChange(given);
    const { supervisor } = await openLab();
    try {
      const runs = findRuns(supervisor.runs(), given.operands);
      if (change.name && runs.length > 1)
        throw new UsageError(`--name is for one run; RUN means ${runs.length}. Name one of them.`);
      let changed;
      try {
        changed = await supervisor.annotate(
          runs.map(({ id }) => id),
          change,
        );
      } catch (error) {
        // Too many tags: what the person asked for, not a fault of the program.
        throw error instanceof TooManyTagsError ? new UsageError(error.message) : error;
      }
      for (const { id, name, annotations } of changed) {
        const { tags, archived } = annotations;
        terminal.print(
          [id, name, ...(tags.length > 0 ? [tags.join(', ')] : []), ...(archived ? ['archived'] : [])].join(
            '  ',
          ),
        );
      }
    } finally {
      await supervisor.close();
    }
    return exitCodes.fine;
  },
};
