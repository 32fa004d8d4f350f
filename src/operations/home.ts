import { z } from 'zod';
import { homeCard } from '../tables/cards/home.ts';
import { operation } from './operation.ts';
import { readHome } from './stored-pages.ts';

const homePage = homeCard.extend({ build: z.string(), dataTo: z.iso.date().nullable() });
export type HomePage = z.infer<typeof homePage>;

export const home = operation({
  name: 'home',
  summary:
    'What is new, and where to start: latest posts and claims, ten organisations, what the data cover.',
  effect: 'reads',
  address: { method: 'GET', path: '/home' },
  input: z.object({}),
  output: homePage,
  run: async (context) => {
    const observatory = context.observatory();
    const card = await readHome(observatory);
    return { ...card, build: observatory.build, dataTo: observatory.dataTo };
  },
});
