/** The assignment that the texts of its dialog make. */
import type { AnswerKind, Assignment, QuestionWords } from '../../../shared/assignment';

/** What stands in the inputs; the answers to choose from one a line. */
interface QuestionTexts {
  readonly kind: AnswerKind;
  readonly question: string;
  readonly options: string;
  readonly hint: string;
  readonly explanation: string;
}

/** An assignment that leaves some settings free, by paths in the order of the form; `before` is what it was. */
export function assignmentFrom(
  { kind, question, options, hint, explanation }: QuestionTexts,
  allBut: readonly string[],
  before: Assignment | undefined,
): Assignment {
  const words: QuestionWords = {
    question,
    ...(kind === 'choice'
      ? {
          options: options
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        }
      : {}),
    ...(hint.trim() === '' ? {} : { hint }),
    ...(explanation.trim() === '' ? {} : { explanation }),
  };
  // What stands there in other languages still fits where the words it translates are the same.
  const sameWords =
    before?.kind === kind &&
    JSON.stringify([words.question, words.options, words.hint, words.explanation]) ===
      JSON.stringify([before.question, before.options, before.hint, before.explanation]);
  return {
    ...(allBut.length === 0 ? { locked: 'all' as const } : { allBut }),
    kind,
    ...words,
    ...(sameWords && before.translations !== undefined ? { translations: before.translations } : {}),
  };
}
