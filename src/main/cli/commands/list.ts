import { message, say } from '../../../shared/language/say';
import { sameTag } from '../../../shared/annotations';
import { algorithms, environments } from '../../../catalogue';
import { madeHere, personOf } from '../../../shared/run-marks';
import { runPhases, type RunSummary } from '../../../shared/runs';
import { valueOf, wordOf, type Command, type Given } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { suggestion } from '../near-miss';
import { openLab } from '../open-lab';
import { solved, verdict } from '../verdict-lines';
import { inEnglish, showNumber, table } from '../words';

/** A slip of the finger is no list without runs. */
function requireKnown(option: string, id: string | undefined, ids: readonly string[]): void {
  if (id === undefined || ids.includes(id)) return;
  const known = [...new Set(ids)];
  throw new UsageError(`--${option} is ${id}; allowed is ${known.join(', ')}.${suggestion(id, known)}`);
}

/** The runs that options ask for. */
function filtered(runs: readonly RunSummary[], given: Given): RunSummary[] {
  const state = wordOf(given, 'state', runPhases);
  const environment = valueOf(given, 'environment');
  const algorithm = valueOf(given, 'algorithm');
  const whose = valueOf(given, 'whose');
  const text = valueOf(given, 'text')?.toLowerCase();
  const tags = given.values['tag'] ?? [];
  requireKnown('environment', environment, [
    ...Object.keys(environments),
    ...runs.map((run) => run.experiment.environment),
  ]);
  requireKnown('algorithm', algorithm, [
    ...Object.keys(algorithms),
    ...runs.map((run) => run.experiment.algorithm),
  ]);
  return runs.filter(
    (run) =>
      (given.switches.has('archived') || !run.annotations.archived) &&
      (state === undefined || run.state.phase === state) &&
      (environment === undefined || run.experiment.environment === environment) &&
      (algorithm === undefined || run.experiment.algorithm === algorithm) &&
      (whose === undefined || personOf(run) === whose) &&
      tags.every((tag) => run.annotations.tags.some((other) => sameTag(tag, other))) &&
      (text === undefined ||
        [run.id, run.name, run.annotations.note].join('\n').toLowerCase().includes(text)),
  );
}

export const list: Command = {
  name: 'list',
  operands: [],
  summary: 'List the runs, oldest first.',
  details: [
    'Archived runs are left out unless they are asked for. Folders that cannot be read as runs are named on stderr and left as they are.',
  ],
  options: {
    json: { doc: 'Print one JSON array.' },
    tag: {
      value: 'TAG',
      multiple: true,
      doc: 'Only runs with this tag; given several times, those that have all of them.',
    },
    environment: { value: 'ID', doc: 'Only runs in this environment.' },
    algorithm: { value: 'ID', doc: 'Only runs of this algorithm.' },
    state: { value: 'STATE', doc: `Only runs that are ${runPhases.join(', ')}.` },
    whose: {
      value: 'NAME',
      doc: `Only runs of this person; "${madeHere()}" for those that were not imported.`,
    },
    text: { value: 'TEXT', doc: 'Only runs with this in their id, name or note.' },
    archived: { doc: 'Show archived runs as well.' },
  },
  async run(given, terminal) {
    const { supervisor } = await openLab();
    const all = supervisor.runs();
    const runs = filtered(all, given);
    if (given.switches.has('json'))
      terminal.print(JSON.stringify(runs.map((run) => ({ ...inEnglish(run), solved: solved(run) }))));
    else if (all.length === 0) terminal.print('There is no run yet.');
    else if (runs.length === 0) terminal.print(`None of the ${all.length} runs fits.`);
    else {
      // Columns that would be empty in every line are left out.
      const [anyTags, anyPerson] = [
        runs.some(({ annotations }) => annotations.tags.length > 0 || annotations.archived),
        runs.some(({ origin }) => origin !== null),
      ];
      for (const line of table(
        [
          'run',
          'state',
          ' env steps',
          ' of',
          'result',
          ...(anyPerson ? ['whose'] : []),
          ...(anyTags ? ['tags'] : []),
        ],
        runs.map((run) => {
          const { id, state, elsewhere, step, experiment, annotations } = run;
          return [
            id,
            elsewhere ? `${state.phase}, elsewhere` : state.phase,
            showNumber(step),
            showNumber(experiment.steps),
            verdict(run),
            ...(anyPerson ? [run.origin?.name ?? ''] : []),
            ...(anyTags
              ? [[...annotations.tags, ...(annotations.archived ? ['(archived)'] : [])].join(', ')]
              : []),
          ];
        }),
      ))
        terminal.print(line);
    }
    for (const { id, annotationsFault } of runs)
      if (annotationsFault !== null)
        terminal.notes.write(`${say(message('runs.annotationsOf', { id, fault: annotationsFault }))}\n`);
    for (const { folder, reason } of supervisor.damaged())
      terminal.notes.write(`Cannot be read as a run: ${folder}: ${say(reason)}\n`);
    await supervisor.close();
    return exitCodes.fine;
  },
};
