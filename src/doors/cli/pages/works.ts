import type { z } from 'zod';
import { plainTitle } from '../../../language/plain-title.ts';
import type { findWorks } from '../../../operations/find-works.ts';
import type { Answer, CsvRow } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addTally } from './tally.ts';

/** "ICLR 2024", as far as it is known. */
export function venueYear(work: {
  readonly venue: string | null;
  readonly venueName?: string | null;
  readonly year: number | null;
}): string {
  return [work.venueName ?? work.venue, work.year].filter(Boolean).join(' ');
}

type WorkHit = z.infer<typeof findWorks.output>['works'][number];

/** Columns of a work in a CSV. */
const workColumns = ['id', 'title', 'venue', 'year', 'status', 'authors', 'by'] as const;

function workCells({ id, title, venue, venueName, year, status, authors, by }: WorkHit): CsvRow {
  const names = by.map(({ name }) => name).join('; ');
  return { id, title, venue: venueName ?? venue, year, status, authors, by: names };
}

/** Works found, a line each with the first of their authors. */
export function worksAnswer(found: z.infer<typeof findWorks.output>, session: Session): Answer {
  return {
    json: found,
    csv: { columns: workColumns, rows: () => found.works.map(workCells) },
    text: () => {
      const page = new Page(session);
      addTally(
        page,
        page.words.say('cli.found.works', { total: found.total }),
        found.works.length,
        found.total,
      );
      for (const work of found.works) {
        page.space();
        page.name(plainTitle(work.title), work.id);
        const others = work.authors - work.by.length;
        const names = work.by.map(({ name }) => name).join(', ');
        const rest = others > 0 ? `, ${page.words.say('cli.found.others', { count: others })}` : '';
        page.text([venueYear(work), work.status, `${names}${rest}`].filter(Boolean).join('; '), 2);
      }
      return page.lines;
    },
  };
}
