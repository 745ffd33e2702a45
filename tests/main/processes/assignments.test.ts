import { describe, expect, it } from 'vitest';
import { InvalidValueError } from '../../../src/shared/fields';
import { isOver, openTestLab, poleCart } from './lab';
import { long, supervised } from './supervised';

const built = supervised();
const { lab, start } = built;

describe('an assignment', () => {
  const assignment = {
    id: 'task',
    title: 'Task',
    question: 'What do you expect?',
    kind: 'text',
    explanation: 'Because.',
  } as const;
  const short = poleCart({ steps: 1500, evaluateEvery: 500 });

  it('withholds all that a run measures until it is answered, then tells it and the explanation', async () => {
    const told = new Set<string>();
    lab.supervisor.on('events', (_id, events) => events.forEach(({ type }) => told.add(type)));
    lab.supervisor.watch(true);
    const { id } = await lab.supervisor.start(short, 'task', assignment);
    const over = await lab.until(id, isOver);
    expect(over).toMatchObject({ state: { phase: 'finished' }, result: null });
    expect(over.assignment).toEqual({
      id: 'task',
      title: 'Task',
      question: 'What do you expect?',
      kind: 'text',
    });
    expect([...told].filter((type) => type !== 'progress')).toEqual([]);
    expect(await lab.supervisor.metrics(id)).toEqual({});
    expect(await lab.supervisor.inspections(id)).toEqual([]);
    expect(await lab.supervisor.inspection(id, 1500)).toBeNull();

    await expect(lab.supervisor.answer(id, '  ', false)).rejects.toThrow(InvalidValueError);
    expect(await lab.supervisor.answer(id, ' It balances. ', false)).toBe(1);
    expect(lab.supervisor.run(id)).toMatchObject({
      result: { episodes: 3 },
      assignment: { explanation: 'Because.' },
      annotations: { answer: { text: 'It balances.' } },
    });
    expect(Object.keys(await lab.supervisor.metrics(id))).toContain('evaluation/mean');
    expect(await lab.supervisor.inspections(id)).not.toEqual([]);
    await expect(lab.supervisor.answer(id, 'I knew it.', false)).rejects.toThrow(/cannot be changed/);
  });

  it('is answered for other runs of the same question as well, and for no others', async () => {
    const start_ = async (question: string, answered = false) => {
      const { id } = await lab.supervisor.start(long, 'task', { ...assignment, question });
      await lab.supervisor.stop(id);
      if (answered) await lab.supervisor.answer(id, 'early', false);
      return id;
    };
    const [one, two] = [await start_('Same?'), await start_('Same?')];
    const [other, early] = [await start_('Other?'), await start_('Same?', true)];
    const plain = await start();
    await expect(lab.supervisor.answer(plain, 'x', true)).rejects.toThrow(/belongs to no assignment/);
    expect(await lab.supervisor.answer(one, 'late', true)).toBe(2);
    const answers = [one, two, other, early, plain].map(
      (id) => lab.supervisor.run(id).annotations.answer?.text ?? null,
    );
    expect(answers).toEqual(['late', 'late', null, 'early', null]);
  });

  it('tells what happens from the answer on, also one that another program gave', async () => {
    const { id } = await lab.supervisor.start(long, 'task', assignment);
    await lab.until(id, ({ step }) => step > 500);
    const told = new Set<string>();
    lab.supervisor.on('events', (_id, events) => events.forEach(({ type }) => told.add(type)));
    const other = await openTestLab({ trainer: built.program.trainer }, lab.folder);
    try {
      await other.supervisor.answer(id, 'From elsewhere.', false);
    } finally {
      await other.supervisor.close();
    }
    await lab.supervisor.refresh();
    const { step } = lab.supervisor.run(id);
    await lab.until(id, (run) => run.step > step + 500);
    expect([...told]).toContain('episode');
    await expect(lab.supervisor.answer(id, 'Mine.', false)).rejects.toThrow(/“From elsewhere\.”/);
  });
});
