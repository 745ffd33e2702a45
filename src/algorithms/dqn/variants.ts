/** What the variants of DQN are called. */
import type { ReadSetting, Variants } from '../../shared/catalogue/learning-facts';
import type { FieldValue } from '../../shared/fields';

/** What Rainbow consists of (Hessel 2018), with the number of steps that it takes. */
const rainbow: Readonly<Record<string, FieldValue>> = {
  double: true,
  dueling: 'mean',
  noisy: true,
  nStep: 3,
  prioritised: true,
  distribution: 'categorical',
};

const words = {
  /** Goes after the number, before the name. */
  steps: '-step ',
  prioritised: ' with prioritised replay',
  /** Without replay and target network. */
  naive: 'Naive ',
  noReplay: ' without replay',
  noTarget: ' without target network',
  softTarget: ' with soft updates',
};

function name(read: ReadSetting, title: string, say: Readonly<Record<string, string>>): string {
  const [noReplay, target] = [read('replay') === false, read('target')];
  const targets = target === 'none' ? say['noTarget'] : target === 'soft' ? say['softTarget'] : '';
  if (Object.entries(rainbow).every(([setting, value]) => read(setting) === value))
    return `Rainbow${targets}`;
  const isNaive = noReplay && target === 'none';
  const [dueling, nStep, distribution] = [read('dueling'), read('nStep'), read('distribution')];
  return [
    isNaive ? say['naive'] : '',
    read('double') === true ? 'Double ' : '',
    dueling === 'mean' || dueling === 'naive' ? 'Dueling ' : '',
    read('noisy') === true ? 'Noisy ' : '',
    typeof nStep === 'number' && nStep > 1 ? `${nStep}${say['steps']}` : '',
    distribution === 'categorical' ? 'C51' : distribution === 'quantile' ? 'QR-DQN' : title,
    dueling === 'naive' ? ' (V + A)' : '',
    read('prioritised') === true ? say['prioritised'] : '',
    noReplay && !isNaive ? say['noReplay'] : '',
    isNaive ? '' : targets,
  ].join('');
}

export const variants = {
  of: [...Object.keys(rainbow), 'replay', 'target'],
  words,
  name,
} as const satisfies Variants;
