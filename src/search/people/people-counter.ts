import type { TopicIndex } from '../topics/topic-index.ts';
import type { FacetLevels } from './facet-levels.ts';
import { FoundPeople, type WorksFound } from './found-people.ts';
import { type Filter, Held, type OrganisationNames } from './held.ts';
import { kindsOf, type Stage, stages } from './kinds-of-people.ts';
import { type Filtered, strengths } from './profiles.ts';
import { type Choices, Counts, Sieve } from './sieve.ts';

/** Whose works are asked for, and what they are held to. */
export interface Asked extends WorksFound {
  readonly filter: Filter;
  /** Number of a person who is not counted. */
  readonly leftOut: number | undefined;
  /** Whether those are counted of whose last place it is only possible that it is theirs. */
  readonly doubted: boolean;
}

/** What filters count among the people found. */
export interface Counted {
  readonly choices: Choices;
  /** People found before any filter. */
  readonly seen: number;
  /** Number of people who pass the filters. */
  readonly total: number;
  /** Number of those of whose last place it is only possible that it is theirs; 0 where they were not to be counted. */
  readonly doubtful: number;
}

/** What of an index tells whom a filter lets through. */
export interface Countable {
  readonly authors: TopicIndex['authors'];
  readonly profiles: Filtered;
  readonly organisations: OrganisationNames;
  /** Where everybody stands in each facet; without them nobody is held to any. */
  readonly levels: FacetLevels | undefined;
  /** What careers are told apart by; the stages of today where left out. */
  readonly stages?: readonly Stage[];
}

/** How well a last place is known that one shared paper alone tells. */
const possible = strengths.indexOf('possible');

/** So many filters are remembered, with a byte a person each. */
const filtersRemembered = 3;

/** Counts everybody found, by the values of each filter. Holds scratch arrays. */
export class PeopleCounter {
  private readonly countable: Countable;
  private readonly found: FoundPeople;
  private readonly counts: Counts;
  /** What the last filters hold people to, the one asked longest ago first. */
  private readonly remembered = new Map<string, Held>();

  constructor(countable: Countable) {
    const { profiles, levels } = countable;
    this.countable = countable;
    this.found = new FoundPeople(countable, profiles.first.length);
    this.counts = new Counts(profiles, kindsOf(profiles, levels, countable.stages ?? stages));
  }

  /** Marks authors of works that will be among those asked for. */
  ahead(works: Uint32Array): void {
    this.found.mark(works);
  }

  /** Forgets who was marked. */
  forget(): void {
    this.found.forget();
  }

  /** @param unmarked so many of the works, from the first one, were not there `ahead` */
  count({ filter, leftOut, doubted, ...found }: Asked, unmarked?: number): Counted {
    const sieve = this.sieve(filter);
    const people = this.found.of(found, unmarked);
    const passing = sieve.sift(
      leftOut === undefined ? people : people.filter((person) => person !== leftOut),
    );
    return {
      choices: sieve.choices(),
      seen: sieve.seen,
      total: passing.length,
      doubtful: doubted ? this.doubtfulAmong(passing) : 0,
    };
  }

  private doubtfulAmong(people: Uint32Array): number {
    let count = 0;
    for (let at = 0; at < people.length; at++) if (this.isDoubtful(people[at]!)) count++;
    return count;
  }

  /** Whether it is only possible that somebody's last place is theirs. */
  isDoubtful(person: number): boolean {
    return this.countable.profiles.strength[person] === possible;
  }

  sieve(filter: Filter): Sieve {
    const { profiles, organisations, levels } = this.countable;
    return new Sieve(profiles, organisations, this.heldTo(filter), this.counts, levels !== undefined);
  }

  /** What a filter holds people to; undefined where nothing is set. The last ones are remembered. */
  heldTo(filter: Filter): Held | undefined {
    if (!Object.values(filter).some((value) => value !== undefined)) return undefined;
    const { profiles, organisations, levels } = this.countable;
    const key = JSON.stringify(filter);
    const held = this.remembered.get(key) ?? new Held(profiles, organisations, filter, levels);
    this.remembered.delete(key);
    this.remembered.set(key, held);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > filtersRemembered && oldest !== undefined) this.remembered.delete(oldest);
    return held;
  }
}
