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

/** Reads every organisation's stays and departures; visits, side posts and what fits nothing else are not stays. */
export async function readGroups(engine: Engine): Promise<Group[]> {
  const rollUp = await readRollUp(engine);
  const kinds = await readKinds(engine);
  const groups = new Map<string, Group>();
  const groupAt = (level: Group['level'], organisation: string): Group => {
    const key = `${level} ${organisation}`;
    const known = groups.get(key);
    if (known) return known;
    const kind = kinds.get(organisation) ?? 'other';
    const made: Group = { level, organisation, kind, stays: [], leavings: [] };
    groups.set(key, made);
    return made;
  };
  const firmsWithLaboratories = await addStays(engine, rollUp, groupAt);
  await addLeavings(engine, rollUp, groupAt);
  return [...groups.values()]
    .filter(({ level, organisation }) => level === 'laboratory' || firmsWithLaboratories.has(organisation))
    .sort((a, b) => (`${a.level} ${a.organisation}` < `${b.level} ${b.organisation}` ? -1 : 1));
}

type GroupAt = (level: Group['level'], organisation: string) => Group;

async function readKinds(engine: Engine): Promise<Map<string, string>> {
  const rows = await engine.read('select organisation, kind from organisation order by organisation', {
    organisation: 'text',
    kind: 'text',
  });
  return new Map(rows.organisation.map((one, i) => [one, rows.kind[i]!]));
}

async function addStays(engine: Engine, rollUp: RollUp, groupAt: GroupAt): Promise<Set<string>> {
  const rows = await engine.read(
    `with ${numbered}
    select number, organisation, ${day('start_after')}, ${day('coalesce(start_before, start_after, end_after)')},
      ${day('coalesce(end_after, start_before, start_after)')},
      ${day("case when strength = 'documented' then end_before end")}
    from stint s join numbered n on n.person = s.person
    where strength <> 'possible' and part in ('main', 'dual')
      and coalesce(start_before, start_after, end_after) is not null
    order by number, organisation, slot`,
    { person: 'int', organisation: 'text', startAfter: 'int', startBefore: 'int', last: 'int', ended: 'int' },
  );
  const firms = new Set<string>();
  rows.organisation.forEach((organisation, i) => {
    const stay: Stay = {
      person: rows.person[i]!,
      startAfter: known(rows.startAfter[i]!),
      startBefore: rows.startBefore[i]!,
      last: Math.max(rows.last[i]!, rows.startBefore[i]!),
      ended: known(rows.ended[i]!),
    };
    const parent = rollUp.parentAt(organisation, stay.last);
    if (parent !== organisation) firms.add(parent);
    groupAt('laboratory', organisation).stays.push(stay);
    groupAt('parent', parent).stays.push(stay);
  });
  return firms;
}

async function addLeavings(engine: Engine, rollUp: RollUp, groupAt: GroupAt): Promise<void> {
  const rows = await engine.read(
    `with ${numbered}
    select number, from_organisation, to_organisation, ${day('m.date')}, ${day('m.after')}, ${day('m.before')},
      case when m.kind = 'founding' then 'founding' else coalesce(o.kind, 'other') end
    from move m join numbered n on n.person = m.person left join organisation o on o.organisation = m.to_organisation
    where from_organisation is not null and m.kind not in ('entry', 'dual') and strength <> 'possible' and date is not null
    order by move`,
    { person: 'int', from: 'text', to: 'text', day: 'int', after: 'int', before: 'int', kind: 'text' },
  );
  rows.from.forEach((from, i) => {
    const at = rows.day[i]!;
    const leaving: Leaving = {
      person: rows.person[i]!,
      day: at,
      earliest: Math.min(at, known(rows.after[i]!) ?? at),
      latest: Math.max(at, known(rows.before[i]!) ?? at),
      cause: causeOf(rows.kind[i]!),
    };
    groupAt('laboratory', from).leavings.push(leaving);
    const parent = rollUp.parentAt(from, at);
    if (!rollUp.sameHouse(from, rows.to[i]!, at)) groupAt('parent', parent).leavings.push(leaving);
  });
}

function known(value: number): number | null {
  return value === INT_NULL ? null : value;
}

function causeOf(kind: string): number {
  const cause = causes.findIndex((name) => name === kind);
  return cause < 0 ? causes.indexOf('research') : cause;
}
