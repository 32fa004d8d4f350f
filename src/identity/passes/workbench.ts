import type { Corpus } from '../corpus/corpus.ts';
import { PairEvidence } from '../evidence/evidence.ts';
import { GroupEvidence } from '../evidence/group-evidence.ts';
import { Scorer } from '../model/boosting.ts';
import type { IdentityModel } from '../model/model.ts';
import { compareAcross, type Fit, type PeopleByName, scoreAcross } from './across-names.ts';
import { type CoreGroups, groupMentions } from './first-pass.ts';
import type { Nodes } from './nodes.ts';
import { groupLevels, joinGroups } from './second-pass.ts';
import type { Ties } from './ties.ts';
import type { Variant } from './variants.ts';

/** What a pass over some cores found, mention by mention, in the order of the cores' members. */
export interface Grouping {
  /** Number of the group within its core. */
  readonly group: Int32Array;
  /** Groups of each core. */
  readonly groups: Int32Array;
  /** Mean score with the rest of the group, log-odds; 0 where alone. */
  readonly within: Float32Array;
}

/** The groups of the second pass, and of the cores that people decided on those that the evidence alone makes. */
export interface SecondGrouping extends Grouping {
  readonly cores: Int32Array;
  readonly evident: { readonly cores: Int32Array } & Grouping;
}

/** The groups of the first pass, and those that the evidence alone makes, without what people decided. */
export interface FirstGrouping extends Grouping {
  readonly evident: Int32Array;
}

export type Learned = Pick<IdentityModel, 'pairs' | 'groups' | 'acrossNames' | 'cuts'>;

/** The three passes over lists of cores, with what they share; each thread has one. */
export class Workbench {
  readonly corpus: Corpus;
  private readonly ties: Ties;
  private readonly evident: Ties;
  private readonly model: Learned;
  private pairEvidence: PairEvidence | null = null;
  private groupEvidence: GroupEvidence | null = null;
  private nodes: Nodes | null = null;
  private readonly firstPass = new Map<number, CoreGroups[]>();
  /** The same without decisions, of the cores that have any. */
  private readonly evidentPass = new Map<number, CoreGroups[]>();

  /** `evident` are the ties without people's decisions: the same object where there are none. */
  constructor(corpus: Corpus, ties: Ties, evident: Ties, model: Learned) {
    this.corpus = corpus;
    this.ties = ties;
    this.evident = evident;
    this.model = model;
  }

  /** First pass over chunk `chunk` of the cores; remembered for the second. */
  first(chunk: number, cores: Int32Array, nodes: Nodes): FirstGrouping {
    this.pairEvidence ??= new PairEvidence(this.corpus, nodes);
    const evidence = this.pairEvidence;
    const scorer = new Scorer(this.model.pairs);
    const group = (core: number, ties: Ties) =>
      groupMentions(this.corpus, ties, evidence, scorer, core, this.model.cuts.pairs);
    const found = Array.from(cores, (core) => group(core, this.ties));
    const evident = found.map((one) => (this.isDecided(one.core) ? group(one.core, this.evident) : one));
    this.firstPass.set(
      chunk,
      found.filter(({ groups }) => groups > 1),
    );
    this.evidentPass.set(
      chunk,
      evident.filter((one, i) => one !== found[i]),
    );
    return { ...packGrouping(found), evident: packGrouping(evident).group };
  }

  /** Whether people decided anything of a core's mentions. */
  private isDecided(core: number): boolean {
    const { ties, evident } = this;
    if (ties === evident) return false;
    const { offsets, values } = this.corpus.members;
    return values
      .subarray(offsets[core]!, offsets[core + 1]!)
      .some(
        (mention) =>
          ties.tie[mention] !== evident.tie[mention] ||
          ties.apart.offsets[mention] !== ties.apart.offsets[mention + 1],
      );
  }

  /** Second pass over the cores of the chunk that the first left in several groups. */
  second(chunk: number, nodes: Nodes): SecondGrouping {
    const evidence = this.evidenceOver(nodes);
    const scorer = new Scorer(this.model.groups);
    const join = (open: readonly CoreGroups[]) => {
      const found = open.map((first) => {
        const people = joinGroups(this.corpus, evidence, scorer, first, this.model.cuts.groups);
        return { ...people, within: Float32Array.from(first.group, (group) => people.within[group]!) };
      });
      return { cores: Int32Array.from(open, ({ core }) => core), ...packGrouping(found) };
    };
    return { ...join(this.firstPass.get(chunk) ?? []), evident: join(this.evidentPass.get(chunk) ?? []) };
  }

  /** Third pass: people of cores that are variants of one another. */
  across(variants: readonly Variant[], people: PeopleByName, nodes: Nodes): Fit[] {
    const scorer = new Scorer(this.model.acrossNames);
    return scoreAcross(
      this.corpus,
      people,
      this.evidenceOver(nodes),
      scorer,
      variants,
      this.model.cuts.acrossNames,
    );
  }

  /** Levels of the second pass's comparisons, for training: by wanted core, in condensed order. */
  groupLevels(
    chunk: number,
    nodes: Nodes,
    wanted: (core: number) => boolean,
    visit: (first: CoreGroups, levels: Uint8Array) => void,
  ): void {
    const evidence = this.evidenceOver(nodes);
    for (const first of (this.firstPass.get(chunk) ?? []).filter(({ core }) => wanted(core)))
      visit(first, groupLevels(this.corpus, evidence, first));
  }

  /** Levels of the third pass's comparisons, for training. */
  acrossLevels(
    variants: readonly Variant[],
    people: PeopleByName,
    nodes: Nodes,
    visit: (a: number, b: number, levels: Uint8Array) => void,
  ): void {
    compareAcross(this.corpus, people, this.evidenceOver(nodes), variants, visit);
  }

  private evidenceOver(nodes: Nodes): GroupEvidence {
    if (this.groupEvidence === null || this.nodes?.circles.values.buffer !== nodes.circles.values.buffer) {
      this.groupEvidence = new GroupEvidence(this.corpus, nodes);
      this.nodes = nodes;
    }
    return this.groupEvidence;
  }
}

function packGrouping(
  found: readonly { group: Int32Array; groups: number; within: Float32Array }[],
): Grouping {
  const size = found.reduce((sum, { group }) => sum + group.length, 0);
  const [group, within] = [new Int32Array(size), new Float32Array(size)];
  let at = 0;
  for (const one of found) {
    group.set(one.group, at);
    within.set(one.within, at);
    at += one.group.length;
  }
  return { group, within, groups: Int32Array.from(found, ({ groups }) => groups) };
}
