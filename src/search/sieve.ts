import { fold } from '../names/fold.ts';
import { best } from './best.ts';
import { counted, type FacetLevels, unknownLevel } from './facet-levels.ts';
import { type Dictionary, type Profiles, unknownNumber } from './profiles.ts';
import { countOf, textAt } from './texts.ts';

/** When somebody's first work was published: their career's age, in words that stay true. */
export const stages = ['since-2022', '2016-2021', 'before-2016', 'no-work'] as const;
export type Stage = (typeof stages)[number];

/** What people are held to: each filter that is set must hold, by any one of its values. */
export interface Filter {
  /** Ids of organisations where they were last seen. */
  readonly organisation?: readonly string[] | undefined;
  /** Ids of organisations where they were ever seen. */
  readonly ever?: readonly string[] | undefined;
  /** ISO 3166 alpha-2, of where they were last seen. */
  readonly country?: readonly string[] | undefined;
  /** Cities of where they were last seen; accents and case forgiven. */
  readonly city?: readonly string[] | undefined;
  readonly stage?: readonly Stage[] | undefined;
  /** Keys of venues of any of their works. */
  readonly venue?: readonly string[] | undefined;
  /** Year of their last public work, or later. */
  readonly active?: number | undefined;
  /** Least percentile of a facet, by its name. */
  readonly facet?: readonly { readonly facet: string; readonly least: number }[] | undefined;
}

/** A value of a filter, with how many of the people found have it who pass every other filter. */
interface Choice {
  readonly value: string;
  readonly name: string;
  readonly people: number;
}

export interface Choices {
  readonly organisation: readonly Choice[];
  readonly country: readonly Choice[];
  readonly stage: readonly Choice[];
  /** Year of the last public work, latest first. */
  readonly active: readonly Choice[];
  readonly venue: readonly Choice[];
  /** Facets at which people stand among the first fifth of their cohort, as `depth:80`; empty where facets are not told. */
  readonly facet: readonly Choice[];
}

/** Values shown of one filter. */
const shown = 12;

const yearsCounted = 4096;

/** A filter's place among those that a person may fail. */
const bit = { organisation: 1, country: 2, stage: 4, active: 8, venue: 16, other: 32 } as const;

/** Who fails nothing is counted by everything. */
const everything = ~0;

/** Places of facets, from this one on. */
const firstFacet = 128;

function stageOf(first: number): Stage {
  if (first === 0) return 'no-work';
  return first >= 2022 ? 'since-2022' : first >= 2016 ? '2016-2021' : 'before-2016';
}

/** Key and printed name of a venue, as the dictionary joins them. */
export function venueAt({ texts }: Dictionary, number: number): { key: string; name: string } {
  const [key = '', name = ''] = textAt(texts, number).split('\t', 2);
  return { key, name };
}

/** What the sieve knows of organisations, by number. */
export interface OrganisationNames {
  readonly numberOf: (id: string) => number | undefined;
  readonly idAt: (number: number) => string;
  readonly nameAt: (number: number) => string;
}

/**
 * Lets through the people who pass a filter, and counts everybody by the values they have: a value's count is of those who pass
 * all the other filters, so that it says what choosing it would leave. For one question, and asked once of each person found.
 */
export class Sieve {
  private readonly profiles: Profiles;
  private readonly organisations: OrganisationNames;
  private readonly filter: Filter;
  private readonly wanted: {
    readonly organisation: ReadonlySet<number> | undefined;
    readonly ever: ReadonlySet<number> | undefined;
    readonly country: ReadonlySet<number> | undefined;
    readonly city: ReadonlySet<number> | undefined;
    readonly venue: ReadonlySet<number> | undefined;
    readonly stage: ReadonlySet<Stage> | undefined;
  };
  private readonly byOrganisation: Uint32Array;
  private readonly byCountry: Uint32Array;
  /** People by first year, from which their stages follow. */
  private readonly byFirst = new Uint32Array(yearsCounted);
  private readonly byYear = new Uint32Array(yearsCounted);
  private readonly byVenue: Uint32Array;
  private readonly levels: FacetLevels | undefined;
  private readonly least: readonly { readonly at: number; readonly least: number }[];
  /** People by the bits of `high`, and of those who fail a facet alone by that facet. */
  private readonly byHigh = new Uint32Array(256);
  private readonly byFacet: Uint32Array;
  /** People seen, whether they pass or not. */
  seen = 0;
  /** Whether any filter is set. */
  private readonly held: boolean;

  /** @param levels where everybody stands in each facet; without them no facet is held to or counted */
  constructor(profiles: Profiles, organisations: OrganisationNames, filter: Filter, levels?: FacetLevels) {
    this.profiles = profiles;
    this.organisations = organisations;
    this.filter = filter;
    this.byOrganisation = new Uint32Array(profiles.country.of.length);
    this.byCountry = new Uint32Array(countOf(profiles.country.texts));
    this.byVenue = new Uint32Array(countOf(profiles.venue.texts));
    this.levels = levels;
    this.byFacet = new Uint32Array(levels?.names.length ?? 0);
    this.least = (levels === undefined ? [] : (filter.facet ?? [])).flatMap(({ facet, least }) => {
      const at = levels?.names.indexOf(facet) ?? -1;
      return at === -1 ? [] : [{ at, least }];
    });
    this.held = Object.values(filter).some((value) => value !== undefined);
    const ids = (list: readonly string[] | undefined) =>
      list && new Set(list.flatMap((id) => organisations.numberOf(id) ?? []));
    this.wanted = {
      organisation: ids(filter.organisation),
      ever: ids(filter.ever),
      country: among(profiles.country, filter.country, (text) => text),
      city: among(profiles.city, filter.city, fold),
      venue: among(profiles.venue, filter.venue, (text) => text.split('\t', 1)[0] ?? ''),
      stage: filter.stage && new Set(filter.stage),
    };
  }

  /** Those of people who pass, in their order; counts all of them. */
  sift(people: Uint32Array): Uint32Array {
    if (this.held) return people.filter((person) => this.lets(person));
    this.seen += people.length;
    this.countAll(people);
    return people;
  }

  /** Counts people who are held to nothing. */
  private countAll(people: Uint32Array): void {
    const { organisation, country, first, last, venues } = this.profiles;
    const { byOrganisation, byCountry, byFirst, byYear, byVenue, byHigh } = this;
    const high = this.levels?.high;
    for (let at = 0; at < people.length; at++) {
      const person = people[at]!;
      const place = organisation[person]!;
      if (place !== unknownNumber) {
        byOrganisation[place]! += 1;
        byCountry[country.of[place]!]! += 1;
      }
      byFirst[first[person]! % yearsCounted]! += 1;
      byYear[last[person]! % yearsCounted]! += 1;
      if (high !== undefined) byHigh[high[person]!]! += 1;
      const end = venues.offsets[person + 1]!;
      for (let venue = venues.offsets[person]!; venue < end; venue++) byVenue[venues.values[venue]!]! += 1;
    }
  }

  /** Whether a person passes; counts them. */
  lets(person: number): boolean {
    this.seen++;
    const failed = this.held ? this.failed(person) : 0;
    if (failed === 0) this.count(person, everything);
    // Who fails one filter alone is counted there: they are whom another value of it would bring.
    else if ((failed & (failed - 1)) === 0) this.count(person, failed);
    return failed === 0;
  }

  private failed(person: number): number {
    const { profiles, wanted, filter } = this;
    const organisation = profiles.organisation[person]!;
    let failed = 0;
    if (wanted.organisation && !wanted.organisation.has(organisation)) failed |= bit.organisation;
    if (wanted.country && !this.stands(wanted.country, profiles.country, organisation)) failed |= bit.country;
    if (wanted.city && !this.stands(wanted.city, profiles.city, organisation)) failed |= bit.other;
    if (wanted.stage && !wanted.stage.has(stageOf(profiles.first[person]!))) failed |= bit.stage;
    if (filter.active !== undefined && profiles.last[person]! < filter.active) failed |= bit.active;
    if (wanted.venue && !holds(profiles.venues, person, wanted.venue)) failed |= bit.venue;
    // Two filters that are not counted weigh as two, so that who fails them is counted nowhere.
    if (wanted.ever && !holds(profiles.ever, person, wanted.ever)) failed |= bit.other | (bit.other << 1);
    for (const { at, least } of this.least) {
      const level = this.levelOf(person, at);
      if (level === unknownLevel || level < least) failed |= firstFacet << at;
    }
    return failed;
  }

  private levelOf(person: number, facet: number): number {
    const { levels } = this;
    return levels === undefined ? unknownLevel : levels.levels[person * levels.names.length + facet]!;
  }

  private stands(wanted: ReadonlySet<number>, { of }: Dictionary, organisation: number): boolean {
    return organisation !== unknownNumber && wanted.has(of[organisation]!);
  }

  private count(person: number, facets: number): void {
    const { profiles } = this;
    const organisation = profiles.organisation[person]!;
    if (organisation !== unknownNumber) {
      if (facets & bit.organisation) this.byOrganisation[organisation]! += 1;
      if (facets & bit.country) this.byCountry[profiles.country.of[organisation]!]! += 1;
    }
    if (facets & bit.stage) this.byFirst[profiles.first[person]! % yearsCounted]! += 1;
    if (facets & bit.active) this.byYear[profiles.last[person]! % yearsCounted]! += 1;
    const high = this.levels?.high[person] ?? 0;
    if (facets === everything) this.byHigh[high]! += 1;
    else
      for (let at = 0; at < this.byFacet.length; at++)
        if (facets & (firstFacet << at) && high & (1 << at)) this.byFacet[at]! += 1;
    if (facets & bit.venue) {
      const { offsets, values } = profiles.venues;
      for (let at = offsets[person]!; at < offsets[person + 1]!; at++) this.byVenue[values[at]!]! += 1;
    }
  }

  /** Values of each filter, most frequent first, years latest first. */
  choices(): Choices {
    const { profiles, organisations } = this;
    const byStage = new Map<Stage, number>();
    for (const [year, people] of this.byFirst.entries())
      if (people > 0) byStage.set(stageOf(year), (byStage.get(stageOf(year)) ?? 0) + people);
    const venues = most(this.byVenue).map(({ number, people }) => {
      const { key, name } = venueAt(profiles.venue, number);
      return { value: key, name: name || key, people };
    });
    return {
      organisation: most(this.byOrganisation, 0).map(({ number, people }) => ({
        value: organisations.idAt(number),
        name: organisations.nameAt(number),
        people,
      })),
      country: most(this.byCountry).map(({ number, people }) => {
        const value = textAt(profiles.country.texts, number);
        return { value, name: value, people };
      }),
      stage: stages.flatMap((value) => {
        const people = byStage.get(value) ?? 0;
        return people === 0 ? [] : [{ value, name: value, people }];
      }),
      active: [...this.byYear.keys()]
        .filter((year) => year > 0 && this.byYear[year]! > 0)
        .reverse()
        .slice(0, shown)
        .map((year) => ({ value: `${year}`, name: `${year}`, people: this.byYear[year]! })),
      venue: venues,
      facet: (this.levels?.names ?? []).flatMap((name, at) => {
        const passing = this.byHigh.reduce((sum, one, high) => sum + (high & (1 << at) ? one : 0), 0);
        const people = passing + this.byFacet[at]!;
        return people === 0 ? [] : [{ value: `${name}:${counted}`, name, people }];
      }),
    };
  }
}

/** Numbers of the texts of a dictionary that are asked for; undefined where nothing is asked. */
function among(
  { texts }: Dictionary,
  asked: readonly string[] | undefined,
  keyOf: (text: string) => string,
): ReadonlySet<number> | undefined {
  if (asked === undefined) return undefined;
  const keys = new Set(asked.map(keyOf));
  const numbers = new Set<number>();
  for (let number = 1; number < countOf(texts); number++) {
    if (keys.has(keyOf(textAt(texts, number)))) numbers.add(number);
  }
  return numbers;
}

function holds(
  { offsets, values }: { readonly offsets: Uint32Array; readonly values: Uint32Array },
  person: number,
  wanted: ReadonlySet<number>,
): boolean {
  for (let at = offsets[person]!; at < offsets[person + 1]!; at++) if (wanted.has(values[at]!)) return true;
  return false;
}

interface Count {
  readonly number: number;
  readonly people: number;
}

/** The most frequent values, most frequent first; the first number of a dictionary is the empty text, and left out. */
function most(counts: Uint32Array, from = 1): Count[] {
  const had: number[] = [];
  for (let number = from; number < counts.length; number++) if (counts[number]! > 0) had.push(number);
  const order = (a: number, b: number): number => counts[had[b]!]! - counts[had[a]!]! || had[a]! - had[b]!;
  return best(had.length, shown, order).map((at) => ({ number: had[at]!, people: counts[had[at]!]! }));
}
