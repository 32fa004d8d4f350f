import { normalQuantile } from '../../statistics/normal.ts';
import { LAST_MONTH } from '../offer/fields.ts';
import { Waterfall } from '../waterfall.ts';
import { BrownianBridge } from './brownian-bridge.ts';
import type { Exit, Model } from './model.ts';

/** What a company is worth along one path, by geometric Brownian motion; made once for a model and written over. */
export class CompanyPath {
  /** Logarithm of the company's value over today's by month, where it is looked at. */
  readonly log = new Float64Array(LAST_MONTH + 1);
  /** Price of a listed share by month, where it is looked at, and the same in today's money. */
  readonly prices = new Float64Array(LAST_MONTH + 1);
  readonly present = new Float64Array(LAST_MONTH + 1);
  readonly discount: Float64Array;
  readonly #model: Model;
  readonly #bridge: BrownianBridge;
  readonly #normals: Float64Array;
  readonly #motion: Float64Array;
  readonly #waterfall: Waterfall;
  /** Months whose values are the control, and what makes each of them 1 in expectation. */
  readonly #controls: readonly { readonly month: number; readonly norm: number }[];

  constructor(model: Model) {
    const { months, growth } = model;
    this.#model = model;
    this.#bridge = new BrownianBridge(Array.from(months, (month) => month / 12));
    this.#normals = new Float64Array(months.length);
    this.#motion = new Float64Array(months.length);
    this.#waterfall = new Waterfall(model.classes, model.commonShares);
    // The last month: an option's worth, which has the longest tail, goes along with it.
    const last = months[months.length - 1]!;
    this.#controls = [{ month: last, norm: Math.exp((-growth * last) / 12) }];
    this.discount = Float64Array.from({ length: LAST_MONTH + 1 }, (_, m) => Math.exp((-model.rate * m) / 12));
    this.prices[0] = model.value / model.shares;
    this.present[0] = this.prices[0];
  }

  /** Moves the value along a point's normals, from its coordinate `first` on; answers the control: the value in the last month over its expectation. */
  move(point: Float64Array, first: number): number {
    const { months, drift, volatility, listed } = this.#model;
    const size = months.length;
    const { prices, present, discount, log } = this;
    const today = prices[0]!;
    const normals = this.#normals;
    const motion = this.#motion;
    for (let i = 0; i < size; i++) normals[i] = normalQuantile(point[first + i]!);
    this.#bridge.build(normals, 0, motion);
    const monthly = drift / 12;
    for (let i = 0; i < size; i++) {
      const month = months[i]!;
      const moved = monthly * month + volatility * motion[i]!;
      log[month] = moved;
      if (listed) {
        const price = today * Math.exp(moved);
        prices[month] = price;
        present[month] = price * discount[month]!;
      }
    }
    let control = 0;
    for (const { month, norm } of this.#controls) control += Math.exp(log[month]!) * norm;
    return control;
  }

  /** Price of a share at a month, as the market or the last round would say. */
  price(month: number): number {
    const { value, shares, undiluted, listed } = this.#model;
    if (listed) return this.prices[month]!;
    return ((value * Math.exp(this.log[month]!)) / shares) * undiluted[month]!;
  }

  /** What an exit pays for a common share, in today's money. */
  exitPrice({ kind }: Exit, month: number): number {
    if (kind === 'zero' || kind === 'none') return 0;
    const { classes, commonShares, undiluted, value } = this.#model;
    if (kind === 'ipo' || classes.length === 0) return this.price(month) * this.discount[month]!;
    // Later investors are taken to share alike: what is left to today's holders is split by their preferences.
    const proceeds = value * Math.exp(this.log[month]!) * undiluted[month]!;
    return (this.#waterfall.common(proceeds) / commonShares) * this.discount[month]!;
  }
}
