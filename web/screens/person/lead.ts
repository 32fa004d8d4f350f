import type { PersonPage } from '../../../src/operations/show-person.ts';
import type { StatedPost } from '../../../src/tables/cards/career.ts';

/** A work as a person's page lists it. */
export type OwnWork = PersonPage['works'][number];

/** The one sentence that answers "who is this", chosen by what is known best. */
export type Lead =
  | {
      readonly kind: 'post';
      readonly post: StatedPost;
      readonly said: readonly StatedPost[];
      readonly before: readonly StatedPost[];
    }
  | { readonly kind: 'past'; readonly post: StatedPost; readonly said: readonly StatedPost[] }
  | { readonly kind: 'work'; readonly work: OwnWork; readonly sameYear: boolean }
  | { readonly kind: 'unprinted'; readonly works: number }
  | { readonly kind: 'named'; readonly other: PersonPage['others'][number] };

const organisationOf = ({ organisation }: StatedPost) => organisation.id ?? organisation.name;
const began = ({ from, to, evidence }: StatedPost) => from?.on ?? to?.on ?? evidence.knownOn ?? '';
const ended = ({ to }: StatedPost) => to?.on ?? '';
const contested = ({ evidence }: StatedPost) =>
  evidence.status === 'disputed' || evidence.status === 'denied';

/** The newest of several posts; the one with a role where two begin alike. */
function newest(posts: readonly StatedPost[]): StatedPost | undefined {
  return [...posts].sort(
    (a, b) => began(b).localeCompare(began(a)) || Number(b.role !== null) - Number(a.role !== null),
  )[0];
}

/** Ended posts at other organisations, one each, latest first, at most three. */
function earlier(posts: readonly StatedPost[], now: StatedPost): StatedPost[] {
  const seen = new Set([organisationOf(now)]);
  const past = posts.filter((post) => post.to !== null || began(post) < began(now));
  return past
    .sort((a, b) => (ended(b) || began(b)).localeCompare(ended(a) || began(a)))
    .filter((post) => !seen.has(organisationOf(post)) && seen.add(organisationOf(post)))
    .slice(0, 3);
}

/** The present one among open posts: begun when every ended one had ended, where there is such a one. */
function present(open: readonly StatedPost[], posts: readonly StatedPost[]): StatedPost | undefined {
  const lastEnd = posts.map(ended).sort().at(-1) ?? '';
  return newest(open.filter((post) => began(post) >= lastEnd || post.from === null)) ?? newest(open);
}

/** The latest work whose own line prints an organisation, and whether others of its year print the same. */
function latestPrinted(works: readonly OwnWork[]): Extract<Lead, { kind: 'work' }> | undefined {
  const work = works.find(({ organisations }) => organisations.length > 0);
  if (!work) return undefined;
  const name = work.organisations[0]?.name;
  const alike = works.filter(
    ({ year, organisations }) => year === work.year && organisations.some((one) => one.name === name),
  );
  return { kind: 'work', work, sameYear: alike.length > 1 };
}

/** Whether a work of a later year than the post was last known in prints another organisation. */
function outdates({ work }: Extract<Lead, { kind: 'work' }>, post: StatedPost, known: string): boolean {
  const elsewhere = !work.organisations.some((one) => (one.id ?? one.name) === organisationOf(post));
  return elsewhere && (work.year ?? 0) > Number(known.slice(0, 4));
}

/**
 * What a person's page says first: the newest stated post that is not known to have ended; else the latest one
 * that has; unless a later work prints another organisation; else that none is printed. Contested posts don't lead.
 */
export function chooseLead(person: Pick<PersonPage, 'posts' | 'works' | 'others'>): Lead {
  // A source may say of somebody that they left, and not where to: that is no post to begin with.
  const posts = person.posts.filter((post) => !contested(post) && organisationOf(post) !== '');
  const open = posts.filter(({ to }) => to === null);
  const printed = latestPrinted(person.works);
  const same = (post: StatedPost) => (other: StatedPost) => organisationOf(other) === organisationOf(post);
  const now = present(open, posts);
  if (now) {
    const said = open.filter(same(now));
    const known = said
      .map(({ evidence }) => evidence.date?.on ?? evidence.knownOn ?? '')
      .sort()
      .at(-1);
    if (!printed || !outdates(printed, now, known || began(now))) {
      return { kind: 'post', post: now, said, before: earlier(posts, now) };
    }
  }
  const last = [...posts].sort((a, b) => ended(b).localeCompare(ended(a))).find(({ to }) => to !== null);
  if (last && !now && !(printed && outdates(printed, last, ended(last)))) {
    return { kind: 'past', post: last, said: posts.filter(same(last)) };
  }
  if (printed) return printed;
  const other = person.works.length === 0 ? person.others[0] : undefined;
  return other ? { kind: 'named', other } : { kind: 'unprinted', works: person.works.length };
}
