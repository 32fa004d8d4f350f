import { z } from 'zod';
import { sourcesHeld } from '../../tables/cards/sources.ts';
import { operation } from '../operation.ts';
import { readSources } from '../stored-pages.ts';

export type { SourcesHeld } from '../../tables/cards/sources.ts';

export const sources = operation({
  name: 'sources',
  summary:
    'Every supplier: what it gave and under which terms, what was rejected and why, what the years cover.',
  effect: 'reads',
  address: { method: 'GET', path: '/sources' },
  input: z.object({}),
  output: sourcesHeld,
  run: (context) => readSources(context.observatory()),
});
