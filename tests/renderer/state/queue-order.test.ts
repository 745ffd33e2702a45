import { describe, expect, it } from 'vitest';
import { moved, type Target } from '../../../src/renderer/state/queue-order';

const ids = ['a', 'b', 'c', 'd', 'e'];
const order = (which: string, target: Target) => moved(ids, [...which], target).join('');

describe('a queue in which runs are moved', () => {
  it('takes one to its ends, one place on, before and behind others', () => {
    expect(order('d', 'first')).toBe('dabce');
    expect(order('b', 'last')).toBe('acdeb');
    expect(order('c', 'up')).toBe('acbde');
    expect(order('c', 'down')).toBe('abdce');
    expect(order('a', { before: 'e' })).toBe('bcdae');
    expect(order('e', { behind: 'a' })).toBe('aebcd');
  });

  it('keeps several in their order, together', () => {
    expect(order('db', 'first')).toBe('bdace');
    expect(order('bd', 'up')).toBe('bdace');
    expect(order('bd', 'down')).toBe('acebd');
    expect(order('ac', { behind: 'd' })).toBe('bdace');
  });

  it('stays as it is where that is no move', () => {
    expect(order('a', 'first')).toBe('abcde');
    expect(order('a', 'up')).toBe('abcde');
    expect(order('e', 'down')).toBe('abcde');
    expect(order('x', 'first')).toBe('abcde');
    expect(order('b', { before: 'b' })).toBe('abcde');
    expect(order('b', { behind: 'gone' })).toBe('abcde');
  });
});
