/** Small numbers for the few of many things that are looked at together, in order of first appearance: what is kept of them then lies close. */
export class Places {
  /** Things by place. */
  readonly things: number[] = [];
  /** The place of a thing over `base`; what is left of rounds before lies below it, so that nothing need be wiped off. */
  private readonly place: Int32Array;
  private base = 1;

  /** `count` is how many things there are in all. */
  constructor(count: number) {
    this.place = new Int32Array(count);
  }

  /** Forgets all that were added. */
  begin(): void {
    this.base += this.things.length;
    this.things.length = 0;
    if (this.base < 2 ** 30) return;
    this.place.fill(0);
    this.base = 1;
  }

  /** The place of a thing, which it is given if it has none. */
  add(thing: number): number {
    const known = this.of(thing);
    if (known >= 0) return known;
    this.place[thing] = this.base + this.things.length;
    return this.things.push(thing) - 1;
  }

  /** The place of a thing; below 0 where it was not added. */
  of(thing: number): number {
    return this.place[thing]! - this.base;
  }
}
