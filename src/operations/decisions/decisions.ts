import { z } from 'zod';
import { decisionKind } from '../../desk/decision.ts';
import { personMeant } from '../identify.ts';
import { operation } from '../operation.ts';
import { nextCursor, offsetOf, pageInput, pageOutput } from '../page.ts';
import { decided, showDecisions, statesOf } from './decided.ts';
import { keysOf } from './lines.ts';

const decisionsFound = z.object({
  ...pageOutput,
  /** Decisions in all that the next build will show first. */
  waiting: z.number(),
  decisions: z.array(decided),
});
export type DecisionsFound = z.infer<typeof decisionsFound>;

/** The list is of the desk, not of a build: what a cursor belongs to. */
const OF_DESK = 'desk';

export const decisions = operation({
  name: 'decisions',
  summary:
    'What was decided about who is who and who is suppressed, newest first: by whom, why, and whether the served build shows it.',
  effect: 'reads',
  address: { method: 'GET', path: '/decisions' },
  input: z.object({
    person: z.string().min(1).max(200).optional().describe('only what concerns lines of this person'),
    kind: decisionKind.optional(),
    state: z.enum(['applied', 'waiting', 'undone']).optional(),
    who: z.string().max(100).optional(),
    ...pageInput,
  }),
  output: decisionsFound,
  run: async (context, { person, kind, state, who, cursor, limit }) => {
    const desk = await context.desk();
    const observatory = context.observatory();
    const all = await desk.journal.all();
    const states = await statesOf(observatory, desk, all);
    const keys =
      person === undefined
        ? null
        : new Set(await keysOf(observatory, await personMeant(observatory, person)));
    const found = all
      .filter(
        (one) =>
          (kind === undefined || one.kind === kind) &&
          (state === undefined || states.get(one.id) === state) &&
          (who === undefined || one.who === who) &&
          (keys === null || [...one.keys, ...one.others].some((key) => keys.has(key))),
      )
      .toReversed();
    const offset = offsetOf(cursor, OF_DESK);
    const shown = found.slice(offset, offset + limit);
    return {
      total: found.length,
      next: nextCursor(offset, shown.length, found.length, OF_DESK),
      waiting: [...states.values()].filter((one) => one === 'waiting').length,
      decisions: await showDecisions(observatory, desk, shown, states),
    };
  },
});
