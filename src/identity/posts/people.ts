import { compareGiven } from '../../names/compare.ts';
import { coreKey } from '../../names/keys.ts';
import type { PersonName } from '../../names/parse.ts';
import type { PostsInput } from './posts.ts';
import type { PostRulings } from './rulings.ts';

/** Years that a person known from posts alone may be out of sight, where no organisation is shared. */
const longestSilence = 8;

/**
 * Groups posts that look like one person's: the names agree, and an organisation is shared or the dates are near, by way of
 * other posts too. Never two names of one record, nor what a decision keeps apart; what one joins stands first.
 */
export function groupPosts(
  posts: PostsInput,
  names: readonly PersonName[],
  { together, parted }: Pick<PostRulings, 'together' | 'parted'>,
): number[][] {
  const group = names.map((_name, i) => [i]);
  const apart = new Set(parted.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const unite = (a: number, b: number) => {
    if (group[a] === group[b]) return;
    const all = [...group[a]!, ...group[b]!].sort((x, y) => x - y);
    for (const one of all) group[one] = all;
  };
  const parts = (a: number, b: number) =>
    apart.size > 0 && group[a]!.some((x) => group[b]!.some((y) => apart.has(`${x} ${y}`)));
  for (const [a, b] of together) unite(a, b);
  for (const { a, b } of linksByName(posts, names))
    if (group[a] !== group[b] && !parts(a, b) && fitAll(posts, names, group[a]!, group[b]!)) unite(a, b);
  return group.filter((all, i) => all[0] === i);
}

interface Link {
  readonly a: number;
  readonly b: number;
  /** Years between the two; -1 where an organisation is shared. */
  readonly apart: number;
}

/** Links among the posts of one name, the nearest first. */
function linksByName(posts: PostsInput, names: readonly PersonName[]): Link[] {
  const named = [...names.keys()].filter((i) => names[i]!.kind === 'person' && names[i]!.given.length > 0);
  const links = [...Map.groupBy(named, (i) => coreKey(names[i]!)).values()].flatMap((list) =>
    list.flatMap((b, at) =>
      list.slice(0, at).map((a) => ({
        a,
        b,
        apart: sharesOrganisation(posts, a, b) ? -1 : yearsApart(posts, a, b),
      })),
    ),
  );
  return links
    .filter(({ apart }) => apart <= longestSilence)
    .sort((x, y) => x.apart - y.apart || x.a - y.a || x.b - y.b);
}

function fitAll(
  { record }: PostsInput,
  names: readonly PersonName[],
  some: readonly number[],
  others: readonly number[],
): boolean {
  return some.every((i) =>
    others.every((j) => {
      const level = compareGiven(names[i]!, names[j]!);
      return level !== 'different' && level !== 'middle differs' && record[i] !== record[j];
    }),
  );
}

/**
 * Numbers the people of posts: those linked keep their cluster; the others of a group, known from posts alone, are one
 * person. Numbers go on from `clusters`, in order of the posts' keys.
 */
export function numberPeople(
  groups: readonly (readonly number[])[],
  verdicts: readonly { readonly person: number; readonly method: string }[],
  clusters: number,
): { person: Int32Array; people: number } {
  const person = Int32Array.from(verdicts, (verdict) => verdict.person);
  const own = groups
    .map((group) => group.filter((i) => verdicts[i]!.method === 'own'))
    .filter((group) => group.length > 0)
    .sort((x, y) => x[0]! - y[0]!);
  for (const [number, group] of own.entries()) for (const i of group) person[i] = clusters + number;
  return { person, people: clusters + own.length };
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
