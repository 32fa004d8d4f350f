import { z } from 'zod';
import { operation } from '../operation.ts';
import { showOne, signature } from './decide.ts';
import { decided } from './decided.ts';
import { hideStanding } from './suppress.ts';

export const undo = operation({
  name: 'undo',
  summary: 'Takes a decision back, as if it had never been made; undoing an undo makes it hold again.',
  effect: 'acts',
  address: { method: 'POST', path: '/decisions/undo' },
  input: z.object({
    id: z.coerce.number().int().min(1).describe('number of the decision'),
    also: z
      .array(z.number().int().min(1))
      .max(20_000)
      .optional()
      .describe('decisions taken back with it, such as all of one import: all of them or none'),
    ...signature,
  }),
  output: decided,
  run: async (context, { id, also = [], who, why }) => {
    const { journal } = await context.desk();
    const [first] = await journal.undoAll([id, ...also], who, why);
    await hideStanding(context);
    return showOne(context, first!);
  },
});
