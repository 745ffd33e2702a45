/** The view of any learning step, whichever algorithm's it is. */
import type { EnvironmentCard, Space } from '../../../../shared/catalogue/environment';
import type { Experiment } from '../../../../shared/experiment';
import type {
  EntryNames,
  LearningStep,
  Mark,
  Note,
  StepSection,
} from '../../../../shared/learning-steps/learning-step';
import { stepWords } from '../../../i18n/cards';
import { formatValue } from '../../../i18n/format';
import type { StepTexts } from '../../../i18n/en/step-inspector';
import { piecesOf } from './formula';
import { RowReader } from './row-reader';
import type { Names, RowView, Section, StepView } from './step-view';

const wordsOf = (space: Space): readonly string[] =>
  space.kind === 'discrete' ? space.names : space.dimensions.map(({ name }) => name);

/** Words for what an agent sees and does; where several states are stacked, the oldest come first. */
function namesOf(card: EnvironmentCard, { stateStack }: Experiment, texts: StepTexts): Names {
  const observation = wordsOf(card.observation);
  const frames = card.observation.kind === 'box' ? stateStack : 1;
  return {
    discreteStates: card.observation.kind === 'discrete',
    observation: Array.from({ length: frames }, (_, frame) => frames - 1 - frame).flatMap((ago) =>
      observation.map((name) => (ago === 0 ? name : texts.ago(name, ago))),
    ),
    actions: wordsOf(card.action),
    discreteActions: card.action.kind === 'discrete',
  };
}

export function viewOf(
  step: LearningStep,
  card: EnvironmentCard,
  experiment: Experiment,
  texts: StepTexts,
): StepView {
  const names = namesOf(card, experiment, texts);
  const words = stepWords(experiment.algorithm);
  const rows = Array.from({ length: step.rows }, (_, row) => new RowReader(step, row, names, words));
  const whole = rows[0] ?? new RowReader(step, 0, names, words);
  return {
    list: whole.text(step.list),
    from: whole.text(step.from),
    ...(step.summary !== undefined && { summary: whole.text(step.summary) }),
    rows: rows.map((row) => rowView(step, row, names)),
    first: step.newestLast === true ? Math.max(0, rows.length - 1) : 0,
  };
}

function rowView(step: LearningStep, row: RowReader, names: Names): RowView {
  const { title, detail, size, ended } = step.row;
  return {
    title: row.text(title),
    detail: row.text(detail),
    error: row.number(size),
    ended: row.holds({ when: ended }),
    sections: step.sections
      .filter((section) => row.holds(section))
      .map((section) => sectionView(section, row, names)),
  };
}

/** The first note that holds in a row. */
function noteOf(notes: readonly Note[] | undefined, row: RowReader): string | undefined {
  const note = notes?.find((one) => row.holds(one));
  return note && row.text(note.code);
}

/** What marks the number at a place of a list. */
function markOf(marks: readonly Mark[] | undefined, place: number, row: RowReader): string | undefined {
  const mark = marks?.find((one) => row.holds(one) && row.number(one.at) === place);
  return mark && row.text(mark.code);
}

/** The names of the numbers in a list. */
function entryName(of: EntryNames | undefined, place: number, names: Names, row: RowReader): string {
  if (of === undefined) return String(place + 1);
  if (of === 'observation') return names.observation[place] ?? `s${place + 1}`;
  if (of === 'actions')
    return names.actions[place] ?? (names.discreteActions ? String(place) : `a${place + 1}`);
  const name = of[place];
  return name === undefined ? String(place + 1) : row.text(name.code, name.number);
}

function sectionView(section: StepSection, row: RowReader, names: Names): Section {
  const title = row.text(section.title);
  const doc = section.doc === undefined ? '' : row.text(section.doc);
  const note = noteOf(section.notes, row);
  switch (section.kind) {
    case 'table': {
      const lists = section.columns.map(({ of }) => row.numbers(of) ?? []);
      const length = Math.max(0, ...lists.map((list) => list.length));
      return {
        kind: 'table',
        title,
        ...(doc !== '' && { doc }),
        columns: section.columns.map(({ code }) => row.text(code)),
        rows: [
          ...Array.from({ length }, (_, place) => {
            const name = entryName(section.names, place, names, row);
            const mark = markOf(section.marks, place, row);
            return {
              name: mark === undefined ? name : `${name} (${mark})`,
              values: lists.map((list) => (place < list.length ? formatValue(list[place]!) : '–')),
            };
          }),
          ...(section.lines ?? []).map(({ code, of }) => ({
            name: row.text(code),
            values: [row.written(of) ?? '–'],
          })),
        ],
        notes: note === undefined ? [] : [note],
      };
    }
    case 'tracks': {
      const lists = section.series.map(({ of }) =>
        typeof of === 'string' ? (row.numbers(of) ?? []) : of.map((name) => row.numbers(name)?.[0] ?? null),
      );
      const length = Math.max(0, ...lists.map((list) => list.length));
      return {
        kind: 'tracks',
        title,
        doc,
        series: section.series.map(({ code, of, tone, hollow }) => ({
          name: row.text(code),
          tone: tone ?? (typeof of === 'string' ? row.quantity(of).tone : undefined) ?? 'plain',
          ...(hollow === true && { hollow }),
        })),
        ...(section.zero === true && { zero: true }),
        rows: Array.from({ length }, (_, place) => {
          const mark = markOf(section.marks, place, row);
          return {
            name: entryName(section.names, place, names, row),
            values: lists.map((list) => list[place] ?? null),
            ...(mark !== undefined && { mark }),
          };
        }),
        ...(note !== undefined && { note }),
      };
    }
    case 'formula':
      return {
        kind: 'formula',
        title,
        formulas: section.formulas.map((formula, i) => ({
          pieces: piecesOf(formula, (name, follows) => row.term(name, follows)),
          ...(note !== undefined && i === section.formulas.length - 1 && { note }),
        })),
      };
    case 'distribution':
      return {
        kind: 'distribution',
        title,
        doc,
        support: section.support ?? null,
        series: section.series.flatMap(({ code, of }) => {
          const values = row.numbers(of);
          return values === null
            ? []
            : [{ name: row.text(code), tone: row.quantity(of).tone ?? 'plain', values }];
        }),
      };
  }
}
