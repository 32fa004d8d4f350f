import type { Engine } from '../engine/engine.ts';
import { strength } from '../tables/cards/evidence.ts';
import type { PersonLine } from '../tables/cards/lines.ts';
import { numberOf, textOf } from './dates.ts';

const strengths = strength.options;

/** A strength as the number by which `strengths` knows it. */
export const strengthNumber = `case strength ${strengths.map((name, i) => `when '${name}' then ${i}`).join(' ')} end`;

/** The strength of such a number. */
export function strengthOf(number: number): (typeof strengths)[number] {
  return strengths[number] ?? 'possible';
}

/** Every person as a line of a list. */
export async function readPersonLines(engine: Engine): Promise<PersonLine[]> {
  const rows = await engine.read(
    `select person, name, works, posts, first_year, last_year, organisation, organisation_name, ${strengthNumber}, role, seen
     from person_line order by person`,
    {
      id: 'text',
      name: 'text',
      works: 'int',
      posts: 'int',
      firstYear: 'int',
      lastYear: 'int',
      organisation: 'text',
      organisationName: 'text',
      strength: 'int',
      role: 'text',
      seen: 'int',
    },
  );
  return rows.id.map((id, i) => ({
    id,
    name: rows.name[i]!,
    works: rows.works[i]!,
    posts: rows.posts[i]!,
    firstYear: numberOf(rows.firstYear[i]!),
    lastYear: numberOf(rows.lastYear[i]!),
    last: rows.organisation[i]
      ? {
          organisation: { id: rows.organisation[i], name: rows.organisationName[i]! },
          strength: strengthOf(rows.strength[i]!),
          role: textOf(rows.role[i]!),
          year: numberOf(rows.seen[i]!),
        }
      : null,
  }));
}
