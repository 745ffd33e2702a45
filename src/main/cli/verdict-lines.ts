/** The first that the command line tells of a run: whether it has solved its task, and what to do next. */
import { judge, tally, type Judgement } from '../../shared/judgement/judgement';
import { nextSteps, type NextStep } from '../../shared/judgement/next-steps';
import { stepWords } from '../../shared/judgement/step-words';
import { judgementText, tallyText } from '../../shared/judgement/words';
import type { Finding } from '../../shared/diagnosis';
import { usualLanguage } from '../../shared/language';
import type { RunSummary } from '../../shared/runs';
import { ownCall } from '../../platform/own-command';
import { changeOptions } from './change-options';
import type { Terminal } from './command';
import { pairLines, typed } from './words';

/** The judgement of a run in a few words; empty where there is none yet. */
export function verdict(run: RunSummary): string {
  const judgement = judge(run);
  return judgement === null ? '' : typed(judgementText(usualLanguage, judgement));
}

/** Whether a run has solved its task, for other programs; null where that cannot be said. */
export function solved(run: RunSummary): boolean | null {
  const kind = judge(run)?.kind;
  return kind === 'solved' ? true : kind === 'notSolved' ? false : null;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Prints what came of runs: of one its judgement, of several how many have solved the task. Green is for success alone. */
export function printVerdict(runs: readonly RunSummary[], terminal: Terminal): void {
  const judgements = runs.map(judge).filter((one): one is Judgement => one !== null);
  const [only] = judgements;
  if (only === undefined) return;
  if (judgements.length === 1) {
    terminal.print(
      typed(sentence(judgementText(usualLanguage, only))),
      only.kind === 'solved' ? 'good' : undefined,
    );
    return;
  }
  const counted = tally(judgements);
  if (counted !== null)
    terminal.print(
      sentence(tallyText(usualLanguage, counted)),
      counted.solved === counted.judged ? 'good' : undefined,
    );
}

/** `2-5` or `1,3,4`. */
function seedList(seeds: readonly number[]): string {
  const isRange = seeds.length > 2 && seeds.every((seed, i) => seed === seeds[0]! + i);
  return isRange ? `${seeds[0]}-${seeds.at(-1)}` : seeds.join(',');
}

/** The words after the program's name that carry a step out. */
function callOf(step: NextStep, { id, preset }: RunSummary): string {
  switch (step.code) {
    case 'answer':
      return `answer ${id} "WHAT YOU EXPECT"`;
    case 'resume':
      return `resume ${id}`;
    case 'diagnose':
      return `diagnose ${id}`;
    case 'seeds':
      return `train --from ${id} --seed${step.seeds.length > 1 ? 's' : ''} ${seedList(step.seeds)}`;
    case 'improve':
      return `train --from ${id} ${changeOptions(step.changes)}`;
    case 'inspect':
      return `rollout --policy ${id}`;
    case 'compare':
      return `compare ${preset === null ? 'all' : `preset:${preset}`}`;
  }
}

/** What to do next with a run, each with the command for it. */
export function nextLines(
  run: RunSummary,
  all: readonly RunSummary[],
  findings: readonly Finding[] = [],
): string[] {
  const steps = nextSteps(run, all, findings);
  if (steps.length === 0) return [];
  return [
    'What next?',
    ...pairLines(steps.map((step) => [stepWords(step, usualLanguage).label, ownCall(callOf(step, run))])),
  ];
}
