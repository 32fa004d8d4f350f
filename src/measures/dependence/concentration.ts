/** Effective number of people: 1 / sum of squared shares (inverse Herfindahl); 0 where there is nothing. */
export function effectiveNumber(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, one) => sum + one, 0);
  if (total <= 0) return 0;
  return 1 / amounts.reduce((sum, one) => sum + (one / total) ** 2, 0);
}

/** Bus factor: fewest people whose leaving takes half of the amount or more (Avelino 2016). 0 where there is nothing. */
export function busFactor(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, one) => sum + one, 0);
  if (total <= 0) return 0;
  const falling = amounts.toSorted((a, b) => b - a);
  let taken = 0;
  for (const [at, amount] of falling.entries()) {
    taken += amount;
    if (taken >= total / 2 - 1e-9) return at + 1;
  }
  return falling.length;
}
