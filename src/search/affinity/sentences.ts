import { VivierError } from '../../tables/error.ts';
import { ofLengthOne } from '../topics/related.ts';

/** A text with its vector by a sentence model. */
export interface SentenceVector {
  readonly title: string;
  readonly vector: number[];
}

/**
 * Texts by a sentence model of the user's, each less the mean of all and of length 1: what every title of a field has in common makes them all
 * alike (Mu and Viswanath, 2018).
 * @throws `vectors-refused` where they are of several lengths
 */
export function sentencesOf(vectors: readonly SentenceVector[]): ReadonlyMap<string, Float64Array> {
  const length = vectors[0]?.vector.length ?? 0;
  const mean = new Float64Array(length);
  for (const { title, vector } of vectors) {
    if (vector.length !== length) throw ofSeveralLengths(title, vector.length, length);
    for (let k = 0; k < length; k++) mean[k]! += vector[k]! / vectors.length;
  }
  return new Map(
    vectors.flatMap(({ title, vector }) => {
      const own = ofLengthOne(Float64Array.from(vector, (value, k) => value - mean[k]!));
      return own === undefined ? [] : [[title, own]];
    }),
  );
}

const ofSeveralLengths = (title: string, length: number, first: number): VivierError =>
  new VivierError('vectors-refused', {
    what: 'The vectors of the titles cannot be compared.',
    where: title,
    why: `Its vector has ${length} numbers, and the first one has ${first}.`,
    mend: 'Give vectors of one model.',
  });
