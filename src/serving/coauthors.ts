import type { PersonPage } from '../tables/cards/person.ts';
import type { Library } from './library.ts';

/** Co-authors shown on a page. */
const SHOWN = 12;
/** Works with more authors say little about who works with whom, and are not counted. */
const CROWD = 60;

interface CoauthorsOfOne {
  /** How many there are in all. */
  readonly total: number;
  /** Those with whom most was written, the later first among equals. */
  readonly shown: PersonPage['coauthors'];
}

/** Finds with whom people wrote; keeps one counter a person between its answers. */
export class Coauthors {
  readonly #library: Library;
  readonly #together: Int32Array;

  constructor(library: Library) {
    this.#library = library;
    this.#together = new Int32Array(library.people.length);
  }

  of(person: number): CoauthorsOfOne {
    const together = this.#together;
    const others: number[] = [];
    this.#visit(person, (other) => {
      if (together[other]!++ === 0) others.push(other);
    });
    // Those met first wrote the latest work; sorting keeps them first among equals.
    const shown = others.toSorted((a, b) => together[b]! - together[a]!).slice(0, SHOWN);
    const works = shown.map((other) => together[other]!);
    for (const other of others) together[other] = 0;
    const years = this.#yearsWith(person, shown);
    return { total: others.length, shown: shown.map((other, i) => this.#describe(other, works[i]!, years.get(other)!)) };
  }

  /** Every co-author of every work that counts, the latest work first. */
  #visit(person: number, meet: (other: number, work: number) => void): void {
    const { authorship, works } = this.#library;
    const { offsets, values } = authorship.bylines;
    for (let row = authorship.offsets[person]!; row < authorship.offsets[person + 1]!; row++) {
      const work = authorship.work[row]!;
      if (works[work]!.authors > CROWD) continue;
      for (let at = offsets[work]!; at < offsets[work + 1]!; at++) {
        const other = authorship.person[values[at]!]!;
        if (other !== person) meet(other, work);
      }
    }
  }

  /** Works by year with each of these people. */
  #yearsWith(person: number, others: readonly number[]): ReadonlyMap<number, Map<number, number>> {
    const years = new Map(others.map((other) => [other, new Map<number, number>()]));
    this.#visit(person, (other, work) => {
      const counts = years.get(other);
      const { year } = this.#library.works[work]!;
      if (counts !== undefined && year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
    });
    return years;
  }

  #describe(other: number, works: number, counts: ReadonlyMap<number, number>): PersonPage['coauthors'][number] {
    const years = [...counts].map(([year, its]) => ({ year, works: its })).sort((a, b) => a.year - b.year);
    const { id, name } = this.#library.people[other]!;
    return { id, name, works, firstYear: years[0]?.year ?? null, lastYear: years.at(-1)?.year ?? null, years };
  }
}
