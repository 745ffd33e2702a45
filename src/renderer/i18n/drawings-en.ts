/** What the drawings of the environments say, and what is said of them, in English. */

const pushes =
  'The arrow is the push the agent chose. The dashed lines are where an episode ends: ±12 degrees and ±2.4 m.';
const valley =
  'Too weak for the hill, the car has to gain speed on the other side before it gets to the flag. The dashed line on the left is a wall, at which it loses all its speed. Steps have no length in seconds here: 30 are played in one.';
const grid =
  'The disc is the agent, S its start, the flag the goal. The arrow points where the agent wants to go';
const gridPace = 'Steps have no length in seconds here: five are played in one.';
const lake = `${grid}; on slippery ice it often ends up beside. Crosses are holes. ${gridPace}`;
const lander =
  'The flames are the engines that burn; those at the sides push away from themselves. The green line between the flags is the pad, and a leg turns green while it stands. A triangle at the upper edge points to a lander that is above the picture.';

export const drawings = {
  help: (environment: string) => `What the drawing of ${environment} shows`,
  none: (environment: string) =>
    `There is no drawing of ${environment} yet. Its curves show how the agent learns.`,
  /** What the drawing of an environment shows. */
  docs: {
    'CartPole-v1': pushes,
    'CartPoleMasked-v1': `The agent sees the two positions only, not the velocities. ${pushes}`,
    'MountainCar-v0': `The arrow is the push the agent chose; coasting has none. ${valley}`,
    'MountainCarContinuous-v0': `The arrow is the force of the engine, as long as it is strong. ${valley}`,
    'Acrobot-v1':
      'Only the joint between the links has a motor; the round arrow is its torque. An episode ends once the free end swings above the dashed line, 1 m over the pivot.',
    'Pendulum-v1':
      'The round arrow is the torque of the motor, as long as it is strong. The mark at the top is where the pendulum should stand still. Angles count from there, counter-clockwise.',
    'LunarLander-v3': lander,
    'LunarLanderContinuous-v3': lander,
    'FrozenLake-v1': lake,
    'FrozenLake8x8-v1': lake,
    'CliffWalking-v1': `${grid}. Crosses are the cliff: a step onto it costs 100 and leads back to S. ${gridPace}`,
    'Gridworld-v0': `${grid}; slipping, it ends up beside. Crosses are pits, filled cells walls. A small arrow is wind: it carries whoever leaves the cell one cell further that way, or as many as the number beside it says. ${gridPace}`,
    'Blackjack-v1':
      'The dealer’s cards above, the agent’s below, each with their sum; A is an ace, 1 or 11. The agent’s sum turns red above 21, where it has lost. “?” is the dealer’s second card, face down until the hand is over. On the right, what the agent does next: it hits and takes a card, or sticks and leaves the rest to the dealer.',
    'MaximisationBias-v0':
      'Circles are the states A and B, squares the end; the filled one is where the agent is, the bold arrow its action. The reward stands above the arrows: from A it is 0. From B ten actions lead to the end, each with a draw from N(−0.1, 1), the normal distribution of mean −0.1 and standard deviation 1.',
  } as Readonly<Record<string, string>>,
  /** Numbers under drawings whose state is not what the agent observes. */
  quantities: {
    angle: 'angle from upright',
    angularVelocity: 'angular velocity',
    upperAngle: 'angle of upper link',
    lowerAngle: 'angle between links',
    upperVelocity: 'velocity of upper link',
    lowerVelocity: 'velocity of joint',
    fromPad: 'distance from pad',
    height: 'height',
    horizontalVelocity: 'horizontal velocity',
    verticalVelocity: 'vertical velocity',
    lean: 'lean to the left',
    row: 'row',
    column: 'column',
    sum: 'the agent’s sum',
  },
  /** Words in the drawings themselves. */
  words: { dealer: 'Dealer', agent: 'Agent', stick: 'sticks', hit: 'hits', end: 'end', luck: 'N(−0.1, 1)' },
};
