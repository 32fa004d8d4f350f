/**
 * Probability of leaving at the end of each month 0 … `horizon`, with a constant hazard: S(t-1) - S(t), S(t) = (1 - q)^t,
 * 1 - q = (1 - yearly)^(1/12). Nobody leaves on the first day; the last entry is all who stay to the horizon.
 */
export function leavingDistribution(yearly: number, horizon: number): Float64Array {
  const stays = (1 - yearly) ** (1 / 12);
  const leaves = new Float64Array(horizon + 1);
  for (let month = 1; month < horizon; month++) leaves[month] = stays ** (month - 1) * (1 - stays);
  leaves[horizon] = stays ** (horizon - 1);
  return leaves;
}

/** Probability of still being there at the end of each month, from the distribution of leaving. */
export function survival(leaves: Float64Array): Float64Array {
  const there = new Float64Array(leaves.length);
  let sum = 0;
  for (let month = leaves.length - 1; month >= 0; month--) {
    sum += leaves[month]!;
    there[month] = sum;
  }
  return there;
}
