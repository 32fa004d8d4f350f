/** The known name that a word most likely stands for; null where none is near. Letters' case and what parts words don't count. */
export function nearestName(word: string, known: readonly string[]): string | null {
  const wanted = plain(word);
  if (wanted === '') return null;
  const near = known
    .map((name) => ({ name, distance: distanceOf(wanted, plain(name)) }))
    .toSorted((a, b) => a.distance - b.distance)[0];
  return near !== undefined && near.distance <= farthest(wanted) ? near.name : null;
}

/** Edits that a slip of the hand makes at most: one in three letters, and never fewer than one. */
function farthest(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

/** Edits between two words; none but one where a word begins the other, as `amount` does `amount_usd`. */
function distanceOf(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 4 && long.startsWith(short)) return short.length === long.length ? 0 : 1;
  return editDistance(a, b);
}

/** Letters to put in, take out or change. Levenshtein (1966). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
