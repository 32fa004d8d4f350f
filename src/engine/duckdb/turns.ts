/** A number of places. Who finds none free waits, in the order of asking. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(places: number) {
    this.#free = places;
  }

  /** Takes a place if one is free now. */
  takeNow(): boolean {
    if (this.#free === 0) return false;
    this.#free--;
    return true;
  }

  /** Waits for a place, no longer than so many milliseconds; says whether it was had. */
  take(milliseconds: number): Promise<boolean> {
    if (this.takeNow()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const turn = () => {
        clearTimeout(clock);
        this.#waiting.delete(turn);
        resolve(true);
      };
      const clock = setTimeout(() => {
        this.#waiting.delete(turn);
        resolve(false);
      }, milliseconds);
      this.#waiting.add(turn);
    });
  }

  /** Gives the place to who has waited longest. */
  leave(): void {
    const [next] = this.#waiting;
    if (next) next();
    else this.#free++;
  }
}
