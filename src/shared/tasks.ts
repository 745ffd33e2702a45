/** The course's tasks: what the form offers for each of them. */

/**
 * The preset that a first start trains, in the window and without one: it solves its task for nearly every seed. This is
 * the only place that says which one.
 */
export const firstPreset = 'cartpole-first-dqn';

export interface Task {
  readonly id: string;
  /** The presets that belong to it; the first is what it starts from. */
  readonly presets: readonly string[];
}

/** In the order of the lecture. Task 2 begins with the DQN that is to be improved, task 3 ends with further reading. */
export const tasks: readonly Task[] = [
  {
    id: 'task-1',
    presets: [
      'cartpole-dqn',
      'cartpole-dqn-lecture',
      'cartpole-naive-dqn',
      'assignment-replay',
      'assignment-target-network',
    ],
  },
  {
    id: 'task-2',
    presets: [
      'cartpole-dqn',
      'cartpole-double-dqn',
      'cartpole-dueling-dqn',
      'cartpole-noisy-dqn',
      'cartpole-prioritised-dqn',
      'cartpole-n-step-dqn',
      'cartpole-c51',
      'cartpole-qr-dqn',
      'cartpole-rainbow',
    ],
  },
  {
    id: 'task-3',
    presets: [
      'pendulum-ddpg',
      'mountaincarcontinuous-ddpg',
      'mountaincarcontinuous-ddpg-gaussian',
      'lunarlandercontinuous-ddpg',
      'pendulum-td3',
      'pendulum-sac',
      'lunarlandercontinuous-td3',
      'lunarlandercontinuous-sac',
      'mountaincarcontinuous-sac',
    ],
  },
];
