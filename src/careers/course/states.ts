import type { Trail } from './sighting.ts';

/** The states that somebody can be in, as bit masks of employers: one, or two that may be held at once. */
export function statesOf({ employers, pairs }: Trail): number[] {
  const single = Array.from({ length: employers }, (_, k) => 1 << k);
  return [...single, ...pairs.map(([a, b]) => (1 << a) | (1 << b))];
}

/** Whether two employers are held. */
export const two = (state: number): boolean => (state & (state - 1)) !== 0;
