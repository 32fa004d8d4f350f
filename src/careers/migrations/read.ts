import type { Engine } from '../../engine/engine.ts';
import { readRollUp } from '../read-roll-up.ts';
import type { RollUp } from '../roll-up.ts';
import { type CommonWork, indexCommonWork, MOST_NAMES } from './common-work.ts';
import type { Mover } from './flows.ts';

/** Stays on record, a row each: who was where from when to when, days since 1970. */
interface Stays {
  readonly person: Int32Array;
  readonly organisation: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** What team migrations are found in. People are numbered by the order of their ids. */
export interface MigrationInput {
  readonly people: readonly string[];
  /** Year of the first work; `INT_NULL` where not known. */
  readonly firstYear: Int32Array;
  readonly moves: readonly Mover[];
  readonly stays: Stays;
  readonly work: CommonWork;
  /** Field of each work, as a number. */
  readonly field: Int32Array;
  readonly rollUp: RollUp;
  /** Kind of each organisation that somebody left, and of the firms above. */
  readonly kindOf: ReadonlyMap<string, string>;
}

/** Least probability of a move that counts, unless it is stated. */
const SURE = 0.5;

const day = (date: string): string => `date_diff('day', date '1970-01-01', ${date})`;
const numbered = `numbered as (
  select person, cast(row_number() over (order by person) as integer) - 1 as number from person
)`;
/** Works of two to fifty names, and reports and models signed by as many: the common work. */
const signed = `
  signed_works as (
    select work as key, published_on as day,
      case
        when venue in ('cvpr', 'iccv', 'eccv', 'wacv', '3dv', 'siggraph', 'siggraphasia', 'acmmm') then 1
        when venue in ('acl', 'emnlp', 'naacl', 'eacl', 'findings', 'coling', 'conll', 'semeval', 'wmt', 'colm') then 2
        when venue in ('icra', 'iros', 'rss', 'corl') then 3
        else 0
      end as field
    from work where authors between 2 and ${MOST_NAMES} and published_on is not null
  ),
  signed_records as (
    select source || ' ' || file || ' ' || record as key, min(valid_from) as day, 0 as field
    from post where kind in ('report', 'model') and valid_from is not null
    group by source, file, record having count(*) between 2 and ${MOST_NAMES}
  ),
  signed as (
    select key, day, field, cast(row_number() over (order by key) as integer) - 1 as number
    from (select key, day, field from signed_works union all select key, day, field from signed_records) either
  )`;

/** Reads moves, stays, common work and parents. */
export async function readMigrationInput(engine: Engine): Promise<MigrationInput> {
  const people = await engine.read('select person, first_year from person order by person', {
    person: 'text',
    firstYear: 'int',
  });
  const { work, field } = await readCommonWork(engine, people.person.length);
  return {
    people: people.person,
    firstYear: people.firstYear,
    moves: await readMoves(engine),
    stays: await readStays(engine),
    work,
    field,
    rollUp: await readRollUp(engine),
    kindOf: await readKinds(engine),
  };
}

async function readKinds(engine: Engine): Promise<Map<string, string>> {
  const { id, kind } = await engine.read(
    `select organisation, kind from organisation o
     where exists (select 1 from move m where m.from_organisation = o.organisation)
       or exists (select 1 from organisation_edge e where e.parent = o.organisation and e.kind = 'parent')`,
    { id: 'text', kind: 'text' },
  );
  return new Map(id.map((one, i) => [one, kind[i]!]));
}

async function readCommonWork(
  engine: Engine,
  people: number,
): Promise<{ work: CommonWork; field: Int32Array }> {
  const works = await engine.read(`with ${signed} select ${day('day')}, field from signed order by number`, {
    day: 'int',
    field: 'int',
  });
  const lines = await engine.read(
    `with ${numbered}, ${signed}
    select n.number, s.number as work from person_mention p
    join mention m on m.mention = p.mention join signed s on s.key = m.work join numbered n on n.person = p.person
    union
    select n.number, s.number as work from person_post i
    join signed s on s.key = i.source || ' ' || i.file || ' ' || i.record join numbered n on n.person = i.person
    order by 1, 2`,
    { person: 'int', work: 'int' },
  );
  return { work: indexCommonWork(lines.person, lines.work, people, works.day), field: works.field };
}

async function readMoves(engine: Engine): Promise<Mover[]> {
  const rows = await engine.read(
    `with ${numbered}
    select move, number, from_organisation, to_organisation, ${day('date')}, kind, strength, ${day('known_on')},
      case when exists (
        select 1 from stint s
        where s.person = m.person and s.organisation = m.to_organisation
          and (lower(s.role) like '%chief executive%' or ' ' || lower(replace(s.role, ',', ' ')) || ' ' like '% ceo %')
          and lower(s.role) not like '%to the %' and lower(s.role) not like '%to ceo%' and lower(s.role) not like '%office of%'
      ) then 1 else 0 end as heads
    from move m join numbered n on n.person = m.person
    where from_organisation is not null and from_organisation <> to_organisation and kind not in ('entry', 'dual')
      and (strength = 'documented' or (strength = 'likely' and probability >= ${SURE})) and date is not null
    order by move`,
    {
      move: 'text',
      person: 'int',
      from: 'text',
      to: 'text',
      day: 'int',
      kind: 'text',
      strength: 'text',
      knownOn: 'int',
      heads: 'int',
    },
  );
  return rows.move.map((move, i) => ({
    move,
    person: rows.person[i]!,
    from: rows.from[i]!,
    to: rows.to[i]!,
    day: rows.day[i]!,
    kind: rows.kind[i]!,
    strength: rows.strength[i]!,
    knownOn: rows.knownOn[i]!,
    heads: rows.heads[i] === 1,
  }));
}

async function readStays(engine: Engine): Promise<Stays> {
  const first = 'coalesce(start_after, start_before, end_after, end_before)';
  const last = 'coalesce(end_after, end_before, start_before, start_after)';
  return await engine.read(
    `with ${numbered}
    select number, organisation, ${day(first)}, ${day(last)}
    from stint s join numbered n on n.person = s.person
    where strength <> 'possible' and ${first} is not null
    order by organisation, number, slot`,
    { person: 'int', organisation: 'text', from: 'int', to: 'int' },
  );
}
