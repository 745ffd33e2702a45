/** Texts of a language as far as it has them, and the rest in English. */
import { isLanguage, usualLanguage, type Language } from '.';

/** The same texts, any of which may be missing. */
export type Some<T> = T extends (...given: never[]) => unknown
  ? T
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { readonly [K in keyof T]?: Some<T[K]> }
      : T extends string
        ? string
        : T;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merged(usual: unknown, own: unknown): unknown {
  if (isRecord(usual) && isRecord(own))
    return Object.fromEntries(
      [...new Set([...Object.keys(usual), ...Object.keys(own)])].map((name) => [
        name,
        Object.hasOwn(usual, name) ? merged(usual[name], own[name]) : own[name],
      ]),
    );
  const isOfItsKind =
    typeof own === typeof usual &&
    Array.isArray(own) === Array.isArray(usual) &&
    (!Array.isArray(own) || own.length === (usual as unknown[]).length);
  return isOfItsKind ? own : usual;
}

/** The texts of a language; each that it lacks, or has as another kind of thing, is that of the usual one. */
export const withFallBack = <T>(usual: T, own: unknown): T => merged(usual, own) as T;

/**
 * Makes the texts of each language, once, from those that were found.
 * @param found by language; the usual one has them all
 */
export function textsOf<T>(found: Readonly<Record<Language, Some<T>>>): (language: Language) => T {
  const usual = found[usualLanguage] as T;
  const made = new Map<Language, T>();
  return (language) => {
    let texts = made.get(language);
    if (texts === undefined) {
      texts = withFallBack(usual, found[language]);
      if (isLanguage(language)) made.set(language, texts);
    }
    return texts;
  };
}

/** Where texts stand that a language lacks, such as `report.table.caption`. */
export function missingTexts(usual: unknown, own: unknown, path = ''): string[] {
  if (!isRecord(usual)) return merged(usual, own) === usual && own !== usual ? [path] : [];
  return Object.keys(usual).flatMap((name) =>
    missingTexts(usual[name], isRecord(own) ? own[name] : undefined, path === '' ? name : `${path}.${name}`),
  );
}
