/** What is known of organisations here: who belongs to whom, when, and what each is. Numbers index the arrays. */
export interface Organisations {
  /** 1 where the organisation is a company or another laboratory of the market, 2 where it is a university, else 0. */
  readonly kind: Uint8Array;
  /** Edges sorted by child. Days since 1970; `INT_MIN`, `INT_MAX` where open. */
  readonly child: Int32Array;
  readonly parent: Int32Array;
  /** 0 parent that employs (its children are its laboratories), 1 umbrella (a system, a ministry), 2 successor. */
  readonly relation: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

export const COMPANY = 1;
export const UNIVERSITY = 2;

/** Steps up that are followed at most. */
const HEIGHT = 4;

/** Answers which employer an organisation belonged to on a day. */
export class Employers {
  private readonly all: Organisations;
  private readonly offsets: Int32Array;

  constructor(all: Organisations) {
    this.all = all;
    this.offsets = new Int32Array(all.kind.length + 1);
    for (const child of all.child) this.offsets[child + 1]!++;
    for (let i = 0; i < all.kind.length; i++) this.offsets[i + 1]! += this.offsets[i]!;
  }

  kindOf(organisation: number): number {
    return this.all.kind[organisation]!;
  }

  /** The employer on that day: up the parents that employ, and along a successor once it is there. */
  on(organisation: number, day: number): number {
    let at = organisation;
    for (let height = 0; height < HEIGHT; height++) {
      const up = this.up(at, day);
      if (up < 0 || up === organisation) return at;
      at = up;
    }
    return at;
  }

  /** Whether two organisations are one employer on that day, or one stands above the other in any way. */
  related(a: number, b: number, day: number): boolean {
    const first = this.on(a, day);
    const second = this.on(b, day);
    return (
      first === second || this.above(first, second, day, HEIGHT) || this.above(second, first, day, HEIGHT)
    );
  }

  /** Whether `high` stands above `low` as a parent of any kind on that day, a successor left out. */
  isAbove(high: number, low: number, day: number): boolean {
    return this.above(low, high, day, HEIGHT);
  }

  private up(organisation: number, day: number): number {
    const { parent, relation, from, to } = this.all;
    let parentFound = -1;
    for (let e = this.offsets[organisation]!; e < this.offsets[organisation + 1]!; e++) {
      if (day < from[e]! || day >= to[e]!) continue;
      if (relation[e] === 2 && from[e]! > -(2 ** 30)) return parent[e]!;
      if (relation[e] === 0 && parentFound < 0) parentFound = parent[e]!;
    }
    return parentFound;
  }

  private above(low: number, high: number, day: number, height: number): boolean {
    const { parent, relation, from, to } = this.all;
    for (let e = this.offsets[low]!; e < this.offsets[low + 1]!; e++) {
      if (relation[e] !== 2 && (day < from[e]! || day >= to[e]!)) continue;
      if (relation[e] === 2 && from[e]! > day) continue;
      if (parent[e] === high || (height > 1 && this.above(parent[e]!, high, day, height - 1))) return true;
    }
    return false;
  }
}
