/** Which runs were trained with the settings of another one. */
import { catalogue } from './catalogue';
import { settingIdentity, settingsOf, type SettingPath } from './configuration';
import { experimentFields } from './experiment';
import type { Fields, FieldValue } from './fields';
import type { RunSummary } from './runs';

/** What does not make settings others. */
const aside: readonly SettingPath[] = ['seed', 'preset', 'environment', 'algorithm'];

type Given = Readonly<Record<string, unknown>>;

/** Where the value of a setting stands in an experiment, and what it is where nothing stands there. */
function placeOf(path: SettingPath, { environment, algorithm }: RunSummary['experiment']) {
  const [, part, name] = /^(?:(hyperparameters|environmentOptions)\.)?(.*)$/s.exec(path)!;
  const { algorithms, environments } = catalogue();
  const fields: Fields =
    part === undefined
      ? experimentFields
      : part === 'hyperparameters'
        ? algorithms[algorithm]!.hyperparameters
        : (environments[environment]!.options ?? {});
  return { part, name: name!, usual: fields[name!]?.default };
}

/**
 * Says of other runs whether they have all settings of a run that had an effect, seeds aside: those that
 * `byConfiguration` puts into one group with it. It ends at the first that differs, so that thousands can be asked.
 */
export function sharesSettingsWith(run: RunSummary): (other: RunSummary) => boolean {
  const { environment, algorithm } = run.experiment;
  const isOfSameKind = ({ experiment }: RunSummary) =>
    experiment.environment === environment && experiment.algorithm === algorithm;
  const deciding = (one: RunSummary) =>
    [...settingsOf(one)]
      .filter(([path]) => !aside.includes(path))
      .map(([path, value]) => ({ path, identity: settingIdentity(value) }));
  const own = deciding(run);
  const { algorithms, environments } = catalogue();
  if (!Object.hasOwn(environments, environment) || !Object.hasOwn(algorithms, algorithm)) {
    // Of what the catalogue does not know, all values count.
    const text = (settings: typeof own) =>
      JSON.stringify(settings.map(({ path, identity }) => [path, identity]).sort());
    const mine = text(own);
    return (other) => isOfSameKind(other) && text(deciding(other)) === mine;
  }
  // Whether a setting applies is decided by others that apply: where these are the same, no other ones have an effect.
  const wanted = own.map(({ path, identity }) => ({ identity, ...placeOf(path, run.experiment) }));
  return (other) =>
    isOfSameKind(other) &&
    wanted.every(({ part, name, usual, identity }) => {
      const all: Given = { ...other.experiment };
      const given = part === undefined ? all : (all[part] as Given | undefined);
      return settingIdentity((given?.[name] ?? usual) as FieldValue) === identity;
    });
}
