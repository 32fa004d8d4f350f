import { plainTitle } from '../../../language/plain-title.ts';
import { stintWhen, supplierName } from '../../../locales/statements.ts';
import type { PersonPage } from '../../../operations/show-person.ts';
import type { Stint } from '../../../tables/cards/career.ts';
import type { Answer, CsvRow } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addSource, sourceCells, sourceColumns } from './evidence.ts';
import { lastSeenSaid, worksSaid } from './people.ts';
import { addPosts } from './posts.ts';
import { venueYear } from './works.ts';

/** Entries of each part, where no limit is asked. */
const SHOWN = 20;

/** A person's page: posts, organisations, works, and what else names them, each with its source. */
export function personAnswer(person: PersonPage, session: Session, limit = SHOWN): Answer {
  return {
    json: person,
    csv: { columns: personColumns, rows: () => personRows(person) },
    text: () => {
      const page = new Page(session);
      addHead(page, person);
      addCareer(page, person, limit);
      addWorks(page, person, limit);
      addOthers(page, person, limit);
      addHeld(page, person);
      return page.lines;
    },
  };
}

function addHead(page: Page, person: PersonPage): void {
  const { say } = page.words;
  page.name(person.name, person.id);
  if (person.forwardedFrom !== null) page.text(say('person.forwarded', { old: person.forwardedFrom }));
  const { works, posts, reports, models } = person.counts;
  const { firstYear, lastYear } = person;
  const extent = worksSaid({ works, posts: posts + reports + models, firstYear, lastYear }, page.words);
  page.text(`${lastSeenSaid(person, page.words)} ${extent}`);
  const others = person.spellings.map(({ name }) => name).filter((name) => name !== person.name);
  if (others.length > 0) page.quiet(say('cli.person.also', { names: others.join('; ') }));
}

function addCareer(page: Page, { posts, stints, counts }: PersonPage, limit: number): void {
  const { say } = page.words;
  if (posts.length > 0) {
    page.heading(say('cli.person.posts', { count: posts.length }));
    addPosts(page, posts, 'organisation', limit);
  }
  if (stints.length === 0) return;
  page.heading(say('cli.person.stints'));
  for (const stint of byStrength(stints).slice(0, limit)) addStint(page, stint);
  page.more(Math.min(limit, stints.length), counts.stints);
}

const rank = { documented: 0, likely: 1, possible: 2 } as const;

/** The best known first, then the latest. */
function byStrength(stints: readonly Stint[]): Stint[] {
  const end = ({ endBefore, endAfter }: Stint) => endBefore ?? endAfter ?? '';
  return [...stints].sort((a, b) => rank[a.strength] - rank[b.strength] || end(b).localeCompare(end(a)));
}

function addStint(page: Page, stint: Stint): void {
  const { say } = page.words;
  page.name(stint.organisation.name, stint.organisation.id ?? '', 2);
  const known = say(`known.${stint.strength}`);
  page.text([stint.role, stintWhen(stint, page.words), known].filter(Boolean).join('; '), 4);
  const [first] = stint.evidence;
  if (first === undefined) return;
  if (first.says !== null) page.quiet(say('cli.quoted', { text: first.says }), 6);
  addSource(page, first, 6);
  if (stint.pieces > 1) page.quiet(say('evidence.rest', { count: stint.pieces - 1 }), 6);
}

function addWorks(page: Page, { works, counts, coauthors }: PersonPage, limit: number): void {
  const { say } = page.words;
  if (works.length > 0) {
    page.heading(say('cli.person.works', { count: counts.works }));
    const rows = works
      .slice(0, limit)
      .map((work) => [
        venueYear(work),
        plainTitle(work.title),
        work.organisations.map(({ name }) => name).join(', '),
        work.id,
      ]);
    page.table([{ head: '' }, { head: '' }, { head: '' }, { head: '' }], rows, 2);
    page.more(Math.min(limit, works.length), counts.works);
  }
  if (coauthors.length === 0) return;
  page.heading(say('cli.person.coauthors'));
  page.text(coauthors.map(({ name, works: together }) => `${name} (${together})`).join(', '), 2);
}

function addOthers(page: Page, { others }: PersonPage, limit: number): void {
  if (others.length === 0) return;
  page.heading(page.words.say('cli.person.others'));
  for (const one of others.slice(0, limit)) {
    page.text(one.says ?? one.record, 2);
    addSource(page, one, 4);
  }
  page.more(Math.min(limit, others.length), others.length);
}

function addHeld(page: Page, { held }: PersonPage): void {
  const { say } = page.words;
  page.heading(say('person.held'));
  for (const { source, kind, records, terms } of held) {
    const text = [say('held.kind', { kind, count: records }), terms].filter(Boolean).join('; ');
    page.quiet(say('cli.labelled', { label: supplierName(source, page.words), text }), 2);
  }
}

const personColumns = [
  'kind',
  'organisation',
  'organisation_id',
  'title',
  'work_id',
  'role',
  'venue',
  'year',
  'from',
  'to',
  'strength',
  ...sourceColumns,
] as const;

/** One row for each post, stay, work and other record. */
function personRows({ posts, stints, works, others }: PersonPage): CsvRow[] {
  return [
    ...posts.map(({ organisation, role, from, to, evidence }) => ({
      kind: 'post',
      organisation: organisation.name,
      organisation_id: organisation.id,
      role,
      from: from?.on ?? null,
      to: to?.on ?? null,
      ...sourceCells(evidence),
    })),
    ...stints.map((stint) => ({
      kind: 'stay',
      organisation: stint.organisation.name,
      organisation_id: stint.organisation.id,
      role: stint.role,
      from: stint.startBefore,
      to: stint.endAfter,
      strength: stint.strength,
      ...(stint.evidence[0] ? sourceCells(stint.evidence[0]) : {}),
    })),
    ...works.map(({ id, title, venue, venueName, year, organisations }) => ({
      kind: 'work',
      organisation: organisations.map(({ name }) => name).join('; '),
      title,
      work_id: id,
      venue: venueName ?? venue,
      year,
    })),
    ...others.map((other) => ({ kind: other.kind, title: other.says, ...sourceCells(other) })),
  ];
}
