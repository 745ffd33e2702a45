/** The rows of the campaign, in the order of the table. */
import type { Row } from './row';
import { archives } from './rows/archives';
import { clocks } from './rows/clocks';
import { concurrency } from './rows/concurrency';
import { craftedMessages } from './rows/crafted-messages';
import { disks } from './rows/disks';
import { killsOfCommands } from './rows/kills-of-commands';
import { killsOfTheWindow } from './rows/kills-of-the-window';
import { killsOfTrainings } from './rows/kills-of-trainings';
import { messages } from './rows/messages';
import { powerCutsAfterDone } from './rows/power-cuts-after-done';
import { powerCutsWhileTraining } from './rows/power-cuts-while-training';
import { presetsAndSettings } from './rows/presets-and-settings';
import { runFolders } from './rows/run-folders';
import { soak } from './rows/soak';
import { tornTails } from './rows/torn-tails';

export const rows: readonly Row[] = [
  killsOfTrainings,
  killsOfCommands,
  killsOfTheWindow,
  powerCutsWhileTraining,
  powerCutsAfterDone,
  tornTails,
  runFolders,
  archives,
  presetsAndSettings,
  messages,
  craftedMessages,
  concurrency,
  disks,
  clocks,
];

/** Stands beside the others: it takes the time that it is given, not a share of theirs. */
export const soakRow: Row = soak;
