import { describe, expect, it } from 'vitest';
import { checkedReport, namesOf, reportOf, type Report } from '../../../src/learning/training/report';

const metrics = {
  loss: { title: 'Loss', doc: 'How wrong it is.' },
  q: { title: 'Q', doc: 'How good it is.' },
};

describe('a report', () => {
  it('holds what was measured, and nothing else', () => {
    expect(reportOf(metrics, { loss: 2, q: undefined })).toEqual({ loss: 2 });
    expect(Object.keys(reportOf(metrics, { loss: 2, q: undefined }))).toEqual(['loss']);
    expect(namesOf(metrics)).toEqual(['loss', 'q']);
  });

  it('does not compile with a metric that the card does not declare, spread into it or not', () => {
    // @ts-expect-error: there is no such metric
    expect(() => reportOf(metrics, { loss: 2, wonder: 1 })).toThrow('wonder');
    const more = { wonder: 1 };
    // @ts-expect-error: there is no such metric
    expect(() => reportOf(metrics, { loss: 2, ...more })).toThrow('wonder is reported');
  });

  it('cannot be made by hand, nor be that of another card', () => {
    // @ts-expect-error: only reportOf makes reports
    const byHand: Report<'loss'> = { loss: 2 };
    // @ts-expect-error: it may hold q as well
    const narrower: Report<'loss'> = reportOf(metrics, { loss: 2 });
    expect(byHand).toEqual(narrower);
  });

  it('refuses at run time what could not be checked before', () => {
    expect(checkedReport(metrics, { q: NaN })).toEqual({ q: NaN });
    expect(() => checkedReport(metrics, { wonder: 1 })).toThrow(
      'wonder is reported, and is no metric of the algorithm’s card.',
    );
  });
});
