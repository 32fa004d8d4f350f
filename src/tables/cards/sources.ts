import { z } from 'zod';
import { coverageYear } from './coverage.ts';

/** Why records, or fields of them, were not taken. */
export const rejectionReason = z.object({
  reason: z.string(),
  field: z.string(),
  records: z.number(),
  examples: z.array(z.object({ file: z.string(), record: z.string(), detail: z.string() })),
});
export type RejectionReason = z.infer<typeof rejectionReason>;

/** What a supplier gave, under which terms, and what was not taken. */
const heldSource = z.object({
  source: z.string(),
  terms: z.string(),
  files: z.number(),
  bytes: z.number(),
  records: z.number(),
  rejected: z.number(),
  /** First and last year that its records speak of. */
  firstYear: z.number().nullable(),
  lastYear: z.number().nullable(),
  /** Latest day on which a record of it could be known. */
  knownTo: z.iso.date().nullable(),
  rejections: z.array(rejectionReason),
});
export type HeldSource = z.infer<typeof heldSource>;

export const sourcesHeld = z.object({
  sources: z.array(heldSource),
  coverage: z.array(coverageYear),
  /** By venue and year, for those who want to know which list is silent. */
  venues: z.array(coverageYear.extend({ venue: z.string() })),
});
export type SourcesHeld = z.infer<typeof sourcesHeld>;
