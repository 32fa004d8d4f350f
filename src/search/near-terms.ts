import { dimensions, inByte, numberOf, type TermVectors } from './term-vectors.ts';

/** So many numbers of a vector are looked at first: they stand for the greatest singular values, and hold most of its length. */
const looked = 16;

/** What rounding may add to a bound. */
const slack = 1e-5;

/**
 * Terms that could be near a direction, by the first numbers of their vectors: what the others add is at most the product of the lengths that are
 * left (Cauchy and Schwarz). Nobody near is missed, and most terms cost a quarter of a cosine.
 */
export class NearTerms {
  /** The first numbers of each vector, and the length of the others. */
  private readonly firsts: Int8Array;
  private readonly rests: Float32Array;

  constructor(vectors: TermVectors) {
    const terms = vectors.first.length;
    this.firsts = new Int8Array(terms * looked);
    this.rests = new Float32Array(terms);
    for (let term = 0; term < terms; term++) {
      let square = 0;
      for (let k = 0; k < dimensions; k++) {
        const value = numberOf(vectors, term, k);
        if (k < looked) this.firsts[term * looked + k] = value;
        else square += value * value;
      }
      this.rests[term] = Math.sqrt(square);
    }
  }

  /** Terms whose cosine with a direction of length 1 may be `least` or more, ascending. */
  to(direction: Float64Array, least: number): number[] {
    const { firsts, rests } = this;
    let square = 0;
    for (let k = looked; k < dimensions; k++) square += direction[k]! ** 2;
    const rest = Math.sqrt(square);
    const enough = (least - slack) * inByte;
    const near: number[] = [];
    for (let term = 0, from = 0; term < rests.length; term++, from += looked) {
      let even = 0;
      let odd = 0;
      for (let k = 0; k < looked; k += 2) {
        even += firsts[from + k]! * direction[k]!;
        odd += firsts[from + k + 1]! * direction[k + 1]!;
      }
      if (even + odd + rest * rests[term]! >= enough) near.push(term);
    }
    return near;
  }
}
