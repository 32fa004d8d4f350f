import { z } from 'zod';
import { type Observatory, operation } from './operation.ts';
import { readOrganisations } from './stored-lists.ts';
import { readPeople, readWorks } from './stored-pages.ts';

/** One line of what is offered while somebody types. */
const suggestion = z.object({
  kind: z.enum(['person', 'organisation', 'work']),
  id: z.string(),
  name: z.string(),
  /** The spelling that matched, where it is not the name. */
  matched: z.string().nullable(),
  /** What tells it from others of that name: last organisation, country, venue and year. */
  hint: z.string().nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;

const suggestions = z.object({ suggestions: z.array(suggestion) });
export type Suggestions = z.infer<typeof suggestions>;

const kinds = { people: 'person', organisations: 'organisation', works: 'work' } as const;

export const suggest = operation({
  name: 'suggest',
  summary: 'People, organisations and works for what is being typed.',
  effect: 'reads',
  address: { method: 'GET', path: '/search' },
  input: z.object({
    q: z.string().min(1).max(200).describe('what is typed so far'),
    limit: z.coerce.number().int().min(1).max(20).default(8),
  }),
  output: suggestions,
  run: async (context, { q, limit }) => {
    const observatory = context.observatory();
    const found = observatory.search.suggest(q, limit);
    const idsOf = (kind: keyof typeof kinds) => found.filter((one) => one.kind === kind).map((one) => one.id);
    const hints = await readHints(observatory, idsOf('people'), idsOf('organisations'), idsOf('works'));
    return {
      suggestions: found.map(({ kind, id, name, matched }) => ({
        kind: kinds[kind],
        id,
        name,
        matched: matched === name ? null : matched,
        hint: hints.get(id) ?? null,
      })),
    };
  },
});

async function readHints(
  { reader }: Observatory,
  people: readonly string[],
  organisations: readonly string[],
  works: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const [peopleLines, organisationLines, workPages] = await Promise.all([
    readPeople(reader, people),
    readOrganisations(reader, organisations),
    readWorks(reader, works),
  ]);
  const hints = new Map<string, string>();
  for (const [id, line] of peopleLines) if (line.last) hints.set(id, line.last.organisation.name);
  for (const [id, line] of organisationLines) if (line.country) hints.set(id, line.country);
  for (const page of workPages)
    hints.set(page.id, [page.venueName ?? page.venue, page.year].filter((part) => part !== null).join(' '));
  return hints;
}
