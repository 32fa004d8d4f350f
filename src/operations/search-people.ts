import type { NameMatch } from '../search/name-search.ts';
import type { TopicPerson } from '../search/search-index.ts';
import type { PersonLine } from '../tables/cards/lines.ts';
import type { WorkPage } from '../tables/cards/work.ts';
import { countChoices, passes } from './filters.ts';
import type { Observatory } from './operation.ts';
import { nextCursor, offsetOf } from './page.ts';
import type { PeopleFound, PeopleQuestion, PersonHit } from './people-found.ts';
import { readPeople, readWorks } from './stored-pages.ts';

/** How many of the best are looked at by filters. */
const AMONG = 256;
/** Works shown that make a person's case. */
const CASE = 3;

/** A match of the index, by name or by subject, in its order. */
interface Found {
  readonly id: string;
  readonly name?: NameMatch;
  readonly subject?: TopicPerson;
}

/** People for a question, by name or by subject, with filters counted among the best of them. */
export async function searchPeople(
  observatory: Observatory,
  q: string,
  asked: PeopleQuestion,
): Promise<PeopleFound> {
  const { matched, found, total } = look(observatory, q, asked.mode);
  const lines = await readPeople(
    observatory.reader,
    found.map(({ id }) => id),
  );
  const there = found.filter(({ id }) => lines.has(id));
  const kept = there.filter(({ id }) => passes(lines.get(id)!, asked));
  const all = kept.length === there.length ? total : kept.length;
  const offset = offsetOf(asked.cursor, observatory.build);
  const page = kept.slice(offset, offset + asked.limit);
  const reached = Math.min(all, kept.length);
  return {
    matched,
    total: all,
    next: nextCursor(offset, page.length, reached, observatory.build),
    people: await hitsOf(observatory, page, lines),
    among: there.length,
    filters: countChoices(there.map(({ id }) => lines.get(id)!)),
  };
}

/** The best matches of the index, read as a name or as a subject. */
function look({ search }: Observatory, q: string, mode: PeopleQuestion['mode']) {
  const byName = (people: readonly NameMatch[], total: number) => ({
    matched: 'name' as const,
    found: people.map((name): Found => ({ id: name.id, name })),
    total,
  });
  if (mode === 'name') {
    const people = search.names('people', q, AMONG);
    return byName(people, people.length);
  }
  const answer =
    mode === 'subject'
      ? { reading: 'topic' as const, ...search.topic(q, { limit: AMONG }) }
      : search.people(q, { limit: AMONG });
  if (answer.reading === 'name') return byName(answer.people, answer.total);
  const found = answer.people.map((subject): Found => ({ id: subject.person, subject }));
  return { matched: 'subject' as const, found, total: answer.total };
}

/** Hits with the works that make their case, all read at once. */
async function hitsOf(
  { reader }: Observatory,
  found: readonly Found[],
  lines: ReadonlyMap<string, PersonLine>,
): Promise<PersonHit[]> {
  const shown = found.flatMap(({ subject }) => subject?.works.slice(0, CASE) ?? []);
  const pages = await readWorks(reader, [...new Set(shown.map(({ work }) => work))]);
  const works = new Map(pages.map((page) => [page.id, page]));
  return found.map((one) => hitOf(one, lines.get(one.id)!, works));
}

function hitOf({ name, subject }: Found, line: PersonLine, works: ReadonlyMap<string, WorkPage>): PersonHit {
  const because = (subject?.works.slice(0, CASE) ?? []).map(({ work, title, share }) => {
    const { venueName = null, venue = null, year = null, status = null } = works.get(work) ?? {};
    return { id: work, title, venue, venueName, year, status, share };
  });
  const matched = name === undefined || name.matched === line.name ? null : name.matched;
  return { ...line, matched, because, onSubject: subject?.onTopic ?? 0 };
}
