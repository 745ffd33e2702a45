import { say } from '../../../shared/language/say';
import { withholdsResult } from '../../../shared/runs';
import { showValue } from '../../../shared/fields';
import type { Command } from '../command';
import { exitCodes } from '../exit-codes';
import { findRun, oneRun } from '../find-run';
import { assignmentEntries, waitingLines } from '../assignment-lines';
import { ownCall } from '../../../platform/own-command';
import { openLab } from '../open-lab';
import { nextLines, printVerdict, solved } from '../verdict-lines';
import { countFindings, findingsOf } from '../run-diagnosis';
import { inEnglish, showNumber, showResult, showSeconds } from '../words';

export const show: Command = {
  name: 'show',
  operands: ['RUN'],
  summary: 'Show what is known of a run.',
  details: [oneRun],
  options: { json: { doc: 'Print one JSON object.' } },
  async run(given, terminal) {
    const { store, supervisor } = await openLab();
    const run = findRun(supervisor.runs(), given.operands[0]!);
    const folder = store.folderOf(run.id);
    if (given.switches.has('json'))
      terminal.print(JSON.stringify({ ...inEnglish(run), solved: solved(run), folder }));
    else {
      const { experiment, state, step, seconds, result, checkpointStep } = run;
      const line = (name: string, value: string) => terminal.print(`${name.padEnd(20)} ${value}`);
      printVerdict([run], terminal);
      line('run', run.id);
      if (run.name !== run.id) line('name', run.name);
      line('state', state.phase === 'crashed' ? `crashed: ${say(state.reason)}` : state.phase);
      if (run.origin !== null)
        line('whose', `${run.origin.name}, imported from ${run.origin.file} on ${run.origin.importedAt}`);
      if (run.annotations.tags.length > 0) line('tags', run.annotations.tags.join(', '));
      if (run.annotations.archived) line('archived', 'yes');
      for (const [at, part] of run.annotations.note.split('\n').entries())
        if (run.annotations.note !== '') line(at === 0 ? 'note' : '', part);
      if (run.annotationsFault !== null) line('annotations', say(run.annotationsFault));
      if (run.preset !== null) line('preset', run.preset);
      line('created', run.createdAt);
      line(
        'trained',
        `${showNumber(step)} of ${showNumber(experiment.steps)} env steps in ${showSeconds(seconds)}`,
      );
      if (seconds > 0) line('speed', `${showNumber(step / seconds)} env steps/s`);
      if (result !== null)
        line('final evaluation', `${showResult(result, experiment)}, ${result.episodes} episodes`);
      line('checkpoint', checkpointStep === null ? 'none yet' : `at step ${showNumber(checkpointStep)}`);
      const findings = await findingsOf(store, run, supervisor.runs());
      line(
        'diagnosis',
        withholdsResult(run)
          ? 'waits for the answer'
          : findings.length === 0
            ? 'nothing found'
            : `${countFindings(findings)}: ${ownCall(`diagnose ${run.id}`)}`,
      );
      for (const [name, value] of assignmentEntries(run)) line(name, value);
      line('folder', folder);
      const { hyperparameters, environmentOptions, ...general } = experiment;
      for (const [name, value] of [
        ...Object.entries(general),
        ...Object.entries(environmentOptions ?? {}),
        ...Object.entries(hyperparameters),
      ])
        line(name, typeof value === 'string' ? value : showValue(value));
      for (const [name, version] of Object.entries(run.versions)) line(name, version);
      const waiting = waitingLines([run]).slice(-1);
      for (const text of waiting.length > 0 ? waiting : nextLines(run, supervisor.runs(), findings))
        terminal.print(text);
    }
    await supervisor.close();
    return exitCodes.fine;
  },
};
