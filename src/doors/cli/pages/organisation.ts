import { claimSaid, quantity } from '../../../locales/statements.ts';
import type { Words } from '../../../locales/words.ts';
import type { OrganisationPage } from '../../../operations/show-organisation.ts';
import type { StatedPost } from '../../../tables/cards/career.ts';
import type { MarketClaim } from '../../../tables/cards/evidence.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addSource } from './evidence.ts';
import { kindSaid, placeSaid } from './organisations.ts';
import { addPosts, postCells, postColumns } from './posts.ts';
import { venueYear } from './works.ts';

/** People with a stated post who are shown where no limit is asked: who joined from where is what most ask. */
const POSTS = 60;
/** Entries of each other part. */
const SHOWN = 12;

/** An organisation's page: who founded it, who joined from where, claims, people and works, each with its source. */
export function organisationAnswer(
  organisation: OrganisationPage,
  session: Session,
  limit: number | undefined,
): Answer {
  return {
    json: organisation,
    csv: { columns: postColumns, rows: () => statedPosts(organisation).map(postCells) },
    text: () => {
      const page = new Page(session);
      addHead(page, organisation);
      addStatedPosts(page, organisation, limit ?? POSTS);
      addFlows(page, organisation, limit ?? SHOWN);
      addClaims(page, organisation, limit ?? SHOWN);
      addPeople(page, organisation, limit ?? SHOWN);
      addWorks(page, organisation, limit ?? SHOWN);
      return page.lines;
    },
  };
}

function addHead(page: Page, organisation: OrganisationPage): void {
  const { say, years } = page.words;
  const { counts, established, firstYear, lastYear } = organisation;
  page.name(organisation.name, organisation.id);
  const kind = kindSaid(organisation.kind, page.words);
  const place = placeSaid(organisation, page.words) || 'none';
  page.text(
    [
      say('organisation.lead.what', {
        kind,
        place,
        established: established === null ? 'none' : `${established}`,
      }),
      say('organisation.lead.counts', {
        people: counts.people,
        works: counts.works,
        years: firstYear !== null && lastYear !== null ? years(firstYear, lastYear) : 'none',
        holders: counts.holders,
      }),
      organisation.fewRows ? say('organisation.lead.few') : '',
    ].join(' '),
  );
  const others = [...new Set(organisation.names.map(({ name }) => name))].filter(
    (one) => one !== organisation.name,
  );
  if (others.length > 0)
    page.quiet(say('cli.labelled', { label: say('organisation.names'), text: others.join('; ') }));
  for (const { organisation: other, kind: relation, from, to } of organisation.relations) {
    const when = [from?.slice(0, 4), to?.slice(0, 4)];
    const span = from || to ? ` (${when.map((year) => year ?? '…').join('–')})` : '';
    page.quiet(say('cli.labelled', { label: say(`relation.${relation}`), text: `${other.name}${span}` }));
  }
}

/** Founders first; a founding that stands among the posts too is not said twice. */
function statedPosts({ founders, posts }: OrganisationPage): StatedPost[] {
  const keyOf = ({ evidence, person }: StatedPost) =>
    [evidence.source, evidence.file, evidence.record, person.name].join('\n');
  const said = new Set(founders.map(keyOf));
  return [...founders, ...posts.filter((post) => !said.has(keyOf(post)))];
}

function addStatedPosts(page: Page, organisation: OrganisationPage, limit: number): void {
  const { founders } = organisation;
  const rest = statedPosts(organisation).slice(founders.length);
  const parts = [
    ['cli.organisation.founders', founders],
    ['cli.organisation.joined', rest.filter(({ previous }) => previous !== null)],
    ['cli.organisation.posts', rest.filter(({ previous }) => previous === null)],
  ] as const;
  for (const [key, posts] of parts) {
    if (posts.length === 0) continue;
    const count = key === 'cli.organisation.posts' ? posts.length : countPeople(posts);
    page.heading(page.words.say(key, { count }));
    addPosts(page, posts, 'person', limit);
  }
}

function countPeople(posts: readonly StatedPost[]): number {
  return new Set(posts.map(({ person }) => person.id ?? person.name)).size;
}

function addFlows(page: Page, { joinedFrom, leftTo }: OrganisationPage, limit: number): void {
  const { say } = page.words;
  const flows = [
    ['cli.organisation.from', joinedFrom],
    ['cli.organisation.to', leftTo],
  ] as const;
  if (joinedFrom.length + leftTo.length > 0) page.space();
  for (const [key, directions] of flows) {
    if (directions.length === 0) continue;
    const list = directions
      .slice(0, limit)
      .map(({ organisation, people }) =>
        say('cli.organisation.went', { organisation: organisation.name, people }),
      );
    page.text(say(key, { list: list.join(', ') }));
  }
}

function addClaims(page: Page, { claims }: OrganisationPage, limit: number): void {
  if (claims.length === 0) return;
  page.heading(page.words.say('cli.organisation.claims', { count: claims.length }));
  for (const claim of claims.slice(0, limit)) {
    page.text(claimLine(claim, page.words), 2);
    addSource(page, claim.evidence, 4);
  }
  page.more(Math.min(limit, claims.length), claims.length);
}

function claimLine(claim: MarketClaim, words: Words): string {
  const when = claim.date
    ? words.date(claim.date.on, claim.date.precision, 'short')
    : words.say('post.undated');
  const amount = quantity(claim, words);
  return words.say('cli.labelled', {
    label: when,
    text: `${claimSaid(claim, words)}${amount ? ` (${amount})` : ''}`,
  });
}

function addPeople(page: Page, { people, counts }: OrganisationPage, limit: number): void {
  if (people.length === 0) return;
  const { say, years } = page.words;
  page.heading(say('cli.organisation.people'));
  const rows = people
    .slice(0, limit)
    .map(({ id, name, here }) => [
      name,
      `${here.works}`,
      here.first !== null && here.last !== null ? years(here.first, here.last) : '',
      id,
    ]);
  const heads = [say('post.person'), say('organisation.people.here'), say('organisation.people.years'), ''];
  page.table(
    heads.map((head, i) => ({ head, right: i === 1 })),
    rows,
    2,
  );
  page.more(Math.min(limit, people.length), counts.people);
}

function addWorks(page: Page, { works, counts }: OrganisationPage, limit: number): void {
  if (works.length === 0) return;
  page.heading(page.words.say('cli.organisation.works'));
  const rows = works.slice(0, limit).map((work) => [venueYear(work), work.title, work.id]);
  page.table([{ head: '' }, { head: '' }, { head: '' }], rows, 2);
  page.more(Math.min(limit, works.length), counts.works);
}
