import { z } from 'zod';
import { personNamed } from '../tables/cards/career.ts';
import { workLine } from '../tables/cards/lines.ts';
import type { WorkPage } from '../tables/cards/work.ts';
import { VivierError } from '../tables/error.ts';
import { personMeant } from './identify.ts';
import { type Observatory, operation } from './operation.ts';
import { organisationMeant } from './organisations-meant.ts';
import { nextCursor, offsetOf, pageInput, pageOutput } from './page.ts';
import { type IdPage, readIds } from './stored-lists.ts';
import { readWorks } from './stored-pages.ts';

const workHit = workLine.extend({
  /** The first authors, at most five. */
  by: z.array(personNamed),
});

const worksFound = z.object({ ...pageOutput, works: z.array(workHit) });

/** Authors named in a line. */
const NAMED = 5;

const input = z.object({
  q: z.string().max(400).optional().describe('a title or a subject; quotes keep words together'),
  person: z.string().max(200).optional().describe('id or name of a person: their works, latest first'),
  organisation: z
    .string()
    .max(200)
    .optional()
    .describe('id or name of an organisation: works that print it, latest first'),
  ...pageInput,
});

export const findWorks = operation({
  name: 'findWorks',
  summary: 'Works by title or subject, or all works of a person or an organisation.',
  effect: 'reads',
  address: { method: 'GET', path: '/works' },
  input,
  output: worksFound,
  run: async (context, asked) => {
    const observatory = context.observatory();
    const offset = offsetOf(asked.cursor, observatory.build);
    const { ids, total } = await findIds(observatory, asked, offset);
    const pages = await readWorks(observatory.reader, ids);
    return {
      total,
      next: nextCursor(offset, ids.length, total, observatory.build),
      works: pages.map(hitOf),
    };
  },
});

async function findIds(
  observatory: Observatory,
  { q = '', person, organisation, limit }: z.output<typeof input>,
  offset: number,
): Promise<IdPage> {
  const { search, reader } = observatory;
  if (person !== undefined)
    return readIds(reader, 'worksOfPerson', await personMeant(observatory, person), limit, offset);
  if (organisation !== undefined) {
    const { id } = await organisationMeant(observatory, organisation);
    return readIds(reader, 'worksOfOrganisation', id, limit, offset);
  }
  if (q.trim() === '') {
    throw new VivierError('question-empty', {
      what: 'Nothing is asked.',
      mend: 'Give words of a title or subject, or a person, or an organisation.',
    });
  }
  const { works, total } = search.works(q, { limit, offset });
  return { ids: works.map(({ work }) => work), total };
}

function hitOf({
  id,
  title,
  venue,
  venueName,
  year,
  published,
  status,
  authors,
  people,
}: WorkPage): z.infer<typeof workHit> {
  const named = people.filter(({ printedName }) => printedName !== '');
  const by = named.slice(0, NAMED).map(({ person }) => person);
  return { id, title, venue, venueName, year, published, status, authors, by };
}
