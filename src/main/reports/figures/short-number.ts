/** `12500` as `12.5k`, `2000000` as `2M`, with a true minus. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const [unit, letter] = size >= 1e6 ? [1e6, 'M'] : size >= 1e3 ? [1e3, 'k'] : [1, ''];
  return `${Number((value / unit).toPrecision(4))}${letter}`.replace('-', '−');
}
