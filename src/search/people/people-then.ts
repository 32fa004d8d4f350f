import { type TopicIndex, undated, worksOf } from '../topics/topic-index.ts';
import { type FacetLevels, facetLevels } from './facet-levels.ts';
import type { OrganisationNames } from './held.ts';
import { stagesAt } from './kinds-of-people.ts';
import { PeopleCounter } from './people-counter.ts';
import { everOf, type Filtered, strengthNumber, unknownNumber, venuesOf } from './profiles.ts';
import { PlaceNumbers, seatsIn } from './whereabouts.ts';

/** Where people had last been seen at the end of a year, one row a person; columns are as `ProfileColumns` has them. */
export interface SeenThen {
  /** Ids. */
  readonly person: readonly string[];
  readonly organisation: readonly string[];
  readonly strength: readonly string[];
  /** Year of the last evidence of it. */
  readonly seen: ArrayLike<number>;
  /** Number of stated posts, reports and models. */
  readonly posts: ArrayLike<number>;
  readonly country: readonly string[];
  readonly city: readonly string[];
  readonly printed: ArrayLike<number>;
}

/** Where people had ever been seen by then: pairs of ids. */
export interface EverThen {
  readonly person: readonly string[];
  readonly organisation: readonly string[];
}

/** What an index of today knows, from which the past is told. */
interface Today {
  readonly subjects: TopicIndex;
  readonly profiles: Filtered;
  readonly organisations: OrganisationNames;
  /** Number of a person by their id. */
  readonly numberOf: (id: string) => number | undefined;
}

/** What of a past year's end is held beside the index. */
export interface Then {
  readonly year: number;
  readonly seen: SeenThen;
  /** Nobody had been anywhere where left out. */
  readonly ever?: EverThen | undefined;
  /** Where everybody stood in each facet: percentiles by row of `person`; without them nobody is held to any. */
  readonly measured?:
    | { readonly person: readonly string[]; readonly percentiles: readonly ArrayLike<number>[] }
    | undefined;
}

/** People as they were at the end of a past year: what filters hold to and count, and what lists show. */
export class PeopleThen {
  readonly counter: PeopleCounter;
  readonly profiles: Filtered;
  private readonly subjects: TopicIndex;
  /** Number of the first work that was there: works stand the latest first. */
  private readonly from: number;
  private readonly seen: Uint16Array;
  private readonly posts = new Map<number, number>();

  constructor(today: Today, { year, seen, ever, measured }: Then) {
    const { subjects, organisations, numberOf } = today;
    const known = subjects.years.findIndex((one) => one !== undated && one <= year);
    this.subjects = subjects;
    this.from = known === -1 ? subjects.years.length : known;
    const people = seen.person.map(numberOf);
    this.profiles = profilesThen(today, year, this.from, people, seen, ever);
    this.seen = new Uint16Array(this.profiles.last.length);
    for (const [at, person] of people.entries()) {
      if (person === undefined) continue;
      this.seen[person] = seen.seen[at]!;
      if (seen.posts[at]! > 0) this.posts.set(person, seen.posts[at]!);
    }
    this.counter = new PeopleCounter({
      authors: subjects.authors,
      profiles: this.profiles,
      organisations,
      levels: measured && levelsThen(today, measured),
      stages: stagesAt(year),
    });
  }

  /** Whether anything was known of somebody by then. */
  knew(person: number): boolean {
    const { last, place } = this.profiles;
    return last[person] !== 0 || place[person] !== unknownNumber;
  }

  /** How much there was of somebody by then; years are 0 where not known. */
  extentOf(person: number): Extent {
    const { first, last, until = last.length } = this.profiles;
    const began = first[person]!;
    return {
      works: worksOf(this.subjects, person).filter((work) => work >= this.from).length,
      posts: this.posts.get(person) ?? 0,
      firstYear: began > until ? 0 : began,
      lastYear: last[person]!,
      seen: this.seen[person]!,
    };
  }
}

interface Extent {
  readonly works: number;
  readonly posts: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Year of the last evidence of the last place. */
  readonly seen: number;
}

/** First and last years and venues follow from the works until then; places are those that had been seen. */
function profilesThen(
  { subjects, profiles, organisations, numberOf }: Today,
  year: number,
  from: number,
  people: readonly (number | undefined)[],
  seen: SeenThen,
  ever: EverThen | undefined,
): Filtered {
  const { first, venue } = profiles;
  const { years, authors } = subjects;
  const last = new Uint16Array(first.length);
  for (let work = from; work < years.length; work++)
    for (let at = authors.offsets[work]!; at < authors.offsets[work + 1]!; at++) {
      const person = authors.values[at]!;
      if (last[person] === 0) last[person] = years[work]!;
    }
  const numbers = new PlaceNumbers(profiles.whereabouts, seatsIn(profiles.whereabouts));
  const place = new Uint32Array(first.length).fill(unknownNumber);
  const strength = new Uint8Array(first.length);
  for (const [at, person] of people.entries()) {
    const organisation = organisations.numberOf(seen.organisation[at]!);
    if (person === undefined || organisation === undefined) continue;
    const [country, city, printed] = [seen.country[at]!, seen.city[at]!, seen.printed[at]!];
    place[person] = printed === 0 ? organisation : numbers.numberOf({ organisation, country, city, printed });
    strength[person] = strengthNumber(seen.strength[at]!);
  }
  const pairs = (ever?.person ?? []).map(
    (id, at) => [numberOf(id), organisations.numberOf(ever!.organisation[at]!)] as const,
  );
  return {
    first,
    until: year,
    last,
    place,
    strength,
    ever: everOf(pairs, first.length, seatsIn(profiles.whereabouts)),
    venues: venuesOf({ venue, authors }, first.length, from),
    whereabouts: numbers.whereabouts(),
    venue,
  };
}

function levelsThen(
  { profiles, numberOf }: Today,
  { person, percentiles }: NonNullable<Then['measured']>,
): FacetLevels {
  const rows = person.flatMap((id, row) => (numberOf(id) === undefined ? [] : row));
  return facetLevels(
    profiles.first.length,
    rows.map((row) => numberOf(person[row]!)!),
    percentiles.map((of) => rows.map((row) => of[row]!)),
  );
}
