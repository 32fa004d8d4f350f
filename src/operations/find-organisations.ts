import { z } from 'zod';
import { organisationLine } from '../tables/cards/lines.ts';
import { type Observatory, operation } from './operation.ts';
import { nextCursor, offsetOf, pageInput, pageOutput } from './page.ts';
import { readLargest, readOrganisations } from './stored-lists.ts';

const organisationHit = organisationLine.extend({
  /** The name that matched, where it is not the display name. */
  matched: z.string().nullable(),
});
export type OrganisationHit = z.infer<typeof organisationHit>;

const organisationsFound = z.object({ ...pageOutput, organisations: z.array(organisationHit) });
export type OrganisationsFound = z.infer<typeof organisationsFound>;

/** Matches of a name that are listed. */
const MOST = 200;

export const findOrganisations = operation({
  name: 'findOrganisations',
  summary: 'Organisations by name or alias, or those of which most is held.',
  effect: 'reads',
  address: { method: 'GET', path: '/organisations' },
  input: z.object({ q: z.string().max(200).optional().describe('name, alias or acronym'), ...pageInput }),
  output: organisationsFound,
  run: async (context, { q = '', cursor, limit }) => {
    const observatory = context.observatory();
    const offset = offsetOf(cursor, observatory.build);
    const { organisations, total } =
      q.trim() === ''
        ? await largest(observatory, limit, offset)
        : await byName(observatory, q, limit, offset);
    return { total, next: nextCursor(offset, organisations.length, total, observatory.build), organisations };
  },
});

type Page = { organisations: OrganisationHit[]; total: number };

async function byName(
  { search, reader }: Observatory,
  q: string,
  limit: number,
  offset: number,
): Promise<Page> {
  const matches = search.names('organisations', q, MOST);
  const page = matches.slice(offset, offset + limit);
  const lines = await readOrganisations(
    reader,
    page.map(({ id }) => id),
  );
  const organisations = page.flatMap(({ id, matched }) => {
    const line = lines.get(id);
    return line === undefined ? [] : [{ ...line, matched: matched === line.name ? null : matched }];
  });
  return { organisations, total: matches.length };
}

async function largest({ reader }: Observatory, limit: number, offset: number): Promise<Page> {
  const [row] = await reader.rows(
    'select count(*) as total from organisation_line where people + posts + claims > 0',
  );
  const lines = await readLargest(reader, limit, offset);
  return {
    organisations: lines.map((line) => ({ ...line, matched: null })),
    total: Number(row?.['total'] ?? 0),
  };
}
