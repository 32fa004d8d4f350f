import { z } from 'zod';
import { personNamed } from './career.ts';
import { evidence, named } from './evidence.ts';
import { workLine } from './lines.ts';

/** A work's page. */
export const workPage = workLine.extend({
  kind: z.string(),
  track: z.string().nullable(),
  keywords: z.array(z.string()),
  url: z.string().nullable(),
  knownOn: z.iso.date().nullable(),
  /** In the printed order. */
  people: z.array(
    z.object({
      position: z.number(),
      person: personNamed,
      /** The name as printed; empty, as the person's, where it is withheld at their request. */
      printedName: z.string(),
      /** The line's own affiliation as printed. */
      printed: z.string().nullable(),
      organisations: z.array(named),
    }),
  ),
  /** Organisations printed on the work without saying whose. */
  bag: z.array(named),
  awards: z.array(z.object({ award: z.string(), venue: z.string(), year: z.number(), evidence })),
  /** The records it was made of; their address is the page's `url`. */
  records: z.array(evidence),
});
export type WorkPage = z.infer<typeof workPage>;
