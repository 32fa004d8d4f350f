import type { z } from 'zod';
import { inEnglish } from '../../locales/complaint.ts';
import { VivierError } from '../../tables/error.ts';
import { parseDecimal } from '../fraction.ts';
import { convert, isCurrency, parseMoney } from '../money.ts';
import type { Part, Vesting } from './fields.ts';

/** What an offer is before it is checked as a whole. */
interface Unchecked {
  readonly currency: string;
  readonly rates?: Readonly<Record<string, string>> | undefined;
  readonly parts: readonly Part[];
  readonly company: {
    readonly listed: boolean;
    readonly shares?: number | undefined;
    readonly exits?:
      | readonly {
          readonly probability: number;
          readonly earliest?: number | undefined;
          readonly latest?: number | undefined;
          readonly kind: string;
        }[]
      | undefined;
    readonly preferences?:
      | readonly {
          readonly shares: number;
          readonly participating?: boolean | undefined;
          readonly cap?: unknown;
        }[]
      | undefined;
    readonly issuer?: object | undefined;
  };
  readonly person?:
    | {
        readonly legalName?: string | undefined;
        readonly certaintyEquivalent?: unknown;
        readonly marketability?: unknown;
      }
    | undefined;
}

type Complain = (
  path: readonly (string | number)[],
  fault: string,
  values?: Readonly<Record<string, string | number>>,
) => void;

/** What fields of an offer must be to one another. Every fault is named; none is mended in silence. */
export function checkOffer(offer: Unchecked, { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const complain: Complain = (path, fault, values = {}) =>
    addIssue({
      code: 'custom',
      path: [...path],
      message: inEnglish(fault, values),
      params: { fault, values },
    });
  checkAmounts(offer, offer, [], complain);
  offer.parts.forEach((part, place) => {
    checkPart(part, offer, (path, ...what) => complain(['parts', place, ...path], ...what));
  });
  checkCompany(offer, (path, ...what) => complain(['company', ...path], ...what));
  if (offer.company.issuer !== undefined && offer.person?.legalName === undefined)
    complain(['person', 'legalName'], 'legal-name');
  if (offer.person?.certaintyEquivalent !== undefined && offer.person.marketability !== undefined)
    complain(['person', 'marketability'], 'both-risks');
}

/** Every amount is exact in its currency, and has a rate where it is in another. */
function checkAmounts(
  node: unknown,
  offer: Unchecked,
  path: readonly (string | number)[],
  complain: Complain,
): void {
  if (typeof node !== 'object' || node === null) return;
  if ('amount' in node && 'currency' in node && !('kind' in node) && !('parts' in node)) {
    const { amount, currency } = node;
    if ((typeof amount !== 'string' && typeof amount !== 'number') || typeof currency !== 'string') return;
    if (currency !== offer.currency && offer.rates?.[currency] === undefined)
      complain([...path, 'currency'], 'no-rate', { currency, own: offer.currency });
    else checkExact(amount, currency, offer, [...path, 'amount'], complain);
    return;
  }
  for (const [name, value] of Object.entries(node)) {
    const at = [...path, Array.isArray(node) ? Number(name) : name];
    if (moneyFields.has(name) && (typeof value === 'string' || typeof value === 'number'))
      checkExact(value, offer.currency, offer, at, complain);
    else checkAmounts(value, offer, at, complain);
  }
}

/** Fields that hold an amount in the offer's currency; shares and months have other names. */
const moneyFields = new Set([
  'yearly',
  'target',
  'amount',
  'strike',
  'threshold',
  'sharePrice',
  'invested',
  'cap',
  'outsideWealth',
  'exerciseBudget',
  'companyValueAbove',
]);

function checkExact(
  value: string | number,
  currency: string,
  offer: Unchecked,
  path: readonly (string | number)[],
  complain: Complain,
): void {
  if (!isCurrency(currency)) return;
  try {
    const exact = parseMoney(value, currency);
    if (currency !== offer.currency)
      convert(exact, offer.currency, parseDecimal(offer.rates?.[currency] ?? '1'));
  } catch (error) {
    if (!(error instanceof VivierError)) throw error;
    complain(path, 'amount', { amount: value, currency });
  }
}

function checkPart(part: Part, offer: Unchecked, complain: Complain): void {
  if ('vesting' in part) checkVesting(part.vesting, complain);
  if (part.kind === 'milestone') checkMilestone(part, offer.company, complain);
  if (part.kind === 'salary' || part.kind === 'bonus' || part.kind === 'sign-on') return;
  const sized = [part.units, part.stake, part.kind === 'milestone' ? part.amount : undefined];
  const given = sized.filter((one) => one !== undefined).length;
  if (given !== 1) complain(['units'], given === 0 ? 'no-size' : 'two-sizes');
  const { shares, listed } = offer.company;
  if (part.stake !== undefined && shares === undefined) complain(['stake'], 'stake-of-what');
  if (part.units !== undefined && shares !== undefined && Number(part.units) > shares)
    complain(['units'], 'more-than-all', { units: part.units, shares });
  if (!listed && part.kind !== 'milestone' && shares === undefined) complain(['units'], 'units-of-what');
}

function checkMilestone(
  { milestone }: Extract<Part, { kind: 'milestone' }>,
  { shares }: Unchecked['company'],
  complain: Complain,
): void {
  if ('earliest' in milestone && milestone.earliest > milestone.latest)
    complain(['milestone', 'latest'], 'before-earliest', { earliest: milestone.earliest });
  if ('companyValueAbove' in milestone && shares === undefined)
    complain(['milestone', 'companyValueAbove'], 'worth-of-what');
}

function checkVesting(vesting: Vesting, complain: Complain): void {
  if ('ocf' in vesting) {
    const event = vesting.ocf.vesting_conditions.find(({ trigger }) => trigger.type === 'VESTING_EVENT');
    if (event) complain(['vesting', 'ocf'], 'waits', { condition: event.id });
    return;
  }
  const { months, cliffMonths: cliff = 0, everyMonths: every = 1 } = vesting;
  if (cliff > months) complain(['vesting', 'cliffMonths'], 'cliff-late', { cliff, months });
  else if (cliff % every !== 0) complain(['vesting', 'cliffMonths'], 'cliff-off', { cliff, every });
  if (months % every !== 0) complain(['vesting', 'everyMonths'], 'uneven', { months });
}

function checkCompany({ company, parts }: Unchecked, complain: Complain): void {
  const { listed, exits = [], preferences = [], shares } = company;
  const equity = parts.some((part) => part.kind !== 'milestone' && 'vesting' in part);
  if (listed && exits.length > 0) complain(['exits'], 'exits-listed');
  if (!listed && equity && exits.length === 0) complain(['exits'], 'exits-missing');
  const sum = exits.reduce((total, { probability }) => total + probability, 0);
  if (exits.length > 0 && Math.abs(sum - 1) > 1e-9)
    complain(['exits'], 'exits-sum', { sum: Number(sum.toFixed(6)) });
  exits.forEach(({ kind, earliest, latest }, place) => {
    const dated = kind === 'ipo' || kind === 'sale';
    if (dated && (earliest === undefined || latest === undefined))
      complain(['exits', place, 'earliest'], 'exit-when');
    if (earliest !== undefined && latest !== undefined && earliest > latest)
      complain(['exits', place, 'latest'], 'before-earliest', { earliest });
  });
  const preferred = preferences.reduce((total, one) => total + one.shares, 0);
  if (preferences.length > 0 && (shares === undefined || preferred >= shares))
    complain(['preferences'], 'preferred', { shares: preferred });
  preferences.forEach(({ participating = false, cap }, place) => {
    if (cap !== undefined && !participating) complain(['preferences', place, 'cap'], 'cap');
  });
}
