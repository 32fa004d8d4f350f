import type { Engine } from '../engine/engine.ts';
import type { Strength } from '../tables/cards/evidence.ts';
import { dayOf, textOf } from './dates.ts';
import { offsetsOf } from './links.ts';
import { days, numberedOrganisations, numberedPeople } from './numbers.ts';
import { strengthNumber, strengthOf } from './person-lines.ts';

/** Stints shown of a person; those that rest on a bag alone come last. */
const SHOWN = 40;

/** A row of `stint`, with the organisation's number and what bounds its evidence. */
export interface StoredStint {
  readonly organisation: number;
  readonly role: string | null;
  readonly strength: Strength;
  readonly startAfter: string | null;
  readonly startBefore: string | null;
  readonly endAfter: string | null;
  readonly endBefore: string | null;
  readonly pieces: number;
  /** Its evidence lies from this day on; null for the first stint at the organisation. */
  readonly from: string | null;
  /** Its evidence lies before this day: the next stint at the organisation begins; null for the last. */
  readonly until: string | null;
}

/** Stints of every person. */
export interface Stints {
  /** The number of stints of a person, shown or not. */
  total(person: number): number;
  /** Strongest and latest first, at most 40. */
  shown(person: number): StoredStint[];
}

/** Reads stint, person_line and organisation. */
export async function readStints(engine: Engine, people: number): Promise<Stints> {
  const rows = await engine.read(
    `with ${numberedPeople}, ${numberedOrganisations},
     ranked as (
       select *, lead(coalesce(start_after, start_before)) over (partition by person, organisation order by slot) as following,
         row_number() over (
           partition by person
           order by strength = 'possible', end_before is not null, coalesce(end_after, start_before) desc nulls last,
             organisation, slot desc
         ) as rank,
         count(*) over (partition by person) as total
       from stint
     )
     select p.number, o.number, cast(s.slot as integer), ${[
       'start_after',
       'start_before',
       'end_after',
       'end_before',
       'following',
     ]
       .map((column) => days(`s.${column}`))
       .join(', ')}, s.role, ${strengthNumber}, s.evidence, cast(s.total as integer)
     from ranked s
     join people p on p.person = s.person
     join organisations o on o.organisation = s.organisation
     where s.rank <= ${SHOWN}
     order by p.number, s.rank`,
    {
      person: 'int',
      organisation: 'int',
      slot: 'int',
      startAfter: 'int',
      startBefore: 'int',
      endAfter: 'int',
      endBefore: 'int',
      following: 'int',
      role: 'text',
      strength: 'int',
      pieces: 'int',
      total: 'int',
    },
  );
  const offsets = offsetsOf(rows.person, people);
  const at = (i: number): StoredStint => {
    const startAfter = dayOf(rows.startAfter[i]!);
    const startBefore = dayOf(rows.startBefore[i]!);
    return {
      organisation: rows.organisation[i]!,
      role: textOf(rows.role[i]!),
      strength: strengthOf(rows.strength[i]!),
      startAfter,
      startBefore,
      endAfter: dayOf(rows.endAfter[i]!),
      endBefore: dayOf(rows.endBefore[i]!),
      pieces: rows.pieces[i]!,
      from: rows.slot[i] === 0 ? null : (startAfter ?? startBefore),
      until: dayOf(rows.following[i]!),
    };
  };
  return {
    total: (person) => (offsets[person] === offsets[person + 1] ? 0 : rows.total[offsets[person]!]!),
    shown: (person) =>
      Array.from({ length: offsets[person + 1]! - offsets[person]! }, (_, i) => at(offsets[person]! + i)),
  };
}
