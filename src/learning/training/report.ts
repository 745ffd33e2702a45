/** What an agent reports of its learning: numbers of the metrics on its card, and of no others. */
import type { Metrics } from '../../shared/catalogue/metric';

declare const declared: unique symbol;

/** Numbers by the names of metrics that a card declares; only `reportOf` makes them. */
export type Report<Name extends string> = string extends Name
  ? Readonly<Record<string, number>>
  : { readonly [N in Name]?: number } & { readonly [declared]: Name };

/** The names of some metrics. */
export type NameOf<M extends Metrics> = keyof M & string;

/** Values of the metrics M; of any other name there can be none. */
type Only<M extends Metrics, V> = V & { readonly [K in Exclude<keyof V, keyof M>]: never };

/**
 * Reports what was measured; a number of a metric that the card does not declare does not compile.
 * @param metrics those of the algorithm's card
 * @param values a number of every metric, or of those that there is one of
 */
export const reportOf = <M extends Metrics, V extends { readonly [N in keyof M]?: number | undefined }>(
  metrics: M,
  values: Only<M, V>,
): Report<NameOf<M>> => checkedReport(metrics, values);

/**
 * The same where the card is known only while the program runs.
 * @throws RangeError for a metric that it does not declare
 */
export function checkedReport<M extends Metrics>(
  metrics: M,
  values: Readonly<Record<string, number | undefined>>,
): Report<NameOf<M>> {
  const measured = Object.entries(values).filter(([, value]) => value !== undefined);
  for (const [name] of measured)
    if (!Object.hasOwn(metrics, name))
      throw new RangeError(`${name} is reported, and is no metric of the algorithm’s card.`);
  return Object.fromEntries(measured) as Report<NameOf<M>>;
}

/** The names of metrics, in their order. */
export const namesOf = <M extends Metrics>(metrics: M) => Object.keys(metrics) as readonly NameOf<M>[];
