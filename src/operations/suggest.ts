import { z } from 'zod';
import { operation } from './operation.ts';

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
    const found = context.observatory().search.suggest(q, limit);
    return {
      suggestions: found.map(({ kind, id, name, matched, hint }) => ({
        kind: kinds[kind],
        id,
        name,
        matched: matched === name ? null : matched,
        hint,
      })),
    };
  },
});
