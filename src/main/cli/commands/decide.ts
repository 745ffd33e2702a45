import { ownCommand } from '../../../platform/own-command';
import { verdictLevel } from '../../../shared/comparison-verdicts';
import { runLimit, type ComparisonChoice } from '../../../shared/comparison';
import { estimateRuns, middleOf } from '../../../shared/costs/estimate';
import { namedGroups, type NamedGroup } from '../../../shared/exports/snapshot';
import { say } from '../../../shared/language/say';
import { trainingsOf, type MoreSeeds } from '../../../shared/more-seeds';
import type { RunSummary } from '../../../shared/runs';
import { nextLook, takeLook } from '../../../shared/sequential-comparison';
import { plannedLooks, type Looks } from '../../../shared/statistics/looks';
import { mostSeedsToDecide } from '../../../shared/statistics/seeds-to-decide';
import { processorCount } from '../../../platform/processors';
import { versions } from '../../../platform/versions';
import { numberOf, wholeNumber, type Command, type Given, type Terminal } from '../command';
import { groupOptions, readGroupedRuns } from '../comparison-options';
import { exitCodes, UsageError } from '../exit-codes';
import { severalRuns } from '../find-run';
import { openLab } from '../open-lab';
import { trainToTheEnd } from '../train-runs';

const usualMost = 40;

/** What is compared, as it grows. */
interface Study {
  readonly looks: Looks;
  readonly baseline: string;
  choice: ComparisonChoice;
  /** Keys of the groups that are decided. */
  readonly decided: Set<string>;
}

function readStudy(given: Given, all: readonly RunSummary[]): Study {
  const { runs, choice } = readGroupedRuns(given, all);
  const groups = namedGroups(runs, choice);
  if (groups.length < 2)
    throw new UsageError(
      'These runs make one group. Name runs of at least two settings, such as DQN and Double DQN.',
    );
  if (choice.baseline === null)
    throw new UsageError(
      `Say with --baseline which group the others are measured against: ${groups.map(({ label }, i) => `${i + 1} (${label})`).join(', ')}.`,
    );
  const most = wholeNumber(given, 'most', 5, mostSeedsToDecide) ?? usualMost;
  return {
    looks: plannedLooks(most, verdictLevel),
    baseline: choice.baseline,
    choice,
    decided: new Set(),
  };
}

const groupsOf = ({ choice }: Study, all: readonly RunSummary[]): NamedGroup[] =>
  namedGroups(
    all.filter(({ id }) => choice.runs.includes(id)),
    choice,
  );

/** Judges the groups at the level of one look; what is decided stays so. */
function look(study: Study, groups: readonly NamedGroup[], terminal: Terminal): void {
  const labels = groups.map(({ label }) => label);
  for (const { key, outcome, says } of takeLook(groups, study.baseline, labels, study.decided, study.looks)) {
    terminal.print(says.map((part) => say(part)).join(' '));
    if (outcome !== 'undecided') study.decided.add(key);
  }
}

/** Seconds that trainings take, the middle of the estimate. */
function secondsOf(needed: MoreSeeds, all: readonly RunSummary[], parallel: number | undefined): number {
  const cores = processorCount();
  const machine = { processor: versions()['processor'], cores, parallel: parallel ?? cores };
  const estimate = estimateRuns(trainingsOf(needed), { runs: all, machine });
  return estimate === null ? 0 : middleOf(estimate.seconds);
}

export const decide: Command = {
  name: 'decide',
  operands: ['RUN', '…'],
  summary: 'Train more seeds of runs until it is decided which group is better.',
  details: [
    severalRuns,
    `Looks at 5 seeds a side, at 10, at 20 and so on up to --most, trains what is missing between the looks, and ends as soon as every group is told from the baseline (rank-sum test). The looks share the probability of ${100 * verdictLevel} % of finding a difference where there is none: looking until a difference shows would find one sooner or later. What is trained already is not trained again; ended with Ctrl-C, the same command goes on, with the same looks as long as --most is the same.`,
  ],
  options: {
    ...groupOptions,
    most: {
      value: 'N',
      doc: `Seeds on each side at the last look, 5 to ${mostSeedsToDecide}; default ${usualMost}.`,
    },
    minutes: { value: 'M', doc: 'Begin no look that would probably end later than that after the start.' },
    parallel: { value: 'N', doc: 'Trainings at the same time, 1 to 64; default one for each core.' },
  },
  async run(given, terminal) {
    const minutes = numberOf(given, 'minutes', 0, 100_000) ?? Infinity;
    const parallel = wholeNumber(given, 'parallel', 1, 64);
    const began = performance.now();
    let study: Study | null = null;
    for (;;) {
      const { store, supervisor } = await openLab({ parallel });
      const all = supervisor.runs();
      if (study === null) {
        study = readStudy(given, all);
        const { sizes, level } = study.looks;
        terminal.print(
          `Looks at ${sizes.join(', ')} seeds on each side, each at a level of ${Number((100 * level).toPrecision(3))} %.`,
        );
      }
      const { sizes } = study.looks;
      const groups = groupsOf(study, all);
      look(study, groups, terminal);
      const next = nextLook(groups, study.baseline, study.decided, all, sizes);
      if (next.kind !== 'train') {
        await supervisor.close();
        if (next.kind === 'mixed')
          throw new UsageError(
            'A group holds runs of several settings, so it is open which of them to train. Leave --group-by out.',
          );
        if (next.kind === 'spent') terminal.print(`Undecided with ${sizes.at(-1)!} seeds on each side.`);
        return exitCodes.fine;
      }
      const { seeds, needed } = next;
      const missing = trainingsOf(needed).length;
      if (missing + needed.found.length === 0) {
        await supervisor.close();
        terminal.print(
          `${needed.stillTraining} runs of these groups are still training elsewhere. Repeat the command when they have ended.`,
        );
        return exitCodes.fine;
      }
      const left = 60 * minutes - (performance.now() - began) / 1000;
      if (secondsOf(needed, all, parallel) > left) {
        await supervisor.close();
        terminal.print(
          `Undecided: ${seeds} seeds on each side would take longer than the time that is left.`,
        );
        return exitCodes.fine;
      }
      const ids = [...study.choice.runs, ...needed.found.map(({ id }) => id)];
      if (ids.length + missing > runLimit)
        throw new UsageError(
          `More than ${runLimit} runs cannot be compared. Name fewer groups, or a smaller --most.`,
        );
      terminal.notes.write(
        `For ${seeds} seeds on each side: ${missing} runs to train, ${needed.found.length} trained before.\n`,
      );
      const showing = { json: false, silent: true, chart: false, warningsOf: () => [] };
      const code = await trainToTheEnd(supervisor, store, terminal, showing, async (begun) => {
        const start = (id: string) => {
          ids.push(id);
          begun(id);
        };
        for (const { experiments, preset } of needed.missing)
          await supervisor.startMany(experiments, preset, null, start);
      });
      study.choice = { ...study.choice, runs: ids };
      if (code !== exitCodes.fine) {
        terminal.notes.write(`The same command goes on from here: ${ownCommand()} decide …\n`);
        return code;
      }
    }
  },
};
