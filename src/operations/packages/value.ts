import { z } from 'zod';
import { offer } from '../../money/offer/offer.ts';
import { tornado } from '../../money/tornado.ts';
import { operation } from '../operation.ts';
import { precision, seed, shapeValuation, valued, valuePlainly } from './shapes.ts';

export const valuePackage = operation({
  name: 'valuePackage',
  summary:
    'What an offer is worth to the person, what it costs the employer, and what is kept on leaving at each month.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/value' },
  input: z.object({
    offer,
    precision,
    seed,
    tornado: z.boolean().default(true).describe('whether to change one assumption at a time'),
  }),
  output: valued,
  run: async (_context, { offer: asked, precision: how, seed: start, tornado: bars }) => {
    const valuation = await valuePlainly(asked, how, start);
    return shapeValuation(asked, valuation, start, bars ? tornado(asked, start) : []);
  },
});
