import { expect, it } from 'vitest';
import { spokenSymbol, symbolParts } from '../../../../../src/renderer/rooms/inspect/step/tex';

const written = (tex: string) =>
  symbolParts(tex).map(({ text, italic, level }) => `${text}${italic ? ' italic' : ''} ${level}`);

it('sets indices below the line, exponents and primes above it, variables slanted and words upright', () => {
  expect(symbolParts("\\max_a Q^-(s')")).toEqual([
    { text: 'max', italic: false, level: 'line' },
    { text: 'a', italic: true, level: 'below' },
    { text: ' ', italic: false, level: 'line' },
    { text: 'Q', italic: true, level: 'line' },
    { text: '−', italic: false, level: 'above' },
    { text: '(', italic: false, level: 'line' },
    { text: 's', italic: true, level: 'line' },
    { text: '′', italic: false, level: 'above' },
    { text: ')', italic: false, level: 'line' },
  ]);
  expect(symbolParts('x_{t+1}').map(({ text, level }) => `${text} ${level}`)).toEqual([
    'x line',
    't below',
    '+1 below',
  ]);
});

it('knows letters, accents, words set upright, and takes one character for an index without braces', () => {
  expect(written('\\gamma^n')).toEqual(['γ italic line', 'n italic above']);
  expect(written('\\hat{A}\\,\\tilde a')).toEqual(['Â italic line', '  line', 'ã italic line']);
  expect(written('\\pi_{\\mathrm{old}}')).toEqual(['π italic line', 'old below']);
  expect(written('x_12')).toEqual(['x italic line', '1 below', '2 line']);
  expect(written('\\delta_1^2')).toEqual(['δ italic line', '1 below', '2 above']);
  expect(spokenSymbol("Q_i^-(s', a') \\cdot \\log \\pi(a|s)")).toBe('Qi−(s′, a′) · log π(a|s)');
});

it('shows as text what it does not know, however it is broken', () => {
  expect(spokenSymbol('\\foo x')).toBe('foo x');
  expect(spokenSymbol('x_')).toBe('x');
  expect(spokenSymbol('\\mathrm{a{b}')).toContain('a');
  expect(spokenSymbol('<b>&amp;')).toBe('<b>&amp;');
  expect(spokenSymbol('\\constructor\\hat')).toContain('constructor');
});
