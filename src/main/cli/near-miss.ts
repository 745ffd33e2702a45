/** Number of single-letter edits between two words, swapped neighbours counting once (Damerau-Levenshtein). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = above;
    above = row;
  }
  return above[b.length]!;
}

/** The name that was probably meant: at most a third of its letters are wrong, or it begins the same; else null. */
export function nearMiss(given: string, names: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  let best: { name: string; distance: number } | null = null;
  for (const name of names) {
    const starts = plain(given).length >= 3 && plain(name).startsWith(plain(given));
    const distance = starts ? 0.5 : editDistance(plain(given), plain(name));
    if (distance <= Math.max(1, plain(name).length / 3) && (best === null || distance < best.distance))
      best = { name, distance };
  }
  return best?.name ?? null;
}

/** ` Did you mean NAME?`, or nothing. */
export function suggestion(given: string, names: readonly string[]): string {
  const near = nearMiss(given, names);
  return near === null ? '' : ` Did you mean ${near}?`;
}
