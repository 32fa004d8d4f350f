import type { Corpus } from '../corpus/corpus.ts';
import type { Rows } from '../corpus/shared-memory.ts';
import type { GroupEvidence } from '../evidence/group-evidence.ts';
import { groupFeatures } from '../evidence/levels.ts';
import type { Scorer } from '../model/boosting.ts';
import type { Variant } from './variants.ts';

/** Two people of the second pass, under two spellings of a name, and how well they fit. */
export interface Fit {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/** People of two cores are compared if they share a co-author, or if the two cores hold so few that all can be. */
const fewPeople = 36;

/** What the third pass compares: people, by node, of cores that are variants of one another. */
export interface PeopleByName {
  /** Mentions of each node. */
  readonly members: Rows;
  /** Nodes of each core. */
  readonly ofCore: Rows;
}

/** People whose profiles are kept for the variants to come. */
const mostKept = 20_000;

/** Calls `visit` with the levels of every two people worth comparing among the variants. */
export function compareAcross(
  corpus: Corpus,
  people: PeopleByName,
  evidence: GroupEvidence,
  variants: readonly Variant[],
  visit: (a: number, b: number, levels: Uint8Array) => void,
): void {
  const kept = new Map<number, number>();
  evidence.clear();
  const profile = (node: number): number => {
    let known = kept.get(node);
    if (known === undefined) {
      const { offsets, values } = people.members;
      known = evidence.profiles.read(values.subarray(offsets[node]!, offsets[node + 1]!));
      kept.set(node, known);
    }
    return known;
  };
  const levels = new Uint8Array(groupFeatures.length);
  for (const { a, b, given } of variants) {
    if (kept.size > mostKept) {
      kept.clear();
      evidence.clear();
    }
    const [ofA, ofB] = [peopleOf(people.ofCore, a), peopleOf(people.ofCore, b)];
    const all = ofA.length * ofB.length <= fewPeople;
    const context = {
      given,
      meanScore: 0,
      bestScore: 0,
      crowding: Math.max(corpus.crowding[a]!, corpus.crowding[b]!),
      mentions: Math.min(coreSize(corpus, a), coreSize(corpus, b)),
      groups: Math.max(ofA.length, ofB.length) + 1,
      nearest: 0,
    };
    const others = Array.from(ofB, profile);
    evidence.among(others);
    for (const x of ofA) {
      evidence.from(profile(x));
      for (const [at, y] of ofB.entries()) {
        const other = others[at]!;
        if ((!all && !evidence.sharesCoAuthor(other)) || evidence.sharesWork(other)) continue;
        evidence.levels(other, context, levels);
        visit(x, y, levels);
      }
    }
  }
}

export function scoreAcross(
  corpus: Corpus,
  people: PeopleByName,
  evidence: GroupEvidence,
  scorer: Scorer,
  variants: readonly Variant[],
  cut: number,
): Fit[] {
  const fits: Fit[] = [];
  compareAcross(corpus, people, evidence, variants, (a, b, levels) => {
    const score = scorer.score(levels);
    if (score >= cut) fits.push({ a, b, score });
  });
  return fits;
}

function peopleOf(rows: Rows, core: number): Int32Array {
  return rows.values.subarray(rows.offsets[core]!, rows.offsets[core + 1]!);
}

function coreSize(corpus: Corpus, core: number): number {
  return corpus.members.offsets[core + 1]! - corpus.members.offsets[core]!;
}
