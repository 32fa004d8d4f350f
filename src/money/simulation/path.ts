import { normalQuantile } from '../../statistics/normal.ts';
import { callValue } from '../black-scholes.ts';
import { survival } from '../leaving.ts';
import { LAST_MONTH } from '../offer/fields.ts';
import { relativeRiskAversion } from '../utility.ts';
import { Waterfall } from '../waterfall.ts';
import { BrownianBridge } from './brownian-bridge.ts';
import type { Exit, Goal, Holding, Model, Tender } from './model.ts';
import { digitalShift, Sobol } from './sobol.ts';

/*
 * One replicate of the simulation: a digitally shifted Sobol net, each point a path of the company's value (geometric Brownian motion), of
 * exits, tenders and goals. For each path the whole curve "value kept on leaving at the end of month m" is computed at once, and leaving
 * itself is averaged exactly, not sampled.
 */

/** Sums over a replicate's paths of its figures y, with the control c (mean 1 by construction), as means. */
export interface Replicate {
  /** Means of y; see `layout`. */
  readonly means: Float64Array;
  /** Means of c y. */
  readonly crossed: Float64Array;
  readonly control: number;
  readonly squared: number;
  /** The kept curve of the first paths, one after the other. */
  readonly sample: Float64Array;
}

/** Where figures stand: kept by month, utility, after tax, then by part: on staying, and over leaving. */
export function layout({ horizon, parts }: Pick<Model, 'horizon' | 'parts'>) {
  const utility = horizon + 1;
  return {
    utility,
    afterTax: utility + 1,
    stays: utility + 2,
    expected: utility + 2 + parts,
    size: utility + 2 + 2 * parts,
  };
}

/** Order of a replicate's simulation. */
export interface Order {
  readonly seed: number;
  readonly replicate: number;
  readonly paths: number;
  /** Curves of the first so many paths are kept whole. */
  readonly sampled: number;
}

export function simulateReplicate(model: Model, { seed, replicate, paths, sampled }: Order): Replicate {
  const world = worldOf(model);
  const sobol = new Sobol(world.dimensions, digitalShift(seed, replicate, world.dimensions));
  const { size } = layout(model);
  const width = model.horizon + 1;
  const { figures } = world;
  const [means, crossed] = [new Float64Array(size), new Float64Array(size)];
  const sample = new Float64Array(sampled * width);
  let control = 0;
  let squared = 0;
  for (let path = 0; path < paths; path++) {
    sobol.next(world.point);
    const c = world.follow();
    for (let i = 0; i < size; i++) {
      means[i]! += figures[i]!;
      crossed[i]! += c * figures[i]!;
    }
    control += c;
    squared += c * c;
    if (path < sampled) sample.set(figures.subarray(0, width), path * width);
  }
  for (let i = 0; i < size; i++) {
    means[i]! /= paths;
    crossed[i]! /= paths;
  }
  return { means, crossed, control: control / paths, squared: squared / paths, sample };
}

const worlds = new WeakMap<Model, World>();

function worldOf(model: Model): World {
  const known = worlds.get(model) ?? new World(model);
  worlds.set(model, known);
  return known;
}

/** Everything a path needs, made once for a model and written over. */
class World {
  readonly dimensions: number;
  readonly point: Float64Array;
  /** The path's figures, by `layout`. */
  readonly figures: Float64Array;
  readonly #model: Model;
  readonly #chances: number;
  readonly #bridge: BrownianBridge;
  readonly #normals: Float64Array;
  readonly #motion: Float64Array;
  /** Logarithm of the company's value over today's by month, where it is looked at. */
  readonly #log: Float64Array;
  readonly #waterfall: Waterfall;
  /** Months whose values are the control, and what makes each of them 1 in expectation. */
  readonly #controls: readonly { readonly month: number; readonly norm: number }[];
  readonly #discount: Float64Array;
  readonly #equity: Float64Array;
  /** What comes in at a month and is kept from then on: of shares, and of cash. */
  readonly #equityComes: Float64Array;
  readonly #cashComes: Float64Array;
  /** Price of a listed share by month, where it is looked at, and the same in today's money. */
  readonly #prices: Float64Array;
  readonly #present: Float64Array;
  /** Probability of leaving at the end of a month or later. */
  readonly #stays: Float64Array;
  /** Months in which shares of a listed company vest, by place among the holdings. */
  readonly #vests: readonly Vests[];
  readonly #held: Float64Array;
  readonly #at: ReturnType<typeof layout>;
  readonly #utility: ReturnType<typeof relativeRiskAversion>;

  constructor(model: Model) {
    const { months, exits, tenders, goals, horizon, growth } = model;
    this.#model = model;
    this.#chances =
      (exits.length > 0 ? 2 : 0) + tenders.length + goals.filter(({ met }) => met.by === 'chance').length;
    this.dimensions = this.#chances + months.length;
    this.point = new Float64Array(this.dimensions);
    this.#bridge = new BrownianBridge(Array.from(months, (month) => month / 12));
    this.#normals = new Float64Array(months.length);
    this.#motion = new Float64Array(months.length);
    this.#log = new Float64Array(LAST_MONTH + 1);
    this.#waterfall = new Waterfall(model.classes, model.commonShares);
    // The last month: an option's worth, which has the longest tail, goes along with it.
    const last = months[months.length - 1]!;
    this.#controls = [{ month: last, norm: Math.exp((-growth * last) / 12) }];
    this.#discount = Float64Array.from({ length: LAST_MONTH + 1 }, (_, m) =>
      Math.exp((-model.rate * m) / 12),
    );
    this.#equity = new Float64Array(horizon + 1);
    this.#equityComes = new Float64Array(horizon + 1);
    this.#cashComes = new Float64Array(horizon + 1);
    this.#prices = new Float64Array(LAST_MONTH + 1);
    this.#present = new Float64Array(LAST_MONTH + 1);
    this.#prices[0] = model.value / model.shares;
    this.#present[0] = this.#prices[0];
    this.#stays = survival(model.leaves);
    this.#vests = model.holdings.map(({ vested }) => vestsOf(vested));
    this.#held = new Float64Array(horizon + 1);
    this.#at = layout(model);
    this.figures = new Float64Array(this.#at.size);
    this.#utility = relativeRiskAversion(model.riskAversion);
  }

  /** Follows one path; answers the control: the company's value in the last month over its expectation. */
  follow(): number {
    const model = this.#model;
    const control = this.#moveValue();
    this.#equity.fill(0);
    this.#equityComes.fill(0);
    this.#cashComes.fill(0);
    this.figures.fill(0);
    let dimension = 0;
    let exit: Exit | undefined;
    let exitMonth = LAST_MONTH + 1;
    if (model.exits.length > 0) {
      exit = choose(model.exits, this.point[0]!);
      const { kind, months } = exit;
      if (kind !== 'none') exitMonth = months[Math.floor(this.point[1]! * months.length)]!;
      dimension = 2;
    }
    const tenders = this.#tendersHeld(dimension, exitMonth);
    dimension += model.tenders.length;
    const exitPrice = exit === undefined ? 0 : this.#exitPrice(exit, exitMonth);
    for (let i = 0; i < model.holdings.length; i++) {
      const holding = model.holdings[i]!;
      if (model.listed && holding.form === 'share') this.#sellAsVested(holding.place, this.#vests[i]!);
      else this.#hold(holding, exit, exitMonth, exitPrice, tenders);
    }
    for (const goal of model.goals) {
      const chance = goal.met.by === 'chance' ? this.point[dimension++]! : 0;
      this.#meet(goal, chance, exitMonth, exitPrice);
    }
    this.#sumUp();
    return control;
  }

  #moveValue(): number {
    const { months, drift, volatility, listed } = this.#model;
    const size = months.length;
    const prices = this.#prices;
    const present = this.#present;
    const discount = this.#discount;
    const today = prices[0]!;
    const normals = this.#normals;
    const motion = this.#motion;
    const log = this.#log;
    const first = this.#chances;
    for (let i = 0; i < size; i++) normals[i] = normalQuantile(this.point[first + i]!);
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
  #price(month: number): number {
    const { value, shares, undiluted, listed } = this.#model;
    if (listed) return this.#prices[month]!;
    return ((value * Math.exp(this.#log[month]!)) / shares) * undiluted[month]!;
  }

  /** What an exit pays for a common share, in today's money. */
  #exitPrice({ kind }: Exit, month: number): number {
    if (kind === 'zero' || kind === 'none') return 0;
    const { classes, commonShares, undiluted, value } = this.#model;
    if (kind === 'ipo' || classes.length === 0) return this.#price(month) * this.#discount[month]!;
    // Later investors are taken to share alike: what is left to today's holders is split by their preferences.
    const proceeds = value * Math.exp(this.#log[month]!) * undiluted[month]!;
    return (this.#waterfall.common(proceeds) / commonShares) * this.#discount[month]!;
  }

  /** Tenders that are held on this path, before the exit. */
  #tendersHeld(dimension: number, exitMonth: number): Tender[] {
    const { tenders } = this.#model;
    return tenders.filter(
      ({ probability, month }, i) => this.point[dimension + i]! < probability && month < exitMonth,
    );
  }

  #hold(
    holding: Holding,
    exit: Exit | undefined,
    exitMonth: number,
    exitPrice: number,
    tenders: readonly Tender[],
  ): void {
    const { listed, leaves, horizon } = this.#model;
    const worth = this.#held;
    worth.fill(0);
    if (listed) this.#holdListed(holding, worth);
    else this.#holdPrivate(holding, exit, exitMonth, exitPrice, tenders, worth);
    let expected = 0;
    for (let month = 0; month <= horizon; month++) {
      this.#equity[month]! += worth[month]!;
      expected += leaves[month]! * worth[month]!;
    }
    this.figures[this.#at.stays + holding.place]! += worth[horizon]!;
    this.figures[this.#at.expected + holding.place]! += expected;
  }

  /** Shares of a listed company are sold when they vest, and what they bring is kept. */
  #sellAsVested(place: number, { months, units }: Vests): void {
    const present = this.#present;
    const comes = this.#equityComes;
    const stays = this.#stays;
    let sum = 0;
    let expected = 0;
    for (let i = 0; i < months.length; i++) {
      const month = months[i]!;
      const brought = units[i]! * present[month]!;
      comes[month]! += brought;
      sum += brought;
      expected += brought * stays[month]!;
    }
    this.figures[this.#at.stays + place]! += sum;
    this.figures[this.#at.expected + place]! += expected;
  }

  /** Options are sold when the window closes; whoever stays holds them on, at their value by formula. */
  #holdListed({ form, vested, strike, window, expiry }: Holding, worth: Float64Array): void {
    const { horizon, rate, volatility, growth } = this.#model;
    const end = Math.min(expiry, horizon);
    const later = Math.max(0, expiry - horizon) / 12;
    const option = { price: this.#price(end), strike, years: later, volatility, rate, growth };
    const atHorizon = callValue(option) * this.#discount[end]!;
    for (let month = 0; month < horizon; month++) {
      if (form === 'profit') worth[month] = vested[month]! * atHorizon;
      else if (vested[month]! > 0 && month > 0) {
        const last = Math.min(month + window, expiry, LAST_MONTH);
        worth[month] = vested[month]! * Math.max(0, this.#price(last) - strike) * this.#discount[last]!;
      }
    }
    worth[horizon] = vested[horizon]! * atHorizon;
  }

  #holdPrivate(
    holding: Holding,
    exit: Exit | undefined,
    exitMonth: number,
    exitPrice: number,
    tenders: readonly Tender[],
    worth: Float64Array,
  ): void {
    const { horizon } = this.#model;
    const { vested, granted, acceleration } = holding;
    const accelerated =
      exit?.kind === 'sale' && exitMonth <= horizon && acceleration > 0
        ? vested[exitMonth]! + acceleration * (granted - vested[exitMonth]!)
        : 0;
    const kept = this.#unitGain(holding, exitMonth, exitPrice);
    for (let month = 0; month <= horizon; month++) {
      let units = month >= exitMonth ? Math.max(vested[month]!, accelerated) : vested[month]!;
      if (units === 0) continue;
      for (const tender of tenders) {
        const sold = this.#tendered(holding, tender, month, units);
        if (sold === 0) continue;
        units -= sold;
        worth[month]! += sold * this.#tenderGain(holding, tender);
      }
      worth[month]! +=
        exitMonth <= this.#lastMonth(holding, month)
          ? units * kept
          : this.#exercised(holding, month, units, exitMonth, exitPrice);
    }
  }

  /** Units that somebody who leaves at the end of `month` sells in a tender: all that its rules let them. The cap is for each part. */
  #tendered({ form, vested, strike }: Holding, tender: Tender, month: number, units: number): number {
    const there = month >= tender.month;
    if (Math.min(month, tender.month) < tender.eligibleAfter || (!there && !tender.formerStaff)) return 0;
    const price = this.#price(tender.month) * (1 - tender.discount);
    if (form !== 'share' && price <= strike) return 0;
    const offered =
      tender.share * (there && tender.month <= this.#model.horizon ? vested[tender.month]! : units);
    return Math.min(offered, units, tender.cap / price);
  }

  /** What a unit brings in a tender, in today's money. */
  #tenderGain({ form, strike }: Holding, { month, discount }: Tender): number {
    const price = this.#price(month) * (1 - discount);
    return (form === 'share' ? price : price - strike) * this.#discount[month]!;
  }

  /** What a unit held until the exit brings, in today's money. */
  #unitGain({ form, strike }: Holding, exitMonth: number, exitPrice: number): number {
    if (exitMonth > LAST_MONTH) return 0;
    return form === 'share' ? exitPrice : Math.max(0, exitPrice - strike * this.#discount[exitMonth]!);
  }

  /** Last month in which what is held on leaving at the end of `month` is still held without being bought. */
  #lastMonth({ form, window, expiry }: Holding, month: number): number {
    if (form !== 'option') return LAST_MONTH + 1;
    return month === this.#model.horizon ? expiry : Math.min(month + window, expiry, LAST_MONTH);
  }

  /** The window closes before an exit: bought where the headline price is above the strike, as far as the budget goes. */
  #exercised(holding: Holding, month: number, units: number, exitMonth: number, exitPrice: number): number {
    if (month === this.#model.horizon || month === 0) return 0;
    const { strike } = holding;
    const last = this.#lastMonth(holding, month);
    const { value, shares, undiluted, budget } = this.#model;
    if (this.#log[last]! <= Math.log((strike * shares) / (value * undiluted[last]!))) return 0;
    const bought = strike > 0 ? Math.min(units, budget / strike) : units;
    return bought * ((exitMonth <= LAST_MONTH ? exitPrice : 0) - strike * this.#discount[last]!);
  }

  #meet({ place, cash, units, met }: Goal, chance: number, exitMonth: number, exitPrice: number): void {
    const { horizon, listed } = this.#model;
    let month: number;
    if (met.by === 'chance') {
      if (chance >= met.probability) return;
      const span = met.latest - met.earliest + 1;
      month = met.earliest + Math.floor((chance / met.probability) * span);
    } else {
      if (this.#model.value * Math.exp(this.#log[met.month]!) < met.above) return;
      month = met.month;
    }
    if (month > horizon) return;
    const shares =
      units === 0
        ? 0
        : listed
          ? this.#price(month) * this.#discount[month]!
          : exitMonth <= LAST_MONTH
            ? exitPrice
            : 0;
    const paid = cash * this.#discount[month]!;
    this.#cashComes[month]! += paid;
    this.#equityComes[month]! += units * shares;
    this.figures[this.#at.stays + place]! += paid + units * shares;
    this.figures[this.#at.expected + place]! += this.#stays[month]! * (paid + units * shares);
  }

  /** The curve, the utility and what is left after tax, leaving averaged over its distribution. */
  #sumUp(): void {
    const { horizon, leaves, cash, counted, taxRate, wealth } = this.#model;
    const [held, equityComes, cashComes] = [this.#equity, this.#equityComes, this.#cashComes];
    const figures = this.figures;
    const utilityOf = this.#utility.of;
    let utility = 0;
    let afterTax = 0;
    let shares = 0;
    let paid = 0;
    for (let month = 0; month <= horizon; month++) {
      shares += equityComes[month]!;
      paid += cashComes[month]!;
      const certain = cash[month]! + paid;
      const equity = held[month]! + shares;
      figures[month] = certain + equity;
      const weight = leaves[month]!;
      if (weight === 0) continue;
      const gross = certain + counted * equity;
      const net = gross > 0 ? gross * (1 - taxRate) : gross;
      afterTax += weight * net;
      utility += weight * utilityOf(wealth + net);
    }
    this.figures[this.#at.utility] = utility;
    this.figures[this.#at.afterTax] = afterTax;
  }
}

/** Months in which units vest, and how many. */
interface Vests {
  readonly months: Int32Array;
  readonly units: Float64Array;
}

function vestsOf(vested: Float64Array): Vests {
  const steps = Array.from(vested, (units, month) => ({ month, units: units - (vested[month - 1] ?? 0) }));
  const vesting = steps.filter(({ units }) => units > 0);
  return {
    months: Int32Array.from(vesting, ({ month }) => month),
    units: Float64Array.from(vesting, ({ units }) => units),
  };
}

function choose(exits: readonly Exit[], chance: number): Exit {
  let sum = 0;
  for (const exit of exits) {
    sum += exit.probability;
    if (chance < sum) return exit;
  }
  return exits[exits.length - 1]!;
}
