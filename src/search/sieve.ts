import { fold } from '../names/fold.ts';
import { facetNames } from '../tables/facet-names.ts';
import { counted, type FacetLevels, unknownLevel } from './facet-levels.ts';
import { countNumbers, setsHolding } from './number-sets.ts';
import { type Dictionary, type Profiles, unknownNumber } from './profiles.ts';
import { countOf, textAt } from './texts.ts';

/** When somebody's first work was published: their career's age, in words that stay true. */
export const stages = ['since-2022', '2016-2021', 'before-2016', 'no-work'] as const;
type Stage = (typeof stages)[number];

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
  /** Facets at which people stand among the first fifth of their cohort, as `depth:80`; empty where facets are not read. */
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

/** How many people have which number. Made once; read and cleared by the numbers that somebody had. */
class Counter {
  readonly counts: Uint32Array;
  private readonly had: Uint32Array;
  private size = 0;

  constructor(numbers: number) {
    this.counts = new Uint32Array(numbers);
    this.had = new Uint32Array(numbers);
  }

  add(number: number): void {
    if (this.counts[number] === 0) this.had[this.size++] = number;
    this.counts[number]! += 1;
  }

  /** Numbers that somebody had. */
  get numbers(): Uint32Array {
    return this.had.subarray(0, this.size);
  }

  clear(): void {
    for (const number of this.numbers) this.counts[number] = 0;
    this.size = 0;
  }
}

/** Counts of a question; the next one clears them. */
export class Counts {
  /** People by organisation, who pass all other filters; by organisation, who pass all others than the country's. */
  readonly organisation: Counter;
  readonly place: Counter;
  /** By first year, from which stages follow, and by last year. */
  readonly first = new Counter(yearsCounted);
  readonly last = new Counter(yearsCounted);
  /** By the set of their venues. */
  readonly venues: Counter;
  /** By the bits of `FacetLevels.high`. */
  readonly high = new Counter(256);

  constructor(profiles: Profiles) {
    this.organisation = new Counter(profiles.country.of.length);
    this.place = new Counter(profiles.country.of.length);
    this.venues = new Counter(profiles.venues.without.length);
  }

  cleared(): this {
    for (const counter of [this.organisation, this.place, this.first, this.last, this.venues, this.high])
      counter.clear();
    return this;
  }
}

/** Which filters each value fails: an organisation by its number, a first year, a last year, a set of venues or of organisations. */
interface Failing {
  readonly organisation: Uint8Array;
  readonly unknownOrganisation: number;
  readonly first: Uint8Array;
  readonly last: Uint8Array;
  readonly venues: Uint8Array;
  readonly ever: Uint8Array;
}

/** Where it is not worked out yet which parts of a filter a person fails. */
const notYet = 0xffff;

/**
 * What people are held to by one filter: the parts of it that each person fails, a bit each, worked out when first asked and remembered, since
 * a filter stays while pages and questions change.
 */
export class Held {
  private readonly profiles: Profiles;
  private readonly levels: FacetLevels | undefined;
  private readonly failing: Failing;
  private readonly least: readonly { readonly at: number; readonly least: number }[];
  private readonly known: Uint16Array;

  /** @param levels where everybody stands in each facet; without them no facet is held to */
  constructor(
    profiles: Profiles,
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
    this.known = new Uint16Array(profiles.works.length).fill(notYet);
  }

  /** The parts of the filter that a person fails. */
  failed(person: number): number {
    const known = this.known[person]!;
    return known === notYet ? this.workOut(person) : known;
  }

  private workOut(person: number): number {
    const { profiles, failing: fails, levels } = this;
    const organisation = profiles.organisation[person]!;
    let failed =
      (organisation === unknownNumber ? fails.unknownOrganisation : fails.organisation[organisation]!) |
      fails.first[profiles.first[person]! % yearsCounted]! |
      fails.last[profiles.last[person]! % yearsCounted]! |
      fails.venues[profiles.venues.of[person]!]! |
      fails.ever[profiles.ever.of[person]!]!;
    if (levels !== undefined)
      for (const { at, least } of this.least) {
        const level = levels.levels[person * facetNames.length + at]!;
        if (level === unknownLevel || level < least) failed |= firstFacet << at;
      }
    this.known[person] = failed;
    return failed;
  }
}

/**
 * Lets through the people who pass a filter, and counts everybody by the values they have: a value's count is of those who pass
 * all the other filters, so that it says what choosing it would leave. For one question, and asked once of each person found.
 */
export class Sieve {
  private readonly profiles: Profiles;
  private readonly organisations: OrganisationNames;
  private readonly levels: FacetLevels | undefined;
  private readonly held: Held | undefined;
  private readonly counts: Counts;
  /** People who fail a facet alone, by that facet. */
  private readonly byFacet: Uint32Array;
  /** People seen, whether they pass or not. */
  seen = 0;

  /**
   * @param held what people are held to; nothing where left out
   * @param counts whose numbers this question takes over
   * @param levels where everybody stands in each facet; without them no facet is counted
   */
  constructor(
    profiles: Profiles,
    organisations: OrganisationNames,
    held: Held | undefined,
    counts: Counts,
    levels?: FacetLevels,
  ) {
    this.counts = counts.cleared();
    this.profiles = profiles;
    this.organisations = organisations;
    this.levels = levels;
    this.held = held;
    this.byFacet = new Uint32Array(levels === undefined ? 0 : facetNames.length);
  }

  /** Those of people who pass, in their order; counts all of them. */
  sift(people: Uint32Array): Uint32Array {
    if (this.held === undefined) {
      this.seen += people.length;
      this.countAll(people);
      return people;
    }
    const passing = new Uint32Array(people.length);
    let count = 0;
    for (let at = 0; at < people.length; at++) if (this.lets(people[at]!)) passing[count++] = people[at]!;
    return passing.subarray(0, count);
  }

  /** Counts people who are held to nothing. */
  private countAll(people: Uint32Array): void {
    const { organisation, first, last, venues } = this.profiles;
    const { counts } = this;
    const high = this.levels?.high;
    for (let at = 0; at < people.length; at++) {
      const person = people[at]!;
      if (organisation[person] !== unknownNumber) counts.organisation.add(organisation[person]!);
      counts.first.add(first[person]! % yearsCounted);
      counts.last.add(last[person]! % yearsCounted);
      counts.venues.add(venues.of[person]!);
    }
    if (high !== undefined) for (let at = 0; at < people.length; at++) counts.high.add(high[people[at]!]!);
  }

  /** Whether a person passes; counts them. */
  lets(person: number): boolean {
    this.seen++;
    const failed = this.held?.failed(person) ?? 0;
    if (failed === 0) this.count(person, everything);
    // Who fails one filter alone is counted there: they are whom another value of it would bring.
    else if ((failed & (failed - 1)) === 0) this.count(person, failed);
    return failed === 0;
  }

  private count(person: number, filters: number): void {
    const { profiles, counts } = this;
    const organisation = profiles.organisation[person]!;
    if (organisation !== unknownNumber) {
      if (filters & bit.organisation) counts.organisation.add(organisation);
      if (filters & bit.country) counts.place.add(organisation);
    }
    if (filters & bit.stage) counts.first.add(profiles.first[person]! % yearsCounted);
    if (filters & bit.active) counts.last.add(profiles.last[person]! % yearsCounted);
    if (filters & bit.venue) counts.venues.add(profiles.venues.of[person]!);
    const high = this.levels?.high[person] ?? 0;
    if (filters === everything) counts.high.add(high);
    else
      for (let at = 0; at < this.byFacet.length; at++)
        if (filters & (firstFacet << at) && high & (1 << at)) this.byFacet[at]! += 1;
  }

  /** Values of each filter, most frequent first, years latest first. */
  choices(): Choices {
    const { profiles, organisations, counts } = this;
    const byStage = new Map<Stage, number>();
    for (const year of counts.first.numbers)
      byStage.set(stageOf(year), (byStage.get(stageOf(year)) ?? 0) + counts.first.counts[year]!);
    const byCountry = new Uint32Array(countOf(profiles.country.texts));
    // Where nobody is held to anything, who is counted by organisation is counted by its country.
    const places = this.held === undefined ? counts.organisation : counts.place;
    for (const place of places.numbers) byCountry[profiles.country.of[place]!]! += places.counts[place]!;
    const byVenue = countNumbers(profiles.venues, counts.venues.counts, countOf(profiles.venue.texts));
    const venues = most(byVenue).map(({ number, people }) => {
      const { key, name } = venueAt(profiles.venue, number);
      return { value: key, name: name || key, people };
    });
    return {
      organisation: most(counts.organisation.counts, counts.organisation.numbers).map(
        ({ number, people }) => ({
          value: organisations.idAt(number),
          name: organisations.nameAt(number),
          people,
        }),
      ),
      country: most(byCountry).map(({ number, people }) => {
        const value = textAt(profiles.country.texts, number);
        return { value, name: value, people };
      }),
      stage: stages.flatMap((value) => {
        const people = byStage.get(value) ?? 0;
        return people === 0 ? [] : [{ value, name: value, people }];
      }),
      active: [...counts.last.numbers]
        .filter((year) => year > 0)
        .sort((a, b) => b - a)
        .slice(0, shown)
        .map((year) => ({ value: `${year}`, name: `${year}`, people: counts.last.counts[year]! })),
      venue: venues,
      facet: (this.levels === undefined ? [] : facetNames).flatMap((name, at) => {
        let people = this.byFacet[at]!;
        for (const high of counts.high.numbers) if (high & (1 << at)) people += counts.high.counts[high]!;
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

function failingOf(profiles: Profiles, organisations: OrganisationNames, filter: Filter): Failing {
  const numbersOf = (list: readonly string[] | undefined) =>
    list && new Set(list.flatMap((id) => organisations.numberOf(id) ?? []));
  const ids = numbersOf(filter.organisation);
  const ever = numbersOf(filter.ever);
  const everHolding = ever && setsHolding(profiles.ever, ever);
  const countries = among(profiles.country, filter.country, (text) => text);
  const cities = among(profiles.city, filter.city, fold);
  const venues = among(profiles.venue, filter.venue, (text) => text.split('\t', 1)[0] ?? '');
  const holding = venues && setsHolding(profiles.venues, venues);
  const { stage, active } = filter;
  const { country, city } = profiles;
  const ofCountry = tabled(countOf(country.texts), (number) =>
    countries?.has(number) === false ? bit.country : 0,
  );
  const ofCity = tabled(countOf(city.texts), (number) => (cities?.has(number) === false ? bit.other : 0));
  const elsewhere = ids === undefined ? 0 : bit.organisation;
  const organisation = tabled(
    country.of.length,
    (number) => elsewhere | ofCountry[country.of[number]!]! | ofCity[city.of[number]!]!,
  );
  for (const number of ids ?? []) organisation[number]! &= ~bit.organisation;
  return {
    organisation,
    unknownOrganisation: elsewhere | (countries ? bit.country : 0) | (cities ? bit.other : 0),
    first: tabled(yearsCounted, (year) => (stage && !stage.includes(stageOf(year)) ? bit.stage : 0)),
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

interface Count {
  readonly number: number;
  readonly people: number;
}

/** The most frequent of some numbers, most frequent first; the first number of a dictionary is the empty text, and left out by default. */
function most(
  counts: Uint32Array,
  numbers: Iterable<number> = Array.from({ length: counts.length - 1 }, (_, at) => at + 1),
): Count[] {
  const first: Count[] = [];
  const before = (a: Count, b: Count): boolean =>
    a.people > b.people || (a.people === b.people && a.number < b.number);
  for (const number of numbers) {
    const one = { number, people: counts[number]! };
    const last = first.at(-1);
    if (one.people === 0 || (first.length === shown && last !== undefined && before(last, one))) continue;
    let at = first.length;
    while (at > 0 && before(one, first[at - 1]!)) at--;
    first.splice(at, 0, one);
    if (first.length > shown) first.pop();
  }
  return first;
}
