import { z } from 'zod';
import type { NameMatch } from '../search/name-search.ts';
import type { TopicPerson } from '../search/search-index.ts';
import { personLine } from '../tables/cards/lines.ts';
import { type Choices, choices, countChoices, passes, stages } from './filters.ts';
import { type Observatory, operation } from './operation.ts';
import { nextCursor, offsetOf, pageInput, pageOutput } from './page.ts';
import { readIds, readMostKnown, readPeople, readWork, type StoredPerson } from './stored.ts';

/** A person found: with the works that make the case where a subject was asked. */
export const personHit = personLine.extend({
  /** The spelling that matched, where it is not the name. */
  matched: z.string().nullable(),
  /** The best works on the subject; a work's share of the score. Empty where a name was asked. */
  because: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      venue: z.string().nullable(),
      year: z.number().nullable(),
      status: z.string().nullable(),
      share: z.number(),
    }),
  ),
  /** All of their works on the subject. */
  onSubject: z.number(),
});
export type PersonHit = z.infer<typeof personHit>;

export const peopleFound = z.object({
  /** Read as a name, as a subject, or all people of a filter. */
  matched: z.enum(['name', 'subject', 'all']),
  ...pageOutput,
  people: z.array(personHit),
  /** Filters look at this many of the best found, and count among them; null where there is nothing to filter. */
  among: z.number().nullable(),
  filters: choices,
});
export type PeopleFound = z.infer<typeof peopleFound>;

/** How many of the best are looked at by filters. */
const AMONG = 1000;
/** Works shown that make a person's case. */
const CASE = 3;

const input = z.object({
  q: z.string().max(400).optional().describe('a name, or a subject in plain words; quotes keep words together'),
  mode: z.enum(['name', 'subject']).optional().describe('how q is to be read; by itself it is told by a rule'),
  organisation: z.string().max(200).optional().describe('id of an organisation: where they were last seen, or, without q, were ever seen'),
  country: z.string().length(2).optional().describe('ISO 3166 country of where they were last seen'),
  stage: z.enum(stages).optional().describe('when their first work was published'),
  active: z.coerce.number().int().min(1900).max(2100).optional().describe('year of their last public work, or later'),
  ...pageInput,
});
type Input = z.output<typeof input>;

export const findPeople = operation({
  name: 'findPeople',
  summary: 'People by name or by subject: for a subject, each with the works that make the case.',
  effect: 'reads',
  address: { method: 'GET', path: '/people' },
  input,
  output: peopleFound,
  run: (context, asked) => {
    const observatory = context.observatory();
    const q = asked.q?.trim() ?? '';
    return q === '' ? listPeople(observatory, asked) : searchPeople(observatory, q, asked);
  },
});

/** A match of the index, by name or by subject, in its order. */
interface Found {
  readonly id: string;
  readonly name?: NameMatch;
  readonly subject?: TopicPerson;
}

async function searchPeople(observatory: Observatory, q: string, asked: Input): Promise<PeopleFound> {
  const { matched, found, total } = look(observatory, q, asked.mode);
  const lines = await readPeople(observatory.reader, found.map(({ id }) => id));
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
    people: await Promise.all(page.map((one) => hitOf(observatory, one, lines.get(one.id)!))),
    among: there.length,
    filters: countChoices(there.map(({ id }) => lines.get(id)!)),
  };
}

/** The best matches of the index, read as a name or as a subject. */
function look({ search }: Observatory, q: string, mode: Input['mode']) {
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

async function hitOf({ reader }: Observatory, { name, subject }: Found, { line }: StoredPerson): Promise<PersonHit> {
  const works = subject?.works.slice(0, CASE) ?? [];
  const pages = await Promise.all(works.map(({ work }) => readWork(reader, work)));
  const because = works.map(({ work, title, share }, i) => {
    const { venueName = null, venue = null, year = null, status = null } = pages[i] ?? {};
    return { id: work, title, venue: venueName ?? venue, year, status, share };
  });
  const matched = name === undefined || name.matched === line.name ? null : name.matched;
  return { ...line, matched, because, onSubject: subject?.onTopic ?? 0 };
}

const noChoices: Choices = { organisation: [], country: [], stage: [], active: [] };

/** Without a question: the people of an organisation, or those of whom most is held. */
async function listPeople(observatory: Observatory, { organisation, cursor, limit }: Input): Promise<PeopleFound> {
  const { reader, build } = observatory;
  const offset = offsetOf(cursor, build);
  const listed = organisation === undefined ? undefined : await readIds(reader, 'peopleOfOrganisation', organisation, limit, offset);
  const lines = listed === undefined ? await readMostKnown(reader, limit, offset) : await inOrder(observatory, listed.ids);
  const total = listed?.total ?? (await countPeople(observatory));
  const people = lines.map(({ line }) => ({ ...line, matched: null, because: [], onSubject: 0 }));
  return { matched: 'all', total, next: nextCursor(offset, people.length, total, build), people, among: null, filters: noChoices };
}

async function inOrder({ reader }: Observatory, ids: readonly string[]): Promise<StoredPerson[]> {
  const lines = await readPeople(reader, ids);
  return ids.flatMap((id) => lines.get(id) ?? []);
}

async function countPeople({ reader }: Observatory): Promise<number> {
  const [row] = await reader.rows('select count(*) as people from person_line');
  return Number(row?.['people'] ?? 0);
}
