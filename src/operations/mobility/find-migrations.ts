import { z } from 'zod';
import { named, strength } from '../../tables/cards/evidence.ts';
import { anyDay, frozenInput, frozenOutput, level } from '../frozen.ts';
import { type Observatory, operation } from '../operation.ts';
import { organisationMeant } from '../organisations-meant.ts';
import { nextCursor, offsetOf, pageInput, pageOutput } from '../page.ts';
import { migrationLine, migrationOf, migrationSelect } from './migration-line.ts';

/** A published claim of a team move that the record does not show, and why. */
const unseen = z.object({
  claim: z.string(),
  topic: z.string(),
  /** People it names, those of them on record, and those whose move is. */
  listed: z.number(),
  found: z.number(),
  moves: z.number(),
  reason: z.string(),
});

const migrationsFound = z.object({
  ...pageOutput,
  ...frozenOutput,
  level: z.enum(['laboratory', 'parent']),
  organisation: named.nullable(),
  migrations: z.array(migrationLine),
  /** Published team moves that are not visible in the data. */
  unseen: z.array(unseen),
});
export type MigrationsFound = z.infer<typeof migrationsFound>;

const input = z.object({
  organisation: z.string().max(200).optional().describe('organisation left or joined: id or name'),
  since: z.coerce.number().int().min(1900).max(2100).optional().describe('year of its end, or later'),
  until: z.coerce.number().int().min(1900).max(2100).optional().describe('year of its end, or earlier'),
  strength: strength.default('possible').describe('how well it is known at least'),
  order: z.enum(['latest', 'surest']).default('latest').describe('latest first, or least by chance first'),
  level,
  ...frozenInput,
  ...pageInput,
});

export const findMigrations = operation({
  name: 'findMigrations',
  summary: 'Teams that went from one organisation to another, with the chance of seeing as much by luck.',
  effect: 'reads',
  address: { method: 'GET', path: '/migrations' },
  input,
  output: migrationsFound,
  run: async (context, asked) => {
    const observatory = context.observatory();
    const { asOf, knownBy, order, limit } = asked;
    const organisation =
      asked.organisation === undefined ? null : await organisationMeant(observatory, asked.organisation);
    const offset = offsetOf(asked.cursor, observatory.build);
    const all = (await readMigrations(observatory, asked, organisation?.id ?? '')).map(migrationOf);
    if (order === 'surest')
      all.sort((a, b) => (a.q ?? 2) - (b.q ?? 2) || b.members - a.members || (a.id < b.id ? -1 : 1));
    const migrations = all.slice(offset, offset + limit);
    return {
      total: all.length,
      next: nextCursor(offset, migrations.length, all.length, observatory.build),
      asOf: asOf ?? null,
      knownBy: knownBy ?? null,
      level: asked.level,
      organisation,
      migrations,
      unseen: organisation === null && offset === 0 ? await readUnseen(observatory, knownBy) : [],
    };
  },
});

const rank = { documented: 0, likely: 1, possible: 2 } as const;

function readMigrations({ reader }: Observatory, asked: z.output<typeof input>, organisation: string) {
  const { asOf = anyDay.last, knownBy = anyDay.last, since = 0, until = 9999 } = asked;
  return reader.rows(
    `${migrationSelect}
     where g.level = $2 and k.known >= 2 and k.known_to <= cast($3 as date)
       and year(k.known_to) between $4 and $5
       and case when k.known < g.members then 2 when g.strength = 'documented' then 0 when g.strength = 'likely' then 1
         else 2 end <= $6
       and ($7 = '' or g.from_organisation = $7 or g.to_organisation = $7)
     order by k.known_to desc, g.migration`,
    [knownBy, asked.level, asOf, since, until, rank[asked.strength], organisation],
  );
}

async function readUnseen({ reader }: Observatory, knownBy: string = anyDay.last) {
  const rows = await reader.rows(
    `select claim, topic, listed, found, moves, reason from migration_documented
     where reason is not null and ($1 = '9999-12-31' or known_on <= cast($1 as date)) order by topic, claim`,
    [knownBy],
  );
  return rows.map((row) => ({
    claim: String(row['claim']),
    topic: String(row['topic']),
    listed: Number(row['listed']),
    found: Number(row['found']),
    moves: Number(row['moves']),
    reason: String(row['reason']),
  }));
}
