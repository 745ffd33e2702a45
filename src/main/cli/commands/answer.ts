import type { Command } from '../command';
import { exitCodes } from '../exit-codes';
import { findRun, oneRun } from '../find-run';
import { openLab } from '../open-lab';
import { assignmentEntries } from '../assignment-lines';
import { showResult } from '../words';

export const answer: Command = {
  name: 'answer',
  operands: ['RUN', 'TEXT'],
  summary: 'Answer an assignment’s question, so that the result shows.',
  details: [
    `${oneRun} "show RUN" tells the question.`,
    'Say what you expect, before or while it trains. An answer is given once: it cannot be changed.',
  ],
  options: {
    all: { doc: 'Answer the same question of all other runs of the assignment that wait for it as well.' },
  },
  async run(given, terminal) {
    const { supervisor } = await openLab();
    try {
      const { id } = findRun(supervisor.runs(), given.operands[0]!);
      const count = await supervisor.answer(id, given.operands[1]!, given.switches.has('all'));
      const run = supervisor.run(id);
      terminal.print(count === 1 ? `Answered for ${id}.` : `Answered for ${id} and ${count - 1} more.`);
      for (const [name, value] of assignmentEntries(run)) terminal.print(`${name.padEnd(20)} ${value}`);
      if (run.result !== null)
        terminal.print(
          `${'final evaluation'.padEnd(20)} ${showResult(run.result, run.experiment)}, ${run.result.episodes} episodes`,
        );
    } finally {
      await supervisor.close();
    }
    return exitCodes.fine;
  },
};
