/** How much a preset and its assignment may say. */

/** Characters at most. */
export const presetLimits = {
  title: 120,
  description: 2000,
  question: 2000,
  hint: 2000,
  explanation: 4000,
  option: 200,
} as const;
/** How many options a question may have. */
export const optionLimits = { min: 2, max: 12 } as const;
