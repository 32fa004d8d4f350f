import { lastSeen } from '../tables/cards/career.ts';
import { dated, named } from '../tables/cards/evidence.ts';
import type { PersonLine, WorkLine } from '../tables/cards/lines.ts';
import { packing } from '../tables/cards/pack.ts';
import { dayJson, numberJson, textJson } from './json.ts';

type Fields<Line> = Readonly<Record<keyof Line, string>>;

/** Expressions of SQL for the fields of a person's line, from a row of `person_line` by its alias. */
export function personLineJson(row: string): Fields<PersonLine> {
  return {
    id: textJson(`${row}.person`),
    name: textJson(`${row}.name`),
    works: numberJson(`${row}.works`),
    posts: numberJson(`${row}.posts`),
    firstYear: numberJson(`${row}.first_year`),
    lastYear: numberJson(`${row}.last_year`),
    last: `case when ${row}.organisation is null then 'null' else ${packing(lastSeen).select({
      organisation: packing(named).select({
        id: textJson(`${row}.organisation`),
        name: textJson(`${row}.organisation_name`),
      }),
      country: textJson(`${row}.country`),
      city: textJson(`${row}.city`),
      printed: numberJson(`${row}.printed`),
      strength: textJson(`${row}.strength`),
      role: textJson(`${row}.role`),
      year: numberJson(`${row}.seen`),
    })} end`,
  };
}

/** The same for a work's line, from a row of `work`. */
export function workLineJson(row: string): Fields<WorkLine> {
  return {
    id: textJson(`${row}.work`),
    title: textJson(`${row}.title`),
    venue: textJson(`${row}.venue`),
    venueName: textJson(`${row}.venue_name`),
    year: numberJson(`${row}.year`),
    published: publishedJson(row),
    status: textJson(`${row}.status`),
    authors: numberJson(`${row}.authors`),
  };
}

/** When a work was published, as a card has it; null where nothing says so. */
export function publishedJson(row: string): string {
  const date = packing(dated).select({
    on: dayJson(`${row}.published_on`),
    precision: `case ${row}.precision when 'day' then '"day"' when 'month' then '"month"' else '"year"' end`,
  });
  return `case when ${row}.published_on is null then 'null' else ${date} end`;
}
