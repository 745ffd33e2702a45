import { ownCommand } from '../../../platform/own-command';
import type { Command } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { helpFor, topicSuggestion } from '../help';
import { annotate } from './annotate';
import { answer } from './answer';
import { classCommand } from './class';
import { checkEnvironments } from './check-environments';
import { compare } from './compare';
import { course } from './course';
import { dataFolderCommand } from './data-folder';
import { decide } from './decide';
import { diagnose } from './diagnose';
import { exportRunsCommand, importRunsCommand } from './exchange';
import { exportRun } from './export';
import { figure } from './figure';
import { guide } from './guide';
import { handInCommand } from './hand-in';
import { list } from './list';
import { presets } from './presets';
import { remove, restore } from './remove';
import { report } from './report';
import { resume } from './resume';
import { rollout } from './rollout';
import { show } from './show';
import { train } from './train';

const help: Command = {
  name: 'help',
  operands: ['[TOPIC]'],
  summary: 'Explain a command, an algorithm, an environment or the experiment.',
  details: [],
  options: {},
  async run(given, terminal) {
    const topic = given.operands[0];
    const lines = helpFor(topic, commands);
    if (lines === null)
      throw new UsageError(
        `There is no help for ${topic}.${topicSuggestion(topic!, commands)} "${ownCommand()} help" lists the topics.`,
      );
    for (const line of lines) terminal.print(line);
    return exitCodes.fine;
  },
};

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  train,
  presets,
  course,
  list,
  show,
  diagnose,
  answer,
  resume,
  annotate,
  exportRun,
  exportRunsCommand,
  importRunsCommand,
  handInCommand,
  classCommand,
  compare,
  decide,
  figure,
  report,
  remove,
  restore,
  dataFolderCommand,
  rollout,
  checkEnvironments,
  guide,
  help,
];
