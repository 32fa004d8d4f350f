import { callValue } from '../black-scholes.ts';
import { survival } from '../leaving.ts';
import { LAST_MONTH } from '../offer/fields.ts';
import { relativeRiskAversion } from '../utility.ts';
import { CompanyPath } from './company-path.ts';
import { figureLayout } from './figures.ts';
import type { Exit, Goal, Holding, Model, Tender } from './model.ts';

/** What an offer brings along one path of the company; made once for a model and written over. */
export class Path {
  readonly dimensions: number;
  readonly point: Float64Array;
  /** The path's figures, by `figureLayout`. */
  readonly figures: Float64Array;
  readonly #model: Model;
  readonly #chances: number;
  readonly #company: CompanyPath;
  readonly #equity: Float64Array;
  /** What comes in at a month and is kept from then on: of shares, and of cash. */
  readonly #equityComes: Float64Array;
  readonly #cashComes: Float64Array;
  /** Probability of leaving at the end of a month or later. */
  readonly #stays: Float64Array;
  /** Months in which shares of a listed company vest, by place among the holdings. */
  readonly #vests: readonly Vests[];
  readonly #held: Float64Array;
  readonly #at: ReturnType<typeof figureLayout>;
  readonly #utility: ReturnType<typeof relativeRiskAversion>;

  constructor(model: Model) {
    const { months, exits, tenders, goals, horizon } = model;
    this.#model = model;
    this.#company = new CompanyPath(model);
    this.#chances =
      (exits.length > 0 ? 2 : 0) + tenders.length + goals.filter(({ met }) => met.by === 'chance').length;
    this.dimensions = this.#chances + months.length;
    this.point = new Float64Array(this.dimensions);
    this.#equity = new Float64Array(horizon + 1);
    this.#equityComes = new Float64Array(horizon + 1);
    this.#cashComes = new Float64Array(horizon + 1);
    this.#stays = survival(model.leaves);
    this.#vests = model.holdings.map(({ vested }) => vestsOf(vested));
    this.#held = new Float64Array(horizon + 1);
    this.#at = figureLayout(model);
    this.figures = new Float64Array(this.#at.size);
    this.#utility = relativeRiskAversion(model.riskAversion);
  }

  /** Follows one path; answers the control: the company's value in the last month over its expectation. */
  follow(): number {
    const model = this.#model;
    const control = this.#company.move(this.point, this.#chances);
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
    const exitPrice = exit === undefined ? 0 : this.#company.exitPrice(exit, exitMonth);
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
    const present = this.#company.present;
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
    const option = { price: this.#company.price(end), strike, years: later, volatility, rate, growth };
    const atHorizon = callValue(option) * this.#company.discount[end]!;
    for (let month = 0; month < horizon; month++) {
      if (form === 'profit') worth[month] = vested[month]! * atHorizon;
      else if (vested[month]! > 0 && month > 0) {
        const last = Math.min(month + window, expiry, LAST_MONTH);
        worth[month] =
          vested[month]! * Math.max(0, this.#company.price(last) - strike) * this.#company.discount[last]!;
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
    const price = this.#company.price(tender.month) * (1 - tender.discount);
    if (form !== 'share' && price <= strike) return 0;
    const offered =
      tender.share * (there && tender.month <= this.#model.horizon ? vested[tender.month]! : units);
    return Math.min(offered, units, tender.cap / price);
  }

  /** What a unit brings in a tender, in today's money. */
  #tenderGain({ form, strike }: Holding, { month, discount }: Tender): number {
    const price = this.#company.price(month) * (1 - discount);
    return (form === 'share' ? price : price - strike) * this.#company.discount[month]!;
  }

  /** What a unit held until the exit brings, in today's money. */
  #unitGain({ form, strike }: Holding, exitMonth: number, exitPrice: number): number {
    if (exitMonth > LAST_MONTH) return 0;
    return form === 'share'
      ? exitPrice
      : Math.max(0, exitPrice - strike * this.#company.discount[exitMonth]!);
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
    if (this.#company.log[last]! <= Math.log((strike * shares) / (value * undiluted[last]!))) return 0;
    const bought = strike > 0 ? Math.min(units, budget / strike) : units;
    return bought * ((exitMonth <= LAST_MONTH ? exitPrice : 0) - strike * this.#company.discount[last]!);
  }

  #meet({ place, cash, units, met }: Goal, chance: number, exitMonth: number, exitPrice: number): void {
    const { horizon, listed } = this.#model;
    let month: number;
    if (met.by === 'chance') {
      if (chance >= met.probability) return;
      const span = met.latest - met.earliest + 1;
      month = met.earliest + Math.floor((chance / met.probability) * span);
    } else {
      if (this.#model.value * Math.exp(this.#company.log[met.month]!) < met.above) return;
      month = met.month;
    }
    if (month > horizon) return;
    const shares =
      units === 0
        ? 0
        : listed
          ? this.#company.price(month) * this.#company.discount[month]!
          : exitMonth <= LAST_MONTH
            ? exitPrice
            : 0;
    const paid = cash * this.#company.discount[month]!;
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
