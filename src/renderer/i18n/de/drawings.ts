/** What is said of the drawings of environments, in German. */
import type { drawings as english } from '../en/drawings';

export const drawings: typeof english = {
  help: (environment) => `Was die Zeichnung von „${environment}“ zeigt`,
  none: (environment) =>
    `Diese Version des Programms kennt ${environment} nicht. Die Kurven zeigen, wie der Agent gelernt hat.`,
};
