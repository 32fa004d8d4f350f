import { VivierError } from '../tables/error.ts';

/** A class of preferred shares, in a sale. */
export interface PreferredClass {
  readonly name: string;
  /** Paid before anything else of lower rank: what was put in times the multiple, in minor or major units throughout. */
  readonly preference: number;
  /** 1 is paid first; equal ranks share by preference. */
  readonly rank: number;
  /** Common shares it turns into. */
  readonly shares: number;
  /** Shares with the common what is left after the preferences, up to `cap` in all (null: no cap). */
  readonly participating: boolean;
  readonly cap: number | null;
}

/** Who gets what of the proceeds of a sale. */
export interface Distribution {
  readonly common: number;
  readonly classes: readonly number[];
  /** Classes that give up their preference because turning into common pays more. */
  readonly converted: readonly boolean[];
}

/**
 * Splits the proceeds of a sale between preferred classes and the common. A class turns into common where that pays it more; each
 * looks at what the others do (the least preference a share turns first, and all are asked again until nobody changes).
 *
 * By hand: 10 of proceeds; class A put in 4, once, not participating, a quarter of 100 shares; 75 common. As preferred A gets 4 and the
 * common 6; as common 10 x 25/100 = 2.5 < 4: it stays, the common gets 6, which is 0.08 a share. At 40, A as common gets 10 > 4: it
 * turns, the common gets 30. Participating without a cap, at 10: 4 + 6 x 25/100 = 5.5, the common 4.5. Participating with a cap of 8, at
 * 40: 4 + 36 x 25/100 = 13 is cut to 8, but turned into common it gets 10: it turns.
 */
export function distribute(
  proceeds: number,
  classes: readonly PreferredClass[],
  commonShares: number,
): Distribution {
  const waterfall = new Waterfall(classes, commonShares);
  const common = waterfall.common(proceeds);
  return { common, classes: [...waterfall.paid], converted: waterfall.converted.map((one) => one) };
}

/** The same, made once for many proceeds: nothing is allocated when it is asked. */
export class Waterfall {
  /** What each class got, and whether it turned into common, of the proceeds asked last. */
  readonly paid: Float64Array;
  readonly converted: boolean[];
  readonly #classes: readonly PreferredClass[];
  readonly #commonShares: number;
  /** Places of classes, the least preference a share first; and ranks, the first paid first. */
  readonly #order: readonly number[];
  readonly #ranks: readonly number[];

  constructor(classes: readonly PreferredClass[], commonShares: number) {
    this.#classes = classes;
    this.#commonShares = commonShares;
    this.paid = new Float64Array(classes.length);
    this.converted = classes.map(() => false);
    this.#order = classes
      .map((_, place) => place)
      .sort((a, b) => perShare(classes[a]!) - perShare(classes[b]!) || a - b);
    this.#ranks = [...new Set(classes.map(({ rank }) => rank))].sort((a, b) => a - b);
  }

  /** What the common gets of the proceeds. */
  common(proceeds: number): number {
    this.converted.fill(false);
    for (let changed = true; changed; ) {
      changed = false;
      for (const place of this.#order) {
        if (this.converted[place]) continue;
        this.#split(proceeds);
        const stays = this.paid[place]!;
        this.converted[place] = true;
        this.#split(proceeds);
        if (this.paid[place]! <= stays) this.converted[place] = false;
        else changed = true;
      }
    }
    return this.#split(proceeds);
  }

  /** The split where it is settled who has turned into common; answers what the common gets. */
  #split(proceeds: number): number {
    const classes = this.#classes;
    const { paid, converted } = this;
    paid.fill(0);
    let left = proceeds;
    for (const rank of this.#ranks) {
      let due = 0;
      for (let i = 0; i < classes.length; i++)
        if (classes[i]!.rank === rank && !converted[i]) due += classes[i]!.preference;
      if (due === 0) continue;
      const share = due > left ? left / due : 1;
      for (let i = 0; i < classes.length; i++)
        if (classes[i]!.rank === rank && !converted[i]) paid[i] = classes[i]!.preference * share;
      left -= due * share;
    }
    return this.#shareOut(left);
  }

  /** What is left after the preferences, by share, to the common, those turned into it and those that take part up to their cap. */
  #shareOut(left: number): number {
    const classes = this.#classes;
    const { paid } = this;
    let common = 0;
    while (left > 0) {
      let shares = this.#commonShares;
      let full = Number.POSITIVE_INFINITY;
      for (let i = 0; i < classes.length; i++) {
        const room = this.#room(i);
        if (room <= 0) continue;
        shares += classes[i]!.shares;
        full = Math.min(full, room / classes[i]!.shares);
      }
      if (shares === 0) break;
      const price = Math.min(left / shares, full);
      for (let i = 0; i < classes.length; i++) {
        const room = this.#room(i);
        if (room > 0) paid[i]! += price === room / classes[i]!.shares ? room : price * classes[i]!.shares;
      }
      common += price * this.#commonShares;
      left = price === left / shares ? 0 : left - price * shares;
    }
    return common;
  }

  /** What a class can still get by sharing: nothing, up to its cap, or without end. */
  #room(i: number): number {
    const { participating, cap } = this.#classes[i]!;
    if (this.converted[i]) return Number.POSITIVE_INFINITY;
    if (!participating) return 0;
    return cap === null ? Number.POSITIVE_INFINITY : Math.max(0, cap - this.paid[i]!);
  }
}

function perShare({ preference, shares, cap, participating }: PreferredClass): number {
  if (participating && cap === null) return Number.POSITIVE_INFINITY;
  return (participating && cap !== null ? cap : preference) / shares;
}

/** Throws `waterfall-refused` where a class has no shares or a cap below its preference. */
export function checkClasses(classes: readonly PreferredClass[]): void {
  for (const { name, preference, cap, shares } of classes)
    if (shares <= 0 || preference < 0 || (cap !== null && cap < preference))
      throw new VivierError('waterfall-refused', {
        what: 'A class of preferred shares cannot be.',
        where: name,
        why: 'It has no shares, a negative preference, or a cap below its preference.',
      });
}
