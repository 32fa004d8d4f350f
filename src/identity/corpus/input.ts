import type { NamedCorpus } from './corpus.ts';

/** Lists of numbers of varying length, one after the other: row i is `values[offsets[i]]` to `values[offsets[i + 1]]`. */
export interface Ragged {
  readonly offsets: Int32Array;
  readonly values: Int32Array;
  /** Weight of each value, 0 to 1. */
  readonly weights: Float32Array;
}

/** Two mentions that a person said are one person, or are not. */
export interface Decision {
  readonly a: bigint;
  readonly b: bigint;
  readonly same: boolean;
}

/**
 * What identity works from: columns, one entry a mention in ascending order of key, or one entry a work.
 * Indices (work, organisation, venue, domain) are from 0 and mean nothing but sameness; -1 is "not known".
 * Lists of organisations are sorted by the organisation's id. How works and organisations are numbered changes no result.
 */
export interface IdentityInput {
  readonly mentions: BigInt64Array;
  readonly work: Int32Array;
  readonly position: Int16Array;
  /** The name as it is printed, and its number: equal numbers, equal names. */
  readonly rawName: readonly string[];
  readonly name: Int32Array;
  /** Hash of all that is read about the mention, by text and not by number: equal in two builds if nothing changed. */
  readonly content: BigInt64Array;
  /** Organisations on the mention's own line. */
  readonly affiliation: Ragged;
  /** Domain of the address printed for the line, such as `mila.quebec`. */
  readonly emailDomain: Int32Array;
  readonly orcid: readonly (string | null)[];
  readonly openreview: readonly (string | null)[];

  readonly title: readonly string[];
  /** Year of publication, 0 where not known. */
  readonly year: Int16Array;
  readonly venue: Int32Array;
  /** Organisations printed on the work without saying whose. */
  readonly bag: Ragged;

  readonly decisions: readonly Decision[];
}

/** What an earlier build found: one entry a mention, keys ascending. */
export interface Remembered {
  readonly mentions: BigInt64Array;
  /** Fingerprint of the mention's name block, with the model's content and the passes' version, as it was then. */
  readonly block: BigInt64Array;
  /** Smallest mention key of its cluster. */
  readonly cluster: BigInt64Array;
  /** Smallest key of its group within its name, as the first pass found it without decisions, and after the second. */
  readonly first: BigInt64Array;
  readonly second: BigInt64Array;
  /** As the second pass found it without decisions. */
  readonly evident: BigInt64Array;
  readonly weight: Float32Array;
  readonly fits: RememberedFits;
}

/** People of the second pass, under two spellings of a name, that fit one another: each by its smallest mention key, and their log-odds. */
export interface RememberedFits {
  readonly a: BigInt64Array;
  readonly b: BigInt64Array;
  readonly score: Float64Array;
}

/** How identity is run. */
export interface IdentityOptions {
  /** Ids given by sources tie mentions together; `blind` hides them, for measuring. */
  readonly blind?: boolean;
  /** Blocks that have not changed since are not computed again. */
  readonly remembered?: Remembered;
  /** Worker threads; the result does not depend on it. Default 2. */
  readonly threads?: number;
  /** What this thread can do while the others compare names. */
  readonly meanwhile?: (read: NamedCorpus) => Promise<void>;
}
