import { bundleFolder } from '../../../platform/bundle';
import { diagnosisTexts } from '../../../shared/diagnosis/texts';
import { textsIn } from '../../../shared/language/texts';
import { ownCommand } from '../../../platform/own-command';
import type { Finding } from '../../../shared/diagnosis';
import { describe } from '../../../shared/diagnosis/describe';
import type { Language } from '../../../shared/language';
import { withholdsResult, type RunSummary } from '../../../shared/runs';
import { waitingLines } from '../assignment-lines';
import { changeOptions } from '../change-options';
import type { Command, Terminal } from '../command';
import { exitCodes } from '../exit-codes';
import { findingLanguage, readFindingLanguage } from '../finding-words';
import { findRuns, severalRuns } from '../find-run';
import { openLab } from '../open-lab';
import { countFindings, findingsOf } from '../run-diagnosis';
import { wrap } from '../words';

function printFindings(
  run: RunSummary,
  findings: readonly Finding[],
  language: Language,
  terminal: Terminal,
): void {
  terminal.print(`${run.id}: ${countFindings(findings)}`);
  for (const finding of findings) {
    const { title, seen, why, remedy } = describe(finding, diagnosisTexts(language));
    terminal.print('');
    terminal.print(`  ${textsIn(language).findings.severityMarks[finding.severity]}  ${title}.`);
    for (const text of [seen, why, remedy]) for (const line of wrap(text, 4)) terminal.print(line);
    if (finding.changes.length > 0) terminal.print(`    ${changeOptions(finding.changes)}`);
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
    'Each finding tells what was seen, why it matters and what to do, with the options for "train" that change it. What the recorded numbers do not prove is not said; findings are no errors.',
    // A folder that is handed out has no set-up that could be checked.
    ...(bundleFolder() === null ? ['"npm run doctor" is something else: it checks this machine.'] : []),
  ],
  options: {
    ...findingLanguage('the findings'),
    json: { doc: 'Print one JSON array with an entry for each run.' },
  },
  async run(given, terminal) {
    const language = readFindingLanguage(given);
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
        const worded = findings.map((finding) => ({
          ...finding,
          ...describe(finding, diagnosisTexts(language)),
        }));
        diagnoses.push({ run: run.id, findings: worded });
        continue;
      }
      if (!isFirst) terminal.print('');
      isFirst = false;
      printFindings(run, findings, language, terminal);
    }
    if (given.switches.has('json')) terminal.print(JSON.stringify(diagnoses));
    return exitCodes.fine;
  },
};
