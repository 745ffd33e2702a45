/** The texts of the step inspector in the Inspect room, in English. */

export const stepInspector = {
  title: 'One learning step',
  doc: 'What the agent learns at this moment, in numbers: what it learns from, the target, the error. Numbers are rounded for display; the computation uses all digits.',
  roomDoc:
    'What the agent learns at each evaluation: a few of the transitions that it learns from, each with its target worked out.',
  views: {
    label: 'What is shown',
    episode: 'One episode',
    learning: 'One learning step',
  },
  warmingUp: 'The agent has not learned anything yet at this moment: it is still gathering experience.',
  missing:
    'This run was recorded by an earlier version of the program, which kept no learning steps. Runs that start from now on have them.',
  ended: 'episode ended',
  ago: (name: string, steps: number) => `${name}, ${steps} before`,
};

export type StepTexts = typeof stepInspector;
