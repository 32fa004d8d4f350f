import type { Engine } from '../engine/engine.ts';
import { literal } from '../engine/schema.ts';
import { Numbers, readIdentityInput } from '../identity/columns.ts';
import { type Corpus, readCorpus } from '../identity/corpus.ts';
import { Explainer, type Waterfall } from '../identity/explain.ts';
import { modelFile, readModel } from '../identity/model.ts';
import { VivierError } from '../tables/error.ts';

/** A line as an explanation names it. */
export interface ExplainedLine {
  readonly mention: string;
  readonly name: string;
  readonly title: string;
  readonly year: number | null;
  readonly affiliation: string | null;
}

/** Two lines, and what each kind of evidence adds to the log-odds that one person wrote both. */
interface ExplainedPair extends Waterfall {
  readonly a: ExplainedLine;
  readonly b: ExplainedLine;
}

/** Why the lines of a person are thought one person's, or why two people are not thought one. */
export interface Explanation {
  readonly person: string;
  readonly other: string | null;
  readonly lines: number;
  /** Of one person: the lines that fit the rest least, lowest mean log-odds first. */
  readonly weakest: readonly { readonly line: ExplainedLine; readonly score: number }[];
  /** The person of the same name whose lines fit best, and was not joined; null where there is none. */
  readonly nearest: { readonly person: string; readonly score: number } | null;
  /** Of one person: the weakest line with the line that fits it best. Of two: their best-fitting lines. */
  readonly pair: ExplainedPair | null;
}

/** Lines looked at on each side when the best-fitting pair is sought. */
const LOOKED = 80;

/**
 * Explains a person, or two, from the tables of an observatory. Reads every mention, since a co-author's rarity depends on all:
 * some ten seconds for the starter data. Throws `unknown-person`.
 */
export async function explainPeople(
  engine: Engine,
  person: string,
  other: string | null,
): Promise<Explanation> {
  const input = await readIdentityInput(engine, new Numbers(), []);
  const { corpus } = readCorpus(input);
  const explainer = new Explainer(corpus, readModel(modelFile));
  const placeOf = new Map(Array.from(input.mentions, (mention, place) => [mention, place]));
  const linesOf = async (id: string): Promise<number[]> => {
    const { mention } = await engine.read(
      `select mention from person_mention where person = ${literal(id)} order by mention`,
      { mention: 'bigint' },
    );
    if (mention.length > 0) return Array.from(mention, (key) => placeOf.get(key)!);
    throw new VivierError('unknown-person', {
      what: `No lines of works are tied to ${id}.`,
      why: 'The id is not given, or the person is known from posts alone.',
      mend: 'Find the person first: vivier find people "…"',
    });
  };
  const own = await linesOf(person);
  const others = other === null ? null : await linesOf(other);
  const weakest = others ? [] : explainer.weakest(own);
  const pair = others
    ? bestPair(explainer, own, others)
    : weakest[0] && own.length > 1
      ? bestPair(
          explainer,
          [weakest[0].mention],
          own.filter((line) => line !== weakest[0]!.mention),
        )
      : null;
  const describe = lineDescriber(engine);
  return {
    person,
    other,
    lines: own.length,
    weakest: await Promise.all(
      weakest.map(async ({ mention, score }) => ({ line: await describe(input.mentions[mention]!), score })),
    ),
    nearest: others ? null : await nearestPerson(engine, explainer, corpus, input.mentions, own, person),
    pair: pair && {
      ...pair.waterfall,
      a: await describe(input.mentions[pair.a]!),
      b: await describe(input.mentions[pair.b]!),
    },
  };
}

function bestPair(explainer: Explainer, left: readonly number[], right: readonly number[]) {
  let best: { a: number; b: number; waterfall: Waterfall } | null = null;
  for (const a of left.slice(0, LOOKED))
    for (const b of right.slice(0, LOOKED)) {
      const waterfall = explainer.explainPair(a, b);
      if (best === null || waterfall.score > best.waterfall.score) best = { a, b, waterfall };
    }
  return best;
}

/** Among the people whose lines bear the same first and family name, the one that fits best. */
async function nearestPerson(
  engine: Engine,
  explainer: Explainer,
  corpus: Corpus,
  mentions: BigInt64Array,
  own: readonly number[],
  person: string,
): Promise<{ person: string; score: number } | null> {
  const cores = new Set(own.map((line) => corpus.core[line]!));
  const keys = [...cores].flatMap((core) => [
    ...corpus.members.values.subarray(corpus.members.offsets[core]!, corpus.members.offsets[core + 1]!),
  ]);
  const { mention, id } = await engine.read(
    `select mention, person from person_mention where mention in (${keys.map((place) => mentions[place]!).join(', ')})`,
    { mention: 'bigint', id: 'text' },
  );
  const bearer = new Map(Array.from(mention, (key, i) => [key, id[i]!]));
  const people = new Map<string, number[]>();
  for (const place of keys) {
    const who = bearer.get(mentions[place]!);
    if (who !== undefined && who !== person) people.set(who, [...(people.get(who) ?? []), place]);
  }
  const ids = [...people.keys()].sort();
  const found = explainer.nearest(own, new Map(ids.map((who, i) => [i, people.get(who)!])));
  return found && { person: ids[found.cluster]!, score: found.score };
}

function lineDescriber(engine: Engine): (mention: bigint) => Promise<ExplainedLine> {
  return async (mention) => {
    const [row] = await engine.rows(
      `select m.raw_name, w.title, w.year, m.raw_affiliation
       from mention m join work w on w.work = m.work where m.mention = $1`,
      [mention],
    );
    return {
      mention: String(mention),
      name: String(row?.['raw_name'] ?? ''),
      title: String(row?.['title'] ?? ''),
      year: typeof row?.['year'] === 'number' ? row['year'] : null,
      affiliation: typeof row?.['raw_affiliation'] === 'string' ? row['raw_affiliation'] : null,
    };
  };
}
