import { engines } from '../../engine/choice';
import { wholeNumber, wordOf, type Command } from '../command';
import { engineDoc } from '../engine-doc';
import { findRun } from '../find-run';
import { openLab } from '../open-lab';
import { trainToTheEnd } from '../train-runs';

export const resume: Command = {
  name: 'resume',
  operands: ['RUN'],
  summary: 'Continue a stopped or crashed run from its newest checkpoint.',
  details: ['The curve is the same as if the run had never stopped.'],
  options: {
    threads: { value: 'N', doc: 'Threads of TensorFlow, where the run is computed by it; default 1.' },
    engine: { value: 'NAME', doc: engineDoc('what the run began with') },
    json: { doc: 'Print one line of JSON instead of sentences.' },
    chart: { doc: 'Draw the run’s chart as chart.png into its folder.' },
  },
  async run(given, terminal) {
    const threads = wholeNumber(given, 'threads', 1, 64);
    const engine = wordOf(given, 'engine', engines);
    const { store, supervisor } = await openLab({ threads, engine });
    const { id } = findRun(supervisor.runs(), given.operands[0]!);
    const showing = { json: given.switches.has('json'), chart: given.switches.has('chart') };
    return trainToTheEnd(supervisor, store, terminal, showing, async (begun) => {
      await supervisor.resume(id);
      begun(id);
    });
  },
};
