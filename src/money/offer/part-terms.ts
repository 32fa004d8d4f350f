import { addMonths, monthReached } from '../../calendar/day.ts';
import { floorOf, fraction, parseDecimal, times } from '../fraction.ts';
import type { VestingTerms } from '../vesting/terms.ts';
import { shareCount, type Tranche, vestingSchedule } from '../vesting/vesting.ts';
import type { Part, Vesting } from './fields.ts';
import type { Offer } from './offer.ts';

/** A part that vests: so many shares over time. */
export type VestingPart = Extract<Part, { vesting: Vesting }>;

/** Shares a part grants, as a decimal; a stake is rounded down to the share. */
export function unitsOf({ company }: Offer, { units, stake }: Pick<VestingPart, 'units' | 'stake'>): string {
  if (units !== undefined) return units;
  const shares = parseDecimal(String(company.shares ?? 0));
  return String(floorOf(times(shares, parseDecimal((stake ?? 0).toFixed(12)))));
}

/** The vesting of a part as the Open Cap Format writes it. */
export function termsOf(vesting: Vesting, id: string): VestingTerms {
  if ('ocf' in vesting) return vesting.ocf;
  const { months, cliffMonths = 0, everyMonths = 1, allocation = 'CUMULATIVE_ROUNDING' } = vesting;
  const count = months / everyMonths;
  const start = { id: 'start', trigger: { type: 'VESTING_START_DATE' as const } };
  const base = { id, object_type: 'VESTING_TERMS' as const, allocation_type: allocation };
  if (count === 0)
    return {
      ...base,
      name: 'At once',
      description: 'All shares vest on the first day.',
      vesting_conditions: [
        { ...start, portion: { numerator: '1', denominator: '1', remainder: false }, next_condition_ids: [] },
      ],
    };
  const cliff = cliffMonths / everyMonths;
  return {
    ...base,
    name: `${months} months, every ${everyMonths}${cliff > 1 ? `, cliff of ${cliffMonths}` : ''}`,
    description: `1/${count} of the shares vests every ${everyMonths} months${
      cliff > 1 ? `; nothing vests before month ${cliffMonths}, when what has run up vests` : ''
    }.`,
    vesting_conditions: [
      { ...start, quantity: '0', next_condition_ids: [cliff > 1 ? 'cliff' : 'installments'] },
      ...(cliff > 1
        ? [
            scheduled(
              'cliff',
              'start',
              cliffMonths,
              1,
              `${cliff}`,
              `${count}`,
              count > cliff ? ['installments'] : [],
            ),
          ]
        : []),
      ...(count > cliff || cliff <= 1
        ? [
            scheduled(
              'installments',
              cliff > 1 ? 'cliff' : 'start',
              everyMonths,
              cliff > 1 ? count - cliff : count,
              '1',
              `${count}`,
              [],
            ),
          ]
        : []),
    ],
  };
}

function scheduled(
  id: string,
  base: string,
  length: number,
  occurrences: number,
  numerator: string,
  denominator: string,
  next: string[],
): VestingTerms['vesting_conditions'][number] {
  return {
    id,
    portion: { numerator, denominator, remainder: false },
    trigger: {
      type: 'VESTING_SCHEDULE_RELATIVE',
      period: { type: 'MONTHS', length, occurrences, day_of_month: 'VESTING_START_DAY_OR_LAST_DAY_OF_MONTH' },
      relative_to_condition_id: base,
    },
    next_condition_ids: next,
  };
}

const schedules = new WeakMap<VestingPart, { readonly for: string; readonly schedule: Tranche[] }>();

/** The schedule of a part, day by day and to the share; kept while the part is, since assumptions change and terms don't. */
export function scheduleOf(offer: Offer, part: VestingPart, place: number): Tranche[] {
  const quantity = unitsOf(offer, part);
  const asked = `${quantity} ${offer.start}`;
  const kept = schedules.get(part);
  if (kept?.for === asked) return kept.schedule;
  const terms = termsOf(part.vesting, `vesting-${place + 1}`);
  const schedule = vestingSchedule({ terms, quantity, start: offer.start });
  schedules.set(part, { for: asked, schedule });
  return schedule;
}

/** Shares vested by the end of each month 0 … `horizon` from the first day. */
export function vestedByMonth(schedule: readonly Tranche[], start: string, horizon: number): Float64Array {
  const vested = new Float64Array(horizon + 1);
  const last = addMonths(start, horizon);
  for (const { on, quantity } of schedule)
    if (on <= last) vested[monthReached(start, on)]! += shareCount(quantity);
  for (let month = 1; month <= horizon; month++) vested[month]! += vested[month - 1]!;
  return vested;
}

/** Shares granted, as a ratio of all shares; null where the company's are not known. */
export function stakeOf(offer: Offer, part: Pick<VestingPart, 'units' | 'stake'>): number | null {
  const { shares } = offer.company;
  if (shares === undefined || shares === 0) return null;
  const ratio = times(parseDecimal(unitsOf(offer, part)), fraction(1n));
  return Number(ratio.n) / Number(ratio.d) / shares;
}
