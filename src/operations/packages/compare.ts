import { z } from 'zod';
import { compareOffers, forOnePerson } from '../../money/compare.ts';
import { counterOffer as findCounterOffer } from '../../money/counter-offer.ts';
import { amount, month, share } from '../../money/offer/fields.ts';
import { offer } from '../../money/offer/offer.ts';
import { operation } from '../operation.ts';
import { compared, countered } from './compared.ts';
import { seed, shapeValuation } from './shapes.ts';

export const comparePackages = operation({
  name: 'comparePackages',
  summary: 'Two to five offers for one person on the same axes, and where one passes another.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/compare' },
  input: z.object({ offers: z.array(offer).min(2).max(5), seed }),
  output: compared,
  run: async (_context, { offers, seed: start }) => {
    const { valuations, breakEvens } = compareOffers(offers, start);
    return {
      offers: forOnePerson(offers).map((one, place) => ({
        ...shapeValuation(one, valuations[place]!, start, []),
        name: one.name,
        company: one.company.name,
      })),
      breakEvens: breakEvens.map((one) => ({
        measure: null,
        month: null,
        sharePrice: null,
        companyValue: null,
        ...one,
      })),
    };
  },
});

export const counterOffer = operation({
  name: 'counterOffer',
  summary:
    'The offer within a cash cap, a dilution cap and liquidity rules that comes nearest to a rival’s, and what it still loses by.',
  effect: 'reads',
  address: { method: 'POST', path: '/packages/counter-offer' },
  input: z.object({
    own: offer.describe('your offer as it stands'),
    rival: offer.describe('its person, leaving and rate hold for both'),
    room: z.strictObject({
      cash: amount.describe('most that more cash may cost, load included'),
      dilution: share.describe('most of the company that the whole offer may take'),
      signOn: amount.optional(),
      salary: amount.optional().describe('most that the yearly salary may rise by'),
      tender: z.strictObject({ month, cap: amount }).optional().describe('a tender that could be promised'),
    }),
    seed,
  }),
  output: countered,
  run: async (_context, { own, rival, room, seed: start }) => {
    const found = await findCounterOffer(own, rival, room, start);
    return { ...found, axes: [...found.axes] };
  },
});
