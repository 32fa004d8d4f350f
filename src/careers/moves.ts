import { INT_NULL } from '../engine/engine.ts';
import { type MoveKind, moveKinds } from '../tables/move-kinds.ts';
import type { Decoded } from './course/decode.ts';
import { COMPANY, type Employers } from './employers.ts';
import { EMPLOYED, FOUNDER, type History, kindNumber, TRAINING } from './history.ts';
import { isSenior } from './seniority.ts';
import { OVERLAP, type Spell } from './spells.ts';
import { founded } from './stints.ts';
import type { Reading } from './trail.ts';

const KIND = Object.fromEntries(moveKinds.map((kind, i) => [kind, i])) as Record<MoveKind, number>;

/** A move by numbers; days since 1970. */
export interface MoveFound {
  readonly from: number;
  readonly to: number;
  readonly kind: number;
  readonly after: number;
  readonly before: number;
  readonly date: number;
  /** 1 where stated to the month, else 0. */
  readonly stated: number;
  readonly probability: number;
  readonly strength: number;
  readonly known: number;
  readonly evidence: number;
}

/** Days from a change to the first work that prints it, where works alone tell. */
const LAG = 200;
/** A change is looked for this far, in years, around where the likeliest course has it. */
const AROUND = 2;

/** Days after the stated end of training from which on somebody is taken to be out of it, fellowships included. */
const TRAINED = 1096;
/** Days after somebody was last seen at an employer for which their years of work go on counting: a silence makes nobody senior. */
const SILENT = 365;

/** What no post states and is less likely than not is no move. */
const LEAST = 0.5;
/** What is less likely than this is none even where a post speaks of it. */
const LEAST_POSTED = 0.2;

/** Moves of one person: each spell that begins after or beside another, unless both are one employer then. */
export function movesOf(
  history: History,
  employers: Employers,
  person: number,
  reading: Reading,
  decoded: Decoded,
  spells: readonly Spell[],
): MoveFound[] {
  const stays = spells.filter(({ part }) => part !== 'visit');
  const left = new Set<Spell>();
  return stays.flatMap((to, at) => {
    const origin = originOf(history, reading, to, stays.slice(0, at), left);
    if (!origin) return [];
    const { from, beside } = origin;
    const [a, b] = [reading.candidates[from.employer]!, reading.candidates[to.employer]!];
    if (from.employer === to.employer || employers.related(a, b, to.start)) return [];
    if (!beside) left.add(from);
    if (beginsTraining(history, employers, reading, from, to)) return [];
    const { posted, ...when } = dateOf(history, reading, from, to);
    const kind = kindOf(history, employers, person, reading, { from, to, beside, date: when.date, stays });
    const probability = probabilityOf(reading, decoded, spells, from, to);
    if (probability < (posted ? LEAST_POSTED : LEAST)) return [];
    const ends = endsOf(history, reading, from, to);
    return [{ ...when, ...ends, kind, probability, strength: strengthOf(ends, posted, probability) }];
  });
}

/** Where somebody who began at `to` came from: a stay that ended by then or thinned out, else one that goes on beside it. */
function originOf(
  history: History,
  reading: Reading,
  to: Spell,
  earlier: readonly Spell[],
  left: ReadonlySet<Spell>,
): { from: Spell; beside: boolean } | null {
  const over = (one: Spell): boolean =>
    one.end <= to.end && (one.end <= to.start || gaveWay(history, reading, one, to));
  const handed = earlier
    .filter((one) => !left.has(one) && over(one))
    .sort((a, b) => b.end - a.end || a.start - b.start)[0];
  const held = earlier
    .filter((one) => one.end > to.start && !over(one))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)[0];
  const besides = held !== undefined && (handed?.part === 'dual' || to.part === 'dual');
  if (handed && !besides && (!held || to.start - handed.end <= OVERLAP))
    return { from: handed, beside: false };
  if (held) return { from: held, beside: true };
  const last = [...earlier].sort((a, b) => b.end - a.end)[0];
  return last ? { from: last, beside: false } : null;
}

/**
 * Whether an employer that is still on record beside the new one gave way to it. Where it fell silent first, a short overlap is the
 * lag of publication; else works and posts that still tell of it must be few, from the first or, of a long overlap, from a year after
 * the new one began. What states an end tells of none.
 */
function gaveWay(
  history: History,
  { begin, employer, candidates, day }: Reading,
  from: Spell,
  to: Spell,
): boolean {
  const overlap = from.end - to.start;
  if (overlap > 2 * OVERLAP) return false;
  if (overlap <= OVERLAP && to.end - from.end > LAG) return true;
  const since = overlap > OVERLAP ? to.start + OVERLAP / 2 : to.start;
  let [old, all] = [0, 0];
  for (let i = 0; i < day.length; i++) {
    if (day[i]! < since || day[i]! > from.end || history.to[begin + i] !== INT_NULL) continue;
    if (employer[i] === candidates[from.employer]) old++;
    if (employer[i] === candidates[from.employer] || employer[i] === candidates[to.employer]) all++;
  }
  return old === 0 || old < 0.4 * all;
}

/** When it took place: as a post states it, else dated back from the first work that prints it. */
function dateOf(
  history: History,
  { begin, employer, candidates, day, until }: Reading,
  from: Spell,
  to: Spell,
): { after: number; before: number; date: number; stated: number; posted: boolean } {
  let [start, vague, end, shown] = [INT_NULL, Infinity, INT_NULL, from.start];
  for (let i = 0; i < employer.length; i++) {
    const at = begin + i;
    const kind = history.kind[at]!;
    const stated = kind === kindNumber.post || kind === kindNumber.next;
    if (employer[i] === candidates[to.employer] && stated && near(history.from[at]!, from, to)) {
      // The finest statement counts: a post before a team's move, a month before a year; of equals the earliest.
      const width = history.fromWidth[at]! + (kind === kindNumber.next ? 200 : 0);
      if (width < vague || (width === vague && history.from[at]! < start))
        [start, vague] = [history.from[at]!, width];
    }
    if (employer[i] !== candidates[from.employer]) continue;
    if ((kind === kindNumber.post || kind === kindNumber.previous) && near(history.to[at]!, from, to))
      end = Math.max(end, history.to[at]!);
    if (until[i]! <= to.start && day[i]! >= from.start) shown = Math.max(shown, until[i]!);
  }
  if (start !== INT_NULL && start <= to.start + 366)
    return {
      after: Math.min(shown, start),
      before: start,
      date: start,
      stated: Number(vague < 366),
      posted: true,
    };
  if (end !== INT_NULL && end <= to.start + 62)
    return {
      after: Math.min(shown, end),
      before: Math.max(end, to.start),
      date: end,
      stated: 1,
      posted: true,
    };
  const gap = Math.max(0, to.start - shown);
  const date = to.start - Math.max(Math.min(LAG, to.start - from.start), Math.round(gap / 2));
  return { after: Math.min(shown, date), before: to.start, date, stated: 0, posted: false };
}

/** Whether a stated day may be that of the change: some years around where it is seen, and within the stay before it. */
function near(stated: number, from: Spell, to: Spell): boolean {
  return stated !== INT_NULL && stated >= from.start && Math.abs(stated - to.start) <= 2 * OVERLAP;
}

function kindOf(
  history: History,
  employers: Employers,
  person: number,
  reading: Reading,
  found: { from: Spell; to: Spell; beside: boolean; date: number; stays: readonly Spell[] },
): number {
  const { from, to, beside, date, stays } = found;
  const [a, b] = [reading.candidates[from.employer]!, reading.candidates[to.employer]!];
  const [industryFrom, industryTo] = [employers.kindOf(a) === COMPANY, employers.kindOf(b) === COMPANY];
  if (founded(history, reading, to.employer)) return KIND.founding;
  if (stays.some((one) => one.employer === to.employer && one !== to && one.start < from.start))
    return KIND.return;
  if (wasInTraining(history, person, reading, from, { date, industryFrom, industryTo })) return KIND.entry;
  if (beside) return KIND.dual;
  if (!industryFrom && industryTo) return KIND['industry-entry'];
  return industryFrom && !industryTo ? KIND['industry-exit'] : KIND.move;
}

/**
 * Whether somebody was in training (studies, a doctorate, a fellowship) where they left. Stated posts there decide; else, of a firm, they
 * were not; else when training that is stated anywhere ended; else what their works show.
 */
function wasInTraining(
  history: History,
  person: number,
  reading: Reading,
  from: Spell,
  { date, industryFrom, industryTo }: { date: number; industryFrom: boolean; industryTo: boolean },
): boolean {
  const standing = standingAt(history, reading, from, date);
  if (standing !== 0 || industryFrom) return standing === TRAINING;
  const ended = trainedUntil(history, reading, date);
  if (ended !== INT_NULL && date - ended > TRAINED) return false;
  return !isSenior(history, person, Math.min(date, from.end + SILENT), industryTo);
}

/** Whether they went from one place of training to another, as from studies to a doctorate: no first post, and no move. */
function beginsTraining(
  history: History,
  employers: Employers,
  reading: Reading,
  from: Spell,
  to: Spell,
): boolean {
  if (standingAt(history, reading, to, to.start) !== TRAINING) return false;
  const standing = standingAt(history, reading, from, to.start);
  return (
    standing === TRAINING ||
    (standing === 0 && employers.kindOf(reading.candidates[from.employer]!) !== COMPANY)
  );
}

/** What posts say that somebody was at an employer then: employed before training, nothing where none is stated. */
function standingAt(
  history: History,
  { begin, employer, candidates, day, until }: Reading,
  spell: Spell,
  date: number,
): number {
  let found = 0;
  for (let i = 0; i < employer.length; i++) {
    if (employer[i] !== candidates[spell.employer]) continue;
    if (until[i]! < spell.start - SILENT || day[i]! > spell.end) continue;
    const at = begin + i;
    const standing = history.standing[at]!;
    if (standing === EMPLOYED || standing === FOUNDER) return EMPLOYED;
    const long = history.to[at] !== INT_NULL && date - history.to[at]! > TRAINED;
    if (standing === TRAINING && !long) found = TRAINING;
  }
  return found;
}

/** Last day of training that a post states to have ended by then, wherever it was; `INT_NULL` where none does. */
function trainedUntil(history: History, { begin, day }: Reading, date: number): number {
  let last: number = INT_NULL;
  for (let i = 0; i < day.length; i++) {
    const end = history.to[begin + i]!;
    if (history.standing[begin + i] === TRAINING && end !== INT_NULL && end <= date)
      last = Math.max(last, end);
  }
  return last;
}

/** That they went from the one to the other, by themselves or by way of a visit between. */
function probabilityOf(
  { trail }: Reading,
  decoded: Decoded,
  spells: readonly Spell[],
  from: Spell,
  to: Spell,
): number {
  const changed = (a: Spell, b: Spell): number => {
    const at = trail.years[b.first]!;
    const last = trail.years.length - 1;
    let after = b.first;
    while (after > 0 && at - trail.years[after - 1]! <= AROUND) after--;
    let until = b.first;
    while (until < last && trail.years[until + 1]! - at <= AROUND) until++;
    return decoded.changed(a.employer, b.employer, after, until);
  };
  const ways = spells
    .filter(({ part, start }) => part === 'visit' && start >= from.start && start <= to.start)
    .map((visit) => changed(from, visit) * changed(visit, to));
  // Where what lies between is no stay, the two ends speak for the move.
  const ends = 0.5 * Math.min(from.probability, to.probability);
  return Math.min(1, Math.max(changed(from, to) + Math.max(0, ...ways), ends));
}

function endsOf(
  history: History,
  reading: Reading,
  from: Spell,
  to: Spell,
): { from: number; to: number; known: number; evidence: number; works: number } {
  const [a, b] = [endOf(history, reading, from, from.end), endOf(history, reading, to, to.start)];
  const known = Math.max(a.known, b.known);
  return {
    from: a.organisation,
    to: b.organisation,
    known: known === Infinity ? INT_NULL : known,
    evidence: a.pieces + b.pieces,
    works: Math.min(a.works, b.works),
  };
}

/** A spell at a move: the organisation that most of its evidence around that day names, and how much there is. */
function endOf(history: History, reading: Reading, spell: Spell, around: number) {
  const { begin, employer, candidates, day } = reading;
  const named = new Map<number, number>();
  let [known, pieces, works] = [Infinity, 0, 0];
  for (let i = 0; i < employer.length; i++) {
    const at = begin + i;
    if (employer[i] !== candidates[spell.employer] || day[i]! < spell.start || day[i]! > spell.end) continue;
    pieces++;
    if (history.known[at] !== INT_NULL) known = Math.min(known, history.known[at]!);
    if (history.kind[at] === kindNumber.work) works++;
    const organisation = history.organisation[at]!;
    const near = Math.abs(day[i]! - around) <= OVERLAP ? 1 : 1e-3;
    named.set(organisation, (named.get(organisation) ?? 0) + near * history.weight[at]!);
  }
  const own = candidates[spell.employer]!;
  const [organisation] = [...named].sort(
    (a, b) => b[1] - a[1] || Number(b[0] === own) - Number(a[0] === own) || a[0] - b[0],
  )[0] ?? [own];
  return { organisation, known, pieces, works };
}

function strengthOf({ works }: { works: number }, posted: boolean, probability: number): number {
  if (posted) return 0;
  return works >= 2 && probability >= 0.7 ? 1 : 2;
}
