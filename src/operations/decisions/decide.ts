import { z } from 'zod';
import { type Decision, type Ruling, rulingKind } from '../../desk/decision.ts';
import { VivierError } from '../../tables/error.ts';
import { personMeant } from '../identify.ts';
import { type Context, type Observatory, operation } from '../operation.ts';
import { decided, showDecisions, statesOf } from './decided.ts';
import { findLines, keysOf, linesOf, mentionKey, unknownLine } from './lines.ts';

/** Who decides, and why: both are kept with the decision. */
export const signature = {
  who: z.string().trim().min(1).max(100).describe('who decides'),
  why: z.string().trim().min(1).max(2000).describe('the reason, for whoever asks later'),
};

/** A line by its key, or all lines of a side on a work by the work’s id. */
const lineNamed = z.union([mentionKey, z.string().regex(/^w_[a-z2-7]{8,}$/)]);

const input = z.object({
  kind: rulingKind.describe(
    'merge: all are one person; mine: the same, said by that person; split: the lines are not of the person; not-same: the two sides are different people',
  ),
  person: z.string().min(1).max(200).optional().describe('the person it is about'),
  other: z.string().min(1).max(200).optional().describe('the other person, of merge and not-same'),
  lines: z.array(lineNamed).max(1000).optional().describe('lines: keys of mentions, or ids of works'),
  others: z
    .array(mentionKey)
    .max(1000)
    .optional()
    .describe('lines of the other side, where no person is named'),
  ...signature,
});

/** What a decision is about, before it is turned into lines. */
export type Order = Omit<z.output<typeof input>, 'who' | 'why'>;

export const decide = operation({
  name: 'decide',
  summary:
    'Decides who is who: merges two people, splits lines from one, claims lines, or says that two are not the same. Takes effect with the next build.',
  effect: 'acts',
  address: { method: 'POST', path: '/decisions' },
  input,
  output: decided,
  run: async (context, { who, why, ...order }) => {
    const sides = await sidesOf(context.observatory(), order);
    return enter(context, { kind: order.kind, ...sides, who, why });
  },
});

/** Writes a ruling into the journal, and shows it. */
export async function enter(context: Context, ruling: Ruling): Promise<z.output<typeof decided>> {
  const desk = await context.desk();
  return showOne(context, await desk.journal.decide(ruling));
}

/** A decision that has just been made. */
export async function showOne(context: Context, decision: Decision): Promise<z.output<typeof decided>> {
  const [desk, observatory] = [await context.desk(), context.observatory()];
  const states = await statesOf(observatory, desk, await desk.journal.all());
  const [shown] = await showDecisions(observatory, desk, [decision], states);
  return decided.parse(shown);
}

/** The lines on either side. Throws `decision-unclear` where the order does not name what its kind takes. */
export async function sidesOf(
  observatory: Observatory,
  order: Order,
): Promise<{ keys: readonly bigint[]; others: readonly bigint[] }> {
  const { kind, person, other, lines, others } = order;
  if (kind === 'merge' || kind === 'not-same') {
    if (person && other) return bothPeople(observatory, person, other);
    if (lines && others) return bothLines(observatory, lines, others);
  } else if (person && lines) {
    const id = await personMeant(observatory, person);
    return kind === 'split' ? splitOff(observatory, id, lines) : claim(observatory, id, lines);
  }
  throw new VivierError('decision-unclear', {
    what: 'It is not clear what is decided.',
    where: kind,
    why:
      kind === 'split' || kind === 'mine'
        ? 'It takes a person, and the lines that are or are not theirs.'
        : 'It takes two people, or the lines of two sides.',
    mend: 'Name both.',
  });
}

async function bothPeople(observatory: Observatory, person: string, other: string) {
  const [one, two] = [await personMeant(observatory, person), await personMeant(observatory, other)];
  if (one === two)
    throw new VivierError('decision-empty', {
      what: 'These two are one person already.',
      where: `${person}, ${other}`,
      mend: 'Name two different people; to take lines from a person, split them off.',
    });
  return { keys: await keysOf(observatory, one), others: await keysOf(observatory, two) };
}

async function bothLines(observatory: Observatory, lines: readonly string[], others: readonly string[]) {
  return { keys: await known(observatory, lines), others: await known(observatory, others) };
}

/** The chosen lines on one side, the person's other lines on the other. */
async function splitOff(observatory: Observatory, person: string, chosen: readonly string[]) {
  const own = await linesOf(observatory, person);
  const meant = (asked: string) =>
    own.filter(({ mention, work }) => String(mention) === asked || work === asked);
  for (const asked of chosen) if (meant(asked).length === 0) throw unknownLine(asked);
  const off = new Set(chosen.flatMap(meant));
  return {
    keys: own.filter((line) => off.has(line)).map(({ mention }) => mention),
    others: own.filter((line) => !off.has(line)).map(({ mention }) => mention),
  };
}

/** All that is the person's on one side, the lines claimed on the other. */
async function claim(observatory: Observatory, person: string, lines: readonly string[]) {
  return { keys: await keysOf(observatory, person), others: await known(observatory, lines) };
}

/** Keys of lines that this build holds. A work is no line here: it has several authors. Throws `line-unknown`. */
async function known(observatory: Observatory, lines: readonly string[]): Promise<bigint[]> {
  const work = lines.find((line) => line.startsWith('w_'));
  if (work !== undefined) throw unknownLine(work);
  const keys = [...new Set(lines)].map(BigInt);
  const held = new Set((await findLines(observatory, keys)).map(({ mention }) => mention));
  const missing = keys.find((key) => !held.has(key));
  if (missing !== undefined) throw unknownLine(String(missing));
  return keys;
}
