/**
 * What `import.meta.glob` finds, by the name of the folder that each file stands in.
 * @param modules by their paths, such as `../environments/CartPole-v1/card.ts`
 */
export const byFolder = <T>(modules: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(modules).map(([path, module]) => [path.split('/').at(-2)!, module]));
