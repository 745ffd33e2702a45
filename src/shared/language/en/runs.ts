/** Words of runs, their settings and their names, in English. */

export interface SettingWords {
  /** What is no field of the catalogue. */
  readonly labels: Readonly<Record<string, string>>;
  readonly on: string;
  readonly off: string;
  /** What is switched off, by its label. */
  readonly without: (label: string) => string;
}

export interface RunNameWords {
  readonly seed: (seed: number) => string;
  readonly more: (n: number) => string;
  readonly defaults: (title: string) => string;
}

export interface RunMarkWords {
  readonly person: string;
  readonly tags: string;
  readonly tag: (tag: string) => string;
  readonly madeHere: string;
  readonly untagged: string;
  readonly without: (tag: string) => string;
}

export interface SeedWords {
  readonly allowed: (max: number, most: number) => string;
  readonly remedy: string;
  readonly oneOrSeveral: (one: string, several: string) => string;
}

export const settings: SettingWords = {
  labels: { environment: 'Environment', algorithm: 'Algorithm', preset: 'Preset' },
  on: 'On',
  off: 'Off',
  without: (label) => `no ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
};

export const runName: RunNameWords = {
  seed: (seed) => `seed ${seed}`,
  more: (n) => `${n} more`,
  defaults: (title) => `${title} (defaults)`,
};

export const runMarks: RunMarkWords = {
  person: 'Owner',
  tags: 'Tags',
  tag: (tag) => `Tag ${tag}`,
  madeHere: 'made here',
  untagged: 'no tag',
  without: (tag) => `not ${tag}`,
};

export const severalAlgorithms: (count: number) => string = (count) => `${count} algorithms`;

export const seeds: SeedWords = {
  allowed: (max, most) =>
    `a list of whole numbers from 0 to ${max} and ranges, at most ${most} seeds, for example 1-5 or 1,3,8-10`,
  remedy: 'Name the seeds, with commas between them, or the first and the last.',
  oneOrSeveral: (one, several) => `Write ${one} for one seed, or "${several}" for several.`,
};

export const smallSample: { numbers: readonly string[]; say: (number: string) => string } = {
  numbers: ['no seeds', 'one seed', 'two seeds', 'three seeds'],
  say: (number) =>
    `Only ${number}: the interquartile mean trims nothing and is the mean, and the interval means little with so few seeds.`,
};

export const oneOrSeveralValues: string = 'Give one value or several.';
