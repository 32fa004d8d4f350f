/** Numbers of a question, kept from one question to the next so that none allocates what the last one had. */
export class Scratch<Kind extends Uint16Array | Uint32Array | Float64Array> {
  /** As many as were ever asked for, or more; what the last question left lies in them. */
  all: Kind;
  private readonly make: (length: number) => Kind;

  constructor(make: (length: number) => Kind) {
    this.make = make;
    this.all = make(0);
  }

  /** Room for so many; what lay there is lost where it grows. */
  atLeast(length: number): Kind {
    if (this.all.length < length) this.all = this.make(Math.ceil(1.25 * length));
    return this.all;
  }
}
