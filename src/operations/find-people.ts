import { becauseOf } from '../locales/complaint.ts';
import type { PersonLine } from '../tables/cards/lines.ts';
import { VivierError } from '../tables/error.ts';
import type { Choices } from './filters.ts';
import { idOfOrganisation } from './identify.ts';
import { type Observatory, operation } from './operation.ts';
import { nextCursor, offsetOf } from './page.ts';
import { type PeopleFound, type PeopleQuestion, peopleFound, peopleQuestion } from './people-found.ts';
import { isSearch, noCase, readPlainly, searchPeople } from './search-people.ts';
import { readIds, readMostKnown } from './stored-lists.ts';
import { readPeople } from './stored-pages.ts';

export type { PeopleFound, PersonHit } from './people-found.ts';

export const findPeople = operation({
  name: 'findPeople',
  summary:
    'People by name, by subject, like somebody, or for a brief: each with the works that make the case.',
  effect: 'reads',
  address: { method: 'GET', path: '/people' },
  input: peopleQuestion,
  output: peopleFound,
  run: async (context, asked) => {
    const observatory = context.observatory();
    return isSearch(asked) ? searchPeople(observatory, asked) : listPeople(observatory, asked);
  },
});

const noChoices: Choices = { organisation: [], country: [], stage: [], active: [], venue: [], facet: [] };

/** Without a question: the people of an organisation, or those of whom most is held. */
async function listPeople(
  observatory: Observatory,
  { organisation, cursor, limit, ...others }: PeopleQuestion,
): Promise<PeopleFound> {
  const { country, city, stage, active, venue, ever, facet } = others;
  if ([country, city, stage, active, venue, ever, facet].some((filter) => filter !== undefined))
    throw filterAlone();
  const { reader, build } = observatory;
  const offset = offsetOf(cursor, build);
  const listed =
    organisation === undefined
      ? undefined
      : await readIds(
          reader,
          'peopleOfOrganisation',
          idOfOrganisation(observatory, organisation),
          limit,
          offset,
        );
  const lines =
    listed === undefined
      ? await readMostKnown(reader, limit, offset)
      : await inOrder(observatory, listed.ids);
  const total = listed?.total ?? (await countPeople(observatory));
  const people = lines.map((line) => ({ ...line, matched: null, ...noCase }));
  return {
    matched: 'all',
    total,
    next: nextCursor(offset, people.length, total, build),
    people,
    among: null,
    filters: noChoices,
    reading: readPlainly,
  };
}

async function inOrder({ reader }: Observatory, ids: readonly string[]): Promise<PersonLine[]> {
  const lines = await readPeople(reader, ids);
  return ids.flatMap((id) => lines.get(id) ?? []);
}

async function countPeople({ reader }: Observatory): Promise<number> {
  const [row] = await reader.rows('select count(*) as people from person_line');
  return Number(row?.['people'] ?? 0);
}

function filterAlone(): VivierError {
  return new VivierError('filter-alone', {
    what: 'Filters by country, stage and activity need a question.',
    ...becauseOf('filters.narrow', {}),
    mend: 'Ask for a name or a subject too.',
  });
}
