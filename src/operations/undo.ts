import { z } from 'zod';
import { signature } from './decide.ts';
import { decided, showDecisions, statesOf } from './decided.ts';
import { operation } from './operation.ts';

export const undo = operation({
  name: 'undo',
  summary: 'Takes a decision back, as if it had never been made; undoing an undo makes it hold again.',
  effect: 'acts',
  address: { method: 'POST', path: '/decisions/undo' },
  input: z.object({ id: z.coerce.number().int().min(1).describe('number of the decision'), ...signature }),
  output: decided,
  run: async (context, { id, who, why }) => {
    const { journal } = await context.desk();
    const undone = await journal.undo(id, who, why);
    const observatory = context.observatory();
    const states = await statesOf(observatory, await journal.all());
    const [shown] = await showDecisions(observatory, [undone], states);
    return decided.parse(shown);
  },
});
