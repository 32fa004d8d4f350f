import type { Engine } from '../engine/engine.ts';
import type { Named } from '../tables/cards/evidence.ts';
import type { WorkLine } from '../tables/cards/lines.ts';
import { datedOf, dayOf, numberOf, textOf } from './dates.ts';
import { days } from './numbers.ts';

/** Every organisation as cards name it. */
export async function readOrganisations(engine: Engine): Promise<Named[]> {
  const rows = await engine.read('select organisation, name from organisation order by organisation', {
    id: 'text',
    name: 'text',
  });
  return rows.id.map((id, i) => ({ id, name: rows.name[i]! }));
}

/** Every work as a line of a list. */
export async function readWorks(engine: Engine): Promise<WorkLine[]> {
  const rows = await engine.read(
    `select work, title, venue, venue_name, year, ${days('published_on')}, precision, status, authors
     from work order by work`,
    {
      id: 'text',
      title: 'text',
      venue: 'text',
      venueName: 'text',
      year: 'int',
      on: 'int',
      precision: 'text',
      status: 'text',
      authors: 'int',
    },
  );
  return rows.id.map((id, i) => ({
    id,
    title: rows.title[i]!,
    venue: textOf(rows.venue[i]!),
    venueName: textOf(rows.venueName[i]!),
    year: numberOf(rows.year[i]!),
    published: datedOf(dayOf(rows.on[i]!), rows.precision[i]!),
    status: textOf(rows.status[i]!),
    authors: rows.authors[i]!,
  }));
}
