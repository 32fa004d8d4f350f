import { ofLengthOne } from '../search/topics/related.ts';
import { dimensions, orthonormalise, startingVectors } from '../search/topics/term-vectors.ts';

/** Titles that must have a term for it to be learned. */
const fewestTitles = 5;

/** Rounds of subspace iteration: the directions of titles are near those of the round before from the eighth on. */
const rounds = 8;

/** Weights of a title's terms. */
type Weights = ReadonlyMap<string, number>;

/**
 * Latent semantic analysis of titles (Deerwester and others, 1990): the right singular vectors of their weighted terms, on which any title is
 * laid. A yardstick: on self-rated expertise it is known to do worse than the words themselves, and a measure that finds otherwise asks something easier.
 * @param titles weighted terms of each
 * @returns where a title points to, of length 1; undefined where it has no term that was learned
 */
export function learnFromTitles(titles: readonly Weights[]): (title: Weights) => Float64Array | undefined {
  const holders = new Map<string, number>();
  for (const title of titles)
    for (const term of title.keys()) holders.set(term, (holders.get(term) ?? 0) + 1);
  const frequent = [...holders].filter(([, times]) => times >= fewestTitles);
  const numbers = new Map(frequent.map(([term], number) => [term, number]));
  const rows = titles.map((title) => known(title, numbers));
  let basis: Float32Array<ArrayBufferLike> = startingVectors(numbers.size);
  for (let round = 0; round < rounds; round++) {
    orthonormalise(basis, numbers.size);
    const next = new Float32Array(basis.length);
    for (const row of rows) {
      const onBasis = lay(row, basis);
      for (let nth = 0; nth < row.terms.length; nth++) {
        const weight = row.weights[nth]!;
        for (let k = 0, to = row.terms[nth]! * dimensions; k < dimensions; k++, to++)
          next[to]! += weight * onBasis[k]!;
      }
    }
    basis = next;
  }
  orthonormalise(basis, numbers.size);
  return (title) => ofLengthOne(lay(known(title, numbers), basis));
}

/** Terms that were learned, by number, with their weights. */
interface Known {
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
}

function known(title: Weights, numbers: ReadonlyMap<string, number>): Known {
  const its = [...title].filter(([term]) => numbers.has(term));
  return {
    terms: Uint32Array.from(its, ([term]) => numbers.get(term)!),
    weights: Float64Array.from(its, ([, weight]) => weight),
  };
}

function lay({ terms, weights }: Known, basis: Float32Array): Float64Array {
  const sum = new Float64Array(dimensions);
  for (let nth = 0; nth < terms.length; nth++) {
    const weight = weights[nth]!;
    for (let k = 0, from = terms[nth]! * dimensions; k < dimensions; k++, from++)
      sum[k]! += weight * basis[from]!;
  }
  return sum;
}
