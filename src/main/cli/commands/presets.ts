import { loadPresets } from '../../presets';
import type { Command } from '../command';
import { exitCodes } from '../exit-codes';
import { showNumber, table } from '../words';

export const presets: Command = {
  name: 'presets',
  operands: [],
  summary: 'List the presets: experiments that are ready to train.',
  details: [],
  options: { json: { doc: 'Print one JSON array.' } },
  async run(given, terminal) {
    const { presets: found, damaged } = await loadPresets();
    for (const message of damaged) terminal.notes.write(`${message}\n`);
    if (given.switches.has('json'))
      terminal.print(
        JSON.stringify(
          found.map(({ id, title, description, experiment }) => ({
            id,
            algorithm: experiment.algorithm,
            environment: experiment.environment,
            steps: experiment.steps,
            title,
            description,
          })),
        ),
      );
    else
      for (const line of table(
        ['preset', 'environment', 'algorithm', ' env steps', 'title'],
        found.map(({ id, title, experiment }) => [
          id,
          experiment.environment,
          experiment.algorithm,
          showNumber(experiment.steps),
          title,
        ]),
      ))
        terminal.print(line);
    return damaged.length > 0 ? exitCodes.usage : exitCodes.fine;
  },
};
