import { z } from 'zod';
import { dated, evidence, named, strength } from './evidence.ts';

/** A person by name; `id` is null where a name is not tied to one person. */
export const personNamed = z.object({ id: z.string().nullable(), name: z.string() });

/** A person at an organisation. Each end lies between two days; an end without days may go on. */
export const stint = z.object({
  organisation: named,
  role: z.string().nullable(),
  strength,
  startAfter: z.iso.date().nullable(),
  startBefore: z.iso.date().nullable(),
  endAfter: z.iso.date().nullable(),
  endBefore: z.iso.date().nullable(),
  /** All pieces of evidence; the strongest and the latest of them are in `evidence`. */
  pieces: z.number(),
  evidence: z.array(evidence),
});
export type Stint = z.infer<typeof stint>;

/** A post as somebody stated it. */
export const statedPost = z.object({
  person: personNamed,
  organisation: named,
  role: z.string().nullable(),
  /** full-time, part-time, intern, advisor, board, ... */
  employment: z.string().nullable(),
  from: dated.nullable(),
  to: dated.nullable(),
  previous: named.nullable(),
  next: named.nullable(),
  evidence,
});
export type StatedPost = z.infer<typeof statedPost>;

/** Where somebody was last seen, by which kind of evidence, and when. */
export const lastSeen = z.object({
  organisation: named,
  /** Of where they were there, ISO 3166 alpha-2: of a firm as a line of theirs printed it last, else of the organisation's seat. */
  country: z.string().nullable(),
  city: z.string().nullable(),
  /** Year in which a line of theirs printed the country; null where it is that of the seat. */
  printed: z.number().nullable(),
  strength,
  role: z.string().nullable(),
  year: z.number().nullable(),
});
