/**
 * q values of Benjamini and Hochberg (1995): the least rate of false discoveries at which each is still one, over all
 * hypotheses tested, those that showed nothing (p = 1) included. With weights of mean 1 each p is divided by its
 * own (Genovese, Roeder and Wasserman 2006); weights may not depend on the outcome. Same order as given.
 */
export function falseDiscoveryRates(
  p: readonly number[],
  weights: readonly number[] = p.map(() => 1),
): number[] {
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const weighted = p.map((value, i) => (value * mean) / weights[i]!);
  const order = [...p.keys()].sort((a, b) => weighted[b]! - weighted[a]!);
  const q = new Array<number>(p.length);
  let least = 1;
  order.forEach((hypothesis, i) => {
    least = Math.min(least, (weighted[hypothesis]! * p.length) / (p.length - i));
    q[hypothesis] = least;
  });
  return q;
}
