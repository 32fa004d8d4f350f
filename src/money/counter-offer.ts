import highs from 'highs';
import { VivierError } from '../tables/error.ts';
import { assumptionsOf } from './assumptions.ts';
import { forOnePerson } from './compare.ts';
import { dilutionOf } from './employer.ts';
import { toNumber } from './money.ts';
import type { Amount } from './offer/fields.ts';
import { inOffer, type Offer } from './offer/offer.ts';
import { unitsOf } from './offer/part-terms.ts';
import { compileOffer } from './simulation/model.ts';
import { precisions, simulate } from './simulation/simulate.ts';
import { certaintyEquivalent, leavingCurve } from './value.ts';

/** What an employer can still put on the table, besides its offer as it stands. */
export interface Room {
  /** Expected cash more than in the offer, load included, over the horizon, in today's money. */
  readonly cash: Amount;
  /** Of the company, in all: what the offer already takes counts. */
  readonly dilution: number;
  readonly signOn?: Amount | undefined;
  readonly salary?: Amount | undefined;
  /** A tender that could be promised: it is taken or not. */
  readonly tender?: { readonly month: number; readonly cap: Amount } | undefined;
}

/** Value kept on leaving at a month: the rival's, the offer's, and the counter-offer's. */
interface Axis {
  readonly month: number;
  readonly rival: number;
  readonly before: number;
  readonly after: number;
  /** What the counter-offer still loses by; 0 where it wins. */
  readonly short: number;
}

export interface CounterOffer {
  readonly offer: Offer;
  readonly added: {
    readonly signOn: number;
    readonly salary: number;
    readonly units: number;
    readonly tender: boolean;
  };
  readonly axes: readonly Axis[];
  /** Certainty equivalents: of the rival's offer, and of the counter-offer. */
  readonly worth: { readonly rival: number; readonly before: number; readonly after: number };
  readonly dilution: number | null;
}

type Lever = 'signOn' | 'salary' | 'units' | 'tender';
const levers: readonly Lever[] = ['signOn', 'salary', 'units', 'tender'];
/** Sizes at which a lever's effect is measured; effects are in proportion, the tender's apart. */
const step: Readonly<Record<Lever, number>> = { signOn: 100_000, salary: 10_000, units: 1000, tender: 1 };

/**
 * The offer within the room that comes nearest to a rival's: the least sum of what it falls short by, over leaving dates a year apart and
 * the first month, then the least cost. A mixed-integer program: money continuous, shares whole, the tender yes or no; what an
 * amount adds on each date is measured on the same paths. Solved to the optimum by HiGHS. The result is then simulated as it is, and `axes`
 * and `worth` are of that. Throws `counter-offer-impossible` where the offer as it stands already breaks a cap.
 */
export async function counterOffer(
  own: Offer,
  rival: Offer,
  room: Room,
  seed: number,
): Promise<CounterOffer> {
  const [rivals, base] = forOnePerson([rival, own]);
  if (rivals === undefined || base === undefined) throw new RangeError('Two offers are needed.');
  const taken = dilutionOf(base) ?? 0;
  if (taken > room.dilution)
    throw new VivierError('counter-offer-impossible', {
      what: 'The offer as it stands already takes more of the company than the cap lets it.',
      where: 'room.dilution',
      why: `It takes ${taken}, and ${room.dilution} is the cap.`,
      mend: 'Raise the cap, or begin with a smaller grant.',
    });
  const horizon = assumptionsOf(base).horizonMonths;
  const months = [1, ...Array.from({ length: Math.floor(horizon / 12) }, (_, i) => 12 * (i + 1))].filter(
    (m) => m <= horizon,
  );
  const keeps = (offer: Offer): number[] => {
    const model = compileOffer(offer);
    const curve = leavingCurve(model, simulate(model, precisions.live, seed));
    return months.map((month) => curve[month]!.value);
  };
  const [target, before] = [keeps(rivals), keeps(base)];
  const open = levers.filter((lever) => isOpen(lever, base, room));
  const effects = new Map(
    open.map((lever) => {
      const after = keeps(pull(base, room, lever, step[lever]));
      return [lever, after.map((value, i) => (value - before[i]!) / step[lever])] as const;
    }),
  );
  const found = await solve(
    base,
    room,
    open,
    effects,
    target.map((value, i) => value - before[i]!),
    taken,
  );
  let offer = base;
  for (const lever of open) if (found[lever] > 0) offer = pull(offer, room, lever, found[lever]);
  const after = keeps(offer);
  const worthOf = (one: Offer): number => {
    const model = compileOffer(one);
    return certaintyEquivalent(model, simulate(model, precisions.live, seed)).value;
  };
  return {
    offer,
    added: { signOn: found.signOn, salary: found.salary, units: found.units, tender: found.tender > 0 },
    axes: months.map((month, i) => ({
      month,
      rival: target[i]!,
      before: before[i]!,
      after: after[i]!,
      short: Math.max(0, target[i]! - after[i]!),
    })),
    worth: { rival: worthOf(rivals), before: worthOf(base), after: worthOf(offer) },
    dilution: dilutionOf(offer),
  };
}

function isOpen(lever: Lever, { company, parts }: Offer, room: Room): boolean {
  if (lever === 'units') return parts.some((part) => 'vesting' in part) || company.listed;
  if (lever === 'tender') return room.tender !== undefined && !company.listed;
  return true;
}

/** The offer with so much more of one thing. */
function pull(offer: Offer, room: Room, lever: Lever, size: number): Offer {
  const { parts, company } = offer;
  if (lever === 'signOn')
    return {
      ...offer,
      parts: [...parts, { kind: 'sign-on', label: 'counter-offer', amount: size.toFixed(2) }],
    };
  if (lever === 'salary')
    return {
      ...offer,
      parts: [...parts, { kind: 'salary', label: 'counter-offer', yearly: size.toFixed(2) }],
    };
  if (lever === 'tender') {
    if (room.tender === undefined) return offer;
    const { month, cap } = room.tender;
    return {
      ...offer,
      company: { ...company, tenders: [...(company.tenders ?? []), { month, cap, probability: 1 }] },
    };
  }
  // The first grant is enlarged: a second one of options would have a budget of its own for buying them.
  const place = parts.findIndex((part) => 'vesting' in part);
  const granted = parts[place];
  if (granted === undefined || !('vesting' in granted))
    return {
      ...offer,
      parts: [
        ...parts,
        {
          kind: 'rsu',
          units: String(Math.round(size)),
          vesting: { months: 48, cliffMonths: 12, everyMonths: 3 },
        },
      ],
    };
  const units = String(Math.round(Number(unitsOf(offer, granted)) + size));
  return { ...offer, parts: parts.with(place, { ...granted, units, stake: undefined }) };
}

/** The package's types are of its CommonJS form, whose `default` is what an ES module gets as a whole. */
function isLoader(value: unknown): value is typeof highs.default {
  return typeof value === 'function';
}

/** Writes the program in the LP format, in thousands, and solves it. */
async function solve(
  offer: Offer,
  room: Room,
  open: readonly Lever[],
  effects: ReadonlyMap<Lever, readonly number[]>,
  gaps: readonly number[],
  taken: number,
): Promise<Record<Lever, number>> {
  const years = assumptionsOf(offer).horizonMonths / 12;
  const load = 1 + assumptionsOf(offer).payrollLoad;
  const cap = (value: Amount | undefined): number =>
    value === undefined ? Number.POSITIVE_INFINITY : toNumber(inOffer(offer, value));
  const cash: Readonly<Record<Lever, number>> = { signOn: load, salary: load * years, units: 0, tender: 0 };
  const shares = offer.company.shares;
  const mostUnits = shares === undefined ? 1e9 : Math.floor((room.dilution - taken) * shares);
  const unitWorth = toNumber(inOffer(offer, offer.company.sharePrice));
  const term = (factor: number, name: string): string =>
    `${factor < 0 ? '-' : '+'} ${Math.abs(factor).toPrecision(12)} ${name}`;
  const sum = (weights: (lever: Lever) => number): string =>
    open.map((lever) => term(weights(lever), lever)).join(' ');
  const cost = (lever: Lever): number =>
    1e-6 * (lever === 'units' ? unitWorth : lever === 'tender' ? 1000 : cash[lever]);
  const program = [
    'Minimize',
    ` obj: ${gaps.map((_, i) => `+ short${i}`).join(' ')} ${sum((lever) => cost(lever))}`,
    'Subject To',
    ...gaps.map(
      (gap, i) =>
        ` date${i}: short${i} ${sum((lever) => effects.get(lever)?.[i] ?? 0)} >= ${gap.toPrecision(12)}`,
    ),
    ` cash: ${sum((lever) => cash[lever])} <= ${cap(room.cash)}`,
    'Bounds',
    ...gaps.map((_, i) => ` short${i} >= 0`),
    ...bound('signOn', cap(room.signOn), open),
    ...bound('salary', cap(room.salary), open),
    ...bound('units', mostUnits, open),
    ...(open.includes('units') ? ['General', ' units'] : []),
    ...(open.includes('tender') ? ['Binary', ' tender'] : []),
    'End',
  ].join('\n');
  const solver: unknown = highs;
  if (!isLoader(solver)) throw new TypeError('The solver cannot be loaded.');
  const solution = (await solver()).solve(program);
  if (solution.Status !== 'Optimal')
    throw new VivierError('counter-offer-impossible', {
      what: 'No counter-offer keeps to the caps.',
      why: `The solver says: ${solution.Status}.`,
      mend: 'Raise the caps.',
    });
  const columns = new Map(Object.entries(solution.Columns));
  const primal = (lever: Lever): number => {
    const column = columns.get(lever);
    return column !== undefined && 'Primal' in column && typeof column.Primal === 'number'
      ? column.Primal
      : 0;
  };
  return {
    signOn: Math.floor(primal('signOn') * 100) / 100,
    salary: Math.floor(primal('salary') * 100) / 100,
    units: Math.round(primal('units')),
    tender: Math.round(primal('tender')),
  };
}

function bound(lever: Lever, most: number, open: readonly Lever[]): string[] {
  if (!open.includes(lever)) return [];
  return [` 0 <= ${lever}${Number.isFinite(most) ? ` <= ${most}` : ''}`];
}
