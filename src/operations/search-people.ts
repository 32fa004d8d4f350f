import type { PeoplePage, PersonShown, TopicAnswer, TopicPerson } from '../search/answers.ts';
import type { PeopleThen } from '../search/people/people-then.ts';
import type { PersonLine } from '../tables/cards/lines.ts';
import type { Choices } from './filters.ts';
import { partsOf, readFilter } from './filters.ts';
import { personMeant, unknown } from './identify.ts';
import type { Observatory } from './operation.ts';
import { nextCursor, offsetOf } from './page.ts';
import type { PeopleFound, PeopleQuestion, PersonHit } from './people-found.ts';
import { peopleThen } from './people-then.ts';

/** Works shown that make a person's case. */
const CASE = 3;

/** How a question is read that adds nothing to its words. */
export const readPlainly: PeopleFound['reading'] = {
  translated: [],
  related: [],
  places: [],
  doubtful: 0,
  unknown: [],
};

/** Whether a question asks for people by name, subject, likeness or brief, and not for a list. */
export const isSearch = ({ q, like, brief }: PeopleQuestion): boolean =>
  [q, like, brief].some((text) => (text?.trim() ?? '') !== '');

/** People for a question; everything comes from the index in memory, and of a past year from what was held of people at its end. */
export async function searchPeople(observatory: Observatory, asked: PeopleQuestion): Promise<PeopleFound> {
  const like = asked.like?.trim() ? await personMeant(observatory, asked.like.trim()) : undefined;
  const { asOf, ever, facet } = asked;
  if (asOf === undefined) return find(observatory, { ...asked, like });
  const holds = { ever: ever !== undefined, facets: facet !== undefined };
  const found = find(observatory, { ...asked, like }, await peopleThen(observatory, asOf, holds));
  // Facets of then may be at hand from another question: the answer to this one must not depend on it.
  return holds.facets ? found : { ...found, filters: { ...found.filters, facet: [] } };
}

function find(observatory: Observatory, asked: PeopleQuestion, then?: PeopleThen): PeopleFound {
  const { search, build } = observatory;
  const offset = offsetOf(asked.cursor, build);
  const page: PeoplePage = {
    limit: asked.limit,
    offset,
    shown: CASE,
    asOf: asked.asOf,
    then,
    filter: readFilter(observatory, asked),
    should: partsOf(asked.should, ';'),
    not: partsOf(asked.not, ';'),
    related: asked.related !== 'no',
    without: partsOf(asked.without, ';'),
  };
  const q = asked.q?.trim() ?? '';
  if (asked.like !== undefined) {
    const found = search.like(asked.like, page);
    if (found === undefined) throw unknown('person', asked.like);
    return onSubject(found, offset, build);
  }
  if (asked.brief !== undefined && asked.brief.trim() !== '')
    return onSubject(search.brief(asked.brief, page), offset, build);
  if (asked.mode === 'subject') return onSubject(search.topic(q, page), offset, build);
  const found =
    asked.mode === 'name' ? { reading: 'name' as const, ...search.named(q, page) } : search.people(q, page);
  if (found.reading === 'topic') return onSubject(found, offset, build);
  return {
    matched: 'name',
    total: found.total,
    next: nextCursor(offset, found.people.length, found.total, build),
    people: found.people.map(({ matched, ...person }) => ({
      ...lineOf(person),
      matched: matched === person.name ? null : matched,
      ...noCase,
    })),
    among: found.seen,
    filters: copied(found.choices),
    reading: readPlainly,
  };
}

/** What a person has of a case where no subject was asked. */
export const noCase = { score: 0, because: [], rest: 0, others: 0, onSubject: 0 };

function onSubject(found: TopicAnswer, offset: number, build: string): PeopleFound {
  return {
    matched: 'subject',
    total: found.total,
    next: nextCursor(offset, found.people.length, found.total, build),
    people: found.people.map(hitOf),
    among: found.seen,
    filters: copied(found.choices),
    reading: {
      translated: [...found.translated],
      related: [...found.related],
      places: [...found.places],
      doubtful: found.doubtful,
      unknown: [...found.unknown],
    },
  };
}

function hitOf(person: TopicPerson): PersonHit {
  return {
    ...lineOf(person),
    matched: null,
    score: person.score,
    because: person.case.map(({ work, score, ...its }) => ({ id: work, points: score, ...its })),
    rest: person.rest,
    others: person.others,
    onSubject: person.onTopic,
  };
}

function lineOf({ person, name, works, posts, firstYear, lastYear, last }: PersonShown): PersonLine {
  return {
    id: person,
    name,
    works,
    posts,
    firstYear,
    lastYear,
    last: last && {
      organisation: { id: last.organisation, name: last.organisationName },
      country: last.country,
      city: last.city,
      printed: last.printed,
      strength: last.strength,
      role: last.role,
      year: last.year,
    },
  };
}

const copied = ({
  organisation,
  country,
  stage,
  active,
  venue,
  facet,
}: {
  readonly [Name in keyof Choices]: readonly Choices[Name][number][];
}): Choices => ({
  organisation: [...organisation],
  country: [...country],
  stage: [...stage],
  active: [...active],
  venue: [...venue],
  facet: [...facet],
});
