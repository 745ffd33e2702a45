/** Trainings with the environments and algorithms of the catalogue, and what came out of them. */
import type { Experiment } from '../shared/experiment';
import type { Builders } from '../learning/training/builders';
import type { Checkpoint } from '../learning/training/checkpoint';
import { restoreAgent, type TrainedAgent } from '../learning/training/trained-agent';
import { startTraining } from '../learning/training/training';
import type { Training, TrainingOptions } from '../learning/training/training-options';
import { createAgent } from './algorithms';
import { createEnvironment } from './environments';

const builders: Builders = { createAgent, createEnvironment };

/** Builds the environment, the agent and its compiled functions (takes up to a second). */
export const createTraining = (options: TrainingOptions): Training => startTraining(options, builders);

/** Takes the agent out of a checkpoint of an experiment that was checked. */
export const trainedAgent = (experiment: Experiment, checkpoint: Checkpoint): TrainedAgent =>
  restoreAgent(experiment, checkpoint, builders);
