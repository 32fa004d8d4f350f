import { facetNames } from '../../tables/facet-names.ts';
import { countNumbers, type Numbers } from '../files/number-sets.ts';
import { Scratch } from '../files/scratch.ts';
import { countOf, textAt } from '../files/texts.ts';
import { counted } from './facet-levels.ts';
import { fates, type Held, type OrganisationNames } from './held.ts';
import type { Kinds } from './kinds-of-people.ts';
import type { Dictionary, Filtered } from './profiles.ts';
import { organisationAt, seatsIn } from './whereabouts.ts';

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

/** What makes 0 of a place that is not known, and of each other one the number after its own. */
const afterNone = 1;

/** Key and printed name of a venue, as the dictionary joins them. */
export function venueAt({ texts }: Dictionary, number: number): { key: string; name: string } {
  const [key = '', name = ''] = textAt(texts, number).split('\t', 2);
  return { key, name };
}

/** Counts of a question, by number; the next one clears them. */
export class Counts {
  readonly kinds: Kinds;
  /** Who passes or fails the organisation alone, by place where it is known; who fails it alone; who fails the country alone. */
  readonly place: Uint32Array;
  readonly otherOrganisation: Uint32Array;
  readonly otherCountry: Uint32Array;
  /** The first of these, one number further: before all others those of whom no place is known. */
  readonly placeOrNone: Uint32Array;
  /** Who passes, by kind; who fails the stage or the year of the last work alone. */
  readonly kind: Uint32Array;
  readonly otherStage: Uint32Array;
  readonly otherYear: Uint32Array;
  /** Who passes or fails the venue alone, by the set of their venues. */
  readonly venues: Uint32Array;
  /** Room for those who pass, or fail. */
  readonly found = new Scratch((people) => new Uint32Array(people));

  /** @param kinds of all people */
  constructor(profiles: Filtered, kinds: Kinds) {
    this.kinds = kinds;
    const places = profiles.whereabouts.country.of.length;
    this.placeOrNone = new Uint32Array(places + afterNone);
    this.place = this.placeOrNone.subarray(afterNone);
    this.otherOrganisation = new Uint32Array(places);
    this.otherCountry = new Uint32Array(places);
    this.kind = new Uint32Array(kinds.last.length);
    this.otherStage = new Uint32Array(kinds.last.length);
    this.otherYear = new Uint32Array(kinds.last.length);
    this.venues = new Uint32Array(profiles.venues.without.length);
  }

  cleared(): this {
    const { placeOrNone, otherOrganisation, otherCountry, kind, otherStage, otherYear, venues } = this;
    for (const counts of [placeOrNone, otherOrganisation, otherCountry, kind, otherStage, otherYear, venues])
      counts.fill(0);
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
    const passing = this.held === undefined ? people : this.passingOf(people, this.held);
    this.seen += people.length;
    this.countPassing(passing);
    return passing;
  }

  /** Whether a person passes; counts them. */
  lets(person: number): boolean {
    return this.sift(Uint32Array.of(person)).length > 0;
  }

  /** Those who pass a filter; counts the others who fail one alone, whom another value of it would bring. */
  private passingOf(people: Uint32Array, held: Held): Uint32Array {
    const room = this.counts.found.atLeast(people.length);
    held.learn(people);
    for (const fate of held.failures) this.countFailing(held.having(fate, people, room), fate);
    return held.having(fates.passes, people, room);
  }

  /** Asks nothing of anybody: of several hundred thousand people a question that is answered one way as often as the other takes longer than counting. */
  private countPassing(people: Uint32Array): void {
    const { place, venues } = this.profiles;
    const { placeOrNone, kind, kinds, venues: ofSets } = this.counts;
    for (let at = 0; at < people.length; at++) {
      const person = people[at]!;
      placeOrNone[(place[person]! + afterNone) | 0]! += 1;
      kind[kinds.of[person]!]! += 1;
      ofSets[venues.of[person]!]! += 1;
    }
  }

  private countFailing(people: Uint32Array, fate: number): void {
    const { place, otherOrganisation, otherCountry, kinds, otherStage, otherYear, venues } = this.counts;
    const { profiles } = this;
    if (fate === fates.organisation) {
      tally(place, profiles.place, people);
      tally(otherOrganisation, profiles.place, people);
    } else if (fate === fates.country) tally(otherCountry, profiles.place, people);
    else if (fate === fates.stage) tally(otherStage, kinds.of, people);
    else if (fate === fates.active) tally(otherYear, kinds.of, people);
    else if (fate === fates.venue) tally(venues, profiles.venues.of, people);
    else {
      const facet = fate - fates.firstFacet;
      for (const person of people) this.byFacet[facet]! += (kinds.high[kinds.of[person]!]! >>> facet) & 1;
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
    return most(this.countsOfOrganisations(), 0).map(({ number, people }) => ({
      value: organisations.idAt(number),
      name: organisations.nameAt(number),
      people,
    }));
  }

  /** Those of an organisation, wherever they are: its seat is the place of its number. */
  private countsOfOrganisations(): Uint32Array {
    const { whereabouts } = this.profiles;
    const { place } = this.counts;
    const seats = seatsIn(whereabouts);
    const all = place.slice(0, seats);
    for (let at = seats; at < place.length; at++) all[organisationAt(whereabouts, at)]! += place[at]!;
    return all;
  }

  /** Who fails the organisation alone is of no country that could be chosen. */
  private choicesOfCountry(): Choice[] {
    const { country } = this.profiles.whereabouts;
    const { place, otherOrganisation, otherCountry } = this.counts;
    const ofCountry = new Int32Array(countOf(country.texts));
    for (let at = 0; at < place.length; at++)
      ofCountry[country.of[at]!]! += place[at]! - otherOrganisation[at]! + otherCountry[at]!;
    return most(ofCountry).map(({ number, people }) => {
      const value = textAt(country.texts, number);
      return { value, name: value, people };
    });
  }

  private choicesOfVenue(): Choice[] {
    const { counts, profiles } = this;
    const people = countNumbers(profiles.venues, counts.venues, countOf(profiles.venue.texts));
    return most(people).map(({ number, people }) => {
      const { key, name } = venueAt(profiles.venue, number);
      return { value: key, name: name || key, people };
    });
  }

  private choicesOfStage(): Choice[] {
    const { kinds, kind, otherStage } = this.counts;
    const ofStage = new Uint32Array(kinds.stages.length);
    for (let one = 0; one < kind.length; one++) ofStage[kinds.stage[one]!]! += kind[one]! + otherStage[one]!;
    return kinds.stages.flatMap((value, at) => {
      const people = ofStage[at]!;
      return people === 0 ? [] : [{ value, name: value, people }];
    });
  }

  private choicesOfYear(): Choice[] {
    const { kinds, kind, otherYear } = this.counts;
    const ofYear = new Map<number, number>();
    for (let one = 0; one < kind.length; one++)
      ofYear.set(kinds.last[one]!, (ofYear.get(kinds.last[one]!) ?? 0) + kind[one]! + otherYear[one]!);
    return [...ofYear]
      .filter(([year, people]) => year > 0 && people > 0)
      .sort(([a], [b]) => b - a)
      .slice(0, shown)
      .map(([year, people]) => ({ value: `${year}`, name: `${year}`, people }));
  }

  private choicesOfFacet(): Choice[] {
    if (!this.facetsCounted) return [];
    const { kinds, kind } = this.counts;
    return facetNames.flatMap((name, at) => {
      let people = this.byFacet[at]!;
      for (let one = 0; one < kind.length; one++) if (kinds.high[one]! & (1 << at)) people += kind[one]!;
      return people === 0 ? [] : [{ value: `${name}:${counted}`, name, people }];
    });
  }
}

/** Counts people by their numbers in a column, all of them known. */
function tally(counts: Uint32Array, column: Numbers, people: Uint32Array): void {
  for (let at = 0; at < people.length; at++) counts[column[people[at]!]! | 0]! += 1;
}

interface Count {
  readonly number: number;
  readonly people: number;
}

/** The most frequent numbers, most frequent first. @param from by default not the first one of a dictionary, which is the empty text */
function most(counts: Uint32Array | Int32Array, from: 0 | 1 = 1): Count[] {
  const first: Count[] = [];
  const before = (a: Count, b: Count): boolean =>
    a.people > b.people || (a.people === b.people && a.number < b.number);
  for (let number = from as number; number < counts.length; number++) {
    if (counts[number] === 0) continue;
    const one = { number, people: counts[number]! };
    const last = first.at(-1);
    if (first.length === shown && last !== undefined && before(last, one)) continue;
    let at = first.length;
    while (at > 0 && before(one, first[at - 1]!)) at--;
    first.splice(at, 0, one);
    if (first.length > shown) first.pop();
  }
  return first;
}
