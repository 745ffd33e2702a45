import { experimentFields, type Experiment } from '../../../shared/experiment';
import { engines, usualEngine } from '../../../learning/engine/choice';
import { wholeNumber, wordOf, type Command } from '../command';
import { engineDoc } from '../engine-doc';
import { exitCodes, UsageError } from '../exit-codes';
import { chooseExperiments } from '../experiments';
import { findingLanguage, readFindingLanguage } from '../finding-words';
import { forewarningLines, wordedWarnings } from '../forewarnings';
import { openLab } from '../open-lab';
import { estimateLines, plannedLines } from '../planned-runs';
import { trainToTheEnd } from '../train-runs';

/** More trainings than that are started only when asked for twice. */
const manyRuns = 200;

export const train: Command = {
  name: 'train',
  operands: [],
  summary: 'Train an agent and see it through to its final evaluation.',
  details: [
    'Numbers have a point before the decimals: 0.5, 5e-4; thousands may be separated as in 50_000. What can be read in two ways, such as 50.000, is refused.',
    'What the settings forebode is said on stderr before the start, as the form of the window says it: epsilon that does not reach its end, a target network that is never synchronised. With --json it stands in "warnings" as well. Warnings stop nothing.',
    'Progress goes to stderr, results go to stdout. The run is kept in the data folder, where the window shows it too.',
    'An assignment is a preset that sets some of the values; these cannot be changed. What it asks is answered with "answer" before the result shows.',
    'Ctrl-C ends the training with a checkpoint from which "resume" continues as if nothing had happened; a second Ctrl-C ends it at once.',
  ],
  options: {
    preset: {
      value: 'ID|FILE',
      doc: 'Start from a preset: its id (see "presets") or the path of a JSON file.',
    },
    from: {
      value: 'RUN',
      doc: 'Start from the settings of a run, named as for "show"; the other options change them.',
    },
    environment: { value: 'ID', doc: 'The environment, for example CartPole-v1.' },
    algorithm: { value: 'ID', doc: 'The algorithm, for example dqn.' },
    steps: { value: 'N', doc: experimentFields.steps.doc },
    seed: { value: 'N', doc: experimentFields.seed.doc },
    seeds: { value: 'LIST', doc: 'Several runs that differ in their seed only: 1-5 or 1,3,8.' },
    vary: {
      value: 'NAME=LIST',
      doc: 'Try several values of a setting: learningRate=0.001,0.0005; lists of sizes with semicolons between them: hiddenLayers="64,64; 128". May be repeated: all combinations are trained, each with every seed.',
      multiple: true,
    },
    'dry-run': { doc: 'List the runs and about how long they would take; train nothing.' },
    many: { doc: `Allow more than ${manyRuns} runs.` },
    set: {
      value: 'NAME=VALUE',
      doc: 'Set a hyperparameter or another field of the experiment (see "help dqn", "help experiment"). May be repeated.',
      multiple: true,
    },
    threads: {
      value: 'N',
      doc: 'Threads of TensorFlow, with --engine tensorflow; default 1, best for small networks. With more, the same seed may give another curve. The kernels always use one.',
    },
    engine: { value: 'NAME', doc: engineDoc(usualEngine) },
    parallel: { value: 'N', doc: 'Runs in parallel; default one for each core.' },
    ...findingLanguage('the warnings'),
    json: {
      doc: 'Print one line of JSON for each run instead of sentences; with --dry-run, for each that would be started.',
    },
    chart: { doc: 'Draw the run’s chart as chart.png into its folder.' },
  },
  async run(given, terminal) {
    const threads = wholeNumber(given, 'threads', 1, 64);
    const parallel = wholeNumber(given, 'parallel', 1, 64);
    const engine = wordOf(given, 'engine', engines);
    const language = readFindingLanguage(given);
    const json = given.switches.has('json');
    const chosen = await chooseExperiments(given);
    const { experiments, preset, startedFrom, assignment, notes } = chosen;
    for (const note of [...notes, ...forewarningLines(chosen, language)]) terminal.notes.write(`${note}\n`);
    const warningsOf = (experiment: Experiment) => wordedWarnings(experiment, language, startedFrom);
    if (given.switches.has('dry-run') && json) {
      for (const experiment of experiments)
        terminal.print(JSON.stringify({ experiment, warnings: warningsOf(experiment) }));
      return exitCodes.fine;
    }
    if (given.switches.has('dry-run')) {
      for (const line of plannedLines(chosen)) terminal.print(line);
      const { supervisor } = await openLab({ threads, parallel, engine });
      for (const line of estimateLines(experiments, supervisor.runs(), parallel)) terminal.print(line);
      await supervisor.close();
      return exitCodes.fine;
    }
    if (experiments.length > manyRuns && !given.switches.has('many'))
      throw new UsageError(
        `These are ${experiments.length} runs. Look at them with --dry-run, and add --many to start them all.`,
      );
    const { store, supervisor } = await openLab({ threads, parallel, engine });
    const showing = { json, chart: given.switches.has('chart'), warningsOf };
    return trainToTheEnd(supervisor, store, terminal, showing, async (begun) => {
      await supervisor.startMany(experiments, preset, assignment, begun);
    });
  },
};
