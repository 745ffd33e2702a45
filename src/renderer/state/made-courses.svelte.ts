/** The courses that a lecturer makes: kept here, changed later, handed out as one file. */
import type { MadeCourse } from '../../shared/course';
import { said, t } from '../i18n';
import { ask } from './ask';
import { messages } from './messages.svelte';

/** What a course is to say; the main process checks all of it. */
export type CourseDraft = Omit<MadeCourse, 'id'>;
type Editable = { -readonly [K in keyof CourseDraft]: CourseDraft[K] };

const plain = ({ title, description, by, presets, guides, handInFolder }: CourseDraft): Editable => ({
  ...{ title, description, by, handInFolder },
  presets: [...presets],
  guides: [...guides],
});

class MadeCourses {
  #all = $state.raw<readonly MadeCourse[]>([]);

  get all(): readonly MadeCourse[] {
    return this.#all;
  }

  async load(): Promise<readonly MadeCourse[]> {
    const { courses, damaged } = await ask('madeCourses');
    this.#all = courses;
    if (damaged.length > 0)
      messages.show({ kind: 'fault', title: t.problems.failed, text: damaged.map(said).join('\n') });
    return courses;
  }

  /**
   * Keeps a course; a new one where there was none. Rejects with a `RequestError` where it is refused.
   * @param isTold whether the person is told of it
   */
  async save(before: MadeCourse | null, draft: CourseDraft, isTold: boolean): Promise<MadeCourse> {
    const saved = await ask('saveCourse', { id: before?.id ?? null, ...plain(draft) });
    await this.load();
    if (isTold) messages.show({ kind: 'note', title: t.courses.make.saved(saved.title) });
    return saved;
  }

  /** Writes a course to a file that the person names; false where they think better of it. */
  async export({ id, title }: MadeCourse): Promise<boolean> {
    const done = await ask('exportCourse', { id });
    if (done === null) return false;
    const { exported, showFolder } = t.courses.make;
    messages.announce(exported(title));
    messages.show({
      kind: 'note',
      title: exported(title),
      text: done.path,
      action: { label: showFolder, run: () => void ask('revealExport') },
    });
    return true;
  }

  /** Forgets a course, and offers to take that back. */
  async remove(course: MadeCourse): Promise<void> {
    try {
      await ask('forgetMadeCourse', { id: course.id });
      await this.load();
      messages.show({
        kind: 'note',
        title: t.courses.make.removed(course.title),
        text: t.courses.make.removedDoc,
        action: {
          label: t.courses.undo,
          run: () =>
            void this.save(course, course, false).catch((error: unknown) =>
              messages.fault(t.problems.failed, error),
            ),
        },
      });
    } catch (error) {
      messages.fault(t.problems.failed, error);
    }
  }
}

export const madeCourses = new MadeCourses();
