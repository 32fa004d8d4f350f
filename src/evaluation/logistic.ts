/**
 * Weights of a logistic regression by Newton's method with a ridge penalty on all but the first column, which is the intercept.
 * `rows` are the features of each example, `y` 0 or 1. Converges in a few steps; the order of examples matters to rounding alone.
 */
export function fitLogistic(rows: readonly Float64Array[], y: ArrayLike<number>, ridge = 1): Float64Array {
  const width = rows[0]?.length ?? 0;
  const weights = new Float64Array(width);
  for (let step = 0; step < 25; step++) {
    const slope = new Float64Array(width);
    const curve = Array.from({ length: width }, () => new Float64Array(width));
    rows.forEach((row, i) => {
      const p = chance(weights, row);
      const spread = p * (1 - p);
      for (let a = 0; a < width; a++) {
        if (row[a] === 0) continue;
        slope[a]! += (y[i]! - p) * row[a]!;
        for (let b = 0; b <= a; b++) curve[a]![b]! += spread * row[a]! * row[b]!;
      }
    });
    for (let a = 0; a < width; a++) {
      slope[a]! -= a === 0 ? 0 : ridge * weights[a]!;
      curve[a]![a]! += a === 0 ? 1e-9 : ridge;
      for (let b = 0; b < a; b++) curve[b]![a] = curve[a]![b]!;
    }
    const change = solve(curve, slope);
    for (let a = 0; a < width; a++) weights[a]! += change[a]!;
    if (Math.max(...change.map(Math.abs)) < 1e-8) break;
  }
  return weights;
}

/** Probability of an example under the weights. */
export function chance(weights: Float64Array, row: Float64Array): number {
  let odds = 0;
  for (let a = 0; a < row.length; a++) odds += weights[a]! * row[a]!;
  return 1 / (1 + Math.exp(-odds));
}

/** Solves a symmetric positive system by Gaussian elimination. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const m = matrix.map((row, i) => Float64Array.of(...row, right[i]!));
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(m[row]![column]!) > Math.abs(m[pivot]![column]!)) pivot = row;
    [m[column], m[pivot]] = [m[pivot]!, m[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = m[row]![column]! / m[column]![column]!;
      for (let k = column; k <= size; k++) m[row]![k]! -= factor * m[column]![k]!;
    }
  }
  return Float64Array.from(m, (row, i) => row[size]! / row[i]!);
}
