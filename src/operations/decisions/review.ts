import { z } from 'zod';
import type { Label } from '../../desk/labels.ts';
import { type Observatory, operation } from '../operation.ts';
import { waterfall } from './explain-person.ts';
import { findLines, type ShownLine, showLines, shownLine } from './lines.ts';

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
export function readQueue({ reader }: Observatory): Promise<Queued[]> {
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

/** Whether a pair is of these two lines, in either order. */
export function samePair(pair: { readonly a: bigint; readonly b: bigint }, a: string, b: string): boolean {
  return pairKey(pair) === `${a} ${b}` || pairKey(pair) === `${b} ${a}`;
}
