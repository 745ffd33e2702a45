import { ownCommand } from '../../own-command';
import type { Command } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { findRun } from '../find-run';
import { openLab } from '../open-lab';

const dayMs = 24 * 60 * 60 * 1000;

export const remove: Command = {
  name: 'remove',
  operands: ['RUN'],
  summary: 'Move a run to the bin.',
  details: [
    '"restore" brings it back, until the window is opened the next time or another run is removed a day later.',
  ],
  options: {},
  async run(given, terminal) {
    const { store, supervisor } = await openLab();
    const { id } = findRun(supervisor.runs(), given.operands[0]!);
    await supervisor.remove(id);
    await store.emptyBin(dayMs);
    await supervisor.close();
    terminal.print(`Removed ${id}. Undo with: ${ownCommand()} restore ${id}`);
    return exitCodes.fine;
  },
};

export const restore: Command = {
  name: 'restore',
  operands: ['RUN'],
  summary: 'Bring a removed run back.',
  details: [],
  options: {},
  async run(given, terminal) {
    const { supervisor } = await openLab();
    const id = given.operands[0]!;
    if (supervisor.runs().some((run) => run.id === id))
      throw new UsageError(`The run ${id} is not in the bin.`);
    await supervisor.restore(id);
    await supervisor.close();
    terminal.print(`Restored ${id}.`);
    return exitCodes.fine;
  },
};
