import { INT_NULL } from '../engine/engine.ts';
import { model } from './course/model.ts';
import type { Sighting, Trail } from './course/sighting.ts';
import { type Employers, UNIVERSITY } from './employers.ts';
import { EMPLOYED, FOUNDER, type History, kindNumber, SIDE } from './history.ts';

/** Employers followed at once; the others of a person are strays. */
const FOLLOWED = 6;
/** Pairs of them that may be held together. */
const PAIRS = 4;
/** A bag tells of an employer by itself only where it names hardly another. */
const ALONE = 0.6;
/** Days between a post's end and the next at the same employer from which on that one is a return. */
const AGAIN = 183;
const MONTH = 30.4375;
const YEAR = 365.25;

const noTrail: Trail = { years: [], employers: 0, pairs: [], sightings: [], related: () => false };

/** What one person's evidence says, ready to be read, with what the numbers stand for. */
export interface Reading {
  /** First piece of the person; what follows is counted from it. */
  readonly begin: number;
  /** Employer of each piece on its day. */
  readonly employer: Int32Array;
  /** First and last day that each piece speaks of. */
  readonly day: Int32Array;
  readonly until: Int32Array;
  /** 1 where a piece states an employment, as a founder or otherwise. */
  readonly employed: Uint8Array;
  /** Organisation number of each candidate. */
  readonly candidates: readonly number[];
  /** Those of them that are universities. */
  readonly universities: ReadonlySet<number>;
  /** Without sightings where there are not several candidates. */
  readonly trail: Trail;
}

/** Puts together what person `person` was seen doing. */
export function readTrail(history: History, employers: Employers, person: number): Reading {
  const begin = history.offsets[person]!;
  const length = history.offsets[person + 1]! - begin;
  const day = new Int32Array(length);
  const until = new Int32Array(length);
  const employer = new Int32Array(length);
  const employed = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    const at = begin + i;
    const [from, to, known] = [history.from[at]!, history.to[at]!, history.known[at]!];
    const stated = history.kind[at] === kindNumber.post;
    day[i] = from !== INT_NULL ? from : to !== INT_NULL ? to : known;
    until[i] = Math.max(day[i]!, to !== INT_NULL ? to : stated && known !== INT_NULL ? known : day[i]!);
    employed[i] = Number(history.standing[at] === EMPLOYED || history.standing[at] === FOUNDER);
    employer[i] = employers.on(history.organisation[at]!, day[i]!);
  }
  nameCampus(history, begin, employers, employer, day);
  const candidates = chooseCandidates(history, begin, employer);
  return {
    begin,
    employer,
    day,
    until,
    employed,
    candidates,
    universities: new Set(candidates.filter((one) => employers.kindOf(one) === UNIVERSITY)),
    // Of most people one employer is known: there is no course to find.
    trail: candidates.length < 2 ? { ...noTrail, employers: candidates.length } : followed(),
  };

  function followed(): Trail {
    const number = new Map(candidates.map((one, k) => [one, k]));
    const seen = sightings(history, begin, employer, day, number);
    const months = [...new Set(seen.map(({ month }) => month))].sort((a, b) => a - b);
    const bin = new Map(months.map((month, i) => [month, i]));
    const last = until.reduce((a, b) => Math.max(a, b));
    return {
      years: months.map((month) => month / 12),
      employers: candidates.length,
      pairs: choosePairs(seen, candidates.length),
      // Field by field: a rest of half a million objects takes several times as long.
      sightings: seen.map(({ month, employer, weight, kind, times }) => {
        return { bin: bin.get(month)!, employer, weight, kind, times };
      }),
      related: (a, b) => employers.related(candidates[a]!, candidates[b]!, last),
    };
  }
}

/** A system of universities, or another umbrella, is read as that of its members which the person's own lines name nearest in time. */
function nameCampus(
  history: History,
  begin: number,
  employers: Employers,
  employer: Int32Array,
  day: Int32Array,
): void {
  if (employer.every((one) => one === employer[0])) return;
  const all = [...new Set(employer)];
  const last = day[day.length - 1]!;
  // Hardly anybody has an umbrella with members: days are put together for those who do.
  if (!all.some((one) => all.some((other) => other !== one && employers.isAbove(one, other, last)))) return;
  const named = new Map<number, number[]>();
  for (let i = 0; i < employer.length; i++) {
    const kind = history.kind[begin + i]!;
    if (kind !== kindNumber.work && kind !== kindNumber.post) continue;
    const days = named.get(employer[i]!);
    if (days) days.push(day[i]!);
    else named.set(employer[i]!, [day[i]!]);
  }
  const members = new Map(
    all.map((one) => [
      one,
      [...named].filter(([other]) => other !== one && employers.isAbove(one, other, last)),
    ]),
  );
  const own = Int32Array.from(employer);
  for (let i = 0; i < employer.length; i++) {
    let nearest = Infinity;
    for (const [member, days] of members.get(own[i]!) ?? [])
      for (const other of days)
        if (Math.abs(other - day[i]!) < nearest) {
          nearest = Math.abs(other - day[i]!);
          employer[i] = member;
        }
  }
}

const monthOf = (day: number): number => Math.floor(day / MONTH);

/** The employers with most evidence; a side post is none, a bag that names many says nothing by itself. */
function chooseCandidates(history: History, begin: number, employer: Int32Array): number[] {
  const mass = new Map<number, number>();
  for (let i = 0; i < employer.length; i++) {
    const at = begin + i;
    if (history.standing[at] === SIDE) continue;
    if (history.kind[at] === kindNumber.bag && history.weight[at]! < ALONE) continue;
    const times = history.kind[at] === kindNumber.post ? 2 * model.statedEnds : 1;
    mass.set(employer[i]!, (mass.get(employer[i]!) ?? 0) + times * history.weight[at]!);
  }
  if (mass.size < 2) return [...mass.keys()];
  return [...mass]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, FOLLOWED)
    .map(([one]) => one)
    .sort((a, b) => a - b);
}

type MonthSighting = Omit<Sighting, 'bin'> & { readonly month: number };

function sightings(
  history: History,
  begin: number,
  employer: Int32Array,
  day: Int32Array,
  number: ReadonlyMap<number, number>,
): MonthSighting[] {
  const found: MonthSighting[] = [];
  for (let i = 0; i < employer.length; i++) {
    const at = begin + i;
    const k = number.get(employer[i]!);
    if (k === undefined || history.standing[at] === SIDE) continue;
    const weight = Math.min(0.999, history.weight[at]!);
    const [kind, to] = [history.kind[at]!, history.to[at]!];
    const add = (when: number, times: number, how: Sighting['kind'], of = k) =>
      found.push({ month: monthOf(when), employer: of, weight, kind: how, times });
    if (kind === kindNumber.work || kind === kindNumber.bag) add(day[i]!, 1, 'printed');
    else if (kind === kindNumber.post) addPost(history, at, employer[i]!, begin, employer, add);
    else if (kind === kindNumber.previous) {
      if (to !== INT_NULL) {
        add(to - 31, model.statedEnds, 'stated');
        add(to + 92, 1, 'ended');
      }
    } else if (kind === kindNumber.next) add(day[i]! + 31, model.statedEnds, 'stated');
    else add(day[i]!, 1.5, 'stated');
  }
  return found;
}

/** A post is stated at its start, at its end or when it was said, and once a year between; after its end it is over. */
function addPost(
  history: History,
  at: number,
  own: number,
  begin: number,
  employer: Int32Array,
  add: (when: number, times: number, how: Sighting['kind']) => void,
): void {
  const [from, to, known] = [history.from[at]!, history.to[at]!, history.known[at]!];
  const start = from !== INT_NULL ? from : to !== INT_NULL ? to : known;
  const end = to !== INT_NULL ? to : known !== INT_NULL ? known : start;
  add(start, model.statedEnds, 'stated');
  for (let when = start + YEAR; when < end - YEAR / 2; when += YEAR) add(when, model.statedYears, 'stated');
  if (end > start + 31) add(end - (to !== INT_NULL ? 31 : 0), model.statedEnds, 'stated');
  if (to === INT_NULL) return;
  const width = history.width[at]!;
  for (let i = 0; i < employer.length; i++) {
    const other = begin + i;
    if (employer[i] !== own || history.kind[other] !== kindNumber.post || other === at) continue;
    const later = history.from[other] !== INT_NULL && history.from[other]! > to + width + AGAIN;
    const goesOn = history.to[other] === INT_NULL ? history.known[other]! > to : history.to[other]! > to;
    if (goesOn && !later) return;
  }
  add(to + width + 92, 1, 'ended');
}

/** Pairs seen in turn again and again, or in one month: two posts at once, rather than many moves. */
function choosePairs(seen: readonly MonthSighting[], employers: number): [number, number][] {
  if (employers < 2) return [];
  const months = Array.from({ length: employers }, (_, k) =>
    seen.filter(({ employer, kind }) => employer === k && kind !== 'ended').map(({ month }) => month),
  );
  const scored: { pair: [number, number]; score: number }[] = [];
  for (let a = 0; a < employers; a++)
    for (let b = a + 1; b < employers; b++) {
      const score = alternations(months[a]!, months[b]!);
      if (score >= 2) scored.push({ pair: [a, b], score });
    }
  return scored
    .sort((x, y) => y.score - x.score || x.pair[0] - y.pair[0] || x.pair[1] - y.pair[1])
    .slice(0, PAIRS)
    .map(({ pair }) => pair);
}

/** How often two lists of months take turns, in the order of time; a month in both counts twice. */
function alternations(a: readonly number[], b: readonly number[]): number {
  // As one number each: twice the month, and one more where it is of the second.
  const all = Int32Array.from([...a.map((month) => 2 * month), ...b.map((month) => 2 * month + 1)]).sort();
  const ofSecond = new Set(b);
  const common = new Set(a.filter((month) => ofSecond.has(month))).size;
  let turns = 0;
  for (let i = 1; i < all.length; i++) turns += (all[i]! ^ all[i - 1]!) & 1;
  return turns - 1 + common;
}
