import { fold } from '../../names/fold.ts';
import { facetNames } from '../../tables/facet-names.ts';
import { setsHolding } from '../files/number-sets.ts';
import { countOf, textAt } from '../files/texts.ts';
import type { NameSearch } from '../names/name-search.ts';
import { type FacetLevels, unknownLevel } from './facet-levels.ts';
import { isOfStage, type Stage, yearsCounted } from './kinds-of-people.ts';
import { type Dictionary, type Filtered, unknownNumber } from './profiles.ts';
import { organisationAt } from './whereabouts.ts';

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

/** What the sieve knows of organisations, by number. */
export interface OrganisationNames {
  readonly numberOf: (id: string) => number | undefined;
  readonly idAt: (number: number) => string;
  readonly nameAt: (number: number) => string;
}

/** Organisations by what finds their names. */
export function organisationNames(search: NameSearch): OrganisationNames {
  const { ids, spellings, name } = search.index;
  return {
    numberOf: (id) => search.numberOf(id),
    idAt: (number) => textAt(ids, number),
    nameAt: (number) => textAt(spellings, name[number]!),
  };
}

/** A filter's place among those that a person may fail. */
const bit = { organisation: 1, country: 2, stage: 4, active: 8, venue: 16, other: 32 } as const;

/** Places of facets, from this one on. */
const firstFacet = 128;

/** The fate of one who fails one filter alone, which counts them: the place of its bit plus one; facets follow on from the first. */
export const fates = {
  passes: 0,
  organisation: 1,
  country: 2,
  stage: 3,
  active: 4,
  venue: 5,
  firstFacet: 8,
} as const;

/** The fate of one whom nothing counts: two filters are failed, or one that is not counted, or it would be by an organisation not known. */
const nowhere = 254;

/** Where it is not worked out yet what a filter makes of a person. */
const notYet = 255;

/** Which filters each value fails: a place by its number, a first year, a last year, a set of venues or of organisations. */
interface Failing {
  readonly place: Uint8Array;
  readonly unknownPlace: number;
  readonly first: Uint8Array;
  readonly last: Uint8Array;
  readonly venues: Uint8Array;
  readonly ever: Uint8Array;
}

/**
 * What people are held to by one filter: what it makes of each person, worked out when first asked and remembered, since a filter stays while
 * pages and questions change.
 */
export class Held {
  private readonly profiles: Filtered;
  private readonly levels: FacetLevels | undefined;
  private readonly failing: Failing;
  private readonly least: readonly { readonly at: number; readonly least: number }[];
  private readonly known: Uint8Array;
  /** Fates that count one who fails one filter alone: of those that are set. */
  readonly failures: readonly number[];

  /** @param levels where everybody stands in each facet; without them no facet is held to */
  constructor(
    profiles: Filtered,
    organisations: OrganisationNames,
    filter: Filter,
    levels: FacetLevels | undefined,
  ) {
    this.profiles = profiles;
    this.levels = levels;
    this.failing = failingOf(profiles, organisations, filter);
    this.least = (filter.facet ?? []).flatMap(({ facet, least }) => {
      const names: readonly string[] = facetNames;
      const at = names.indexOf(facet);
      return at === -1 ? [] : [{ at, least }];
    });
    this.known = new Uint8Array(profiles.first.length).fill(notYet);
    const { organisation, country, stage, active, venue } = filter;
    const set = Object.entries({ organisation, country, stage, active, venue });
    this.failures = [
      ...set.flatMap(([name, value]) => (value === undefined ? [] : fates[name as keyof typeof fates])),
      ...new Set(this.least.map(({ at }) => fates.firstFacet + at)),
    ];
  }

  /** What the filter makes of a person: one of `fates`, or `nowhere`. */
  fateOf(person: number): number {
    const known = this.known[person]!;
    return known === notYet ? this.workOut(person) : known;
  }

  /** What the filter makes of each of some people is known from then on. */
  learn(people: Uint32Array): void {
    const { known } = this;
    for (let at = 0; at < people.length; at++) if (known[people[at]!] === notYet) this.workOut(people[at]!);
  }

  /**
   * Those of people already learnt of who have a fate, in their order. Each is written down and the next one over them where they have it not: what
   * becomes of people follows no order, and a branch would be taken wrongly for many.
   * @param room for all of them
   */
  having(fate: number, people: Uint32Array, room: Uint32Array): Uint32Array {
    const { known } = this;
    let count = 0;
    for (let at = 0; at < people.length; at++) {
      room[count] = people[at]!;
      // 1 where the two are one byte, 0 where they differ.
      count += ((known[people[at]!]! ^ fate) - 1) >>> 31;
    }
    return room.subarray(0, count);
  }

  private workOut(person: number): number {
    const failed = this.failed(person);
    const byOrganisation = (failed & (bit.organisation | bit.country)) !== 0;
    const uncounted =
      (failed & (failed - 1)) !== 0 ||
      failed === bit.other ||
      (byOrganisation && this.profiles.place[person] === unknownNumber);
    const fate = failed === 0 ? fates.passes : uncounted ? nowhere : 32 - Math.clz32(failed);
    this.known[person] = fate;
    return fate;
  }

  /** The filters that a person fails, a bit each. */
  private failed(person: number): number {
    const { profiles, failing: fails, levels } = this;
    const place = profiles.place[person]!;
    let failed =
      (place === unknownNumber ? fails.unknownPlace : fails.place[place]!) |
      fails.first[profiles.first[person]! % yearsCounted]! |
      fails.last[profiles.last[person]! % yearsCounted]! |
      fails.venues[profiles.venues.of[person]!]! |
      fails.ever[profiles.ever.of[person]!]!;
    if (levels !== undefined)
      for (const { at, least } of this.least) {
        const level = levels.levels[person * facetNames.length + at]!;
        if (level === unknownLevel || level < least) failed |= firstFacet << at;
      }
    return failed;
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

function failingOf(profiles: Filtered, organisations: OrganisationNames, filter: Filter): Failing {
  const numbersOf = (list: readonly string[] | undefined) =>
    list && new Set(list.flatMap((id) => organisations.numberOf(id) ?? []));
  const ids = numbersOf(filter.organisation);
  const ever = numbersOf(filter.ever);
  const everHolding = ever && setsHolding(profiles.ever, ever);
  const countries = among(profiles.whereabouts.country, filter.country, (text) => text);
  const cities = among(profiles.whereabouts.city, filter.city, fold);
  const venues = among(profiles.venue, filter.venue, (text) => text.split('\t', 1)[0] ?? '');
  const holding = venues && setsHolding(profiles.venues, venues);
  const { stage, active } = filter;
  const { until = yearsCounted } = profiles;
  const { whereabouts } = profiles;
  const { country, city } = whereabouts;
  const ofCountry = tabled(countOf(country.texts), (number) =>
    countries?.has(number) === false ? bit.country : 0,
  );
  const ofCity = tabled(countOf(city.texts), (number) => (cities?.has(number) === false ? bit.other : 0));
  const place = tabled(country.of.length, (number) => {
    const there = ids?.has(organisationAt(whereabouts, number)) === false ? bit.organisation : 0;
    return there | ofCountry[country.of[number]!]! | ofCity[city.of[number]!]!;
  });
  return {
    place,
    unknownPlace: (ids ? bit.organisation : 0) | (countries ? bit.country : 0) | (cities ? bit.other : 0),
    first: tabled(yearsCounted, (year) =>
      stage?.some((one) => isOfStage(year > until ? 0 : year, one)) === false ? bit.stage : 0,
    ),
    last: tabled(yearsCounted, (year) => (active !== undefined && year < active ? bit.active : 0)),
    venues: tabled(profiles.venues.without.length, (set) => (holding?.[set] === 0 ? bit.venue : 0)),
    // A filter that is not counted weighs as two, so that who fails it is counted nowhere.
    ever: tabled(profiles.ever.without.length, (set) =>
      everHolding?.[set] === 0 ? bit.other | (bit.other << 1) : 0,
    ),
  };
}

/** A function of the numbers below one, written down. */
function tabled(length: number, of: (number: number) => number): Uint8Array {
  const table = new Uint8Array(length);
  for (let number = 0; number < length; number++) table[number] = of(number);
  return table;
}
