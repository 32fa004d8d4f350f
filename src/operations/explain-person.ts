import { z } from 'zod';
import type { Explanation } from '../identity/explanation.ts';
import { personNamed } from '../tables/cards/career.ts';
import {
  findLines,
  type Line,
  linesOf,
  mentionKey,
  personMeant,
  type ShownLine,
  showLines,
  shownLine,
  unknownLine,
} from './lines.ts';
import { type Observatory, operation } from './operation.ts';
import { readPeople } from './stored-pages.ts';

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
  /** The two lines asked for; else of one person the weakest line and what fits it best, of two people their best fit. */
  pair: explainedPair.nullable(),
});
export type Explained = z.infer<typeof explained>;

/** Lines that one can choose among. */
const CHOICES = 300;
/** Lines looked at on each side when the best-fitting pair is sought. */
const LOOKED = 60;

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
      pair: pair && { ...explanation.explainer.explainPair(pair.a, pair.b), ...(await subject.show(pair)) },
    };
  },
});

async function nameBoth({ reader }: Observatory, person: string, other: string | null) {
  const people = await readPeople(reader, [person, ...(other === null ? [] : [other])]);
  const name = (id: string) => ({ id, name: people.get(id)?.name ?? id });
  return { person: name(person), other: other === null ? null : name(other) };
}

/** Two places of the corpus. */
interface Places {
  readonly a: number;
  readonly b: number;
}

/** The person whose lines are explained. */
class Subject {
  readonly #observatory: Observatory;
  readonly #explanation: Explanation;
  readonly #lines: readonly Line[];
  /** Places of the lines in the corpus. */
  readonly #places: readonly number[];
  #weakest: readonly { readonly mention: number; readonly score: number }[] | undefined;

  constructor(observatory: Observatory, explanation: Explanation, lines: readonly Line[]) {
    this.#observatory = observatory;
    this.#explanation = explanation;
    this.#lines = lines;
    this.#places = placesOf(explanation, lines);
  }

  /** Throws `line-unknown`. */
  async pairOf(a: string, b: string): Promise<Places> {
    const place = (key: string) => {
      const at = this.#explanation.placeOf(BigInt(key));
      if (at < 0) throw unknownLine(key);
      return at;
    };
    return { a: place(a), b: place(b) };
  }

  /** The pair that tells most: the weakest line and what fits it best, or the best fit of two people. */
  tellingPair(others: readonly Line[] | null): Places | null {
    if (others !== null) return this.#bestPair(this.#places, placesOf(this.#explanation, others));
    const [weakest] = this.#weakestPlaces();
    if (weakest === undefined || this.#places.length < 2) return null;
    const rest = this.#places.filter((place) => place !== weakest.mention);
    return this.#bestPair([weakest.mention], rest);
  }

  async weakest(): Promise<{ line: ShownLine; score: number }[]> {
    if (this.#places.length < 2) return [];
    const found = this.#weakestPlaces();
    const shown = await this.#showPlaces(found.map(({ mention }) => mention));
    return shown.map((line, i) => ({ line, score: found[i]?.score ?? 0 }));
  }

  /** Of the people whose lines bear the same first and family name, the one that fits best. */
  async nearest(person: string): Promise<z.infer<typeof explained>['nearest']> {
    const { corpus, explainer, mentions } = this.#explanation;
    const cores = new Set(this.#places.map((place) => corpus.core[place] ?? -1));
    const places = [...cores]
      .filter((core) => core >= 0)
      .flatMap((core) => [...membersOf(corpus.members, core)]);
    const found = await findLines(
      this.#observatory,
      places.map((place) => mentions[place] ?? 0n),
    );
    const people = Map.groupBy(
      found.filter((line) => line.person !== person),
      (line) => line.person,
    );
    const ids = [...people.keys()].sort();
    const best = explainer.nearest(
      this.#places,
      new Map(ids.map((id, i) => [i, placesOf(this.#explanation, people.get(id) ?? [])])),
    );
    const id = best && ids[best.cluster];
    if (!best || !id) return null;
    const named = await nameBoth(this.#observatory, id, null);
    return { person: named.person, lines: people.get(id)?.length ?? 0, score: best.score };
  }

  /** The lines one can choose among, latest first. */
  async choices(): Promise<ShownLine[]> {
    const shown = await showLines(this.#observatory, this.#lines.slice(0, CHOICES));
    return shown.sort((x, y) => (y.year ?? 0) - (x.year ?? 0) || (x.title < y.title ? -1 : 1));
  }

  async show({ a, b }: Places): Promise<{ a: ShownLine; b: ShownLine }> {
    const [first, second] = await this.#showPlaces([a, b]);
    if (first === undefined || second === undefined) throw unknownLine(`${a} ${b}`);
    return { a: first, b: second };
  }

  #weakestPlaces() {
    this.#weakest ??= this.#explanation.explainer.weakest(this.#places);
    return this.#weakest;
  }

  #bestPair(left: readonly number[], right: readonly number[]): Places | null {
    let best: (Places & { score: number }) | null = null;
    const compared = right.slice(0, LOOKED);
    for (const a of left.slice(0, LOOKED))
      for (const [i, score] of this.#explanation.explainer.scores(a, compared).entries())
        if (best === null || score > best.score) best = { a, b: compared[i] ?? a, score };
    return best;
  }

  async #showPlaces(places: readonly number[]): Promise<ShownLine[]> {
    const keys = places.map((place) => this.#explanation.mentions[place] ?? 0n);
    const found = new Map((await findLines(this.#observatory, keys)).map((line) => [line.mention, line]));
    return showLines(
      this.#observatory,
      keys.flatMap((key) => found.get(key) ?? []),
    );
  }
}

function placesOf(explanation: Explanation, lines: readonly Line[]): number[] {
  return lines.map(({ mention }) => explanation.placeOf(mention)).filter((place) => place >= 0);
}

function membersOf(
  { offsets, values }: { offsets: Int32Array; values: Int32Array },
  row: number,
): Int32Array {
  return values.subarray(offsets[row], offsets[row + 1]);
}
