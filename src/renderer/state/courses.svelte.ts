/** The courses that are here, and the file of one that was opened; looked at every few seconds. */
import type { ListedCourse, Opened, OpenedCourse } from '../../shared/course';
import { said, t } from '../i18n';
import { ask, asRequestError } from './ask';
import { lookAgain } from './look-again';
import { messages } from './messages.svelte';
import { presets } from './presets.svelte';

/** Folders in the network tell of no changes: they are looked at so often, in milliseconds. */
const lookMs = 5000;

class Courses {
  #all = $state.raw<readonly ListedCourse[]>([]);
  #opened = $state.raw<OpenedCourse | null>(null);
  #revision: number | null = null;
  #hasFailed = false;

  get all(): readonly ListedCourse[] {
    return this.#all;
  }
  /** What waits for the person to say whether it is to be added; null for nothing. */
  get opened(): OpenedCourse | null {
    return this.#opened;
  }

  /** Looks again and again; the returned function ends that. */
  watch(): () => void {
    return lookAgain(() => this.look(), lookMs);
  }

  /** Looks whether something has changed. */
  async look(): Promise<void> {
    try {
      const found = await ask('courseListing', { known: this.#revision });
      this.#hasFailed = false;
      if (found === null) return;
      this.#all = found.courses;
      this.#revision = found.revision;
      await presets.load();
      await this.#show(found.opened);
    } catch (error) {
      // The next look tries again; a person is told once.
      if (!this.#hasFailed) messages.fault(t.courses.failed, error);
      this.#hasFailed = true;
    }
  }

  /** Opens the file that the person names. */
  open(): Promise<void> {
    return this.#act(t.courses.open.notOpened, async () => {
      this.#opened = (await ask('openCourse')) ?? this.#opened;
    });
  }

  /** Opens a file that was dropped on the window. */
  openDropped(file: File): Promise<void> {
    return this.#act(t.courses.open.notOpened, async () => {
      this.#opened = await ask('openCourseText', { name: file.name.slice(0, 300), text: await file.text() });
    });
  }

  /** Adds what was opened, and offers to take that back. */
  add(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    if (opened === null) return Promise.resolve();
    return this.#act(t.courses.open.notAdded, async () => {
      const { id, title } = await ask('addCourse', { key: opened.key });
      await this.look();
      const takeBack = opened.replaces === null ? 'removeCourse' : 'restoreCourse';
      this.#tell(t.courses.open.added(title), () => ask(takeBack, { id }));
    });
  }

  /** Puts away what was opened. */
  async dismiss(): Promise<void> {
    this.#opened = null;
    await ask('dismissCourse');
  }

  /** Removes a course that was added, and offers to take that back. */
  remove({ id, title }: ListedCourse): Promise<void> {
    return this.#act(t.problems.failed, async () => {
      await ask('removeCourse', { id });
      await this.look();
      const { removed, removedDoc } = t.courses.settings;
      this.#tell(removed(title), () => ask('restoreCourse', { id }), removedDoc);
    });
  }

  /** Takes the folder that a course names as the one to hand in to. */
  useHandIn({ id }: ListedCourse): Promise<void> {
    return this.#act(t.problems.failed, async () => {
      const folder = await ask('useCourseHandIn', { id });
      messages.show({ kind: 'note', title: t.courses.settings.usesHandIn(folder) });
    });
  }

  /** Chooses the course folder, or forgets the choice. */
  changeFolder(request: 'chooseCourseFolder' | 'forgetCourseFolder'): Promise<void> {
    return this.#act(t.problems.failed, async () => {
      await ask(request);
      await this.look();
    });
  }

  async #show(opened: Opened | null): Promise<void> {
    if (opened === null) return;
    if ('course' in opened) {
      this.#opened = opened.course;
      return;
    }
    await ask('dismissCourse');
    messages.show({ kind: 'fault', title: t.courses.open.notOpened, text: said(opened.problem) });
  }

  #tell(title: string, takeBack: () => Promise<null>, text?: string): void {
    const undo = async () => {
      await takeBack();
      await this.look();
    };
    messages.announce(title);
    messages.show({
      kind: 'note',
      title,
      ...(text === undefined ? {} : { text }),
      action: { label: t.courses.undo, run: () => void this.#act(t.problems.failed, undo) },
    });
  }

  async #act(fault: string, deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      messages.fault(fault, asRequestError(error));
    }
  }
}

export const courses = new Courses();
