import { describe, expect, it } from 'vitest';
import { drawPixels } from '../../../src/main/reports/figures/draw-chart';
import { figureFont } from '../../../src/main/reports/figures/fonts';
import { brokenText, placedNames, wrappedLegend } from '../../../src/shared/figures/wrapped-legend';

/** Every letter is ten wide. */
const measure = (text: string) => 10 * text.length;
const line = (text: string) => ({ text, colour: '#ff0000', dash: [] });

describe('a broken text', () => {
  it('keeps every letter, in lines that fit', () => {
    for (const text of [
      'DQN · Learning rate 0.001 (N = 5)',
      'aVeryLongWordWithoutAnyBlank',
      '王小明的神经网络实验',
    ]) {
      const lines = brokenText(text, 100, measure);
      expect(lines.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(' ', ''));
      for (const one of lines) expect(measure(one)).toBeLessThanOrEqual(100);
    }
  });

  it('breaks between words where it can', () => {
    expect(brokenText('Double DQN with noise', 110, measure)).toEqual(['Double DQN', 'with noise']);
  });
});

describe('placed names', () => {
  it('stand beside each other as long as there is room, and never beyond it', () => {
    const { names, height } = placedNames(['abc', 'defg', 'h'.repeat(30)].map(line), 200, 20, measure);
    expect(names.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [85, 0],
      [0, 20],
    ]);
    expect(names[2]!.texts).toHaveLength(2);
    expect(height).toBe(60);
    for (const { x, texts } of names)
      for (const text of texts) expect(x + 37 + measure(text)).toBeLessThanOrEqual(200);
  });
});

/** How many pixels of a figure with these names are of a colour, in its upper and its lower half. */
function inked(names: readonly string[], colour: string, size = { width: 400, height: 300 }) {
  const legend = wrappedLegend(
    names.map((text) => ({ ...line(text), colour: '#00ff00' })),
    {
      font: figureFont,
      fontSize: 13,
      colour,
      more: (count) => `and ${count} more`,
    },
  );
  const canvas = drawPixels({ type: 'line', data: { datasets: [] }, plugins: [legend] }, size, 1);
  const { data } = canvas.getContext('2d').getImageData(0, 0, size.width, size.height);
  return { data, canvas };
}

const count = (
  data: Uint8ClampedArray,
  is: (r: number, g: number, b: number) => boolean,
  rows: [number, number],
  width: number,
) => {
  let found = 0;
  for (let i = 4 * rows[0] * width; i < 4 * rows[1] * width; i += 4)
    if (is(data[i]!, data[i + 1]!, data[i + 2]!)) found++;
  return found;
};

describe('a legend', () => {
  const green = (r: number, g: number, b: number) => g > 200 && r < 90 && b < 90;

  it('shows where long names differ, at their ends', () => {
    const long =
      'CartPole-v1 with normalised observations, a replay buffer of 100,000 and a very small learning rate of ';
    const [a, b] = ['0.0001', '0.0002'].map((rate) => inked([`${long}${rate}`], '#ff0000'));
    expect(Buffer.from(a!.data).equals(Buffer.from(b!.data))).toBe(false);
  });

  it('leaves half of the figure to the plot, however many names there are', () => {
    const names = Array.from({ length: 200 }, (_, i) => `Somebody with a long name, number ${i}`);
    const { data } = inked(names, '#ff0000');
    expect(count(data, green, [0, 150], 400)).toBeGreaterThan(500);
    expect(count(data, green, [170, 300], 400)).toBe(0);
  });

  it('writes no name into the margin', () => {
    const { data } = inked(
      Array.from({ length: 7 }, (_, i) => `Group ${'x'.repeat(9 * i)}`),
      '#ff0000',
    );
    for (let y = 0; y < 300; y++) for (const x of [398, 399]) expect(data[4 * (400 * y + x) + 1]).toBe(255);
  });
});
