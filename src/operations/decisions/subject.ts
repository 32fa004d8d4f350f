import type { Explanation } from '../../identity/explanation/explanation.ts';
import type { Observatory } from '../operation.ts';
import { readPeople } from '../stored-pages.ts';
import { findLines, type Line, type ShownLine, showLines, unknownLine } from './lines.ts';

/** Lines that one can choose among. */
const CHOICES = 300;
/** Lines looked at on each side when the best-fitting pair is sought. */
const LOOKED = 60;

/** A person not joined with the one explained; `score` is the mean log-odds of pairs of lines. */
interface NearestPerson {
  readonly person: { readonly id: string; readonly name: string };
  readonly lines: number;
  readonly score: number;
}

/** Names of two people, or of one. */
export async function nameBoth({ reader }: Observatory, person: string, other: string | null) {
  const people = await readPeople(reader, [person, ...(other === null ? [] : [other])]);
  const name = (id: string) => ({ id, name: people.get(id)?.name ?? id });
  return { person: name(person), other: other === null ? null : name(other) };
}

/** Two places of the corpus. */
interface Places {
  readonly a: number;
  readonly b: number;
}

/** The person whose lines are explained: what each part of an explanation says of them. */
export class Subject {
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
  async nearest(person: string): Promise<NearestPerson | null> {
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
