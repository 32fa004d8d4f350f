/** Saturation and length normalisation (Robertson and Zaragoza, 2009), the customary values. */
const k1 = 1.2;
const b = 0.75;

/** What an occurrence in a field is worth. */
const fieldWeights = { title: 1, keywords: 1, venue: 0.5 } as const;

/** The most that a term adds to a work's score but for its inverse frequency, however often it stands there. */
export const mostOfTerm = k1 + 1;

export type Field = keyof typeof fieldWeights;

/**
 * How often a term stands in each field of a work, in one byte: three bits for the title, three for the keywords, two for
 * the venue. What is more than they hold is cut: saturation leaves next to nothing of an eighth occurrence.
 */
const bits: Readonly<Record<Field, { readonly shift: number; readonly most: number }>> = {
  title: { shift: 0, most: 7 },
  keywords: { shift: 3, most: 7 },
  venue: { shift: 6, most: 3 },
};

/** A tally with one more occurrence in a field. */
export function countIn(tally: number, field: Field): number {
  const { shift, most } = bits[field];
  return ((tally >> shift) & most) === most ? tally : tally + (1 << shift);
}

/** Weight of a term that `df` of `n` works hold: ln(1 + (n - df + 0.5) / (df + 0.5)), never negative. */
export const inverseFrequency = (df: number, n: number): number => Math.log(1 + (n - df + 0.5) / (df + 0.5));

/** The longest a field's length is counted. */
export const longest = 255;

/** What one occurrence in a field is worth, by the field's length: w / (1 - b + b length / mean). */
export const worthByLength = (field: 'title' | 'keywords', mean: number): Float64Array =>
  Float64Array.from(
    { length: longest + 1 },
    (_, length) => fieldWeights[field] / (1 - b + (b * length) / mean),
  );

/** What an occurrence in a field is worth, by the field's length. */
export interface FieldWorths {
  readonly title: Float64Array;
  readonly keywords: Float64Array;
}

/**
 * What a term adds to a work's score but for its inverse frequency: BM25F (Robertson, Zaragoza and Taylor, 2004), where the fields'
 * counts, each normalised by its field's length, are added up before they saturate:
 * f = sum w_c tf_c / (1 - b + b len_c / mean_c), value = f (k1 + 1) / (f + k1). The venue has no length to speak of.
 * @param inTitle what one occurrence in this work's title is worth
 * @param inKeywords what one among its keywords is worth
 */
export function termValue(tally: number, inTitle: number, inKeywords: number): number {
  const frequency =
    (tally & 7) * inTitle + ((tally >> 3) & 7) * inKeywords + (tally >> 6) * fieldWeights.venue;
  return (frequency * (k1 + 1)) / (frequency + k1);
}
