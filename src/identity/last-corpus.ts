import type { Engine } from '../engine/engine.ts';
import { readCircles } from './circles.ts';
import { Numbers, readIdentityInput } from './columns.ts';
import { type Corpus, readCorpus } from './corpus.ts';

/** A corpus with the keys of its mentions, ascending. */
interface KeyedCorpus {
  readonly mentions: BigInt64Array;
  readonly corpus: Corpus;
}

/**
 * The corpus that clustering read, for the steps right after it: reading it again would take a tenth of a build. It follows from
 * tables made before, which do not change in the meantime, and is kept for the run.
 */
const lastRead = new WeakMap<object, KeyedCorpus>();

/** Keeps what clustering read, for the explanation and the review queue. */
export function keepCorpus(run: object, read: KeyedCorpus): void {
  lastRead.set(run, read);
}

/** Gives the memory back: some 70 MB for 850,000 mentions. */
export function forgetCorpus(run: object): void {
  lastRead.delete(run);
}

/** The corpus of the tables: as it was kept, or read. */
export async function corpusOf(engine: Engine, run: object): Promise<KeyedCorpus> {
  const kept = lastRead.get(run);
  if (kept !== undefined) return kept;
  const input = await readIdentityInput(engine, new Numbers(), []);
  const read = { mentions: input.mentions, corpus: readCorpus(input).corpus };
  lastRead.set(run, read);
  return read;
}

const circles = new WeakMap<Corpus, ReturnType<typeof readCircles>>();

/** The co-authors of each core, read once a corpus. */
export function circlesOf(corpus: Corpus): ReturnType<typeof readCircles> {
  const known = circles.get(corpus) ?? readCircles(corpus, corpus.core, corpus.coreWeight.length);
  circles.set(corpus, known);
  return known;
}
