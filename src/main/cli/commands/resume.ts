import { experimentFields, type Experiment } from '../../../shared/experiment';
import { engines } from '../../../learning/engine/choice';
import { wholeNumber, wordOf, type Command } from '../command';
import { engineDoc } from '../engine-doc';
import { findingLanguage, readFindingLanguage } from '../finding-words';
import { findRun, oneRun } from '../find-run';
import { wordedWarnings } from '../forewarnings';
import { openLab } from '../open-lab';
import { trainToTheEnd } from '../train-runs';

export const resume: Command = {
  name: 'resume',
  operands: ['RUN'],
  summary: 'Continue a run from its newest checkpoint, or extend its budget.',
  details: [
    oneRun,
    'The curve is the same as if the run had never stopped.',
    'With --steps the run goes on to a larger budget, as one trained with that budget would: its final evaluation is made again at the new end, and the record keeps the old one. What follows the budget, such as epsilon, keeps to the first budget and stays where it ended (scheduleSteps); a learning rate that falls to zero has nothing more to learn with.',
  ],
  options: {
    steps: { value: 'N', doc: 'Extend the run: train until it has taken N env steps in all.' },
    threads: { value: 'N', doc: 'Threads of TensorFlow, where the run is computed by it; default 1.' },
    engine: { value: 'NAME', doc: engineDoc('what the run began with') },
    ...findingLanguage('the warnings in --json'),
    json: { doc: 'Print one line of JSON instead of sentences.' },
    chart: { doc: 'Draw the run’s chart as chart.png into its folder.' },
  },
  async run(given, terminal) {
    const threads = wholeNumber(given, 'threads', 1, 64);
    const steps = wholeNumber(given, 'steps', 1, experimentFields.steps.max);
    const engine = wordOf(given, 'engine', engines);
    const language = readFindingLanguage(given);
    const { store, supervisor } = await openLab({ threads, engine });
    const { id } = findRun(supervisor.runs(), given.operands[0]!);
    const showing = {
      json: given.switches.has('json'),
      chart: given.switches.has('chart'),
      warningsOf: (experiment: Experiment) => wordedWarnings(experiment, language),
    };
    return trainToTheEnd(supervisor, store, terminal, showing, async (begun) => {
      await (steps === undefined ? supervisor.resume(id) : supervisor.extend(id, steps));
      begun(id);
    });
  },
};
