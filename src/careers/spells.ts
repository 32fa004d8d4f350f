import type { Decoded } from './course/decode.ts';
import type { Reading } from './trail.ts';

/** A person with one employer without a break, as the likeliest course has it. */
export interface Spell {
  /** Index among the candidates. */
  readonly employer: number;
  /** First and last month of it, as indices of the person's months. */
  first: number;
  last: number;
  /** First and last day with evidence of this employer within it. */
  start: number;
  end: number;
  part: 'main' | 'dual' | 'visit';
  /** Whether a post states an employment: it is then no visit, however short. */
  readonly stated: boolean;
  readonly probability: number;
}

/** A stay of at most these days between two stays elsewhere is a visit. */
const VISIT = 400;
/** Longest absence, in days, that a visit explains. */
const AWAY = 1100;
/** Days before the first sighting for which an employer that only late works show is thought to have been left. */
const UNSEEN = 200;
/** Two posts held together longer than these days are dual; shorter is a change with an overlap. */
export const OVERLAP = 730;

/** Reads spells off the decoded segments: an employer of neighbouring segments is one spell, a visit does not break it. */
export function spellsOf(reading: Reading, decoded: Decoded): Spell[] {
  const spells: Spell[] = [];
  const open = new Map<number, Spell>();
  for (const { first, last, state } of decoded.segments) {
    for (let k = 0; k < reading.candidates.length; k++) {
      if (!(decoded.states[state]! & (1 << k))) {
        open.delete(k);
        continue;
      }
      const spell = open.get(k);
      if (spell) spell.last = last;
      else {
        const one = {
          employer: k,
          first,
          last,
          start: 0,
          end: 0,
          part: 'main',
          stated: false,
          probability: 0,
        } as const;
        open.set(k, { ...one });
        spells.push(open.get(k)!);
      }
    }
  }
  const dated = [
    ...leftUnseen(reading, decoded),
    ...spells.flatMap((spell) => date(spell, reading, decoded)),
  ];
  return markDual(markPassing(joinAroundVisits(dated), reading));
}

/**
 * Between two universities a short stay elsewhere that no post states, such as a sabbatical in a firm or an institute printed for a
 * year, is a visit too: the professor went from one to the other.
 */
function markPassing(spells: Spell[], { universities, candidates }: Reading): Spell[] {
  const university = ({ employer }: Spell): boolean => universities.has(candidates[employer]!);
  for (const [i, one] of spells.entries()) {
    if (i === 0 || one.part === 'visit' || one.stated || university(one) || one.end - one.start > VISIT)
      continue;
    const before = spells.slice(0, i).findLast(({ part }) => part !== 'visit');
    const after = spells.slice(i + 1).find(({ part }) => part !== 'visit');
    if (!before || !after || !university(before) || !university(after)) continue;
    if (before.end < after.start && after.start - before.end <= AWAY) one.part = 'visit';
  }
  return spells;
}

/** The employer left before anything was seen, as a spell that ended just before the first sighting. */
function leftUnseen({ trail }: Reading, { left, states, changed, segments }: Decoded): Spell[] {
  if (left === null) return [];
  const employer = Math.log2(states[left]!);
  const to = [0, 1, 2, 3, 4, 5].find((k) => k !== employer && states[segments[0]!.state]! & (1 << k))!;
  const start = Math.round(trail.years[0]! * 365.25) - UNSEEN;
  const probability = changed(employer, to, 0, 0);
  return [{ employer, first: 0, last: 0, start, end: start + 1, part: 'main', stated: false, probability }];
}

/** The one spell of somebody of whom only one employer is known: its months are not counted. */
export function onlySpell({ employer, day, until, candidates }: Reading): Spell[] {
  let [start, end] = [Infinity, -Infinity];
  for (let i = 0; i < day.length; i++) {
    if (employer[i] !== candidates[0]) continue;
    start = Math.min(start, day[i]!);
    end = Math.max(end, until[i]!);
  }
  return [{ employer: 0, first: 0, last: 0, start, end, part: 'main', stated: false, probability: 1 }];
}

/** Days and probability of a spell; one without evidence of its own is none. */
function date(
  spell: Spell,
  { trail, employer, day, until, employed, candidates }: Reading,
  decoded: Decoded,
): Spell[] {
  const from = trail.years[spell.first]!;
  const to = trail.years[spell.last]!;
  let start = Infinity;
  let end = -Infinity;
  let stated = false;
  for (let i = 0; i < day.length; i++) {
    if (employer[i] !== candidates[spell.employer]) continue;
    const [a, b] = [yearOf(day[i]!), yearOf(until[i]!)];
    if (b < from - 0.2 || a > to + 0.2) continue;
    start = Math.min(start, day[i]!);
    end = Math.max(end, until[i]!);
    stated ||= employed[i] === 1;
  }
  if (start === Infinity) return [];
  let sum = 0;
  let bins = 0;
  for (let bin = spell.first; bin <= spell.last; bin++) {
    sum += decoded.presence(bin, spell.employer);
    bins++;
  }
  return [{ ...spell, start, end, stated, probability: sum / bins }];
}

/** A month's number in years, as the trail counts. */
const yearOf = (day: number): number => Math.floor(day / 30.4375) / 12;

function joinAroundVisits(spells: Spell[]): Spell[] {
  spells.sort((a, b) => a.start - b.start || a.end - b.end || a.employer - b.employer);
  for (let next = shortestAbsence(spells); next; next = shortestAbsence(spells)) {
    const { first, second, between } = next;
    for (const one of between)
      if (one.start >= first.start && one.end - one.start <= VISIT) one.part = 'visit';
    first.last = second.last;
    first.end = Math.max(first.end, second.end);
    spells.splice(spells.indexOf(second), 1);
  }
  return spells;
}

/** Two spells at one employer that only a visit parts; of several such the one with the shortest visit. */
function shortestAbsence(
  spells: readonly Spell[],
): { first: Spell; second: Spell; between: readonly Spell[] } | null {
  let shortest: { first: Spell; second: Spell; between: readonly Spell[]; length: number } | null = null;
  for (const [i, first] of spells.entries()) {
    const second = spells.find((one, j) => j > i && one.employer === first.employer);
    if (!second || second.start - first.end > AWAY) continue;
    const between = spells.filter(
      (one) => one.employer !== first.employer && one.start < second.start && one.end > first.end,
    );
    const away = between.map((one) => Math.min(one.end, second.start) - Math.max(one.start, first.end));
    if (away.some((days) => days > VISIT) || between.some(({ stated }) => stated)) continue;
    const length = Math.max(0, ...between.map((one) => one.end - one.start));
    if (shortest === null || length < shortest.length) shortest = { first, second, between, length };
  }
  return shortest;
}

/** A spell inside a longer one is dual, or a visit where it is short and was over before the person was last seen. */
function markDual(spells: Spell[]): Spell[] {
  const seen = spells.reduce((last, { end }) => Math.max(last, end), -Infinity);
  for (const one of spells)
    for (const other of spells) {
      if (one === other || one.part === 'visit' || other.part === 'visit') continue;
      const inside =
        other.start <= one.start &&
        other.end >= one.end &&
        one.end > other.start &&
        other.end - other.start > one.end - one.start;
      if (inside && !one.stated && one.end - one.start <= VISIT && seen - one.end > UNSEEN)
        one.part = 'visit';
      else if (
        Math.min(one.end, other.end) - Math.max(one.start, other.start) > OVERLAP &&
        one.start >= other.start
      )
        one.part = 'dual';
    }
  return spells;
}
