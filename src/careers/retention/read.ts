import { type Engine, INT_NULL } from '../../engine/engine.ts';
import { readRollUp } from '../read-roll-up.ts';
import type { RollUp } from '../roll-up.ts';
import { causes, type Leaving, type Stay } from './spells.ts';

/** Stays and departures of one group of people: an organisation, or a firm with its laboratories. */
export interface Group {
  readonly level: 'laboratory' | 'parent';
  readonly organisation: string;
  readonly kind: string;
  readonly stays: Stay[];
  readonly leavings: Leaving[];
}

const day = (date: string): string => `date_diff('day', date '1970-01-01', ${date})`;
const numbered = `numbered as (
  select person, cast(row_number() over (order by person) as integer) - 1 as number from person
)`;

/** A reading of less than all: of one organisation and what belongs to it, or frozen at a day. */
interface Asked {
  readonly organisation?: string;
  /** Only what had happened by then, ISO. */
  readonly asOf?: string | undefined;
  /** Only what could be known by then, ISO. */
  readonly knownBy?: string | undefined;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const FAR = '9999-12-31';

/** Of an organisation and the organisations below it, two steps at most; of all where none is named. */
function below(column: string, organisation: string | undefined): string {
  if (organisation === undefined) return '';
  const one = literal(organisation);
  const children = `select child from organisation_edge where kind = 'parent' and parent`;
  return ` and (${column} = ${one} or ${column} in (${children} = ${one}) or ${column} in (${children} in (${children} = ${one})))`;
}

/** Reads organisations' stays and departures; visits, side posts and what fits nothing else are not stays. */
export async function readGroups(engine: Pick<Engine, 'read'>, asked: Asked = {}): Promise<Group[]> {
  const rollUp = await readRollUp(engine);
  const kinds = await readKinds(engine);
  const groups = { laboratory: new Map<string, Group>(), parent: new Map<string, Group>() };
  const groupAt = (level: Group['level'], organisation: string): Group => {
    const known = groups[level].get(organisation);
    if (known) return known;
    const kind = kinds.get(organisation) ?? 'other';
    const made: Group = { level, organisation, kind, stays: [], leavings: [] };
    groups[level].set(organisation, made);
    return made;
  };
  const firmsWithLaboratories = await addStays(engine, asked, rollUp, groupAt);
  await addLeavings(engine, asked, rollUp, groupAt);
  return [...groups.laboratory.values(), ...groups.parent.values()]
    .filter(({ level, organisation }) => level === 'laboratory' || firmsWithLaboratories.has(organisation))
    .sort((a, b) => (`${a.level} ${a.organisation}` < `${b.level} ${b.organisation}` ? -1 : 1));
}

/**
 * Posts that a list names without an end and without the day on which it was read: a list that tells who left speaks of those who did
 * not until the latest day that it knows of that organisation. Without them only leavers would be followed.
 */
const listed = `listed as (
    select organisation, source, file, max(greatest(valid_from, coalesce(valid_to, valid_from))) as until
    from stint_evidence where kind = 'post' and known_on is null and valid_from is not null
    group by organisation, source, file
  ),
  open_post as (
    select e.person, e.organisation, max(l.until) as until
    from stint_evidence e
    join listed l on l.organisation = e.organisation and l.source = e.source and l.file = e.file
    where e.kind = 'post' and e.valid_to is null and e.known_on is null and e.standing in ('employed', 'founder')
    group by e.person, e.organisation
  )`;

type GroupAt = (level: Group['level'], organisation: string) => Group;

async function readKinds(engine: Pick<Engine, 'read'>): Promise<Map<string, string>> {
  const rows = await engine.read('select organisation, kind from organisation order by organisation', {
    organisation: 'text',
    kind: 'text',
  });
  return new Map(rows.organisation.map((one, i) => [one, rows.kind[i]!]));
}

async function addStays(
  engine: Pick<Engine, 'read'>,
  { organisation: only, asOf = FAR, knownBy = FAR }: Asked,
  rollUp: RollUp,
  groupAt: GroupAt,
): Promise<Set<string>> {
  const cut = asOf < knownBy ? asOf : knownBy;
  const until = (end: string) => (cut === FAR ? end : `least(${end}, date ${literal(cut)})`);
  const frozen =
    cut === FAR ? '' : ` and coalesce(start_before, start_after, end_after) <= date ${literal(cut)}`;
  const known = knownBy === FAR ? '' : ` and known_on <= date ${literal(knownBy)}`;
  const ended = cut === FAR ? '' : ` and end_before <= date ${literal(cut)}`;
  // What could be known by a day leaves such posts out: nobody says since when they could.
  const [lists, last] =
    knownBy === FAR
      ? [
          `, ${listed}`,
          `greatest(coalesce(end_after, start_before, start_after),
        case when strength = 'documented' and end_before is null then coalesce(l.until, date '1900-01-01')
          else date '1900-01-01' end)`,
        ]
      : ['', 'coalesce(end_after, start_before, start_after)'];
  const rows = await engine.read(
    `with ${numbered}${lists}
    select number, s.organisation, ${day('start_after')}, ${day('coalesce(start_before, start_after, end_after)')},
      ${day(until(last))},
      ${day(`case when strength = 'documented'${ended} then end_before end`)}
    from stint s join numbered n on n.person = s.person${
      lists === ''
        ? ''
        : '\n    left join open_post l on l.person = s.person and l.organisation = s.organisation'
    }
    where strength <> 'possible' and part in ('main', 'dual')
      and coalesce(start_before, start_after, end_after) is not null${below('s.organisation', only)}${frozen}${known}
    order by number, s.organisation, slot`,
    { person: 'int', organisation: 'text', startAfter: 'int', startBefore: 'int', last: 'int', ended: 'int' },
  );
  const firms = new Set<string>();
  rows.organisation.forEach((organisation, i) => {
    const stay: Stay = {
      person: rows.person[i]!,
      startAfter: dayOrNull(rows.startAfter[i]!),
      startBefore: rows.startBefore[i]!,
      last: Math.max(rows.last[i]!, rows.startBefore[i]!),
      ended: dayOrNull(rows.ended[i]!),
    };
    const parent = rollUp.parentAt(organisation, stay.last);
    if (parent !== organisation) firms.add(parent);
    groupAt('laboratory', organisation).stays.push(stay);
    groupAt('parent', parent).stays.push(stay);
  });
  return firms;
}

async function addLeavings(
  engine: Pick<Engine, 'read'>,
  { organisation: only, asOf = FAR, knownBy = FAR }: Asked,
  rollUp: RollUp,
  groupAt: GroupAt,
): Promise<void> {
  const happened = asOf === FAR ? '' : ` and m.date <= date ${literal(asOf)}`;
  const known = knownBy === FAR ? '' : ` and m.known_on <= date ${literal(knownBy)}`;
  const rows = await engine.read(
    `with ${numbered}
    select number, from_organisation, to_organisation, ${day('m.date')}, ${day('m.after')}, ${day('m.before')},
      case when m.kind = 'founding' then 'founding' else coalesce(o.kind, 'other') end
    from move m join numbered n on n.person = m.person left join organisation o on o.organisation = m.to_organisation
    where from_organisation is not null and m.kind not in ('entry', 'dual') and strength <> 'possible' and date is not null${below('from_organisation', only)}${happened}${known}
    order by move`,
    { person: 'int', from: 'text', to: 'text', day: 'int', after: 'int', before: 'int', kind: 'text' },
  );
  rows.from.forEach((from, i) => {
    const at = rows.day[i]!;
    const leaving: Leaving = {
      person: rows.person[i]!,
      day: at,
      earliest: Math.min(at, dayOrNull(rows.after[i]!) ?? at),
      latest: Math.max(at, dayOrNull(rows.before[i]!) ?? at),
      cause: causeOf(rows.kind[i]!),
    };
    groupAt('laboratory', from).leavings.push(leaving);
    const parent = rollUp.parentAt(from, at);
    if (!rollUp.sameHouse(from, rows.to[i]!, at)) groupAt('parent', parent).leavings.push(leaving);
  });
}

function dayOrNull(value: number): number | null {
  return value === INT_NULL ? null : value;
}

function causeOf(kind: string): number {
  const known: readonly string[] = causes;
  return known.includes(kind) ? known.indexOf(kind) : known.indexOf('research');
}
