import type { Experiment } from '../../shared/experiment';

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** `CartPole-v1` becomes `cartpole`: lower case, without the version. */
function stem(id: string): string {
  return (
    id
      .replace(/-v\d+$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '') || 'x'
  );
}

/** A folder's name that sorts by time and tells what ran: `20261122-220501-cartpole-dqn-s1`, in local time. */
export function runIdFor(experiment: Experiment, at: Date): string {
  const date = `${at.getFullYear()}${twoDigits(at.getMonth() + 1)}${twoDigits(at.getDate())}`;
  const time = `${twoDigits(at.getHours())}${twoDigits(at.getMinutes())}${twoDigits(at.getSeconds())}`;
  return `${date}-${time}-${stem(experiment.environment)}-${stem(experiment.algorithm)}-s${experiment.seed}`;
}

/** Whether a text can be a run's id: a plain folder name that leads nowhere else. */
export function isRunId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/.test(text);
}
