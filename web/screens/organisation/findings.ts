import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';

/** What the years say. */
export type YearsFinding =
  | { readonly kind: 'posts'; readonly joined: number; readonly left: number; readonly since: number }
  | { readonly kind: 'works'; readonly year: number; readonly works: number };

/**
 * Stated arrivals and departures of the last three years that have any, where there are ten or more to speak of;
 * otherwise the year of most works. Undefined where there is neither.
 */
export function findYears(years: OrganisationPage['years']): YearsFinding | undefined {
  const moving = years.filter(({ joined, left }) => joined + left > 0);
  const latest = moving.at(-1)?.year;
  if (latest !== undefined) {
    const recent = moving.filter(({ year }) => year > latest - 3);
    const joined = recent.reduce((sum, row) => sum + row.joined, 0);
    const left = recent.reduce((sum, row) => sum + row.left, 0);
    if (joined + left >= 10) return { kind: 'posts', joined, left, since: recent[0]?.year ?? latest };
  }
  const peak = years.reduce<OrganisationPage['years'][number] | undefined>(
    (best, row) => (row.works > (best?.works ?? 0) ? row : best),
    undefined,
  );
  return peak && { kind: 'works', year: peak.year, works: peak.works };
}

type Directions = OrganisationPage['joinedFrom'];

/** The organisation that most came from, or went to, and how many of all whose other post is stated. */
export interface Chief {
  readonly name: string;
  readonly people: number;
  readonly of: number;
}

/** The chief of the directions, where three or more people share it and no other has as many. */
export function findChief(directions: Directions): Chief | undefined {
  const [first, second] = [...directions].sort((a, b) => b.people - a.people);
  if (!first || first.people < 3 || second?.people === first.people) return undefined;
  return {
    name: first.organisation.name,
    people: first.people,
    of: directions.reduce((sum, { people }) => sum + people, 0),
  };
}
