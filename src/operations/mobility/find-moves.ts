import { z } from 'zod';
import type { Scalar } from '../../engine/engine.ts';
import { type Named, named, strength } from '../../tables/cards/evidence.ts';
import { moveKinds } from '../../tables/move-kinds.ts';
import { anyDay, frozenInput, frozenOutput, level } from '../frozen.ts';
import { idOfPerson } from '../identify.ts';
import { type Observatory, operation } from '../operation.ts';
import { namesOfOrganisations, organisationMeant } from '../organisations-meant.ts';
import { nextCursor, offsetOf, pageInput, pageOutput } from '../page.ts';
import { readPeople } from '../stored-pages.ts';

/** A person who changed employers, with how well that is known. */
export const moveLine = z.object({
  id: z.string(),
  person: z.object({ id: z.string(), name: z.string() }),
  /** Null for an entry out of training. */
  from: named.nullable(),
  to: named,
  /** For an entry: where they studied before. */
  trainedAt: named.nullable(),
  kind: z.enum(moveKinds),
  /** Most likely day, no finer than `precision`; it lies between `after` and `before`. */
  date: z.iso.date(),
  precision: z.enum(['day', 'month', 'year']),
  after: z.iso.date().nullable(),
  before: z.iso.date(),
  /** That it took place within two years of the date. */
  probability: z.number(),
  strength,
  /** From when both ends could be known; null where a source gives no day. */
  knownOn: z.iso.date().nullable(),
  /** Pieces of evidence at both ends. */
  evidence: z.number(),
  /** The team with whom they went, where one is on record. */
  migration: z.string().nullable(),
});
export type MoveLine = z.infer<typeof moveLine>;

const movesFound = z.object({
  ...pageOutput,
  ...frozenOutput,
  level: z.enum(['laboratory', 'parent']),
  from: named.nullable(),
  to: named.nullable(),
  moves: z.array(moveLine),
});
export type MovesFound = z.infer<typeof movesFound>;

const input = z.object({
  from: z.string().max(200).optional().describe('organisation that was left: id or name'),
  to: z.string().max(200).optional().describe('organisation that was joined: id or name'),
  organisation: z.string().max(200).optional().describe('organisation left or joined: id or name'),
  person: z.string().max(200).optional().describe('id or name of a person'),
  since: z.coerce.number().int().min(1900).max(2100).optional().describe('year of the move, or later'),
  until: z.coerce.number().int().min(1900).max(2100).optional().describe('year of the move, or earlier'),
  kind: z.enum(moveKinds).optional().describe('kind of move; entries out of training only where asked for'),
  strength: strength.default('likely').describe('how well it is known at least'),
  level,
  ...frozenInput,
  ...pageInput,
});
type Question = z.output<typeof input>;

export const findMoves = operation({
  name: 'findMoves',
  summary: 'Who moved from where to where and when, latest first, each with its kind, interval and strength.',
  effect: 'reads',
  address: { method: 'GET', path: '/moves' },
  input,
  output: movesFound,
  run: async (context, asked) => {
    const observatory = context.observatory();
    const meant = async (name: string | undefined) =>
      name === undefined ? null : await organisationMeant(observatory, name);
    const [from, to, either] = [
      await meant(asked.from),
      await meant(asked.to),
      await meant(asked.organisation),
    ];
    const offset = offsetOf(asked.cursor, observatory.build);
    const person = asked.person === undefined ? '' : idOfPerson(observatory, asked.person);
    const ids = { from: from?.id ?? '', to: to?.id ?? '', either: either?.id ?? '', person };
    const { moves, total } = await readMoves(observatory, asked, ids, offset);
    return {
      total,
      next: nextCursor(offset, moves.length, total, observatory.build),
      asOf: asked.asOf ?? null,
      knownBy: asked.knownBy ?? null,
      level: asked.level,
      from,
      to,
      moves,
    };
  },
});

const rank = { documented: 0, likely: 1, possible: 2 } as const;

const chosen = `
  select f.move, f.from_organisation, f.to_organisation, count(*) over () as total
  from flow_move f
  where f.level = $1 and f.date <= cast($2 as date)
    and ($3 = '9999-12-31' or f.known_on <= cast($3 as date))
    and f.year between $4 and $5
    and case f.strength when 'documented' then 0 when 'likely' then 1 else 2 end <= $6
    and ($7 = '' or f.from_organisation = $7) and ($8 = '' or f.to_organisation = $8)
    and ($9 = '' or f.from_organisation = $9 or f.to_organisation = $9)
    and ($10 = '' or f.person = $10)
    and ($11 = '' and f.kind <> 'entry' or f.kind = $11)
  order by f.date desc, f.move limit $12 offset $13`;

async function readMoves(
  observatory: Observatory,
  asked: Question,
  { from, to, either, person }: Readonly<Record<'from' | 'to' | 'either' | 'person', string>>,
  offset: number,
): Promise<{ moves: MoveLine[]; total: number }> {
  const { asOf = anyDay.last, knownBy = anyDay.last, since = 0, until = 9999 } = asked;
  const rows = await observatory.reader.rows(
    `with chosen as (${chosen})
     select c.*, m.person, m.trained_at, m.kind, m.date, m.precision, m.after, m.before, m.probability, m.strength,
       m.known_on, m.evidence,
       (select min(g.migration) from migration_member x join migration g on g.migration = x.migration
        where x.move = c.move and g.level = $1) as migration
     from chosen c
     join move m on m.move = c.move
     order by m.date desc, m.move`,
    [
      ...[asked.level, asOf, knownBy, since, until, rank[asked.strength], from, to, either, person],
      ...[asked.kind ?? '', asked.limit, offset],
    ],
  );
  return { moves: await withNames(observatory, rows), total: Number(rows[0]?.['total'] ?? 0) };
}

type Row = Readonly<Record<string, Scalar>>;

/** Moves of rows of their table, with the names of their people and organisations. */
export async function withNames(observatory: Observatory, rows: readonly Row[]): Promise<MoveLine[]> {
  const ends = ['from_organisation', 'to_organisation', 'trained_at'] as const;
  const ids = rows.flatMap((row) => ends.flatMap((end) => text(row[end]) ?? []));
  const nameOf = await namesOfOrganisations(observatory, ids);
  const people = await readPeople(observatory.reader, [...new Set(rows.map((row) => String(row['person'])))]);
  return rows.map((row) => moveOf(row, nameOf, people.get(String(row['person']))?.name));
}

const text = (value: Scalar | undefined): string | null =>
  value == null || value === '' ? null : String(value);

function moveOf(row: Row, nameOf: (id: string) => Named, person: string | undefined): MoveLine {
  const organisation = (name: string): Named | null => {
    const id = text(row[name]);
    return id === null ? null : nameOf(id);
  };
  return moveLine.parse({
    id: row['move'],
    person: { id: row['person'], name: person ?? row['person'] },
    from: organisation('from_organisation'),
    to: organisation('to_organisation'),
    trainedAt: organisation('trained_at'),
    kind: row['kind'],
    date: row['date'],
    precision: row['precision'],
    after: row['after'],
    before: row['before'],
    probability: Number(row['probability']),
    strength: row['strength'],
    knownOn: row['known_on'],
    evidence: Number(row['evidence']),
    migration: text(row['migration']),
  });
}
