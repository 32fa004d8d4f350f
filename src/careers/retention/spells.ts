import type { Spell } from './survival.ts';

/** A stay as the record shows it, days since 1970. */
export interface Stay {
  readonly person: number;
  /** Not before, not after: the interval of the start; equal where it is stated. */
  readonly startAfter: number | null;
  readonly startBefore: number;
  /** Last day of evidence of presence. */
  readonly last: number;
  /** Day on which a post is stated to have ended. */
  readonly ended: number | null;
}

/** A move away. */
export interface Leaving {
  readonly person: number;
  readonly day: number;
  readonly earliest: number;
  readonly latest: number;
  readonly cause: number;
}

/** A spell of a person with the year in which it began, and its end were the exit on its earliest or its latest day. */
export interface DatedSpell extends Spell {
  readonly person: number;
  /** Day since 1970 from which its months count. */
  readonly origin: number;
  readonly year: number;
  readonly earliest: number;
  readonly latest: number;
}

/** Where exits go: firm, university, other research body, own organisation, not known. */
export const causes = ['company', 'education', 'research', 'founding', 'unknown'] as const;
const UNKNOWN = 4;

/** Days of a month. */
export const MONTH = 30.4375;
/** Longest interval of a start, in days, of which the middle is taken; of a longer one the end, first evidence. */
const WIDE = 1096;

/**
 * Spells of the people of one organisation: from the start of a stay to the first move away; what starts after it is a further
 * spell. Without a move a stated end is an exit to a place not known; else the spell is censored at the last evidence: no work is
 * neither an exit nor a stay.
 */
export function spellsOf(stays: readonly Stay[], leavings: readonly Leaving[]): DatedSpell[] {
  const left = Map.groupBy(leavings, ({ person }) => person);
  return [...Map.groupBy(stays, ({ person }) => person)]
    .sort(([a], [b]) => a - b)
    .flatMap(([person, own]) => spellsOfPerson(own, left.get(person) ?? []));
}

function spellsOfPerson(stays: readonly Stay[], leavings: readonly Leaving[]): DatedSpell[] {
  const rest = [...stays].sort((a, b) => a.startBefore - b.startBefore || a.last - b.last);
  const exits = [...leavings].sort((a, b) => a.day - b.day);
  const spells: DatedSpell[] = [];
  while (rest.length > 0) {
    const first = rest.shift()!;
    const exit = exits.find(({ latest }) => latest >= first.startBefore);
    const held = [first];
    while (rest.length > 0 && (exit === undefined || rest[0]!.startBefore <= exit.day))
      held.push(rest.shift()!);
    if (exit) exits.splice(0, exits.indexOf(exit) + 1);
    const spell = spellOf(held, exit ?? statedEnd(held));
    if (spell) spells.push(spell);
  }
  return spells;
}

function statedEnd(stays: readonly Stay[]): Leaving | undefined {
  const last = stays.reduce((a, b) => (b.last >= a.last ? b : a));
  if (last.ended === null || stays.some((stay) => stay.last > last.ended! + 365)) return undefined;
  const [person, day] = [last.person, last.ended];
  return { person, day, earliest: day, latest: day, cause: UNKNOWN };
}

function spellOf(stays: readonly Stay[], exit: Leaving | undefined): DatedSpell | null {
  const { startAfter, startBefore } = stays[0]!;
  const narrow = startAfter !== null && startAfter <= startBefore && startBefore - startAfter <= WIDE;
  const origin = narrow ? (startAfter + startBefore) / 2 : startBefore;
  const months = (day: number): number => Math.max(0, Math.round((day - origin) / MONTH));
  const last = Math.max(...stays.map((stay) => stay.last));
  const end = exit ? Math.max(1, months(exit.day)) : months(last);
  const entry = Math.min(months(startBefore), exit ? end - 1 : end);
  if (end === 0) return null;
  return {
    person: stays[0]!.person,
    origin,
    entry,
    end,
    cause: exit?.cause ?? -1,
    year: Math.floor(1970 + origin / 365.25),
    earliest: exit ? Math.max(entry + 1, months(exit.earliest)) : end,
    latest: exit ? Math.max(entry + 1, months(exit.latest)) : end,
  };
}
