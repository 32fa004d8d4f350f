import { INT_NULL } from '../engine/engine.ts';
import { FOUNDER, type History, kindNumber, SIDE } from './history.ts';
import type { Spell } from './spells.ts';
import type { Reading } from './trail.ts';

/** Strengths and parts by number, as `stint` words them. */
export const strengths = ['documented', 'likely', 'possible'] as const;
export const parts = ['main', 'dual', 'visit', 'side', 'stray'] as const;
const PART = Object.fromEntries(parts.map((part, i) => [part, i])) as Record<(typeof parts)[number], number>;

/** A silence longer than this, in days, makes two stints of what no course explains. */
const SILENCE = 1096;
/** Days for which works still print an employer that was left. */
const LAG = 730;
/** Days by which works may be ahead of a spell. */
const AHEAD = 366;

/** A stint by numbers; days since 1970, `INT_NULL` where not known. */
export interface StintFound {
  readonly organisation: number;
  readonly slot: number;
  readonly startAfter: number;
  readonly startBefore: number;
  readonly endAfter: number;
  readonly endBefore: number;
  /** Piece with the latest stated role; -1 for none. */
  readonly role: number;
  readonly strength: number;
  readonly evidence: number;
  readonly known: number;
  readonly employer: number;
  readonly part: number;
  readonly probability: number;
}

/** Stints of one person: the pieces at one organisation within one spell of its employer; strays by themselves. */
export function stintsOf(history: History, reading: Reading, spells: readonly Spell[]): StintFound[] {
  const { begin, day, employer, candidates } = reading;
  const byOrganisation = new Map<number, number[]>();
  for (let i = 0; i < day.length; i++) {
    const organisation = history.organisation[begin + i]!;
    const list = byOrganisation.get(organisation);
    if (list) list.push(i);
    else byOrganisation.set(organisation, [i]);
  }
  return [...byOrganisation].flatMap(([organisation, pieces]) => {
    const groups: { spell: Spell | null; pieces: number[] }[] = [];
    let seenTo = -Infinity;
    for (const i of pieces) {
      const spell = spellAt(spells, candidates.indexOf(employer[i]!), day[i]!);
      const last = groups.at(-1);
      const silent = last !== undefined && day[i]! - seenTo > SILENCE;
      // A stray piece between pieces of one spell is of its stint: the slots of an organisation part time.
      if (last && (last.spell === spell || (spell === null && !silent)) && !(spell === null && silent))
        last.pieces.push(i);
      else groups.push({ spell, pieces: [i] });
      seenTo = Math.max(seenTo, reading.until[i]!);
    }
    return groups.map((group, slot) =>
      stintOf(history, reading, organisation, slot, group, groups[slot - 1]),
    );
  });
}

function spellAt(spells: readonly Spell[], employer: number, day: number): Spell | null {
  let lagging: Spell | null = null;
  for (const spell of spells) {
    if (spell.employer !== employer) continue;
    if (day >= spell.start && day <= spell.end) return spell;
    if (day > spell.end && day - spell.end <= LAG) lagging = spell;
    if (day < spell.start && spell.start - day <= AHEAD && lagging === null) return spell;
  }
  return lagging;
}

function stintOf(
  history: History,
  { begin, day, until, employer }: Reading,
  organisation: number,
  slot: number,
  { spell, pieces }: { spell: Spell | null; pieces: readonly number[] },
  before: { pieces: readonly number[] } | undefined,
): StintFound {
  let [statedFrom, statedTo, openTo, end, known] = [Infinity, INT_NULL, INT_NULL, INT_NULL, Infinity];
  let [role, posts, lines, side, doubt] = [-1, 0, 0, 0, 1];
  for (const i of pieces) {
    const at = begin + i;
    const kind = history.kind[at]!;
    end = Math.max(end, until[i]!);
    if (history.known[at] !== INT_NULL) known = Math.min(known, history.known[at]!);
    doubt *= 1 - 0.98 * history.weight[at]!;
    if (kind === kindNumber.bag) continue;
    lines++;
    if (kind === kindNumber.previous && history.to[at] !== INT_NULL) {
      posts++;
      statedTo = Math.max(statedTo, history.to[at]!);
    }
    if (kind === kindNumber.next) posts++;
    if (kind !== kindNumber.post) continue;
    posts++;
    role = at;
    if (history.standing[at] === SIDE) side++;
    if (history.from[at] !== INT_NULL) statedFrom = Math.min(statedFrom, history.from[at]!);
    if (history.to[at] !== INT_NULL) statedTo = Math.max(statedTo, history.to[at]!);
    else openTo = Math.max(openTo, history.known[at]! !== INT_NULL ? history.known[at]! : history.from[at]!);
  }
  const start = day[pieces[0]!]!;
  const floor = before ? day[before.pieces.at(-1)!]! + 1 : INT_NULL;
  // Named as where somebody was going before the stated start: they came between the two.
  const announced =
    statedFrom !== Infinity && statedFrom > start && history.kind[begin + pieces[0]!] === kindNumber.next;
  const ended = statedTo === INT_NULL || openTo > statedTo ? INT_NULL : statedTo;
  const strength = posts > 0 ? 0 : spell !== null && lines > 0 ? 1 : 2;
  const onlySide = side > 0 && side === lines;
  return {
    organisation,
    slot,
    startAfter: statedFrom === Infinity ? INT_NULL : Math.max(Math.min(statedFrom, start), floor),
    startBefore: announced ? statedFrom : start,
    endAfter: ended !== INT_NULL && ended < end ? ended : end,
    endBefore: ended,
    role,
    strength,
    evidence: pieces.length,
    known: known === Infinity ? INT_NULL : known,
    employer: employer[pieces[0]!]!,
    part: onlySide ? PART.side : spell === null ? PART.stray : PART[spell.part],
    probability: (1 - doubt) * (spell?.probability ?? (onlySide ? 1 : 0.3)),
  };
}

/** Whether a stated post makes the person a founder of the employer. */
export function founded(history: History, { begin, employer, candidates }: Reading, of: number): boolean {
  for (let i = 0; i < employer.length; i++)
    if (employer[i] === candidates[of] && history.standing[begin + i] === FOUNDER) return true;
  return false;
}
