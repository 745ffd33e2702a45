import { resolve } from 'node:path';
import { chooseDataFolder, forgetDataFolder } from '../../runs/choose-data-folder';
import { findDataFolder, usualDataFolder } from '../../runs/data-folder';
import { synchronisedBy } from '../../runs/synchronised-folder';
import { valueOf, type Command } from '../command';
import { exitCodes, UsageError } from '../exit-codes';

export const dataFolderCommand: Command = {
  name: 'data-folder',
  operands: [],
  summary: 'Show where runs and settings are kept, or choose another folder.',
  details: [
    'A choice holds for the window and the command line alike, from the next start on. Runs stay where they are: choose their folder again to see them, or take them along with "export-runs" and "import".',
    'The environment variable RL_LAB_HOME takes precedence over the choice.',
  ],
  options: {
    to: {
      value: 'FOLDER',
      doc: 'Keep them in this folder; in one that holds other things, a folder "RL Lab" is made.',
    },
    usual: { doc: 'Keep them in the usual folder again.' },
  },
  async run(given, terminal) {
    /** Prints a folder, and what speaks against it. */
    const tell = (kept: string) => {
      terminal.print(kept);
      const service = synchronisedBy(kept);
      if (service !== null)
        terminal.notes.write(
          `${service} copies this folder to a server with every change, which can keep runs from being written. Choose a folder outside of it with --to.\n`,
        );
    };
    const to = valueOf(given, 'to');
    const usual = given.switches.has('usual');
    if (to !== undefined && usual) throw new UsageError('Give one of --to and --usual at a time.');
    const { folder, origin } = findDataFolder();
    if ((to !== undefined || usual) && origin === 'environment')
      throw new UsageError(
        `RL_LAB_HOME is ${folder}, which takes precedence over any choice. Unset it first.`,
      );
    if (to !== undefined) tell(await chooseDataFolder(resolve(to), folder, usualDataFolder()));
    else if (usual) {
      await forgetDataFolder(usualDataFolder());
      tell(usualDataFolder());
    } else tell(folder);
    return exitCodes.fine;
  },
};
