/** Sees runs through to their end: progress, Ctrl-C, results. Shared by `train` and `resume`. */
import { ownCommand } from '../../platform/own-command';
import { byConfiguration, groupRuns } from '../../shared/grouping';
import type { Experiment } from '../../shared/experiment';
import { say } from '../../shared/language/say';
import { withholdsResult, type RunSummary } from '../../shared/runs';
import type { RunStore } from '../runs/run-store';
import type { Supervisor } from '../processes/supervisor';
import type { Terminal } from './command';
import { waitingLines } from './assignment-lines';
import { onEnding } from './endings';
import { exitCodes } from './exit-codes';
import type { WordedWarning } from './forewarnings';
import { ProgressDisplay } from './progress-display';
import { findingsOf } from './run-diagnosis';
import { nextLines, printVerdict, solved, verdict } from './verdict-lines';
import { median, showNumber, showResult, showReturn, showSeconds, table } from './words';

/** npm hands a signal on that the terminal has sent to everyone already: two at once are one, on a busy machine too. */
const oneSignalMs = 1000;

export interface ProgressOptions {
  readonly json: boolean;
  /** Prints nothing of the results: whoever trains them says what comes of them. */
  readonly silent?: boolean;
  readonly chart: boolean;
  /** What the settings of a run forebode, for `--json`. */
  readonly warningsOf: (experiment: Experiment) => readonly WordedWarning[];
}

/** A run that another process has taken over is over here. */
function isOver({ state, elsewhere }: RunSummary): boolean {
  return elsewhere || state.phase === 'finished' || state.phase === 'stopped' || state.phase === 'crashed';
}

/** The line that `train --json` ends with. */
function resultLine(run: RunSummary, warnings: readonly WordedWarning[]): string {
  const { id, step, seconds, result } = run;
  return JSON.stringify({
    run: id,
    steps: step,
    seconds,
    stepsPerSecond: seconds > 0 ? step / seconds : null,
    evaluation: result,
    solved: solved(run),
    warnings,
  });
}

function resumeHint(id: string): string {
  return `Continue with: ${ownCommand()} resume ${id}`;
}

function printResults(runs: readonly RunSummary[], store: RunStore, terminal: Terminal): void {
  const finished = runs.filter(({ state }) => state.phase === 'finished');
  printVerdict(finished, terminal);
  if (runs.length === 1 && finished.length === 1) {
    const { id, step, seconds, result, experiment } = finished[0]!;
    terminal.print(
      `Trained ${showNumber(step)} env steps in ${showSeconds(seconds)} (${showNumber(step / seconds)} steps/s).`,
    );
    if (result !== null)
      terminal.print(`Final evaluation over ${result.episodes} episodes: ${showResult(result, experiment)}.`);
    terminal.print(`Run ${id}, in ${store.folderOf(id)}`);
  } else if (finished.length > 0) {
    // What differs but the seed sets groups apart, each with a median of its own.
    const groups = groupRuns(finished, [byConfiguration]);
    const verdictOf = (id: string) => verdict(finished.find((run) => run.id === id)!).replace(/:.*/, '');
    const rows = groups.flatMap(({ label, runs: members }) => {
      const means = members.flatMap(({ result }) => (result === null ? [] : [result.mean]));
      return [
        ...members.map(({ id, experiment, step, seconds, result }) => [
          label,
          String(experiment.seed),
          showReturn(result?.mean ?? null, experiment),
          showReturn(result?.std ?? null, experiment),
          verdictOf(id),
          showNumber(seconds > 0 ? step / seconds : null),
          id,
        ]),
        ...(means.length > 0 && members.length > 1
          ? [[label, 'median', showReturn(median(means), members[0]!.experiment), '', '', '', '']]
          : []),
      ];
    });
    const titles = ['settings', 'seed', ' mean', ' std', 'result', ' steps/s', 'run'];
    const from = groups.length > 1 ? 0 : 1;
    for (const line of table(
      titles.slice(from),
      rows.map((row) => row.slice(from)),
    ))
      terminal.print(line);
    if (groups.length > 1)
      terminal.print(`Compare them: ${ownCommand()} compare ${finished.map(({ id }) => id).join(' ')}`);
  }
}

/**
 * Waits for runs of a supervisor that have been started or resumed, and closes it.
 * @param begin starts or resumes them and names each; called when signals and progress are looked after
 * @returns the exit code
 */
export async function trainToTheEnd(
  supervisor: Supervisor,
  store: RunStore,
  terminal: Terminal,
  { json, silent = false, chart, warningsOf }: ProgressOptions,
  begin: (begun: (id: string) => void) => Promise<void>,
): Promise<number> {
  const display = new ProgressDisplay(terminal.notes);
  let interrupted: number | null = null;
  const settled = onEnding((ending) => {
    if (interrupted === null) {
      interrupted = performance.now();
      const hint = ending === 'SIGINT' ? ' Ctrl-C once more quits at once.' : '';
      display.note(`Stopping: a checkpoint is being written.${hint}`);
      void supervisor.close();
      // Only a person in front of it can want it to be lost; schedulers repeat themselves.
    } else if (ending === 'SIGINT' && performance.now() - interrupted > oneSignalMs) {
      display.end();
      process.exit(exitCodes.interrupted);
    }
  });
  try {
    const ids: string[] = [];
    let allBegun = false;
    let failed: unknown = null;
    const known = new Map<string, RunSummary>();
    /** As it is, or as it was last where its folder has been deleted. */
    const runOf = (id: string): RunSummary => {
      const last = known.get(id);
      try {
        const run = supervisor.run(id);
        known.set(id, run);
        return run;
      } catch (error) {
        if (last === undefined) throw error;
        return last;
      }
    };
    await new Promise<void>((resolve) => {
      const look = () => {
        if (allBegun && ids.every((id) => isOver(runOf(id)))) resolve();
      };
      supervisor.on('changed', (summaries) => {
        for (const summary of summaries) {
          if (ids.includes(summary.id)) known.set(summary.id, summary);
          display.changed(summary);
        }
        look();
      });
      supervisor.on('events', (id, events) => display.events(id, events));
      supervisor.on('notice', (id, says) => display.note(`${id}: ${say(says)}`));
      const begun = (id: string) => {
        ids.push(id);
        display.add(runOf(id));
      };
      void begin(begun)
        .catch((error: unknown) => (failed = error))
        .then(() => {
          allBegun = true;
          for (const line of waitingLines(ids.map(runOf))) display.note(line);
          look();
        });
    });
    display.end();
    await supervisor.close();
    // After Ctrl-C between two starts the rest is refused, which is no failure.
    if (failed !== null && interrupted === null) throw failed;

    const runs = ids.map(runOf);
    if (json) {
      for (const run of runs)
        if (run.state.phase === 'finished') terminal.print(resultLine(run, warningsOf(run.experiment)));
    } else if (!silent) printResults(runs, store, terminal);
    const [last] = runs.filter(({ state }) => state.phase === 'finished');
    if (!json && !silent && last !== undefined) {
      // Of several, what is to be done about one that fell short is the most that can be said.
      const shown = runs.find((run) => solved(run) === false) ?? last;
      const findings = await findingsOf(store, shown, supervisor.runs());
      for (const line of nextLines(shown, supervisor.runs(), findings)) terminal.print(line);
    }
    if (chart) {
      // The canvas is loaded only where something is drawn.
      const { writeRunChart } = await import('../reports/figures/chart-file');
      for (const run of runs) {
        if (run.state.phase !== 'finished' || withholdsResult(run)) continue;
        const line = `Chart: ${await writeRunChart(store, run)}`;
        if (json) display.note(line);
        else terminal.print(line);
      }
    }
    for (const line of waitingLines(runs)) display.note(line);
    for (const { id, state, step, elsewhere } of runs) {
      if (elsewhere) continue;
      if (state.phase === 'crashed')
        display.note(`Run ${id} failed at step ${step}: ${say(state.reason)}\n${resumeHint(id)}`);
      if (state.phase === 'stopped') display.note(`Run ${id} stopped at step ${step}. ${resumeHint(id)}`);
    }
    if (interrupted !== null && runs.every(({ state }) => state.phase !== 'finished'))
      return exitCodes.interrupted;
    if (runs.some(({ id }) => supervisor.failureOf(id) === 'takenOver')) return exitCodes.elsewhere;
    if (runs.some(({ id }) => supervisor.failureOf(id) === 'storage')) return exitCodes.storage;
    if (runs.some(({ state }) => state.phase === 'crashed')) return exitCodes.trainingFailed;
    return runs.some(({ state }) => state.phase === 'stopped') ? exitCodes.interrupted : exitCodes.fine;
  } finally {
    settled();
  }
}
