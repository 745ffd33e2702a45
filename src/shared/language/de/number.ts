import { withDecimals } from '../../numbers/decimals';

/** A number with all its digits, as it is written in German: 50.000; 0,0003; −5; 1e−8. */
export const germanNumber = (value: number): string =>
  (String(value).includes('e')
    ? String(value).replace('.', ',')
    : withDecimals(value, 20, { language: 'de', least: 0 })
  ).replaceAll('-', '−');
