import { z } from 'zod';
import { standing } from '../../desk/decision.ts';
import { spellingsOf } from '../hidden.ts';
import { personMeant } from '../identify.ts';
import { type Context, operation } from '../operation.ts';
import { showOne, signature } from './decide.ts';
import { decided } from './decided.ts';
import { linesOf } from './lines.ts';

export const suppress = operation({
  name: 'suppress',
  summary:
    'Suppresses a person, who appears nowhere from now on: hidden at once, left out by the next build, and not brought back by an import. Undone like any decision.',
  effect: 'acts',
  discreet: true,
  address: { method: 'POST', path: '/suppressions' },
  input: z.object({
    person: z.string().min(1).max(200).describe('id, or a name that only one person has; it is not kept'),
    ...signature,
  }),
  output: decided,
  run: async (context, { person: asked, who, why }) => {
    const observatory = context.observatory();
    const person = await personMeant(observatory, asked);
    const lines = await linesOf(observatory, person);
    const posts = await observatory.reader.rows(
      'select distinct post_key from person_post where person = $1 order by post_key',
      [person],
    );
    const keys = [
      ...lines.map(({ mention }) => mention),
      ...posts.map((row) => BigInt(String(row['post_key']))),
    ];
    const names = await spellingsOf(observatory.reader, person);
    const { suppressions } = await context.desk();
    const decision = await suppressions.enter({ keys, names }, who, why);
    await context.hide((hidden) => [...hidden, { decision: decision.id, person, holds: true }]);
    return showOne(context, decision);
  },
});

/** Shows again whose suppression is undone, and hides whose undo is: to be called after every undo. */
export async function hideStanding(context: Context): Promise<void> {
  const { journal, suppressions } = await context.desk();
  if ((await suppressions.hashes()).size === 0) return;
  const held = standing(await journal.all());
  await context.hide((hidden) => hidden.map((one) => ({ ...one, holds: held.has(one.decision) })));
}
