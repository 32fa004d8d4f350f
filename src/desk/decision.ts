import { z } from 'zod';

/**
 * What people decide about mentions and posts. `merge`: all of `keys` are one person. `mine`: the same, said by
 * that person. `split`: `keys` are one person, `others` another. `not-same`: none of `keys` is the person of any
 * of `others`. Where two disagree, the later one holds.
 */
export const rulingKind = z.enum(['merge', 'mine', 'split', 'not-same']);
type RulingKind = z.infer<typeof rulingKind>;

/** Every kind of decision; all but rulings bind to no keys. */
export const decisionKind = z.enum([...rulingKind.options, 'claim', 'suppress', 'undo']);
type DecisionKind = z.infer<typeof decisionKind>;

/** A decision to be made. */
export interface Ruling {
  readonly kind: RulingKind;
  /** Keys of mentions or posts: 60-bit hashes that outlive every cluster. */
  readonly keys: readonly bigint[];
  /** The other side, where there is one. */
  readonly others: readonly bigint[];
  readonly who: string;
  readonly why: string;
}

/** A decision in the journal, numbered in the order in which they were made. */
export interface Decision {
  readonly id: number;
  /** `claim`: an edit of the market's claims, which claim-edits.ts keeps. `suppress`: a person who is to appear nowhere, by hashes that suppressions.ts keeps. */
  readonly kind: DecisionKind;
  readonly keys: readonly bigint[];
  readonly others: readonly bigint[];
  readonly who: string;
  readonly why: string;
  readonly madeAt: Date;
  /** The decision that an undo takes back; null for all others. */
  readonly reverses: number | null;
}

/**
 * Numbers of the decisions that hold, undos included: those not reversed by an undo that itself holds. An undo
 * comes after what it reverses, so one pass from the last to the first settles all.
 */
export function standing(journal: readonly Decision[]): Set<number> {
  const held = new Set<number>();
  const reversed = new Set<number>();
  for (const { id, reverses } of journal.toSorted((a, b) => b.id - a.id)) {
    if (reversed.has(id)) continue;
    held.add(id);
    if (reverses !== null) reversed.add(reverses);
  }
  return held;
}

/** The rulings on who is who that hold, in the order in which they were made. */
export function effectiveDecisions(journal: readonly Decision[]): Decision[] {
  const held = standing(journal);
  return journal
    .filter(
      ({ id, kind, reverses }) => reverses === null && rulingKind.safeParse(kind).success && held.has(id),
    )
    .sort((a, b) => a.id - b.id);
}
