import type { Engine } from '../../engine/engine.ts';
import { readCircles } from '../evidence/circles.ts';
import { type Nodes, nodesOfCores } from '../passes/nodes.ts';
import { readIdentityInput } from './columns.ts';
import { type Corpus, readCorpus } from './corpus.ts';

/** A corpus with the keys of its mentions, ascending. */
interface KeyedCorpus {
  readonly mentions: BigInt64Array;
  readonly corpus: Corpus;
}

/** The explanation and the review queue read it, in either order. */
const READERS = 2;

/**
 * The corpus that clustering read, for the steps right after it: reading it again would take a tenth of a build. It follows from
 * tables made before, which do not change in the meantime. Some 120 MB for 850,000 mentions are given back once all have read it.
 */
const lastRead = new WeakMap<object, { readonly read: Promise<KeyedCorpus>; left: number }>();

/** Keeps what clustering read, for the explanation and the review queue. */
export function keepCorpus(run: object, read: KeyedCorpus): void {
  lastRead.set(run, { read: Promise.resolve(read), left: READERS });
}

/** The corpus of the tables: as it was kept, or read. */
export function corpusOf(engine: Engine, run: object): Promise<KeyedCorpus> {
  const kept = lastRead.get(run) ?? { read: readKeyed(engine), left: READERS };
  kept.left--;
  if (kept.left > 0) lastRead.set(run, kept);
  else lastRead.delete(run);
  return kept.read;
}

async function readKeyed(engine: Engine): Promise<KeyedCorpus> {
  const input = await readIdentityInput(engine, 'printed');
  return { mentions: input.mentions, corpus: readCorpus(input).corpus };
}

const circles = new WeakMap<Corpus['members'], ReturnType<typeof readCircles>>();

/** The co-authors of each core, read once a corpus: before its topics are there, too. */
export function circlesOf(corpus: Corpus): ReturnType<typeof readCircles> {
  const known = circles.get(corpus.members) ?? readCircles(corpus, corpus.core, corpus.members);
  circles.set(corpus.members, known);
  return known;
}

const cores = new WeakMap<Corpus, Nodes>();

/** The co-author graph of names, read once a corpus. */
export function coresOf(corpus: Corpus): Nodes {
  const known = cores.get(corpus) ?? nodesOfCores(corpus, circlesOf(corpus));
  cores.set(corpus, known);
  return known;
}
