import { z } from 'zod';
import { type Label, verdict } from '../desk/labels.ts';
import { enter, sidesOf, signature } from './decide.ts';
import { decided } from './decided.ts';
import { waterfall } from './explain-person.ts';
import { findLines, keysOf, mentionKey, type ShownLine, showLines, shownLine, unknownLine } from './lines.ts';
import { type Context, type Observatory, operation } from './operation.ts';

/** Two lines to be judged, with their evidence. */
const reviewPair = z.object({
  a: shownLine,
  b: shownLine,
  /** Whether they are thought one person's now. */
  together: z.boolean(),
  /** That they are one person, by the two sides' evidence. */
  probability: z.number(),
  /** Lines that would go to another person by the other answer. */
  lines: z.number(),
  why: waterfall,
});
export type ReviewPair = z.infer<typeof reviewPair>;

const reviewQueue = z.object({
  /** The first pairs that this labeller has not judged. */
  pairs: z.array(reviewPair),
  /** Pairs of the queue that this labeller has not judged, and pairs of the queue. */
  left: z.number(),
  total: z.number(),
  /** Judgements of this labeller that hold, of whatever build. */
  judged: z.number(),
  /** Pairs judged by two or more, and those on which all say the same. */
  agreement: z.object({ pairs: z.number(), agreed: z.number() }),
});
export type ReviewQueue = z.infer<typeof reviewQueue>;

export const review = operation({
  name: 'review',
  summary: 'The pairs of lines most worth a human look, uncertain and of consequence, with their evidence.',
  effect: 'reads',
  address: { method: 'GET', path: '/review' },
  input: z.object({
    who: z.string().trim().max(100).default('').describe('who judges: what they have judged is left out'),
    limit: z.coerce.number().int().min(1).max(50).default(8),
  }),
  output: reviewQueue,
  run: async (context, { who, limit }) => {
    const labels = await (await context.desk()).labels.standing();
    const observatory = context.observatory();
    const queue = await readQueue(observatory);
    const mine = new Set(labels.filter((label) => label.who === who).map(pairKey));
    const open = queue.filter((pair) => !mine.has(pairKey(pair)));
    return {
      pairs: await showPairs(observatory, open.slice(0, limit)),
      left: open.length,
      total: queue.length,
      judged: mine.size,
      agreement: agreementOf(labels),
    };
  },
});

/** How often those who judged one pair said the same: pairs that two or more judged, whatever the verdict. */
export function agreementOf(labels: readonly Pick<Label, 'a' | 'b' | 'verdict'>[]): {
  pairs: number;
  agreed: number;
} {
  const twice = [...Map.groupBy(labels, pairKey).values()].filter((its) => its.length > 1);
  const agreed = twice.filter((its) => new Set(its.map((label) => label.verdict)).size === 1);
  return { pairs: twice.length, agreed: agreed.length };
}

interface Queued {
  readonly a: bigint;
  readonly b: bigint;
  readonly together: boolean;
  readonly probability: number;
  readonly lines: number;
}

const queues = new WeakMap<Observatory['reader'], Promise<Queued[]>>();

/** The queue of the served build; read once of each. */
function readQueue({ reader }: Observatory): Promise<Queued[]> {
  const known =
    queues.get(reader) ??
    reader.rows('select a, b, together, probability, lines from review_pair order by place').then((rows) =>
      rows.map((row) => ({
        a: BigInt(String(row['a'])),
        b: BigInt(String(row['b'])),
        together: row['together'] === true,
        probability: Number(row['probability']),
        lines: Number(row['lines']),
      })),
    );
  queues.set(reader, known);
  return known;
}

function pairKey({ a, b }: { readonly a: bigint; readonly b: bigint }): string {
  return `${a} ${b}`;
}

async function showPairs(observatory: Observatory, queued: readonly Queued[]): Promise<ReviewPair[]> {
  const { explainer, placeOf } = await observatory.explanation();
  const shown = await showKeys(
    observatory,
    queued.flatMap(({ a, b }) => [a, b]),
  );
  return queued.flatMap(({ a, b, together, probability, lines }) => {
    const [one, other] = [shown.get(a), shown.get(b)];
    if (one === undefined || other === undefined) return [];
    const why = explainer.explainPair(placeOf(a), placeOf(b));
    return [{ a: one, b: other, together, probability, lines, why }];
  });
}

async function showKeys(observatory: Observatory, keys: readonly bigint[]): Promise<Map<bigint, ShownLine>> {
  const lines = await showLines(observatory, await findLines(observatory, keys));
  return new Map(lines.map((line) => [BigInt(line.mention), line]));
}

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

function samePair(pair: { readonly a: bigint; readonly b: bigint }, a: string, b: string): boolean {
  return pairKey(pair) === `${a} ${b}` || pairKey(pair) === `${b} ${a}`;
}
