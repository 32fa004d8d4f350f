import { z } from 'zod';
import type { PersonLine } from '../tables/cards/lines.ts';

/** When somebody's first work was published. */
export const stages = ['since-2022', '2016-2021', 'before-2016', 'no-work'] as const;
type Stage = (typeof stages)[number];

/** One value of a filter, with how many of the people looked at have it. */
const choice = z.object({ value: z.string(), name: z.string(), people: z.number() });

/** Values of each filter, most frequent first. */
export const choices = z.object({
  /** Where they were last seen. */
  organisation: z.array(choice),
  country: z.array(choice),
  stage: z.array(choice),
  /** Year of the last public work, latest first. */
  active: z.array(choice),
});
export type Choices = z.infer<typeof choices>;

/** Values shown of one filter. */
const SHOWN = 12;

export interface Filter {
  readonly organisation?: string | undefined;
  readonly country?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly active?: number | undefined;
}

/** Whether a person is let through: every filter that is set must hold. */
export function passes(line: PersonLine, filter: Filter): boolean {
  return (
    (filter.organisation === undefined || line.last?.organisation.id === filter.organisation) &&
    (filter.country === undefined || line.last?.country === filter.country) &&
    (filter.stage === undefined || stageOf(line.firstYear) === filter.stage) &&
    (filter.active === undefined || (line.lastYear !== null && line.lastYear >= filter.active))
  );
}

function stageOf(firstYear: number | null): Stage {
  if (firstYear === null) return 'no-work';
  return firstYear >= 2022 ? 'since-2022' : firstYear >= 2016 ? '2016-2021' : 'before-2016';
}

/** How many of these people have each value. */
export function countChoices(people: readonly PersonLine[]): Choices {
  const organisations = tally(people, ({ last }) => last?.organisation);
  const countries = tally(people, ({ last }) => itself(last?.country));
  const stage = tally(people, ({ firstYear }) => itself(stageOf(firstYear)));
  const active = tally(people, ({ lastYear }) => itself(lastYear));
  return {
    organisation: organisations.slice(0, SHOWN),
    country: countries.slice(0, SHOWN),
    stage,
    active: active.sort((a, b) => b.value.localeCompare(a.value)).slice(0, SHOWN),
  };
}

/** A value that is its own name. */
function itself(value: string | number | null | undefined): { id: string; name: string } | undefined {
  return value == null ? undefined : { id: `${value}`, name: `${value}` };
}

function tally(
  people: readonly PersonLine[],
  choiceOf: (person: PersonLine) => { readonly id: string | null; readonly name: string } | undefined,
): z.infer<typeof choice>[] {
  const counts = new Map<string, z.infer<typeof choice>>();
  for (const person of people) {
    const value = choiceOf(person);
    if (value === undefined || value.id === null) continue;
    const count = counts.get(value.id) ?? { value: value.id, name: value.name, people: 0 };
    count.people++;
    counts.set(value.id, count);
  }
  return [...counts.values()].sort((a, b) => b.people - a.people || a.value.localeCompare(b.value));
}
