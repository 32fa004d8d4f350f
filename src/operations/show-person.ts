import { z } from 'zod';
import { type PersonPage, personPage } from '../tables/cards/person.ts';
import { idOfPerson, unknown } from './identify.ts';
import { type Observatory, operation } from './operation.ts';
import { composePersonPage } from './person-page.ts';
import { readPerson, readTerms, readWorkIds, readWorks } from './stored-pages.ts';

export type { PersonPage } from '../tables/cards/person.ts';

export const showPerson = operation({
  name: 'showPerson',
  summary: 'Who a person is: spellings, posts, stays, works and co-authors, each with its sources.',
  effect: 'reads',
  address: { method: 'GET', path: '/people/{id}' },
  input: z.object({ id: z.string().min(1).max(200).describe('id, or a name that only one person has') }),
  output: personPage,
  run: async (context, { id }) => {
    const observatory = context.observatory();
    const known = idOfPerson(observatory, id);
    const page = (await read(observatory, known)) ?? (await forwarded(observatory, known));
    if (page === null) throw unknown('person', id);
    return page;
  },
});

/** Works read for a page; findWorks gives the rest. */
const WORKS = 200;

async function read({ reader }: Observatory, id: string): Promise<PersonPage | null> {
  const [stored, workIds] = await Promise.all([readPerson(reader, id), readWorkIds(reader, id, WORKS)]);
  if (stored === null) return null;
  const { line, card } = stored;
  const [works, terms] = await Promise.all([readWorks(reader, workIds), readTerms(reader)]);
  return composePersonPage(line, card, works, terms);
}

/** The page of the person who has most of a lost id's mentions now. */
async function forwarded(observatory: Observatory, lost: string): Promise<PersonPage | null> {
  const [row] = await observatory.reader.rows('select new from person_forward where old = $1', [lost]);
  const page = row === undefined ? null : await read(observatory, String(row['new']));
  return page === null ? null : { ...page, forwardedFrom: lost };
}
