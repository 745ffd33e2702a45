/**
 * The program's own catalogue: the environments found in `src/environments`, each in the folder of its id, and the
 * algorithms. Every process imports this module where it begins, which makes it the catalogue of the process.
 */
import { createCatalogue, installCatalogue } from '../shared/catalogue';
import { a2c } from '../shared/catalogue/algorithms/a2c';
import { ddpg } from '../shared/catalogue/algorithms/ddpg';
import { doubleQTable } from '../shared/catalogue/algorithms/double-q-table';
import { dqn } from '../shared/catalogue/algorithms/dqn';
import { naiveDqn } from '../shared/catalogue/algorithms/naive-dqn';
import { ppo } from '../shared/catalogue/algorithms/ppo';
import { qActorCritic } from '../shared/catalogue/algorithms/q-actor-critic';
import { qTable } from '../shared/catalogue/algorithms/q-table';
import { reinforce } from '../shared/catalogue/algorithms/reinforce';
import { sac } from '../shared/catalogue/algorithms/sac';
import { sarsa } from '../shared/catalogue/algorithms/sarsa';
import { td3 } from '../shared/catalogue/algorithms/td3';
import { a2cWords } from '../shared/german/algorithms/a2c';
import { ddpgWords } from '../shared/german/algorithms/ddpg';
import { doubleQTableWords } from '../shared/german/algorithms/double-q-table';
import { dqnWords } from '../shared/german/algorithms/dqn';
import { naiveDqnWords } from '../shared/german/algorithms/naive-dqn';
import { ppoWords } from '../shared/german/algorithms/ppo';
import { qActorCriticWords } from '../shared/german/algorithms/q-actor-critic';
import { qTableWords } from '../shared/german/algorithms/q-table';
import { reinforceWords } from '../shared/german/algorithms/reinforce';
import { sacWords } from '../shared/german/algorithms/sac';
import { sarsaWords } from '../shared/german/algorithms/sarsa';
import { td3Words } from '../shared/german/algorithms/td3';
import type { EnvironmentCard } from '../shared/catalogue/environment';
import type { AnyEnvironmentWords } from '../shared/german/words';
import { byFolder } from './by-folder';

const cardModules = byFolder(
  import.meta.glob<{ readonly card: EnvironmentCard }>('../environments/*/card.ts', { eager: true }),
);
const germanModules = byFolder(
  import.meta.glob<{ readonly words: AnyEnvironmentWords }>('../environments/*/words.de.ts', { eager: true }),
);

for (const [folder, { card }] of Object.entries(cardModules))
  if (folder !== card.id)
    throw new Error(
      `The card in src/environments/${folder} has the id ${card.id}. Name the folder after it.`,
    );

/** As the cards ask for; those that ask for nothing come last, by their titles. */
const byOrder = (a: EnvironmentCard, b: EnvironmentCard): number =>
  (a.order ?? Infinity) === (b.order ?? Infinity)
    ? a.title.localeCompare(b.title, 'en')
    : (a.order ?? Infinity) - (b.order ?? Infinity);

export const builtIn = createCatalogue({
  environments: Object.values(cardModules)
    .map(({ card }) => card)
    .sort(byOrder),
  algorithms: [qTable, doubleQTable, sarsa, naiveDqn, dqn, reinforce, a2c, ppo, qActorCritic, ddpg, td3, sac],
  german: {
    environments: Object.fromEntries(
      Object.entries(germanModules).map(([folder, { words }]) => [folder, words]),
    ),
    algorithms: {
      'q-table': qTableWords,
      'double-q-table': doubleQTableWords,
      sarsa: sarsaWords,
      'naive-dqn': naiveDqnWords,
      dqn: dqnWords,
      reinforce: reinforceWords,
      a2c: a2cWords,
      ppo: ppoWords,
      'q-actor-critic': qActorCriticWords,
      ddpg: ddpgWords,
      td3: td3Words,
      sac: sacWords,
    },
  },
});

installCatalogue(builtIn);

export const { environments, algorithms } = builtIn;
