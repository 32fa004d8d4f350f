import { z } from 'zod';
import { workPage } from '../tables/cards/work.ts';
import { identify, isId, unknown } from './identify.ts';
import { operation } from './operation.ts';
import { readWork } from './stored-pages.ts';

export type { WorkPage } from '../tables/cards/work.ts';

export const showWork = operation({
  name: 'showWork',
  summary: 'A work: its authors with what is printed beside them, and the records it was made of.',
  effect: 'reads',
  address: { method: 'GET', path: '/works/{id}' },
  input: z.object({ id: z.string().min(1).max(400).describe('id, or title') }),
  output: workPage,
  run: async (context, { id }) => {
    const observatory = context.observatory();
    const known = isId('work', id) ? id : identify(observatory, 'work', id);
    const page = await readWork(observatory.reader, known);
    if (page === null) throw unknown('work', id);
    return page;
  },
});
