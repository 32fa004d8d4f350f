import { z } from 'zod';
import { personNamed } from '../../tables/cards/career.ts';
import { named } from '../../tables/cards/evidence.ts';
import type { WorkPage } from '../../tables/cards/work.ts';
import { VivierError } from '../../tables/error.ts';
import type { Observatory } from '../operation.ts';
import { readWorks } from '../stored-pages.ts';

/** A mention's key as doors write it: 60 bits do not fit into a JSON number. */
export const mentionKey = z.string().regex(/^-?\d{1,19}$/);

/** A line of an author list, as decisions and explanations show it. */
export const shownLine = z.object({
  mention: z.string(),
  /** Whose it is thought to be. */
  person: personNamed,
  /** The name as printed. */
  name: z.string(),
  work: z.string(),
  title: z.string(),
  venue: z.string().nullable(),
  year: z.number().nullable(),
  /** Place among the authors, from 0. */
  position: z.number(),
  authors: z.number(),
  /** The affiliation as printed on the line. */
  printed: z.string().nullable(),
  organisations: z.array(named),
  /** The other authors, in the printed order; at most twelve. */
  coauthors: z.array(personNamed),
});
export type ShownLine = z.infer<typeof shownLine>;

/** Where a line stands. */
export interface Line {
  readonly mention: bigint;
  readonly person: string;
  readonly work: string;
  readonly position: number;
}

/** Other authors shown of a line. */
const OTHERS = 12;

const select = 'select mention, person, work, position from person_work';

/** The lines of a person, by key. */
export async function linesOf({ reader }: Observatory, person: string): Promise<Line[]> {
  return (await reader.rows(`${select} where person = $1`, [person])).map(lineFrom).sort(byKey);
}

/** The lines of these keys, by key; those that this build does not hold are left out. Of many, a few hundred at once. */
export async function findLines({ reader }: Observatory, keys: readonly bigint[]): Promise<Line[]> {
  const found: Line[] = [];
  for (let at = 0; at < keys.length; at += 500) {
    const some = keys.slice(at, at + 500);
    found.push(...(await reader.rows(`${select} where mention in (${some.join(', ')})`)).map(lineFrom));
  }
  return found.sort(byKey);
}

function byKey(x: Line, y: Line): number {
  return x.mention < y.mention ? -1 : 1;
}

function lineFrom(row: Record<string, unknown>): Line {
  return {
    mention: BigInt(String(row['mention'])),
    person: String(row['person']),
    work: String(row['work']),
    position: Number(row['position']),
  };
}

/** Keys by which a person is meant: those of their lines; of somebody known from posts alone, those of their posts. */
export async function keysOf(observatory: Observatory, person: string): Promise<bigint[]> {
  const lines = await linesOf(observatory, person);
  if (lines.length > 0) return lines.map(({ mention }) => mention);
  const posts = await observatory.reader.rows(
    'select distinct post_key from person_post where person = $1 order by post_key',
    [person],
  );
  return posts.map((row) => BigInt(String(row['post_key'])));
}

/** Lines as they are shown, in the order given. */
export async function showLines({ reader }: Observatory, lines: readonly Line[]): Promise<ShownLine[]> {
  const works = await readWorks(reader, [...new Set(lines.map(({ work }) => work))]);
  const pages = new Map(works.map((page) => [page.id, page]));
  return lines.flatMap((line) => {
    const page = pages.get(line.work);
    return page === undefined ? [] : [showLine(line, page)];
  });
}

function showLine({ mention, person, position }: Line, page: WorkPage): ShownLine {
  const own = page.people.find((one) => one.position === position);
  return {
    mention: String(mention),
    person: { id: person, name: own?.person.name ?? own?.printedName ?? '' },
    name: own?.printedName ?? '',
    work: page.id,
    title: page.title,
    venue: page.venueName ?? page.venue,
    year: page.year,
    position,
    authors: page.authors,
    printed: own?.printed ?? null,
    organisations: own?.organisations ?? [],
    coauthors: page.people
      .filter((one) => one.position !== position && one.printedName !== '')
      .slice(0, OTHERS)
      .map((one) => ({ id: one.person.id, name: one.person.name || one.printedName })),
  };
}

/** What to throw where a line is named that this build does not hold. */
export function unknownLine(asked: string): VivierError {
  return new VivierError('line-unknown', {
    what: 'There is no such line of a work.',
    where: asked,
    mend: 'Name lines by their keys or works by their ids, as the explanation of the person lists them.',
  });
}
