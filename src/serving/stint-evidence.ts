import type { Stint } from '../tables/cards/career.ts';
import type { Evidence } from '../tables/cards/evidence.ts';
import { textOf } from './dates.ts';
import type { Library } from './library.ts';
import { holds } from './links.ts';
import type { ServedPost } from './posts.ts';
import type { StoredStint } from './stints.ts';

/** Pieces of evidence shown of a stint: lines of works repeat one another, posts do not. */
const SHOWN = { post: 8, report: 3, model: 3 };

/**
 * A stint as a page shows it: with the posts, reports and models that say so, and of the works that print the organisation
 * beside the name the latest and the first, which bound the stay; of a bag, the latest.
 */
export function describeStint(
  stored: StoredStint,
  person: number,
  posts: readonly ServedPost[],
  library: Library,
): Stint {
  const { organisation: number, from, until, ...stint } = stored;
  const organisation = library.organisations[number]!;
  const within = (day: string | null) => day === null || ((from === null || day >= from) && (until === null || day < until));
  const stated = (['post', 'report', 'model'] as const).flatMap((kind) =>
    posts
      .filter((post) => post.kind === kind && post.organisations.includes(organisation.id ?? ''))
      .map((post) => post.stated.evidence)
      .filter(({ date, knownOn }) => within(date?.on ?? knownOn))
      .slice(0, SHOWN[kind]),
  );
  const kind = stint.strength === 'possible' ? 'bag' : 'work';
  const rows = rowsAt(person, number, kind, library).filter((row) =>
    within(library.works[library.authorship.work[row]!]!.published?.on ?? null),
  );
  const bounds = kind === 'work' && rows.length > 1 ? [rows[0]!, rows.at(-1)!] : rows.slice(0, 1);
  return { ...stint, organisation, evidence: [...stated, ...bounds.map((row) => evidenceOf(row, kind, library))] };
}

/** Rows of the person that name the organisation, latest first: on the own line, or in the bag of a work without one. */
function rowsAt(person: number, organisation: number, kind: 'work' | 'bag', { authorship, bags }: Library): number[] {
  const own = authorship.organisations;
  const rows: number[] = [];
  for (let row = authorship.offsets[person]!; row < authorship.offsets[person + 1]!; row++) {
    const named =
      kind === 'work'
        ? holds(own, row, organisation)
        : own.offsets[row] === own.offsets[row + 1] && holds(bags, authorship.work[row]!, organisation);
    if (named) rows.push(row);
  }
  return rows;
}

function evidenceOf(row: number, kind: 'work' | 'bag', { authorship, works, records }: Library): Evidence {
  const work = authorship.work[row]!;
  const { id, published } = works[work]!;
  const [record] = records[work]!;
  return {
    kind,
    source: record?.source ?? '',
    file: record?.file ?? '',
    record: record?.record ?? '',
    says: textOf(authorship.printed[row]!),
    work: id,
    date: published,
    knownOn: record?.knownOn ?? null,
    publisher: null,
    urls: [],
    status: null,
    verified: null,
    note: null,
  };
}
