/** The benchmarks that `npm run bench NAME` knows, and their sources; most stand in tests/benchmarks under their name. */
const inTheirFolder = [
  ...['actor-critic-options', 'compare', 'costs', 'dueling', 'engine', 'ladder', 'learning', 'loop-speed'],
  ...['many-runs', 'maximisation-bias', 'offpolicy', 'offpolicy-figures', 'peers', 'policy-gradient'],
  ...['policy-gradient-variance', 'state-stack', 'tabular'],
];
export const benchmarks = {
  ...Object.fromEntries(inTheirFolder.map((name) => [name, `tests/benchmarks/${name}.ts`])),
  'diagnosis-runs': 'tests/shared/diagnosis/record.ts',
};

/** Programs that benchmarks start in processes of their own. */
export const companions = {
  'reference-process': 'tests/benchmarks/reference-process.ts',
  'peers-own-program': 'tests/benchmarks/peers/own-program.ts',
};

/**
 * Says what is wrong with a benchmark's name, and what the names are; undefined for one of them.
 *
 * @param {string | undefined} name
 */
export function unknownBenchmark(name) {
  if (name !== undefined && Object.hasOwn(benchmarks, name)) return undefined;
  const names = Object.keys(benchmarks).sort().join(', ');
  const wrong = name === undefined ? 'Name a benchmark' : `There is no benchmark ${name}`;
  return `${wrong}: npm run bench NAME, with one of ${names}.`;
}
