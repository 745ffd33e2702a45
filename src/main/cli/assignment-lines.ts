/** What the command line says of a run that was made for an assignment. */
import { ownCommand } from '../../platform/own-command';
import { withholdsResult, type RunSummary } from '../../shared/runs';
import { UsageError } from './exit-codes';

/** How a run's question is answered, for the person to copy. */
const howToAnswer = ({ id }: RunSummary) => `${ownCommand()} answer ${id} "WHAT YOU EXPECT"`;

/** The question of a run, with what can be chosen and the hint. */
function questionLines({ assignment }: RunSummary): string[] {
  const { title, question, options, hint } = assignment!;
  return [
    `${title}: ${question}`,
    ...(options === undefined
      ? []
      : [`To choose from: ${options.map((option) => `"${option}"`).join(', ')}`]),
    ...(hint === undefined || hint === '' ? [] : [`Hint: ${hint}`]),
  ];
}

/** What stands in the place of results that wait for an answer; nothing where none do. */
export function waitingLines(runs: readonly RunSummary[]): string[] {
  const waiting = runs.filter(withholdsResult);
  const [first] = waiting;
  if (first === undefined) return [];
  const what = waiting.length === 1 ? 'Its result shows' : `The results of ${waiting.length} runs show`;
  return [
    ...questionLines(first),
    `${what} once the question is answered; an answer cannot be changed. Answer with: ${howToAnswer(first)}${waiting.length > 1 ? ' --all' : ''}`,
  ];
}

/** Name and text of what is known of a run's question and answer. */
export function assignmentEntries({ assignment, annotations }: RunSummary): (readonly [string, string])[] {
  if (assignment === null) return [];
  const { title, question, hint, options, explanation } = assignment;
  const { answer } = annotations;
  const kept = (name: string, text: string | undefined) =>
    text === undefined || text === '' ? [] : [[name, text] as const];
  return [
    ['assignment', title],
    ['question', question],
    ...kept('to choose from', options?.map((option) => `"${option}"`).join(', ')),
    ...(answer === null ? kept('hint', hint) : []),
    ...(answer === null ? [] : [['answer', `${answer.text} (${answer.at})`] as const]),
    ...kept('explanation', explanation),
  ];
}

/**
 * Makes sure that a run's result may show.
 * @throws UsageError with the question
 */
export function requireShown(run: RunSummary): void {
  if (withholdsResult(run)) throw new UsageError(waitingLines([run]).join('\n'));
}
