import { describe, expect, it } from 'vitest';
import { environments } from '../../../src/catalogue';
import { judge, judgeResult, tally } from '../../../src/shared/judgement/judgement';
import { judgementDetails, judgementText, meanBeside, tallyText } from '../../../src/shared/judgement/words';
import { languages } from '../../../src/shared/language';
import { aRun, over100 } from './a-run';

const task = (environment: string, environmentOptions?: Record<string, boolean | number | string>) => ({
  environment,
  ...(environmentOptions === undefined ? {} : { environmentOptions }),
});
const said = (environment: string, mean: number, std = 0, options?: Record<string, boolean>) =>
  judgementText('en', judgeResult(task(environment, options), over100(mean, std)));

describe('the judgement of a run', () => {
  it('is the first thing to know: whether the task was solved', () => {
    expect(said('CartPole-v1', 307.2, 35)).toBe('not solved: 307 of 475');
    expect(said('CartPole-v1', 500)).toBe('solved: 500 of 475');
    expect(said('CartPole-v1', NaN)).toBe('not solved: NaN, solved from 475');
    expect(judgementText('de', judgeResult(task('CartPole-v1'), over100(307.2, 35)))).toBe(
      'nicht gelöst: 307 von 475',
    );
  });

  it('names the mark otherwise where a share of it means nothing', () => {
    expect(said('Pendulum-v1', -345.4, 100)).toBe('not solved: −345, solved from −200');
    expect(said('LunarLander-v3', -12, 50)).toBe('not solved: −12, solved from 200');
    expect(judgementText('de', judgeResult(task('Acrobot-v1'), over100(-84, 20)))).toBe(
      'gelöst: −84, gelöst ab −100',
    );
  });

  it('never rounds a mean onto the mark, or past it', () => {
    expect(said('CartPole-v1', 474.96, 10)).toBe('not solved: 474.96 of 475');
    expect(said('CartPole-v1', 475, 10)).toBe('solved: 475 of 475');
    for (const { id, solvedReturn } of Object.values(environments)) {
      if (solvedReturn === null) continue;
      for (const off of [1e-6, 1e-4, 1e-3, 0.01, 0.3, 0.5, 7])
        for (const sign of [-1, 1]) {
          const mean = solvedReturn + sign * off;
          const shown = Number(
            meanBeside('en', mean, solvedReturn, task(id)).replace('−', '-').replaceAll(',', ''),
          );
          expect([id, mean, shown >= solvedReturn]).toEqual([id, mean, sign > 0]);
        }
    }
  });

  it('is undecided where the evaluation is too noisy to tell', () => {
    // A hundred games of blackjack: a standard error of 0.095, as wide as a quarter of what can be learned.
    expect(said('Blackjack-v1', -0.12, 0.95)).toBe('inconclusive: −0.12, solved from −0.0516');
    expect(said('Blackjack-v1', -0.396, 0.95)).toBe('not solved: −0.40, solved from −0.0516');
    // The lake's evaluation is noisy too, but precise enough.
    expect(said('FrozenLake-v1', 0.69, 0.46)).toBe('not solved: 0.69 of 0.7');
  });

  it('calls no single lucky episode a success, and a single bad one a failure', () => {
    const once = (mean: number) => judgeResult(task('CartPole-v1'), { episodes: 1, mean, std: 0 });
    expect(once(500)).toMatchObject({ kind: 'undecided', because: 'episode' });
    expect(once(23)).toMatchObject({ kind: 'notSolved' });
  });

  it('says where nobody has set a mark, and whether the options are the reason', () => {
    expect(judgeResult(task('CliffWalking-v1', { slippery: true }), over100(-60))).toMatchObject({
      kind: 'noMark',
      because: 'options',
    });
    expect(judgeResult(task('Elsewhere-v9'), over100(1))).toMatchObject({ kind: 'noMark', because: 'task' });
    expect(said('CliffWalking-v1', -60.4, 0, { slippery: true })).toBe('mean return −60.4');
  });

  it('is not given before there is a result, nor before the question is answered', () => {
    expect(judge(aRun(null))).toBeNull();
    const assignment = { id: 'a', title: 'A', question: '?', kind: 'number' } as const;
    expect(judge(aRun(over100(500), {}, { assignment }))).toBeNull();
    expect(judge(aRun(over100(500)))).toMatchObject({ kind: 'solved', mark: 475, random: 22 });
  });

  it('is explained in whole sentences, in both languages', () => {
    const [en, de] = (['en', 'de'] as const).map((language) =>
      judgementDetails(language, judgeResult(task('CartPole-v1'), over100(307.2, 35.4))),
    );
    expect(en).toBe(
      'The final evaluation had a mean return of 307.2 over 100 episodes, with a standard deviation of 35.4. The task counts as solved from 475. Acting at random yields 22.',
    );
    expect(de).toBe(
      'Die abschließende Auswertung ergab über 100 Episoden einen mittleren Return von 307,2 bei einer Standardabweichung von 35,4. Als gelöst gilt die Aufgabe ab 475. Zufälliges Handeln bringt 22.',
    );
    for (const { id } of Object.values(environments))
      for (const language of languages) {
        const judgement = judgeResult(task(id), over100(environments[id]!.randomReturn ?? 0, 1));
        for (const text of [judgementText(language, judgement), judgementDetails(language, judgement)])
          expect(text).not.toMatch(/undefined|NaN|\[object|−0(?![.,\d])/);
      }
  });
});

describe('several runs of a task', () => {
  it('are counted by what became of them', () => {
    const judgements = [500, 307, 480].map((mean) => judgeResult(task('CartPole-v1'), over100(mean)));
    const counted = tally([...judgements, null])!;
    expect(counted).toEqual({ solved: 2, undecided: 0, judged: 3 });
    expect(tallyText('en', counted)).toBe('solved by 2 of 3 runs');
    expect(tallyText('de', { ...counted, undecided: 1 })).toBe('von 2 der 3 Läufe gelöst, 1 nicht eindeutig');
  });

  it('cannot be counted where there is no mark', () => {
    expect(tally([null, judgeResult(task('Elsewhere-v9'), over100(1))])).toBeNull();
  });
});
