import { isFounder } from '../../src/names/founder.ts';
import type { Named, Strength } from '../../src/tables/cards/evidence.ts';
import { type Scale, yearOf } from './scale.ts';

/** What the timeline needs of a stint. */
export interface Stay {
  readonly organisation: Named;
  readonly role: string | null;
  readonly strength: Strength;
  readonly startAfter: string | null;
  readonly startBefore: string | null;
  readonly endAfter: string | null;
  readonly endBefore: string | null;
  readonly pieces: number;
}

/** What the timeline needs of a work. */
export interface Dot {
  readonly id: string;
  readonly title: string;
  readonly venue: string | null;
  readonly venueName?: string | null;
  readonly year: number | null;
  readonly published: { readonly on: string; readonly precision: 'day' | 'month' | 'year' } | null;
  readonly organisations: readonly Named[];
  readonly printed: string | null;
}

/** A stay in years with fractions; the solid part is sure, what lies around it is not known. */
export interface Bar {
  readonly strength: Strength;
  readonly role: string | null;
  /** Earliest start, sure start, sure end, latest end; all equal where a stay is known by one moment. */
  readonly from: number;
  readonly solidFrom: number;
  readonly solidTo: number;
  readonly to: number;
  /** Stated as not ended. */
  readonly open: boolean;
  readonly founding: boolean;
}

export interface PlacedDot {
  readonly work: Dot;
  /** Year with fraction at which the dot wishes to stand. */
  readonly at: number;
  /** The date is known to the year only: the dot may stand anywhere within it. */
  readonly vague: boolean;
  /** An organisation stands on the person's own line. */
  readonly full: boolean;
}

/** One organisation's row; `organisation` is null for the works that print none and fall within no known stay. */
export interface Lane {
  readonly organisation: Named | null;
  readonly strength: Strength;
  /** Pieces of evidence. */
  readonly pieces: number;
  readonly bars: readonly Bar[];
  readonly dots: readonly PlacedDot[];
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** Organisations that found no room. */
  readonly leftOut: number;
  /** All organisations that weigh: documented, or on three works or more; where none does, those on any work. */
  readonly homes: number;
  /** First and last year of the axis. */
  readonly domain: readonly [number, number];
}

const rank: Readonly<Record<Strength, number>> = { documented: 0, likely: 1, possible: 2 };

/** On how many works an organisation must stand to count as a home; one or two may be a slip, or a namesake. */
const steadyWorks = 3;

function keyOf({ id, name }: Named): string {
  return id ?? name;
}

function toBar(stay: Stay, now: number): Bar {
  const start = stay.startBefore ?? stay.startAfter ?? stay.endAfter ?? stay.endBefore;
  const end = stay.endAfter ?? start;
  const solidFrom = start ? yearOf(start) : now;
  const solidTo = Math.max(solidFrom, end ? yearOf(end) : solidFrom);
  const open = stay.strength === 'documented' && stay.endBefore === null;
  return {
    strength: stay.strength,
    role: stay.role,
    from: stay.startAfter ? Math.min(yearOf(stay.startAfter), solidFrom) : solidFrom,
    solidFrom,
    solidTo,
    to: open ? Math.max(now, solidTo) : Math.max(solidTo, stay.endBefore ? yearOf(stay.endBefore) : solidTo),
    open,
    founding: stay.role !== null && isFounder(stay.role, stay.organisation.name),
  };
}

function placeDot(work: Dot): PlacedDot | undefined {
  const full = work.printed !== null || work.organisations.length > 0;
  const vague = !work.published || work.published.precision === 'year';
  if (work.published && !vague) return { work, at: yearOf(work.published.on), vague, full };
  return work.year === null ? undefined : { work, at: work.year + 0.5, vague, full };
}

/** The one stay that surely or likely covers a moment; none where two organisations do. */
function covering(lanes: readonly Lane[], at: number): Lane | undefined {
  const sure = (strength: Strength) =>
    lanes.filter(({ bars }) =>
      bars.some((bar) => bar.strength === strength && bar.from <= at && at <= bar.to),
    );
  const documented = sure('documented');
  const likely = documented.length > 0 ? documented : sure('likely');
  return likely.length === 1 ? likely[0] : undefined;
}

/**
 * A person's stays and works as lanes, in the order of their beginnings. At most `room` organisations: documented
 * ones first, then those with most evidence. `dataTo` is the day to which an open post is drawn.
 */
export function layLanes(stays: readonly Stay[], works: readonly Dot[], dataTo: string, room: number): Lanes {
  const now = yearOf(dataTo);
  const groups = new Map<string, Stay[]>();
  for (const stay of stays)
    groups.set(keyOf(stay.organisation), [...(groups.get(keyOf(stay.organisation)) ?? []), stay]);
  const best = (group: readonly Stay[]) => Math.min(...group.map(({ strength }) => rank[strength]));
  const pieces = (group: readonly Stay[]) => group.reduce((sum, stay) => sum + stay.pieces, 0);
  const chosen = [...groups.values()]
    .sort((a, b) => best(a) - best(b) || pieces(b) - pieces(a))
    .slice(0, room);
  const counts = (least: number) =>
    [...groups.values()].filter((group) => best(group) === 0 || (best(group) === 1 && pieces(group) >= least))
      .length;
  const homes = counts(steadyWorks) || counts(1);
  const bare = chosen.map((group): Lane => {
    const bars = group.map((stay) => toBar(stay, now)).sort((a, b) => a.solidFrom - b.solidFrom);
    const strength = (['documented', 'likely', 'possible'] as const)[best(group)] ?? 'possible';
    return { organisation: group[0]?.organisation ?? null, strength, pieces: pieces(group), bars, dots: [] };
  });
  bare.sort((a, b) => (a.bars[0]?.solidFrom ?? 0) - (b.bars[0]?.solidFrom ?? 0));

  const homeless: PlacedDot[] = [];
  const dots = new Map<Lane, PlacedDot[]>(bare.map((lane) => [lane, []]));
  for (const dot of works.map(placeDot)) {
    if (!dot) continue;
    const printed = new Set(dot.work.organisations.map(keyOf));
    const own = bare.filter(({ organisation }) => organisation && printed.has(keyOf(organisation)));
    const under = own.length > 0 ? own : [dot.full ? undefined : covering(bare, dot.at)];
    for (const lane of under) (lane ? dots.get(lane) : homeless)?.push(dot);
  }
  const lanes = bare.map((lane) => ({ ...lane, dots: dots.get(lane) ?? [] }));
  if (homeless.length > 0)
    lanes.push({ organisation: null, strength: 'possible', pieces: 0, bars: [], dots: homeless });
  const moments = lanes.flatMap((lane) => [
    ...lane.bars.map((bar) => bar.from),
    ...lane.dots.map((dot) => Math.floor(dot.at)),
  ]);
  const first = Math.floor(Math.min(now, ...moments));
  const last = Math.max(now, first + 1, ...lanes.flatMap(({ bars }) => bars.map(({ to }) => to)));
  return {
    lanes,
    leftOut: Math.max(0, groups.size - room),
    homes,
    domain: [first, last],
  };
}

/** A dot's place in pixels: across, and which row above the bar. */
export interface Spot {
  readonly dot: PlacedDot;
  readonly x: number;
  readonly row: number;
}

/** Rows that fill before a dot of known date steps aside. */
const columnHeight = 4;

/** Where a dot may stand, best first: all the places of one row, or of a few, before those above. */
function* places(dot: PlacedDot, scale: Scale, step: number): Generator<{ x: number; row: number }> {
  const middle = scale(dot.at);
  const reach = dot.vague ? Math.max(0, Math.floor((scale(dot.at + 0.5) - middle - step / 2) / step)) : 1;
  const rows = dot.vague ? 1 : columnHeight;
  const slots = [0, ...Array.from({ length: reach }, (_, index) => [-(index + 1), index + 1]).flat()];
  for (let bottom = 0; ; bottom += rows) {
    for (const slot of slots) {
      for (let row = bottom; row < bottom + rows; row += 1) yield { x: middle + slot * step, row };
    }
  }
}

/**
 * Places dots so that none covers another: a dot known to the year fills that year from its middle outwards,
 * then climbs; a dot of known date climbs, and in a crowd steps aside by one. `step` is the distance of two dots
 * in pixels.
 */
export function placeDots(dots: readonly PlacedDot[], scale: Scale, step: number): Spot[] {
  const taken = new Map<number, number[]>();
  const free = (row: number, x: number) =>
    !(taken.get(row) ?? []).some((other) => Math.abs(other - x) < step - 0.01);
  const byDate = [...dots].sort(
    (a, b) => Number(a.vague) - Number(b.vague) || a.at - b.at || a.work.id.localeCompare(b.work.id),
  );
  return byDate.flatMap((dot) => {
    for (const { x, row } of places(dot, scale, step)) {
      if (!free(row, x)) continue;
      taken.set(row, [...(taken.get(row) ?? []), x]);
      return [{ dot, x, row }];
    }
    return [];
  });
}
