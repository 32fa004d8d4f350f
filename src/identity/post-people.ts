import { compareGiven } from '../names/compare.ts';
import { coreKey } from '../names/keys.ts';
import type { PersonName } from '../names/parse.ts';
import type { PostsInput } from './posts.ts';
import type { Rows } from './shared-memory.ts';

/** Years that a person known from posts alone may be out of sight, where no organisation is shared. */
const longestSilence = 8;

/** What people decided of posts among themselves. */
export interface PostRulings {
  /** Posts of one number are one person's; -1 for those that nothing was decided of. */
  readonly tied: Int32Array;
  /** For each post those that are another person's, ascending. */
  readonly parted: Rows;
}

/**
 * Numbers the people of posts: those linked keep their cluster; the others, known from posts alone, are one person where
 * people decided so, or where the names agree and the organisations or the dates fit. Numbers go on from `clusters`, in order of the posts' keys.
 */
export function joinPosts(
  posts: PostsInput,
  names: readonly PersonName[],
  verdicts: readonly { readonly person: number; readonly method: string }[],
  { tied, parted }: PostRulings,
  clusters: number,
): { person: Int32Array; people: number } {
  const person = Int32Array.from(verdicts, (verdict) => verdict.person);
  const ownByName = new Map<string, number[][]>();
  const ownByTie = new Map<number, number[]>();
  const areParted = (i: number, j: number) =>
    parted.values.subarray(parted.offsets[i]!, parted.offsets[i + 1]!).includes(j);
  verdicts.forEach(({ method }, i) => {
    if (method !== 'own') return;
    const key = coreKey(names[i]!);
    const people = ownByName.get(key) ?? [];
    ownByName.set(key, people);
    const known =
      ownByTie.get(tied[i]!) ??
      people.find((held) => held.every((other) => !areParted(i, other) && mayBeOne(posts, names, i, other)));
    const held = known ?? [];
    if (known === undefined) people.push(held);
    held.push(i);
    if (tied[i]! >= 0) ownByTie.set(tied[i]!, held);
  });
  const people = [...ownByName.values()].flat().sort((x, y) => x[0]! - y[0]!);
  people.forEach((held, number) => {
    for (const i of held) person[i] = clusters + number;
  });
  return { person, people: clusters + people.length };
}

function mayBeOne(posts: PostsInput, names: readonly PersonName[], i: number, j: number): boolean {
  const level = compareGiven(names[i]!, names[j]!);
  if (level === 'different' || level === 'middle differs') return false;
  if (posts.record[i] === posts.record[j]) return false;
  return sharesOrganisation(posts, i, j) || yearsApart(posts, i, j) <= longestSilence;
}

function sharesOrganisation(
  { organisations: { offsets, values } }: PostsInput,
  i: number,
  j: number,
): boolean {
  const ofI = values.subarray(offsets[i]!, offsets[i + 1]!);
  return values.subarray(offsets[j]!, offsets[j + 1]!).some((organisation) => ofI.includes(organisation));
}

/** 0 where the years overlap or are not known. */
function yearsApart({ firstYear, lastYear }: PostsInput, i: number, j: number): number {
  const span = (post: number): [number, number] => [
    firstYear[post]! === 0 ? Number.NEGATIVE_INFINITY : firstYear[post]!,
    lastYear[post]! === 0 ? Number.POSITIVE_INFINITY : lastYear[post]!,
  ];
  const [[fromI, toI], [fromJ, toJ]] = [span(i), span(j)];
  return Math.max(0, fromI - toJ, fromJ - toI);
}
