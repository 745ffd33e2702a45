import { ownCommand } from '../../../platform/own-command';
import { UnknownRunError } from '../../runs/run-errors';
import type { Command } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { findRun, oneRun } from '../find-run';
import { openLab } from '../open-lab';

const dayMs = 24 * 60 * 60 * 1000;

export const remove: Command = {
  name: 'remove',
  operands: ['RUN'],
  summary: 'Move a run to the bin.',
  details: [
    oneRun,
    '"restore" brings it back, until the window is next opened or another run is removed a day or more later.',
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
  details: ['RUN is the whole id, as "remove" printed it.'],
  options: {},
  async run(given, terminal) {
    const { supervisor } = await openLab();
    const id = given.operands[0]!;
    if (supervisor.runs().some((run) => run.id === id))
      throw new UsageError(`The run ${id} is not in the bin.`);
    try {
      await supervisor.restore(id);
    } catch (error) {
      if (!(error instanceof UnknownRunError)) throw error;
      throw new UsageError(
        `There is no removed run ${id}. "remove" printed its whole id; opening the window empties the bin.`,
      );
    }
    await supervisor.close();
    terminal.print(`Restored ${id}.`);
    return exitCodes.fine;
  },
};
