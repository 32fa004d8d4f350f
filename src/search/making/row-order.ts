import type { NamedColumns, WorkTexts } from './input.ts';

/** Rows of the input in the order of their numbers, and the number of each row. */
export interface Numbered {
  readonly rows: ArrayLike<number>;
  readonly numberOf: Uint32Array;
}

/** Numbers rows in an order. */
export function numbered(rows: ArrayLike<number>): Numbered {
  const numberOf = new Uint32Array(rows.length);
  for (let number = 0; number < rows.length; number++) numberOf[rows[number]!] = number;
  return { rows, numberOf };
}

/** Order of ids that is the same on every machine. */
const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows, weightiest first. */
export function byWeight({ id, weight }: Pick<NamedColumns, 'id' | 'weight'>): number[] {
  return [...id.keys()].sort((a, b) => weight[b]! - weight[a]! || byId(id[a]!, id[b]!));
}

/** Rows, undated ones first, then the latest first. */
export function byYear({ id, year }: Pick<WorkTexts, 'id' | 'year'>): number[] {
  const rank = (row: number): number => year[row] ?? Number.POSITIVE_INFINITY;
  return [...id.keys()].sort((a, b) => (rank(a) === rank(b) ? byId(id[a]!, id[b]!) : rank(b) - rank(a)));
}
