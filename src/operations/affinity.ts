import { z } from 'zod';
import { type Described, yearsOf } from '../search/affinity/affinity.ts';
import { sentencesOf } from '../search/affinity/sentences.ts';
import { operation } from './operation.ts';

/** The most people, works of one and texts that one question takes. */
const most = { people: 5000, works: 2000, texts: 10_000 } as const;

/** A title; one that is missing says nothing, and costs nobody the answer. */
const words = z.string().nullish();

/** People by their own lists of titles. */
export const peopleListed = z
  .array(
    z.object({
      person: z.string().describe('whatever name or id the answer shall give back'),
      works: z
        .array(z.object({ title: words, year: z.number().int().nullable().optional() }))
        .max(most.works),
    }),
  )
  .max(most.people);

/** Texts that are to be told how near they are to each person's works. */
export const textsListed = z
  .array(z.object({ text: z.string().describe('its name or id'), title: words.describe('its words') }))
  .max(most.texts);

/** What a sentence model of the user's says of titles; the server asks none itself. */
const vectorsListed = z
  .array(z.object({ title: z.string(), vector: z.array(z.number()).min(1).max(4096) }))
  .optional()
  .describe('vectors of the titles by a sentence model, which then count beside words and meaning');

const answer = z.object({
  scores: z.array(
    z.object({
      person: z.string(),
      text: z.string(),
      /** Nearness, mostly 0 to 1; higher is nearer, and compares people and texts of one question. */
      score: z.number(),
    }),
  ),
});

/** Decimals that are told: more would promise what is not known. */
const decimals = 6;

export const affinity = operation({
  name: 'affinity',
  summary:
    'How near texts are to what people have published, for people described by their own list of titles.',
  effect: 'reads',
  address: { method: 'POST', path: '/affinity' },
  input: z.object({ people: peopleListed, texts: textsListed, vectors: vectorsListed }),
  output: answer,
  run: async (context, { people, texts, vectors }) => {
    const measure = context.observatory().search.affinity();
    const sentences = sentencesOf(vectors ?? []);
    const known = new Map<string, Described>();
    const describe = (title: string | null | undefined): Described => {
      const before = known.get(title ?? '') ?? {
        ...measure.describe(title ?? ''),
        sentence: sentences.get(title ?? ''),
      };
      known.set(title ?? '', before);
      return before;
    };
    const described = texts.map(({ text, title }) => ({ text, words: describe(title) }));
    const now = people.reduce(
      (latest, { works }) => works.reduce((last, { year }) => Math.max(last, year ?? 0), latest),
      0,
    );
    const scores = people.flatMap(({ person, works }) => {
      const own = works.map(({ title, year }) => ({ title: title ?? '', year: year ?? null }));
      const years = yearsOf(own, now);
      const portfolio = measure.portfolio(
        own.map(({ title }, at) => ({ described: describe(title), year: years[at] ?? now })),
        now,
      );
      return described.map(({ text, words: asked }) => ({
        person,
        text,
        score: Number(portfolio.affinityTo(asked).toFixed(decimals)),
      }));
    });
    return { scores };
  },
});
