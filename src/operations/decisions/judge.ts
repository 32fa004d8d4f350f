import { z } from 'zod';
import { verdict } from '../../desk/labels.ts';
import { type Context, operation } from '../operation.ts';
import { enter, sidesOf, signature } from './decide.ts';
import { decided } from './decided.ts';
import { findLines, keysOf, mentionKey, unknownLine } from './lines.ts';
import { readQueue, samePair } from './review.ts';

const pairInput = {
  a: mentionKey.describe('key of a line'),
  b: mentionKey.describe('key of the other line'),
  who: signature.who,
};

export const judge = operation({
  name: 'judge',
  summary:
    'Says of two lines whether one person wrote them: a label for measuring and, unless it cannot be told, a decision.',
  effect: 'acts',
  address: { method: 'POST', path: '/review' },
  input: z.object({
    ...pairInput,
    verdict: verdict.exclude(['withdrawn']).describe('unsure decides nothing'),
    why: signature.why.default('Judged in the review queue.'),
  }),
  output: z.object({ decision: decided.nullable() }),
  run: async (context, { a, b, who, verdict: said, why }) => {
    const decision = said === 'unsure' ? null : await rule(context, said, a, b, who, why);
    const queued = (await readQueue(context.observatory())).find((pair) => samePair(pair, a, b));
    await (await context.desk()).labels.add({
      a: BigInt(a),
      b: BigInt(b),
      verdict: said,
      who,
      probability: queued?.probability ?? null,
      decision: decision?.id ?? null,
    });
    return { decision };
  },
});

/** `same` joins all that is of both people; `different` keeps the two lines apart, and the rest falls where it fits. */
async function rule(
  context: Context,
  said: 'same' | 'different',
  a: string,
  b: string,
  who: string,
  why: string,
) {
  const observatory = context.observatory();
  const sides = await sidesOf(observatory, { kind: 'not-same', lines: [a], others: [b] });
  if (said === 'different') return enter(context, { kind: 'not-same', ...sides, who, why });
  const [one, other] = await findLines(observatory, [BigInt(a), BigInt(b)]);
  if (one === undefined || other === undefined) throw unknownLine(`${a} ${b}`);
  if (one.person === other.person) return enter(context, { kind: 'merge', ...sides, who, why });
  const [keys, others] = [await keysOf(observatory, one.person), await keysOf(observatory, other.person)];
  return enter(context, { kind: 'merge', keys, others, who, why });
}

export const withdraw = operation({
  name: 'withdraw',
  summary: 'Takes back what one said of two lines: the label, and the decision made of it.',
  effect: 'acts',
  address: { method: 'POST', path: '/review/withdraw' },
  input: z.object(pairInput),
  output: z.object({ withdrawn: z.boolean() }),
  run: async (context, { a, b, who }) => {
    const { journal, labels } = await context.desk();
    const label = (await labels.standing()).find((one) => one.who === who && samePair(one, a, b));
    if (label === undefined) return { withdrawn: false };
    const holds = (await journal.effective()).some(({ id }) => id === label.decision);
    if (label.decision !== null && holds)
      await journal.undo(label.decision, who, 'Taken back in the review queue.');
    await labels.add({ ...label, verdict: 'withdrawn', decision: null });
    return { withdrawn: true };
  },
});
