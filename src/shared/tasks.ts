/** The course's tasks, as `resources/course/tasks.json` has them: what the form offers for each of them. */
import course from '../../resources/course/tasks.json';

export interface Task {
  readonly id: string;
  /** The presets that belong to it; the first is what it starts from. */
  readonly presets: readonly string[];
}

/** The preset that a first start trains, in the window and without one: it solves its task for nearly every seed. */
export const firstPreset: string = course.firstPreset;

/** In the order of the lecture. Task 2 begins with the DQN that is to be improved, task 3 ends with further reading. */
export const tasks: readonly Task[] = course.tasks;
