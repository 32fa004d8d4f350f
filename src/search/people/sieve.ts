import { facetNames } from '../../tables/facet-names.ts';
import { countNumbers } from '../files/number-sets.ts';
import { Scratch } from '../files/scratch.ts';
import { countOf, textAt } from '../files/texts.ts';
import { counted } from './facet-levels.ts';
import { fates, type Held, nowhere, type OrganisationNames } from './held.ts';
import type { Kinds } from './kinds-of-people.ts';
import { type Dictionary, type Filtered, unknownNumber } from './profiles.ts';
import { seatsIn } from './whereabouts.ts';

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

/** Key and printed name of a venue, as the dictionary joins them. */
export function venueAt({ texts }: Dictionary, number: number): { key: string; name: string } {
  const [key = '', name = ''] = textAt(texts, number).split('\t', 2);
  return { key, name };
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
  readonly kinds: Kinds;
  /** Who passes or fails the organisation alone, by place where it is known; who fails it alone; who fails the country alone. */
  readonly place: Counter;
  readonly otherOrganisation: Counter;
  readonly otherCountry: Counter;
  /** Who passes, by kind; who fails the stage or the year of the last work alone. */
  readonly kind: Counter;
  readonly otherStage: Counter;
  readonly otherYear: Counter;
  /** Who passes or fails the venue alone, by the set of their venues. */
  readonly venues: Counter;
  /** Room for those who pass. */
  readonly passing = new Scratch((people) => new Uint32Array(people));

  /** @param kinds of all people */
  constructor(profiles: Filtered, kinds: Kinds) {
    this.kinds = kinds;
    const places = profiles.whereabouts.country.of.length;
    this.place = new Counter(places);
    this.kind = new Counter(kinds.last.length);
    this.otherOrganisation = new Counter(places);
    this.otherCountry = new Counter(places);
    this.otherStage = new Counter(kinds.last.length);
    this.otherYear = new Counter(kinds.last.length);
    this.venues = new Counter(profiles.venues.without.length);
  }

  cleared(): this {
    const { place, kind, otherOrganisation, otherCountry, otherStage, otherYear, venues } = this;
    for (const counter of [place, kind, otherOrganisation, otherCountry, otherStage, otherYear, venues])
      counter.clear();
    return this;
  }
}

/**
 * Lets through the people who pass a filter, and counts everybody by the values they have: a value's count is of those who pass
 * all the other filters, so that it says what choosing it would leave. For one question, and asked once of each person found.
 */
export class Sieve {
  private readonly profiles: Filtered;
  private readonly organisations: OrganisationNames;
  private readonly held: Held | undefined;
  private readonly counts: Counts;
  private readonly facetsCounted: boolean;
  /** People who fail a facet alone and stand high at it, by that facet. */
  private readonly byFacet = new Uint32Array(facetNames.length);
  /** People seen, whether they pass or not. */
  seen = 0;

  /**
   * @param held what people are held to; nothing where left out
   * @param counts whose numbers this question takes over
   * @param facetsCounted whether it is known where people stand in each facet
   */
  constructor(
    profiles: Filtered,
    organisations: OrganisationNames,
    held: Held | undefined,
    counts: Counts,
    facetsCounted = false,
  ) {
    this.counts = counts.cleared();
    this.profiles = profiles;
    this.organisations = organisations;
    this.held = held;
    this.facetsCounted = facetsCounted;
  }

  /** Those of people who pass, in their order, up to the next question; counts all of them. */
  sift(people: Uint32Array): Uint32Array {
    if (this.held === undefined) {
      this.seen += people.length;
      for (let at = 0; at < people.length; at++) this.countPassing(people[at]!);
      return people;
    }
    const passing = this.counts.passing.atLeast(people.length);
    let count = 0;
    for (let at = 0; at < people.length; at++) if (this.lets(people[at]!)) passing[count++] = people[at]!;
    return passing.subarray(0, count);
  }

  /** Whether a person passes; counts them. */
  lets(person: number): boolean {
    this.seen++;
    const fate = this.held === undefined ? fates.passes : this.held.fateOf(person);
    if (fate === fates.passes) this.countPassing(person);
    else if (fate !== nowhere) this.countFailing(person, fate);
    return fate === fates.passes;
  }

  private countPassing(person: number): void {
    const { profiles, counts } = this;
    const place = profiles.place[person]!;
    if (place !== unknownNumber) counts.place.add(place);
    counts.kind.add(counts.kinds.of[person]!);
    counts.venues.add(profiles.venues.of[person]!);
  }

  /** Counts one who fails one filter alone: they are whom another value of it would bring. */
  private countFailing(person: number, fate: number): void {
    const { counts, profiles } = this;
    if (fate === fates.organisation) {
      counts.place.add(profiles.place[person]!);
      counts.otherOrganisation.add(profiles.place[person]!);
    } else if (fate === fates.country) counts.otherCountry.add(profiles.place[person]!);
    else if (fate === fates.stage) counts.otherStage.add(counts.kinds.of[person]!);
    else if (fate === fates.active) counts.otherYear.add(counts.kinds.of[person]!);
    else if (fate === fates.venue) counts.venues.add(profiles.venues.of[person]!);
    else {
      const facet = fate - fates.firstFacet;
      this.byFacet[facet]! += (counts.kinds.high[counts.kinds.of[person]!]! >>> facet) & 1;
    }
  }

  /** Values of each filter, most frequent first, years latest first. */
  choices(): Choices {
    return {
      organisation: this.choicesOfOrganisation(),
      country: this.choicesOfCountry(),
      stage: this.choicesOfStage(),
      active: this.choicesOfYear(),
      venue: this.choicesOfVenue(),
      facet: this.choicesOfFacet(),
    };
  }

  private choicesOfOrganisation(): Choice[] {
    const { organisations } = this;
    return most(...this.countsOfOrganisations()).map(({ number, people }) => ({
      value: organisations.idAt(number),
      name: organisations.nameAt(number),
      people,
    }));
  }

  /** Those of an organisation, wherever they are; and the organisations that somebody is of, each once. */
  private countsOfOrganisations(): [counts: Uint32Array, numbers: Iterable<number>] {
    const { whereabouts } = this.profiles;
    const { counts, numbers } = this.counts.place;
    const seats = seatsIn(whereabouts);
    const all = counts.slice(0, seats);
    const these = numbers.filter((place) => place < seats);
    if (these.length === numbers.length) return [all, these];
    const further: number[] = [];
    for (const place of numbers) {
      if (place < seats) continue;
      const organisation = whereabouts.organisation[place - seats]!;
      if (all[organisation] === 0) further.push(organisation);
      all[organisation]! += counts[place]!;
    }
    return [all, [...these, ...further]];
  }

  /** Who fails the organisation alone is of no country that could be chosen. */
  private choicesOfCountry(): Choice[] {
    const { country } = this.profiles.whereabouts;
    const { place, otherOrganisation, otherCountry } = this.counts;
    const ofCountry = new Int32Array(countOf(country.texts));
    const add = ({ counts, numbers }: Counter, sign: 1 | -1): void => {
      for (const number of numbers) ofCountry[country.of[number]!]! += sign * counts[number]!;
    };
    add(place, 1);
    add(otherOrganisation, -1);
    add(otherCountry, 1);
    return most(ofCountry).map(({ number, people }) => {
      const value = textAt(country.texts, number);
      return { value, name: value, people };
    });
  }

  private choicesOfVenue(): Choice[] {
    const { counts, profiles } = this;
    const people = countNumbers(profiles.venues, counts.venues.counts, countOf(profiles.venue.texts));
    return most(people).map(({ number, people }) => {
      const { key, name } = venueAt(profiles.venue, number);
      return { value: key, name: name || key, people };
    });
  }

  private choicesOfStage(): Choice[] {
    const { kinds, kind, otherStage } = this.counts;
    const ofStage = new Uint32Array(kinds.stages.length);
    for (const { counts, numbers } of [kind, otherStage])
      for (const one of numbers) ofStage[kinds.stage[one]!]! += counts[one]!;
    return kinds.stages.flatMap((value, at) => {
      const people = ofStage[at]!;
      return people === 0 ? [] : [{ value, name: value, people }];
    });
  }

  private choicesOfYear(): Choice[] {
    const { kinds, kind, otherYear } = this.counts;
    const ofYear = new Map<number, number>();
    for (const { counts, numbers } of [kind, otherYear])
      for (const one of numbers)
        ofYear.set(kinds.last[one]!, (ofYear.get(kinds.last[one]!) ?? 0) + counts[one]!);
    return [...ofYear]
      .filter(([year]) => year > 0)
      .sort(([a], [b]) => b - a)
      .slice(0, shown)
      .map(([year, people]) => ({ value: `${year}`, name: `${year}`, people }));
  }

  private choicesOfFacet(): Choice[] {
    if (!this.facetsCounted) return [];
    const { kinds, kind } = this.counts;
    return facetNames.flatMap((name, at) => {
      let people = this.byFacet[at]!;
      for (const one of kind.numbers) if (kinds.high[one]! & (1 << at)) people += kind.counts[one]!;
      return people === 0 ? [] : [{ value: `${name}:${counted}`, name, people }];
    });
  }
}

interface Count {
  readonly number: number;
  readonly people: number;
}

/** The most frequent of some numbers, most frequent first; the first number of a dictionary is the empty text, and left out by default. */
function most(
  counts: Uint32Array | Int32Array,
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
