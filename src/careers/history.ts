import { type Engine, INT_NULL } from '../engine/engine.ts';
import { COMPANY, type Organisations, UNIVERSITY } from './employers.ts';

/** Kinds of evidence by number, as `stint_evidence` words them. */
export const kinds = ['work', 'bag', 'post', 'report', 'model', 'previous', 'next'] as const;
export const kindNumber = Object.fromEntries(kinds.map((kind, i) => [kind, i])) as Record<
  (typeof kinds)[number],
  number
>;
/** What a post makes of its holder, by number. */
const standings = ['none', 'employed', 'training', 'side', 'founder'] as const;
export const EMPLOYED = 1;
export const TRAINING = 2;
export const SIDE = 3;
export const FOUNDER = 4;

/**
 * All evidence, sorted by person, first day, organisation, kind and what follows, over shared memory. Days are counted from
 * 1970; `INT_NULL` where not known.
 */
export interface History {
  /** Person `p` has the pieces from `offsets[p]` to `offsets[p + 1]`, and the works likewise. */
  readonly offsets: Int32Array;
  readonly organisation: Int32Array;
  readonly kind: Uint8Array;
  readonly standing: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Days in the period that `from` names, 31 or 366, and `to` likewise. */
  readonly fromWidth: Int32Array;
  readonly width: Int32Array;
  readonly known: Int32Array;
  readonly weight: Float64Array;
  /** Works of a person by day: 2 where they stood last of three or more, 1 where elsewhere, 0 where the order tells nothing. */
  readonly workOffsets: Int32Array;
  readonly workDay: Int32Array;
  readonly workLast: Uint8Array;
  readonly organisations: Organisations;
}

/** What the numbers stand for. */
export interface Names {
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  readonly roles: readonly string[];
}

/**
 * What a reading is asked for. A question frozen at a day sees only what was known by then; one of a few people reads only
 * theirs; one kind of evidence, or a file, may be held apart to see what the rest shows.
 */
export interface Asked {
  readonly knownBy?: string;
  readonly people?: readonly string[];
  readonly kinds?: readonly (typeof kinds)[number][];
  /** Part of a file's name, such as nips2022. */
  readonly without?: string;
}

const day = (column: string): string => `cast(date_diff('day', date '1970-01-01', ${column}) as integer)`;
const literalList = (texts: readonly string[]): string =>
  texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(', ');

/** Last word of a printed name. Authors in the order of the alphabet, as in theory, say nothing of who leads a group. */
const surname = "lower(reverse(split_part(reverse(trim(raw_name)), ' ', 1)))";

/** Reads stint_evidence, mention, work, post, organisation and organisation_edge. */
export async function readHistory(
  engine: Pick<Engine, 'read'>,
  asked: Asked = {},
): Promise<{ history: History; names: Names }> {
  const condition = (alias: string): string =>
    [
      asked.people && `${alias}.person in (${literalList(asked.people)})`,
      asked.kinds && `${alias}.kind in (${literalList(asked.kinds)})`,
      asked.without && `strpos(${alias}.file, ${literalList([asked.without])}) = 0`,
      asked.knownBy && `${alias}.known_on <= date '${asked.knownBy.slice(0, 10)}'`,
    ]
      .filter(Boolean)
      .map((one) => ` and ${one}`)
      .join('');
  const { id: people } = await engine.read(
    `select distinct person as id from stint_evidence e where true${condition('e')} order by person`,
    { id: 'text' },
  );
  const { id, kind } = await engine.read(
    'select organisation, kind from organisation order by organisation',
    {
      id: 'text',
      kind: 'text',
    },
  );
  const { role: roles } = await engine.read(
    "select distinct role from post where kind = 'post' and role is not null order by role",
    { role: 'text' },
  );
  // Sorted by numbers alone, which is several times as fast as by texts; rows that are alike in all of them are alike.
  const pieces = await engine.read(
    `with people as (
       select person, cast(row_number() over (order by person) - 1 as integer) as number
       from (select distinct person from stint_evidence e where true${condition('e')}) as known
     ),
     organisations as (
       select organisation, cast(row_number() over (order by organisation) - 1 as integer) as number from organisation
     ),
     titles as (
       select role, cast(row_number() over (order by role) - 1 as integer) as number
       from (select distinct role from post where kind = 'post' and role is not null) as known
     ),
     pieces as (
       select e.person, e.organisation, e.kind, e.standing, e.valid_from, e.from_precision, e.valid_to, e.to_precision,
         e.known_on, e.weight, -1 as role
       from stint_evidence e where e.kind <> 'post'${condition('e')}
       union all
       select e.person, e.organisation, e.kind, e.standing, e.valid_from, e.from_precision, e.valid_to, e.to_precision,
         e.known_on, e.weight, coalesce(r.number, -1) as role
       from stint_evidence e
       left join post t on t.kind = 'post' and t.source = e.source and t.file = e.file and t.record = e.record
         and t.position = e.position
       left join titles r on r.role = t.role
       where e.kind = 'post'${condition('e')}
     )
     select p.number, o.number, case e.kind ${kinds.map((one, i) => `when '${one}' then ${i}`).join(' ')} end as kind,
       case e.standing ${standings.map((one, i) => `when '${one}' then ${i}`).join(' ')} else 0 end as standing,
       ${day('e.valid_from')} as since, case when e.from_precision = 'year' then 366 else 31 end as since_width,
       ${day('e.valid_to')} as until, case when e.to_precision = 'year' then 366 else 31 end as until_width,
       ${day('e.known_on')} as known, e.weight, e.role
     from pieces e
     join people p on p.person = e.person
     join organisations o on o.organisation = e.organisation
     where coalesce(e.valid_from, e.valid_to, e.known_on) is not null
     order by p.number, coalesce(e.valid_from, e.valid_to, e.known_on), o.number, 3, 4, 5, 6, 7, 8, 9, 10, 11`,
    {
      person: 'int',
      organisation: 'int',
      kind: 'int',
      standing: 'int',
      from: 'int',
      fromWidth: 'int',
      to: 'int',
      width: 'int',
      known: 'int',
      weight: 'double',
      role: 'int',
    },
  );
  const works = await engine.read(
    `with people as (
       select person, cast(row_number() over (order by person) - 1 as integer) as number
       from (select distinct person from stint_evidence e where true${condition('e')}) as known
     ),
     signed as (
       select work, position, ${surname} as surname from mention where authors >= 3
     ),
     neighbours as (
       select work, surname, lag(surname) over (partition by work order by position) as before from signed
     ),
     by_merit as (
       select distinct work from neighbours where surname < before
     ),
     relisted as (
       select distinct m.work from person_mention x join mention m on m.mention = x.mention where x.repeats is not null
     ),
     shortened as (
       select m.work, max(m.position) as last
       from relisted r join mention m on m.work = r.work
       left join person_mention x on x.mention = m.mention
       where x.repeats is null
       group by m.work
     )
     select p.number, ${day('w.published_on')},
       case when b.work is null then 0 when m.position = coalesce(s.last, m.authors - 1) then 2 else 1 end
     from person_mention x
     join people p on p.person = x.person
     join mention m on m.mention = x.mention
     join work w on w.work = m.work
     left join by_merit b on b.work = m.work
     left join shortened s on s.work = m.work
     where x.repeats is null and w.published_on is not null${asked.knownBy ? ` and w.known_on <= date '${asked.knownBy.slice(0, 10)}'` : ''}
     order by p.number, w.published_on, m.mention`,
    { person: 'int', day: 'int', last: 'int' },
  );
  const history: History = {
    offsets: offsetsOf(pieces.person, people.length),
    organisation: sharedInts(pieces.organisation),
    kind: sharedBytes(pieces.kind),
    standing: sharedBytes(pieces.standing),
    from: sharedInts(pieces.from),
    to: sharedInts(pieces.to),
    fromWidth: sharedInts(pieces.fromWidth),
    width: sharedInts(pieces.width),
    known: sharedInts(pieces.known),
    weight: sharedDoubles(pieces.weight),
    workOffsets: offsetsOf(works.person, people.length),
    workDay: sharedInts(works.day),
    workLast: sharedBytes(works.last),
    organisations: await readOrganisations(engine, kind),
  };
  return {
    history,
    names: { people, organisations: id, roles: Array.from(pieces.role, (one) => roles[one] ?? '') },
  };
}

const kindOf = (kind: string): number =>
  kind === 'company' ? COMPANY : kind === 'education' ? UNIVERSITY : 0;

/**
 * Edges by what they mean for an employment: the laboratories of a firm, of a university or of our own list are of one employer; a
 * system of universities, a ministry, a society of institutes employs nobody here; a successor takes the people over.
 */
async function readOrganisations(
  engine: Pick<Engine, 'read'>,
  kinds: readonly string[],
): Promise<Organisations> {
  const edges = await engine.read(
    `with organisations as (
       select organisation, kind, source, cast(row_number() over (order by organisation) - 1 as integer) as number
       from organisation
     )
     select c.number, p.number,
       case
         when e.kind = 'successor' then 2
         when c.source = 'vivier' then 0
         when c.kind = 'company' and p.kind = 'company' then 0
         when c.kind in ('facility', 'other', 'archive') and p.kind = 'education' then 0
         else 1
       end,
       ${day('e.valid_from')}, ${day('e.valid_to')}
     from organisation_edge e
     join organisations c on c.organisation = e.child
     join organisations p on p.organisation = e.parent
     order by c.number, p.kind <> 'education', p.number, e.kind`,
    { child: 'int', parent: 'int', relation: 'int', from: 'int', to: 'int' },
  );
  return {
    kind: sharedBytes(kinds.map(kindOf)),
    child: sharedInts(edges.child),
    parent: sharedInts(edges.parent),
    relation: sharedBytes(edges.relation),
    from: sharedInts(edges.from),
    to: sharedInts(edges.to.map((one) => (one === INT_NULL ? 2 ** 30 : one))),
  };
}

function offsetsOf(sorted: ArrayLike<number>, groups: number): Int32Array {
  const offsets = new Int32Array(new SharedArrayBuffer((groups + 1) * 4));
  for (let i = 0; i < sorted.length; i++) offsets[sorted[i]! + 1]!++;
  for (let group = 0; group < groups; group++) offsets[group + 1]! += offsets[group]!;
  return offsets;
}

function sharedInts(values: ArrayLike<number>): Int32Array {
  const shared = new Int32Array(new SharedArrayBuffer(values.length * 4));
  shared.set(values);
  return shared;
}

function sharedBytes(values: ArrayLike<number>): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(values.length));
  shared.set(values);
  return shared;
}

function sharedDoubles(values: ArrayLike<number>): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(values.length * 8));
  shared.set(values);
  return shared;
}
