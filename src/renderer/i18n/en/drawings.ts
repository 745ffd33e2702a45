/** What is said of the drawings of environments, in English. */
export const drawings = {
  help: (environment: string) => `What the drawing of ${environment} shows`,
  none: (environment: string) =>
    `This version of the program does not know ${environment}. Its curves show how the agent learned.`,
};
