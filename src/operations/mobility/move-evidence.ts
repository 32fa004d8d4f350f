import type { StatedPost } from '../../tables/cards/career.ts';
import type { Evidence } from '../../tables/cards/evidence.ts';
import { evidenceOf, type OwnWork } from '../person-page.ts';
import type { MoveLine } from './find-moves.ts';

/** What a person left behind: their lines of works, latest first, and stated posts. */
export interface Traces {
  readonly own: readonly OwnWork[];
  readonly posts: readonly StatedPost[];
  /** Only what could be known by this day counts. */
  readonly knownBy: string | undefined;
}

/** Pieces shown on each side: stated posts first, then works nearest to the move. */
const POSTS = 3;
const WORKS = 2;
/** Days around its interval within which a stated day is of the move. */
const NEAR = 400 * 86_400_000;

/** The evidence on both sides of a move: posts that state it, works before it that print the old place, after it the new one. */
export function evidenceOfMove(
  move: Pick<MoveLine, 'from' | 'to' | 'trainedAt' | 'after' | 'before' | 'date'>,
  traces: Traces,
): { left: Evidence[]; joined: Evidence[] } {
  const origin = move.from?.id ?? move.trainedAt?.id ?? null;
  const early = (work: OwnWork) => (dayOf(work) ?? '') <= move.before;
  const late = (work: OwnWork) => move.after === null || (dayOf(work) ?? '9') >= move.after;
  return {
    left: [...postsAt(origin, move.date, 'to', traces), ...worksAt(origin, traces, early).slice(0, WORKS)],
    joined: [
      ...postsAt(move.to.id, move.date, 'from', traces),
      ...worksAt(move.to.id, traces, late).slice(-WORKS),
    ],
  };
}

const dayOf = ({ line: { published, year } }: OwnWork): string | null =>
  published?.on ?? (year === null ? null : `${year}-06-30`);

function postsAt(
  organisation: string | null,
  date: string,
  end: 'from' | 'to',
  { posts, knownBy }: Traces,
): Evidence[] {
  if (organisation === null) return [];
  const apart = (post: StatedPost): number => {
    const day = post[end]?.on ?? post.evidence.knownOn;
    return day === null ? NEAR : Math.abs(Date.parse(day) - Date.parse(date));
  };
  return posts
    .filter((post) => post.organisation.id === organisation && isKnown(post.evidence, knownBy))
    .filter((post) => post[end] === null || apart(post) <= NEAR)
    .sort((a, b) => apart(a) - apart(b))
    .slice(0, POSTS)
    .map((post) => ({ ...post.evidence, says: post.role ?? post.evidence.says }));
}

function worksAt(
  organisation: string | null,
  { own, knownBy }: Traces,
  holds: (work: OwnWork) => boolean,
): Evidence[] {
  if (organisation === null) return [];
  return own
    .filter((work) => work.line.organisations.some(({ id }) => id === organisation) && holds(work))
    .map((work) => evidenceOf(work, 'work'))
    .filter((piece) => isKnown(piece, knownBy));
}

function isKnown({ knownOn }: Evidence, knownBy: string | undefined): boolean {
  return knownBy === undefined || (knownOn !== null && knownOn <= knownBy);
}
