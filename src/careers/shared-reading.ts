/** What two steps of one run need alike: made for the first that asks, handed to the second, and forgotten then. */
export class SharedReading<Reading> {
  readonly #held = new WeakMap<object, Promise<Reading>>();

  take(run: object, read: () => Promise<Reading>): Promise<Reading> {
    const held = this.#held.get(run);
    if (held !== undefined) {
      this.#held.delete(run);
      return held;
    }
    const made = read();
    this.#held.set(run, made);
    return made;
  }
}
