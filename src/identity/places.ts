/** Small numbers for the few of many things that are looked at together, in order of first appearance: what is kept of them then lies close. */
export class Places {
  /** Things by place. */
  readonly things: number[] = [];
  private readonly place: Int32Array;
  /** Round in which a thing was added last: none need be wiped off. */
  private readonly added: Int32Array;
  private round = 0;

  /** `count` is how many things there are in all. */
  constructor(count: number) {
    this.place = new Int32Array(count);
    this.added = new Int32Array(count);
  }

  /** Forgets all that were added. */
  begin(): void {
    this.round++;
    this.things.length = 0;
  }

  /** The place of a thing, which it is given if it has none. */
  add(thing: number): number {
    if (this.added[thing] !== this.round) {
      this.added[thing] = this.round;
      this.place[thing] = this.things.length;
      this.things.push(thing);
    }
    return this.place[thing]!;
  }

  /** The place of a thing; -1 where it was not added. */
  of(thing: number): number {
    return this.added[thing] === this.round ? this.place[thing]! : -1;
  }
}
