import { z } from 'zod';
import { dated, strength } from '../../tables/cards/evidence.ts';
import { personLine } from '../../tables/cards/lines.ts';
import { VivierError } from '../../tables/error.ts';
import { anyDay, frozenInput, frozenOutput } from '../frozen.ts';
import { type Observatory, operation } from '../operation.ts';
import { readPeople } from '../stored-pages.ts';
import { migrationLine, migrationOf, migrationSelect } from './migration-line.ts';

const member = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  move: z.string(),
  date: z.iso.date(),
  precision: z.enum(['day', 'month', 'year']),
  strength,
  /** Other members with whom earlier work was signed; 0 where none is on record. */
  ties: z.number(),
  leader: z.boolean(),
  /** Where they were last seen; null where nothing is on record. */
  last: personLine.shape.last,
  knownOn: z.iso.date().nullable(),
});

/** Two members, by their place in `members`, and their works in common before the window and after it. */
const pair = z.object({ a: z.number(), b: z.number(), before: z.number(), after: z.number() });

const migrationPage = migrationLine.extend({
  ...frozenOutput,
  strata: z.string(),
  permutations: z.number(),
  members: z.number(),
  team: z.array(member),
  /** Pairs with a work in common that the lists hold; reports and models are not among these. */
  pairs: z.array(pair),
  /** Works of two members or more, latest first, at most 24. */
  works: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      year: z.number().nullable(),
      published: dated.nullable(),
      /** Places in `team`. */
      by: z.array(z.number()),
      when: z.enum(['before', 'after']),
    }),
  ),
  /** The published claim that names it. */
  claim: z
    .object({
      id: z.string(),
      topic: z.string(),
      statement: z.string().nullable(),
      publisher: z.string().nullable(),
      url: z.string().nullable(),
      listed: z.number(),
      matched: z.number(),
    })
    .nullable(),
});
export type MigrationPage = z.infer<typeof migrationPage>;

export const showMigration = operation({
  name: 'showMigration',
  summary:
    'A team that moved: members, ties before and after, leader, the chance of luck, where they are now.',
  effect: 'reads',
  address: { method: 'GET', path: '/migrations/{id}' },
  input: z.object({ id: z.string().min(1).max(40).describe('id of a migration'), ...frozenInput }),
  output: migrationPage,
  run: async (context, { id, asOf, knownBy }) => {
    const observatory = context.observatory();
    const [row] = await observatory.reader.rows(`${migrationSelect} where g.migration = $2`, [
      knownBy ?? anyDay.last,
      id,
    ]);
    if (row === undefined || Number(row['known_members']) === 0) throw unknownMigration(id);
    const line = migrationOf(row);
    const team = await readTeam(observatory, id, asOf ?? anyDay.last, knownBy ?? anyDay.last);
    const works = await readCommon(observatory, id, team, line, knownBy ?? anyDay.last);
    return {
      ...line,
      members: team.length,
      asOf: asOf ?? null,
      knownBy: knownBy ?? null,
      strata: String(row['strata']),
      permutations: Number(row['permutations']),
      team,
      pairs: pairsOf(works),
      works: works.slice(0, WORKS),
      claim: line.documented ? await readClaim(observatory, String(row['documented']), id) : null,
    };
  },
});

function unknownMigration(id: string): VivierError {
  return new VivierError('migration-unknown', {
    what: `No team migration is known by “${id}”.`,
    why: 'There is none of that id, or none of its moves could be known by the day asked about.',
    mend: 'List them: vivier migrations.',
  });
}

type Member = z.infer<typeof member>;

async function readTeam(
  { reader }: Observatory,
  id: string,
  asOf: string,
  knownBy: string,
): Promise<Member[]> {
  const rows = await reader.rows(
    `select x.person, x.move, x.date, m.precision, x.strength, x.ties, x.leader, x.known_on
     from migration_member x join move m on m.move = x.move
     where x.migration = $1 and x.date <= cast($2 as date) and ($3 = '9999-12-31' or x.known_on <= cast($3 as date))
     order by x.leader desc, x.ties desc, x.date, x.person`,
    [id, asOf, knownBy],
  );
  const frozen = asOf !== anyDay.last || knownBy !== anyDay.last;
  const people = await readPeople(
    reader,
    rows.map((row) => String(row['person'])),
  );
  return rows.map((row) => {
    const person = String(row['person']);
    const line = people.get(person);
    return member.parse({
      person: { id: person, name: line?.name ?? person },
      move: row['move'],
      date: row['date'],
      precision: row['precision'],
      strength: row['strength'],
      ties: Number(row['ties']),
      leader: row['leader'],
      last: frozen ? null : (line?.last ?? null),
      knownOn: row['known_on'],
    });
  });
}

/** Works listed, and the most names on a work that ties its authors. */
const WORKS = 24;
const CROWD = 50;
/** What is printed within half a year after the first departure was written before it. */
const LAG = 183;

type Common = z.infer<typeof migrationPage>['works'][number];

async function readCommon(
  { reader }: Observatory,
  id: string,
  team: readonly Member[],
  { windowFrom, windowTo }: { readonly windowFrom: string; readonly windowTo: string },
  knownBy: string,
): Promise<Common[]> {
  const rows = await reader.rows(
    `with signed as (
       select distinct x.person, s.work
       from migration_member x join person_work s on s.person = x.person
       where x.migration = $1
     ),
     common as (select work, string_agg(person, ' ' order by person) as people from signed group by work having count(*) > 1)
     select c.people, w.work, w.title, w.year, w.published_on, w.precision,
       w.published_on <= cast($2 as date) + interval ${LAG} day as before, w.published_on > cast($3 as date) as after
     from common c join work w on w.work = c.work
     where w.authors <= ${CROWD} and ($4 = '9999-12-31' or w.known_on <= cast($4 as date))
     order by w.published_on desc nulls last, w.work`,
    [id, windowFrom, windowTo, knownBy],
  );
  const place = new Map(team.map(({ person }, i) => [person.id, i]));
  return rows.flatMap((row) => {
    const by = String(row['people'])
      .split(' ')
      .flatMap((person) => place.get(person) ?? [])
      .sort((a, b) => a - b);
    const when = row['before'] === true ? 'before' : row['after'] === true ? 'after' : null;
    if (when === null || by.length < 2) return [];
    const precision = String(row['precision'] ?? 'year');
    return [
      {
        id: String(row['work']),
        title: String(row['title']),
        year: row['year'] == null ? null : Number(row['year']),
        published:
          row['published_on'] == null
            ? null
            : dated.parse({ on: row['published_on'], precision: precision === '' ? 'year' : precision }),
        by,
        when,
      },
    ];
  });
}

function pairsOf(works: readonly Common[]): z.infer<typeof pair>[] {
  const pairs = new Map<string, z.infer<typeof pair>>();
  for (const { by, when } of works)
    for (const [i, a] of by.entries())
      for (const b of by.slice(i + 1)) {
        const known = pairs.get(`${a} ${b}`) ?? { a, b, before: 0, after: 0 };
        known[when]++;
        pairs.set(`${a} ${b}`, known);
      }
  return [...pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

async function readClaim({ reader }: Observatory, claim: string, migration: string) {
  const [row] = await reader.rows(
    `select c.claim, c.topic, c.statement, c.publisher, c.url, d.listed, d.matched
     from migration_documented d join claim c on c.claim = d.claim
     where d.claim = $1 and d.migration = $2 limit 1`,
    [claim, migration],
  );
  if (row === undefined) return null;
  const text = (name: string) => (row[name] == null ? null : String(row[name]));
  return {
    id: claim,
    topic: String(row['topic']),
    statement: text('statement'),
    publisher: text('publisher'),
    url: text('url'),
    listed: Number(row['listed']),
    matched: Number(row['matched']),
  };
}
