/** Shows on stderr how trainings come along: one line that is rewritten, or a line each tenth without a terminal. */
import type { RunEvent } from '../../shared/events';
import type { RunSummary } from '../../shared/runs';
import { cutTo, textWidth } from './text-width';
import { showNumber, showReturn, showSeconds } from './words';

const recentEpisodes = 20;
const barWidths = { least: 6, most: 24 };
const redrawMs = 100;

interface Shown {
  summary: RunSummary;
  returns: number[];
  epsilon: number | null;
  secondsLeft: number | null;
  /** Tenths of the budget already told. */
  tenths: number;
}

/** A bar of `width` characters, filled for a share from 0 to 1, with eighths of a character. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8);
  const full = Math.floor(eighths / 8);
  const part = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8]!;
  return ('█'.repeat(full) + part).padEnd(width, '·');
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, x) => sum + x, 0) / values.length;
}

export class ProgressDisplay {
  readonly #shown = new Map<string, Shown>();
  #drawnAt = 0;
  #lineOpen = false;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Begins to show a run. */
  add(summary: RunSummary): void {
    const tenths = Math.floor((10 * summary.step) / summary.experiment.steps);
    this.#shown.set(summary.id, { summary, returns: [], epsilon: null, secondsLeft: null, tenths });
  }

  changed(summary: RunSummary): void {
    const shown = this.#shown.get(summary.id);
    if (shown === undefined) return;
    const stepsPerSecond = summary.stepsPerSecond || shown.summary.stepsPerSecond;
    shown.summary = { ...summary, stepsPerSecond };
    this.#draw(shown);
  }

  events(id: string, events: readonly RunEvent[]): void {
    const shown = this.#shown.get(id);
    if (shown === undefined) return;
    for (const event of events) {
      if (event.type === 'episode') {
        shown.returns.push(event.return);
        if (shown.returns.length > recentEpisodes) shown.returns.shift();
      } else if (event.type === 'learning') shown.epsilon = event.values['epsilon'] ?? shown.epsilon;
      else if (event.type === 'progress') {
        shown.secondsLeft = event.secondsLeft;
        // A speed of zero only says that it cannot be told yet.
        const stepsPerSecond = event.stepsPerSecond > 0 ? event.stepsPerSecond : null;
        shown.summary = { ...shown.summary, step: event.step, stepsPerSecond };
      }
    }
    this.#draw(shown);
  }

  /** Writes a line of its own, above the progress. */
  note(text: string): void {
    this.#clear();
    this.stream.write(`${text}\n`);
  }

  /** Ends the line that was rewritten. */
  end(): void {
    this.#clear();
  }

  #clear(): void {
    if (!this.#lineOpen) return;
    this.stream.write('\r\x1b[K');
    this.#lineOpen = false;
  }

  #draw(shown: Shown): void {
    if (!this.stream.isTTY) {
      this.#tellTenth(shown);
      return;
    }
    if (this.now() - this.#drawnAt < redrawMs) return;
    this.#drawnAt = this.now();
    const width = Math.max(20, (this.stream.columns || 100) - 1);
    const { share, text } = this.#shown.size === 1 ? this.#single(shown) : this.#several();
    const room = Math.min(barWidths.most, Math.max(barWidths.least, width - textWidth(text) - 1));
    this.stream.write(`\r${cutTo(`${bar(share, room)} ${text}`, width)}\x1b[K`);
    this.#lineOpen = true;
  }

  #single({ summary, returns, epsilon, secondsLeft }: Shown): { share: number; text: string } {
    const { step, experiment, stepsPerSecond } = summary;
    const share = step / experiment.steps;
    const percent = `${String(Math.floor(share * 100)).padStart(3)} %`;
    if (summary.state.phase === 'starting') return { share, text: `${percent}  starting TensorFlow` };
    const parts = [percent, `${showNumber(step)}/${showNumber(experiment.steps)}`];
    if (stepsPerSecond !== null) parts.push(`${showNumber(stepsPerSecond)} steps/s`);
    if (returns.length > 0) parts.push(`return ${showReturn(mean(returns), experiment)}`);
    if (epsilon !== null) parts.push(`epsilon ${showNumber(epsilon, 2)}`);
    if (secondsLeft !== null) parts.push(`${showSeconds(secondsLeft)} left`);
    return { share, text: parts.join('  ') };
  }

  #several(): { share: number; text: string } {
    const all = [...this.#shown.values()];
    const count = (...phases: string[]) =>
      all.filter(({ summary }) => phases.includes(summary.state.phase)).length;
    const share =
      all.reduce((sum, { summary }) => sum + summary.step / summary.experiment.steps, 0) / all.length;
    const training = all.filter(({ summary }) => summary.state.phase === 'running');
    const speed = training.reduce((sum, { summary }) => sum + (summary.stepsPerSecond ?? 0), 0);
    const tasks = new Set(all.map(({ summary }) => summary.experiment.environment));
    const recent = mean(training.flatMap(({ returns }) => mean(returns) ?? []));
    const parts = [
      `${String(Math.floor(share * 100)).padStart(3)} %`,
      [
        `${count('finished')} of ${all.length} done`,
        `${count('running')} training`,
        ...(count('starting') > 0 ? [`${count('starting')} starting`] : []),
      ].join(', '),
      `${showNumber(speed)} steps/s`,
    ];
    // Returns of different tasks have no mean.
    if (recent !== null && tasks.size === 1)
      parts.push(`return ${showReturn(recent, all[0]!.summary.experiment)}`);
    return { share, text: parts.join('  ') };
  }

  #tellTenth(shown: Shown): void {
    const { summary, returns, epsilon } = shown;
    const { step, experiment, stepsPerSecond } = summary;
    const tenths = Math.floor((10 * step) / experiment.steps);
    if (tenths <= shown.tenths || summary.state.phase !== 'running') return;
    shown.tenths = tenths;
    const name = this.#shown.size === 1 ? '' : `seed ${experiment.seed}: `;
    // Policies explore without epsilon.
    const exploration = epsilon === null ? '' : `, epsilon ${showNumber(epsilon, 2)}`;
    this.stream.write(
      `${name}${tenths * 10} %, step ${step}/${experiment.steps}, ${showNumber(stepsPerSecond)} steps/s, return ${showReturn(mean(returns), experiment)}${exploration}\n`,
    );
  }
}
