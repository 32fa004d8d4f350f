import type { Kind, NamesAnswer, PeoplePage, Suggestion } from './answers.ts';
import type { Listings } from './listings.ts';
import type { NameMatch, NameSearch } from './names/name-search.ts';
import type { PeopleCounter } from './people/people-counter.ts';

/** Titles are suggested from so many characters on: fewer begin a word of nearly every title. */
const charactersOfTitle = 3;

/** Answers by name: people, organisations, and works by their titles. */
export class NameAnswers {
  private readonly by: Readonly<Record<Kind, NameSearch>>;
  private readonly counter: PeopleCounter;
  private readonly listings: Listings;

  constructor(by: Readonly<Record<Kind, NameSearch>>, counter: PeopleCounter, listings: Listings) {
    this.by = by;
    this.counter = counter;
    this.listings = listings;
  }

  /**
   * Things whose name matches, best first: accents, order, spaces and the ends of words forgiven, slips of the pen where nothing else
   * matches. Works match by title.
   */
  names(kind: Kind, query: string, limit: number): NameMatch[] {
    const search = this.by[kind];
    return search.find(query, limit).matches.map((match) => search.show(match));
  }

  /**
   * People, organisations and works for what is being typed, the best matches of all first; no kind takes more than half of the
   * places that another one could fill.
   */
  suggest(query: string, limit: number): Suggestion[] {
    const short = query.trim().length < charactersOfTitle;
    const kinds: readonly Kind[] = short ? ['people', 'organisations'] : ['people', 'organisations', 'works'];
    const ranked = kinds
      .flatMap((kind) => {
        const search = this.by[kind];
        return search.find(query, limit).matches.map((match, rank) => {
          return { kind, ...search.show(match), owner: match.owner, rank };
        });
      })
      .sort((a, b) => b.score - a.score || a.rank - b.rank || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    const half = Math.ceil(limit / 2);
    const first = ranked.filter(({ rank }) => rank < half).slice(0, limit);
    const rest = ranked.filter(({ rank }) => rank >= half).slice(0, limit - first.length);
    return [...first, ...rest].map(({ kind, id, name, score, matched, owner }) => ({
      kind,
      id,
      name,
      score,
      matched,
      hint: this.listings.hintOf(kind, owner),
    }));
  }

  /** People by name, with filters; of a past year those of whom something was known. */
  named(query: string, { limit, offset = 0, filter = {}, then }: PeoplePage): NamesAnswer {
    const search = this.by.people;
    const sieve = (then?.counter ?? this.counter).sieve(filter);
    const among = (person: number): boolean => then?.knew(person) !== false && sieve.lets(person);
    const { matches, total } = search.find(query, offset + limit, { among });
    const people = matches.slice(offset).map((match) => {
      return { ...this.listings.personAt(match.owner, then), matched: search.show(match).matched };
    });
    return { people, total, choices: sieve.choices(), seen: sieve.seen };
  }
}
