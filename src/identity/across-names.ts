import type { Scorer } from './boosting.ts';
import { Company } from './company.ts';
import type { Corpus } from './corpus.ts';
import type { GroupEvidence } from './group-evidence.ts';
import { groupFeatures } from './levels.ts';
import type { Nodes } from './nodes.ts';
import type { Profile } from './profile.ts';
import { readProfile } from './profile.ts';
import type { Rows } from './shared-memory.ts';
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

/** Calls `visit` with the levels of every two people worth comparing among the variants; `nodes` say who each mention is as a co-author. */
export function compareAcross(
  corpus: Corpus,
  people: PeopleByName,
  nodes: Nodes,
  evidence: GroupEvidence,
  variants: readonly Variant[],
  visit: (a: number, b: number, levels: Uint8Array) => void,
): void {
  const profiles = new Map<number, Profile>();
  const company = new Company(corpus, nodes.node, nodes.topics);
  const profile = (node: number): Profile => {
    let known = profiles.get(node);
    if (known === undefined) {
      const { offsets, values } = people.members;
      const mentions = values.subarray(offsets[node]!, offsets[node + 1]!);
      known = readProfile(corpus, nodes.node, company, mentions);
      if (profiles.size > 20_000) profiles.clear();
      profiles.set(node, known);
    }
    return known;
  };
  const levels = new Uint8Array(groupFeatures.length);
  for (const { a, b, given } of variants) {
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
      const profileX = profile(x);
      evidence.from(profileX);
      for (const [at, y] of ofB.entries()) {
        const profileY = others[at]!;
        if (!all && !evidence.sharesCoAuthor(profileY)) continue;
        if (sharesWork(corpus, profileX, profileY)) continue;
        evidence.levels(profileY, context, levels);
        visit(x, y, levels);
      }
    }
  }
}

export function scoreAcross(
  corpus: Corpus,
  people: PeopleByName,
  nodes: Nodes,
  evidence: GroupEvidence,
  scorer: Scorer,
  variants: readonly Variant[],
  cut: number,
): Fit[] {
  const fits: Fit[] = [];
  compareAcross(corpus, people, nodes, evidence, variants, (a, b, levels) => {
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

function sharesWork(corpus: Corpus, a: Profile, b: Profile): boolean {
  const works = new Set<number>();
  for (const mention of a.members) works.add(corpus.work[mention]!);
  return b.members.some((mention) => works.has(corpus.work[mention]!));
}
