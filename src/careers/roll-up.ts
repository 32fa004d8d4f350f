/** That `child` belonged to, or became, `parent`, on days from `from` up to, not with, `to`. */
export interface Edge {
  readonly child: string;
  readonly parent: string;
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** Deepest chain of parents that is followed: a registry's circle must not hang a build. */
const DEEPEST = 6;

/** Which firm an organisation belongs to on a day, and which moves are no moves of people. */
export class RollUp {
  readonly #edges: ReadonlyMap<string, readonly Edge[]>;
  readonly #isCompany: (organisation: string) => boolean;

  constructor(edges: readonly Edge[], companies: ReadonlySet<string>) {
    this.#edges = Map.groupBy(edges, ({ child }) => child);
    this.#isCompany = (organisation) => companies.has(organisation);
  }

  /** The topmost firm above an organisation on that day, else itself: a university's system is no employer. */
  parentAt(organisation: string, day: number): string {
    let at = organisation;
    for (let depth = 0; depth < DEEPEST && this.#edges.has(at); depth++) {
      const up = this.#above(at, day)
        .filter((edge) => edge.kind === 'parent' && this.#isCompany(edge.parent))
        .map(({ parent }) => parent)
        .sort()[0];
      if (up === undefined || up === organisation) return at;
      at = up;
    }
    return at;
  }

  /** Whether going from one to the other is within one house: one above the other, one firm, or one that became the other. */
  sameHouse(a: string, b: string, day: number): boolean {
    if (this.parentAt(a, day) === this.parentAt(b, day)) return true;
    return this.#reaches(a, b, day) || this.#reaches(b, a, day);
  }

  #above(organisation: string, day: number): readonly Edge[] {
    const edges = this.#edges.get(organisation) ?? [];
    return edges.filter((edge) => edge.kind === 'successor' || (edge.from <= day && day < edge.to));
  }

  #reaches(from: string, to: string, day: number): boolean {
    let reached = new Set([from]);
    for (let depth = 0; depth < DEEPEST && reached.size > 0; depth++) {
      reached = new Set([...reached].flatMap((one) => this.#above(one, day).map(({ parent }) => parent)));
      if (reached.has(to)) return true;
    }
    return false;
  }
}
