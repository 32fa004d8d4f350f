import { addDays, addMonths, type Day, dayOf } from '../../calendar/day.ts';
import { VivierError } from '../../tables/error.ts';
import { type Fraction, fraction, minus, parseDecimal, plus, roundHalfUp, times, ZERO } from '../fraction.ts';
import { allocateTranches, QUANTITY_DIGITS } from './allocation.ts';
import type { VestingCondition, VestingPeriod, VestingTerms } from './terms.ts';

/** Shares that vest on a day, in ten-billionths of a share, and by which condition. */
export interface Tranche {
  readonly on: Day;
  readonly condition: string;
  readonly quantity: bigint;
}

/** What a schedule is drawn up for. */
export interface Grant {
  readonly terms: VestingTerms;
  /** Shares granted, as OCF's Numeric: `1000`. */
  readonly quantity: string;
  readonly start: Day;
  /** Days on which conditions with the trigger VESTING_EVENT came about, by id; those not named have not. */
  readonly events?: Readonly<Record<string, Day>>;
}

/** A condition as it came about: an installment of it, before rounding. */
interface Installment {
  readonly on: Day;
  readonly condition: VestingCondition;
  readonly ideal: Fraction;
}

/**
 * The schedule by which a grant vests, to the share. Conditions are a state machine, as the format's samples use it: of those that
 * may follow the last one, the earliest comes about (the first in `next_condition_ids` on the same day) and the others
 * are dropped, unless they are named again; a condition that repeats plays its installments unless an event that may follow comes
 * between. A relative period is counted from the condition it names, from its last installment where it repeats.
 * Rounding is over all installments in their order. Throws `vesting-refused` where more would vest than is granted.
 */
export function vestingSchedule({ terms, quantity, start, events = {} }: Grant): Tranche[] {
  const whole = parseDecimal(quantity);
  const installments = play(terms, whole, start, events);
  const vested = installments.reduce((sum, { ideal }) => plus(sum, ideal), ZERO);
  if (vested.n * whole.d > whole.n * vested.d || whole.n < 0n) throw tooMuch(terms, quantity);
  const quantities = allocateTranches(
    terms.allocation_type,
    installments.map(({ ideal }) => ideal),
  );
  return installments.flatMap(({ on, condition: { id } }, place) => {
    const amount = quantities[place] ?? 0n;
    return amount === 0n ? [] : [{ on, condition: id, quantity: amount }];
  });
}

/** Shares vested by a day, that day included. */
export function vestedBy(schedule: readonly Tranche[], day: Day): bigint {
  return schedule.reduce((sum, { on, quantity }) => (on <= day ? sum + quantity : sum), 0n);
}

/**
 * The schedule after shares vested ahead of it on a day (OCF's VestingAcceleration): they are taken from the tranches that
 * would have vested next, so that nothing is vested twice. Throws `vesting-refused` where fewer are left to vest.
 */
export function accelerate(schedule: readonly Tranche[], on: Day, quantity: bigint): Tranche[] {
  let left = quantity;
  const after = schedule.flatMap((tranche) => {
    if (tranche.on <= on || left === 0n) return [tranche];
    const taken = tranche.quantity < left ? tranche.quantity : left;
    left -= taken;
    return taken === tranche.quantity ? [] : [{ ...tranche, quantity: tranche.quantity - taken }];
  });
  if (left > 0n)
    throw new VivierError('vesting-refused', {
      what: 'More shares are accelerated than are left to vest.',
      where: on,
    });
  const place = after.findIndex((tranche) => tranche.on > on);
  const sooner = { on, condition: 'acceleration', quantity };
  return place < 0 ? [...after, sooner] : [...after.slice(0, place), sooner, ...after.slice(place)];
}

/** What is left of a schedule when service ends: nothing vests after that day. */
export function terminate(schedule: readonly Tranche[], on: Day): Tranche[] {
  return schedule.filter((tranche) => tranche.on <= on);
}

function play(
  terms: VestingTerms,
  whole: Fraction,
  start: Day,
  events: Readonly<Record<string, Day>>,
): Installment[] {
  const conditions = new Map(terms.vesting_conditions.map((one) => [one.id, one]));
  const followers = new Set(terms.vesting_conditions.flatMap(({ next_condition_ids: next }) => next));
  const met = new Map<string, Day>();
  const played: Installment[] = [];
  let vested = ZERO;
  let next = terms.vesting_conditions.filter(({ id }) => !followers.has(id));
  let now = start;
  // Each condition comes about once: a graph that runs in a circle ends where it began.
  for (;;) {
    const chosen = earliest(
      next.filter(({ id }) => !met.has(id)),
      (one) => dayMet(one, start, now, met, events),
    );
    if (chosen === undefined) return played;
    const { condition } = chosen;
    const days = installmentDays(condition, chosen.on, start, met);
    const after = condition.next_condition_ids.flatMap((id) => conditions.get(id) ?? []);
    for (const [index, on] of days.entries()) {
      // The period of the other candidates cannot be known before this condition has ended; days and events are.
      const interrupting =
        index === 0
          ? undefined
          : earliest(after.filter(isUnscheduled), (one) => dayMet(one, start, now, met, events));
      if (interrupting !== undefined && interrupting.on < on) break;
      const ideal = idealOf(condition, whole, vested);
      // A condition that vests nothing is no tranche: left-over shares must not go to it.
      if (ideal.n !== 0n) played.push({ on, condition, ideal });
      vested = plus(vested, ideal);
      now = on;
    }
    met.set(condition.id, now);
    next = after;
  }
}

const isUnscheduled = ({ trigger }: VestingCondition): boolean =>
  trigger.type !== 'VESTING_SCHEDULE_RELATIVE';

function earliest(
  candidates: readonly VestingCondition[],
  when: (condition: VestingCondition) => Day | undefined,
): { condition: VestingCondition; on: Day } | undefined {
  let best: { condition: VestingCondition; on: Day } | undefined;
  for (const condition of candidates) {
    const on = when(condition);
    if (on !== undefined && (best === undefined || on < best.on)) best = { condition, on };
  }
  return best;
}

/** The day on which a condition first comes about, not before `now`; undefined where it never does. */
function dayMet(
  { id, trigger }: VestingCondition,
  start: Day,
  now: Day,
  met: ReadonlyMap<string, Day>,
  events: Readonly<Record<string, Day>>,
): Day | undefined {
  if (trigger.type === 'VESTING_START_DATE') return start;
  if (trigger.type === 'VESTING_SCHEDULE_ABSOLUTE') return trigger.date < now ? now : trigger.date;
  if (trigger.type === 'VESTING_EVENT') {
    const on = events[id];
    return on === undefined || on < now ? undefined : on;
  }
  const base = met.get(trigger.relative_to_condition_id);
  if (base === undefined) return undefined;
  const on = after(base, trigger.period, 1, start);
  return on < now ? now : on;
}

/** The days of a condition's installments, the first given; those before a cliff vest with it. */
function installmentDays(
  { trigger }: VestingCondition,
  first: Day,
  start: Day,
  met: ReadonlyMap<string, Day>,
): Day[] {
  if (trigger.type !== 'VESTING_SCHEDULE_RELATIVE') return [first];
  const { period } = trigger;
  const base = met.get(trigger.relative_to_condition_id) ?? first;
  const cliff = period.cliff_installment ?? 0;
  return Array.from({ length: period.occurrences }, (_, index) => {
    const on = after(base, period, Math.max(index + 1, Math.min(cliff, period.occurrences)), start);
    return on < first ? first : on;
  });
}

function after(base: Day, period: VestingPeriod, count: number, start: Day): Day {
  if (period.type === 'DAYS') return addDays(base, period.length * count);
  const named = Number(period.day_of_month.slice(0, 2));
  return addMonths(base, period.length * count, Number.isNaN(named) ? dayOf(start) : named);
}

function idealOf({ portion, quantity }: VestingCondition, whole: Fraction, vested: Fraction): Fraction {
  if (portion === undefined) return parseDecimal(quantity ?? '0');
  const denominator = parseDecimal(portion.denominator);
  const ratio = times(parseDecimal(portion.numerator), fraction(denominator.d, denominator.n));
  return times(ratio, portion.remainder ? minus(whole, vested) : whole);
}

function tooMuch({ id }: VestingTerms, quantity: string): VivierError {
  return new VivierError('vesting-refused', {
    what: 'More shares would vest than are granted.',
    where: `vesting terms ${id}`,
    why: `${quantity} are granted.`,
    mend: 'Check the portions and quantities of its conditions: they add up to more than the whole.',
  });
}

/** Ten-billionths of a share as a number of shares, for estimates. */
export function shareCount(quantity: bigint): number {
  return Number(quantity) / 10 ** QUANTITY_DIGITS;
}

/** A number of shares, read exactly, in ten-billionths. */
export function parseQuantity(text: string): bigint {
  return roundHalfUp(times(parseDecimal(text), fraction(10n ** BigInt(QUANTITY_DIGITS))));
}
