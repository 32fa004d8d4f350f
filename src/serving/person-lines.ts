import type { Engine } from '../engine/engine.ts';
import { type Named, strength } from '../tables/cards/evidence.ts';
import type { PersonLine } from '../tables/cards/lines.ts';
import { numberOf, textOf } from './dates.ts';
import { numberedOrganisations } from './numbers.ts';

const strengths = strength.options;

/** A strength as the number by which `strengths` knows it. */
const strengthNumber = `case strength ${strengths.map((name, i) => `when '${name}' then ${i}`).join(' ')} end`;

/** The strength of such a number. */
function strengthOf(number: number): (typeof strengths)[number] {
  return strengths[number] ?? 'possible';
}

/** Every person as a line of a list. */
export async function readPersonLines(
  engine: Engine,
  organisations: readonly Named[],
): Promise<PersonLine[]> {
  const rows = await engine.read(
    `with ${numberedOrganisations}
     select l.person, l.name, l.works, l.posts, l.first_year, l.last_year, o.number, l.country, ${strengthNumber}, l.role, l.seen
     from person_line l left join organisations o on o.organisation = l.organisation
     order by l.person`,
    {
      id: 'text',
      name: 'text',
      works: 'int',
      posts: 'int',
      firstYear: 'int',
      lastYear: 'int',
      organisation: 'int',
      country: 'text',
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
    last: lastSeen(organisations[rows.organisation[i]!], {
      country: textOf(rows.country[i]!),
      strength: strengthOf(rows.strength[i]!),
      role: textOf(rows.role[i]!),
      year: numberOf(rows.seen[i]!),
    }),
  }));
}

function lastSeen(
  organisation: Named | undefined,
  stay: Omit<NonNullable<PersonLine['last']>, 'organisation'>,
): PersonLine['last'] {
  return organisation === undefined ? null : { organisation, ...stay };
}
