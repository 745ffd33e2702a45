/** Numbers, durations, runs and tables as people and other programs read them. */
import { say } from '../../shared/language/say';
import { withDecimals } from '../../shared/numbers/decimals';
import { returnText, type Task } from '../../shared/numbers/returns';
import type { EvaluationResult, RunSummary } from '../../shared/runs';
import { padded, textWidth } from './text-width';
import { visible } from '../../shared/visible';

/** In a terminal a minus is what people can type and other programs can read. */
export const typed = (text: string): string => text.replaceAll('−', '-');

/** `12,345`; `n/a` for no number. */
export function showNumber(value: number | null, digits = 0): string {
  if (value === null || Number.isNaN(value)) return 'n/a';
  return typed(withDecimals(value, digits));
}

/** A return of a task with the digits that it needs: `493.2`, `0.731`; `n/a` for no number. */
export function showReturn(value: number | null, task: Task): string {
  return value === null || Number.isNaN(value) ? 'n/a' : typed(returnText(value, task));
}

/** What came of a run: `mean 493.2, standard deviation 12.0`. */
export const showResult = ({ mean, std }: EvaluationResult, task: Task): string =>
  `mean ${showReturn(mean, task)}, standard deviation ${showReturn(std, task)}`;

/** `42 s`, `3 min 05 s` or `2 h 07 min`. */
export function showSeconds(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${twoDigits(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${twoDigits(Math.floor((whole % 3600) / 60))} min`;
}

/** A cell as it will be printed: in one line, with what is unseen written out. */
const shownCell = (text: string): string => visible(text).replace(/[\t\n]+/g, ' ');

/** Lines of aligned columns; those whose title begins with a blank are aligned right. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [titles.map((title) => title.trim()), ...rows.map((row) => row.map(shownCell))];
  const widths = titles.map((_, column) => Math.max(...all.map((row) => textWidth(row[column] ?? ''))));
  return all.map((row) =>
    row
      .map((cell, column) =>
        padded(cell, widths[column]!, titles[column]!.startsWith(' ') ? 'right' : 'left'),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** Names and what belongs to them, aligned and indented. */
export function pairLines(pairs: readonly (readonly [name: string, text: string])[]): string[] {
  const width = Math.max(...pairs.map(([name]) => textWidth(name))) + 2;
  return pairs.map(([name, text]) => `  ${padded(name, width)}${text}`);
}

/** Breaks a text into lines of at most `width` columns, each indented. */
export function wrap(text: string, indent: number, width = 100): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent + textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(' '.repeat(indent) + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(' '.repeat(indent) + line);
  return lines;
}

/** The middle value; the mean of the two in the middle of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** A run as it is printed for other programs. */
export const inEnglish = (run: RunSummary) => ({
  ...run,
  state: run.state.phase === 'crashed' ? { ...run.state, reason: say(run.state.reason) } : run.state,
  annotationsFault: run.annotationsFault === null ? null : say(run.annotationsFault),
});
