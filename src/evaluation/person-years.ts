import type { Group } from '../careers/retention/read.ts';
import { type DatedSpell, MONTH, spellsOf } from '../careers/retention/spells.ts';
import { type Engine, INT_NULL } from '../engine/engine.ts';
import type { Follow } from './prediction-scores.ts';

/** Somebody on record at an organisation on the first of January, what was known then, and the year that followed. */
export interface PersonYear extends Follow {
  readonly person: number;
  readonly organisation: string;
  readonly kind: string;
  /** Whole years at the organisation. */
  readonly tenure: number;
  /** Years since the first work; -1 where not known. */
  readonly age: number;
  /** Works in the two years before. */
  readonly works: number;
  /** Earlier spells elsewhere, begun before. */
  readonly earlier: number;
}

/** Facts about people that features are made of, by number. */
export interface Backgrounds {
  readonly firstYear: Int32Array;
  /** Works of a person in a year. */
  readonly works: (person: number, year: number) => number;
}

const YEAR = 365.25;
const MONTHS = 12;

/** First year of the first work and works by year of everybody. */
export async function readBackgrounds(engine: Engine): Promise<Backgrounds> {
  const people = await engine.read('select first_year from person order by person', { firstYear: 'int' });
  const rows = await engine.read(
    `with numbered as (select person, cast(row_number() over (order by person) as integer) - 1 as number from person)
    select n.number, m.year, count(*) from person_mention p join mention m on m.mention = p.mention
    join numbered n on n.person = p.person where m.year is not null and p.repeats is null group by n.number, m.year`,
    { person: 'int', year: 'int', works: 'int' },
  );
  const counts = new Map(
    rows.person.keys().map((i) => [rows.person[i]! * 4096 + rows.year[i]!, rows.works[i]!]),
  );
  return { firstYear: people.firstYear, works: (person, year) => counts.get(person * 4096 + year) ?? 0 };
}

/** Person-years of the given years, laboratories alone: a firm's own rows would count people twice. */
export function personYears(
  groups: readonly Group[],
  { firstYear, works }: Backgrounds,
  years: readonly number[],
): PersonYear[] {
  const spells = groups
    .filter(({ level }) => level === 'laboratory')
    .flatMap((group) => spellsOf(group.stays, group.leavings).map((spell) => ({ group, spell })));
  const begun = Map.groupBy(spells, ({ spell }) => spell.person);
  return spells.flatMap(({ group, spell }) =>
    years.flatMap((year) => {
      const start = ((year - 1970) * YEAR - spell.origin) / MONTH;
      const follow = followYear(spell, start, year);
      if (follow === null) return [];
      const { person } = spell;
      const before = begun.get(person)!.filter((other) => other.spell.origin < spell.origin).length;
      return {
        ...follow,
        person,
        organisation: group.organisation,
        kind: group.kind,
        tenure: Math.floor(start / MONTHS),
        age: firstYear[person] === INT_NULL ? -1 : year - firstYear[person]!,
        works: works(person, year - 1) + works(person, year - 2),
        earlier: before,
      };
    }),
  );
}

/** The year from month `start` of a spell; null where the person is not on record then. */
function followYear(spell: DatedSpell, start: number, year: number): Follow | null {
  if (start < spell.entry || start >= spell.end) return null;
  const months = Math.max(1, Math.min(MONTHS, Math.ceil(spell.end - start)));
  const whole = spell.end - start > MONTHS;
  return { months, exit: spell.cause >= 0 && !whole, whole, group: year };
}
