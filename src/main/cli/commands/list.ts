import type { Command } from '../command';
import { exitCodes } from '../exit-codes';
import { openLab } from '../open-lab';
import { showNumber, table } from '../words';

export const list: Command = {
  name: 'list',
  operands: [],
  summary: 'List the runs, oldest first.',
  details: ['Folders that cannot be read as runs are named on stderr and left as they are.'],
  options: { json: { doc: 'Print one JSON array.' } },
  async run(given, terminal) {
    const { supervisor } = await openLab();
    const runs = supervisor.runs();
    if (given.switches.has('json')) terminal.print(JSON.stringify(runs));
    else if (runs.length === 0) terminal.print('There is no run yet.');
    else
      for (const line of table(
        ['run', 'state', ' env steps', ' of', ' evaluation'],
        runs.map(({ id, state, elsewhere, step, experiment, result }) => [
          id,
          elsewhere ? `${state.phase}, elsewhere` : state.phase,
          showNumber(step),
          showNumber(experiment.steps),
          result === null ? '' : showNumber(result.mean, 1),
        ]),
      ))
        terminal.print(line);
    for (const { folder, reason } of supervisor.damaged())
      terminal.notes.write(`Cannot be read as a run: ${folder}: ${reason}\n`);
    await supervisor.close();
    return exitCodes.fine;
  },
};
