import { z } from 'zod';
import { personNamed } from '../../tables/cards/career.ts';
import { personMeant } from '../identify.ts';
import { operation } from '../operation.ts';
import { linesOf, mentionKey, shownLine } from './lines.ts';
import { misplacedIdsOf, misplacedOnLine } from './misplaced-ids.ts';
import { nameBoth, Subject } from './subject.ts';

/** The weights of evidence of a pair. `bias` and the weights of `parts` add up to `score`. */
export const waterfall = z.object({
  /** Log-odds before looking. */
  bias: z.number(),
  /** Heaviest first. */
  parts: z.array(
    z.object({
      feature: z.string(),
      level: z.string(),
      /** Natural log-odds that the learned model adds for it. */
      weight: z.number(),
      /** Bits it would weigh by itself (Fellegi-Sunter). */
      bits: z.number(),
    }),
  ),
  score: z.number(),
  /** Of the pair alone, before what the rest of both clusters says. */
  probability: z.number(),
});

const explainedPair = waterfall.extend({ a: shownLine, b: shownLine });

const explained = z.object({
  person: personNamed,
  /** The other person, where two are explained. */
  other: personNamed.nullable(),
  /** Lines of works in all. */
  lines: z.number(),
  /** The lines one can choose among, latest first; of many, the first 300. */
  choices: z.array(shownLine.pick({ mention: true, work: true, title: true, year: true, name: true })),
  /** The lines that fit the rest least: mean log-odds with the others, lowest first. Of one person only. */
  weakest: z.array(z.object({ line: shownLine, score: z.number() })),
  /** The person of the same name whose lines fit best on average and are not joined; null where there is none. */
  nearest: z.object({ person: personNamed, lines: z.number(), score: z.number() }).nullable(),
  /** Ids on lines of theirs that are not believed, since they are a co-author's: they tie nothing. Of one person only. */
  misplaced: z.array(misplacedOnLine),
  /** The two lines asked for; else of one person the weakest line and what fits it best, of two people their best fit. */
  pair: explainedPair.nullable(),
});
export type Explained = z.infer<typeof explained>;

export const explainPerson = operation({
  name: 'explainPerson',
  summary:
    'Why lines are thought one person’s, or two people’s: weights of evidence, weakest links, nearest other.',
  effect: 'reads',
  address: { method: 'GET', path: '/people/{id}/why' },
  input: z.object({
    id: z.string().min(1).max(200).describe('id, or a name that only one person has'),
    other: z.string().min(1).max(200).optional().describe('another person: why the two are not one'),
    a: mentionKey.optional().describe('key of a line to compare'),
    b: mentionKey.optional().describe('key of the line to compare it with'),
  }),
  output: explained,
  run: async (context, asked) => {
    const observatory = context.observatory();
    const explanation = await observatory.explanation();
    const person = await personMeant(observatory, asked.id);
    const other = asked.other === undefined ? null : await personMeant(observatory, asked.other);
    const own = await linesOf(observatory, person);
    const others = other === null ? null : await linesOf(observatory, other);
    const subject = new Subject(observatory, explanation, own);
    const pair =
      asked.a !== undefined && asked.b !== undefined
        ? await subject.pairOf(asked.a, asked.b)
        : subject.tellingPair(others);
    return {
      ...(await nameBoth(observatory, person, other)),
      lines: own.length,
      choices: (await subject.choices()).map(({ mention, work, title, year, name }) => ({
        mention,
        work,
        title,
        year,
        name,
      })),
      weakest: other === null ? await subject.weakest() : [],
      nearest: other === null ? await subject.nearest(person) : null,
      misplaced: other === null ? await misplacedIdsOf(observatory, person) : [],
      pair: pair && { ...explanation.explainer.explainPair(pair.a, pair.b), ...(await subject.show(pair)) },
    };
  },
});
