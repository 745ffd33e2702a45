import { ownCommand } from '../../own-command';
import type { Finding } from '../../../shared/diagnosis';
import { describe } from '../../../shared/diagnosis/describe';
import { diagnosisTexts } from '../../../shared/diagnosis/texts-en';
import { showValue } from '../../../shared/fields';
import { withholdsResult, type RunSummary } from '../../../shared/runs';
import { waitingLines } from '../assignment-lines';
import type { Command, Terminal } from '../command';
import { exitCodes } from '../exit-codes';
import { findRuns, severalRuns } from '../find-run';
import { openLab } from '../open-lab';
import { countFindings, findingsOf } from '../run-diagnosis';
import { wrap } from '../words';

const marks = { fault: 'FAULT', warning: 'WARNING', hint: 'hint' } as const;

/** The options of `train` that make a finding's changes. */
function optionsFor({ changes }: Finding): string {
  return changes
    .map(({ path, value }) => {
      const name = path.replace(/^.*\./, '');
      return `--set ${name}=${typeof value === 'string' ? value : showValue(value)}`;
    })
    .join(' ');
}

function printFindings(run: RunSummary, findings: readonly Finding[], terminal: Terminal): void {
  terminal.print(`${run.id}: ${countFindings(findings)}`);
  for (const finding of findings) {
    const { title, seen, why, remedy } = describe(finding, diagnosisTexts);
    terminal.print('');
    terminal.print(`  ${marks[finding.severity]}  ${title}.`);
    for (const text of [seen, why, remedy]) for (const line of wrap(text, 4)) terminal.print(line);
    if (finding.changes.length > 0) terminal.print(`    ${optionsFor(finding)}`);
  }
  if (findings.length > 0)
    terminal.print(`\n  What to watch: ${ownCommand()} guide ${run.experiment.algorithm}`);
}

export const diagnose: Command = {
  name: 'diagnose',
  operands: ['RUN', '…'],
  summary: 'Read runs and say in plain words what is wrong with them.',
  details: [
    severalRuns,
    'Each finding tells what was seen, why it matters and what to do, with the options for "train" that change it. What the recorded numbers do not prove is not said; findings are no error. "npm run doctor", another thing, checks this machine.',
  ],
  options: { json: { doc: 'Print one JSON array, a run each.' } },
  async run(given, terminal) {
    const { store, supervisor } = await openLab();
    await supervisor.close();
    const all = supervisor.runs();
    const diagnoses: object[] = [];
    let isFirst = true;
    for (const run of findRuns(all, given.operands)) {
      if (withholdsResult(run) && !given.switches.has('json')) {
        for (const line of waitingLines([run])) terminal.print(line);
        continue;
      }
      const findings = await findingsOf(store, run, all);
      if (given.switches.has('json')) {
        const worded = findings.map((finding) => ({ ...finding, ...describe(finding, diagnosisTexts) }));
        diagnoses.push({ run: run.id, findings: worded });
        continue;
      }
      if (!isFirst) terminal.print('');
      isFirst = false;
      printFindings(run, findings, terminal);
    }
    if (given.switches.has('json')) terminal.print(JSON.stringify(diagnoses));
    return exitCodes.fine;
  },
};
