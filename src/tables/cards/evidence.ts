import { z } from 'zod';

/** A date as precisely as its source states it: the first day of its period. */
export const dated = z.object({ on: z.iso.date(), precision: z.enum(['day', 'month', 'year']) });
export type Dated = z.infer<typeof dated>;

/** A date as precisely as it is stated; null where the day is, or reads as empty. */
export function datedOf(on: string | null, precision: string | null): Dated | null {
  if (on === null || on === '') return null;
  return { on, precision: precision === 'day' || precision === 'month' ? precision : 'year' };
}

/** An organisation by name; `id` is null where the printed name is not resolved to one. */
export const named = z.object({ id: z.string().nullable(), name: z.string() });
export type Named = z.infer<typeof named>;

/** How well a stay is known: a stated post; an own line of a work or a report; a work's bag. */
export const strength = z.enum(['documented', 'likely', 'possible']);
export type Strength = z.infer<typeof strength>;

export const claimStatus = z.enum(['confirmed', 'reported', 'disputed', 'denied']);

/** One record that says so: what a reader opens to check a statement. */
export const evidence = z.object({
  kind: z.enum(['work', 'bag', 'post', 'report', 'model', 'award', 'migration', 'claim']),
  source: z.string(),
  file: z.string(),
  record: z.string(),
  /** The words of the record: a printed affiliation, a role, a title. */
  says: z.string().nullable(),
  /** The work it stands on, where it is one. */
  work: z.string().nullable(),
  date: dated.nullable(),
  /** From when it could be known. */
  knownOn: z.iso.date().nullable(),
  publisher: z.string().nullable(),
  urls: z.array(z.string()),
  status: claimStatus.nullable(),
  /** Its main fact was read in a text; null where that does not apply. */
  verified: z.boolean().nullable(),
  note: z.string().nullable(),
});
export type Evidence = z.infer<typeof evidence>;

/** A published statement on the market, beside those that contradict it: they share `topic`. */
export const marketClaim = z.object({
  id: z.string(),
  kind: z.enum([
    'deal',
    'migration',
    'package',
    'headcount',
    'supply',
    'liquidity',
    'milestone',
    'condition',
  ]),
  topic: z.string(),
  predicate: z.string(),
  subject: named,
  /** The other organisation or person, as printed. */
  object: named.nullable(),
  statement: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** USD, people, share, percent. */
  unit: z.string().nullable(),
  date: dated.nullable(),
  until: dated.nullable(),
  /** Other fields of the row, as texts. */
  details: z.record(z.string(), z.string()),
  evidence,
});
export type MarketClaim = z.infer<typeof marketClaim>;
