import { z } from 'zod';
import { personNamed } from '../../tables/cards/career.ts';
import type { Observatory } from '../operation.ts';
import { findLines, showLines, shownLine } from './lines.ts';

/** An id that stands on a line of somebody's and is not believed there. */
export const misplacedOnLine = z.object({
  line: shownLine,
  register: z.enum(['orcid', 'openreview']),
  /** As the source prints it. */
  id: z.string(),
  /** Whose it is by its other lines: they stand on the same work. */
  owner: personNamed,
});

/** Of the lines of a person those whose id is another author's of the same work. */
export async function misplacedIdsOf(
  observatory: Observatory,
  person: string,
): Promise<z.infer<typeof misplacedOnLine>[]> {
  const rows = await observatory.reader.rows(
    `select mention, register, id, owner from misplaced_id
     where mention in (select mention from person_work where person = $1) order by mention, register`,
    [person],
  );
  const keys = rows.flatMap(({ mention, owner }) => [BigInt(String(mention)), BigInt(String(owner))]);
  const shown = await showLines(observatory, await findLines(observatory, keys));
  const lines = new Map(shown.map((line) => [line.mention, line]));
  return rows.flatMap(({ mention, register, id, owner }) => {
    const [line, other] = [lines.get(String(mention)), lines.get(String(owner))];
    if (line === undefined || other === undefined) return [];
    return [misplacedOnLine.parse({ line, register, id, owner: other.person })];
  });
}
