/** Going on with a run beyond its budget. */
import { catalogue } from './catalogue';
import { applicable } from './configuration';
import type { Experiment } from './experiment';

/** Env steps over which those settings change that follow the budget. */
export const scheduleLength = ({ scheduleSteps, steps }: Experiment): number => scheduleSteps || steps;

/** The names of the hyperparameters that make something change over the budget. */
export function scheduled({ algorithm, hyperparameters }: Experiment): string[] {
  const fields = catalogue().algorithms[algorithm]?.hyperparameters ?? {};
  return applicable(fields, hyperparameters).flatMap(([name, value]) => {
    const { overBudget } = fields[name]!;
    return overBudget === true || overBudget?.some((one) => one === value) === true ? name : [];
  });
}

/** Whether a learning rate falls to zero: from there on nothing is learned. */
export const stopsLearning = (experiment: Experiment): boolean =>
  scheduled(experiment).includes('learningRateSchedule');

/**
 * The experiment of a run that goes on to another budget. It trains as it has begun: what follows the budget keeps to the
 * first one and stays where it ended. Where nothing does, it is the experiment of any run of the larger budget.
 */
export function extendedExperiment(experiment: Experiment, steps: number): Experiment {
  const follows = steps !== experiment.steps && scheduled(experiment).length > 0;
  const scheduleSteps = follows ? scheduleLength(experiment) : experiment.scheduleSteps;
  return { ...experiment, steps, scheduleSteps };
}
