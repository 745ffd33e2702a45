/** What is said of the drawings that environments share, in German. */
import type { DrawingWords } from '../card-words';
import { cellQuantities, gridDoc, gridPace } from './grid-worlds';

export const bars: DrawingWords = {
  doc: 'Diese Umgebung hat kein eigenes Bild: Jeder Balken ist eine Zahl ihres Zustands. Wo die Karte keine Grenzen nennt, reicht ein Balken umso näher an sein Ende, je größer die Zahl ist.',
};

export const cells: DrawingWords = { doc: `${gridDoc}. ${gridPace}`, quantities: cellQuantities };
