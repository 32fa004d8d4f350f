import type { z } from 'zod';
import { parseDecimal } from './fraction.ts';
import { convert, isCurrency, parseMoney } from './money.ts';
import type { Part, Vesting } from './offer-fields.ts';

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

type Complain = (path: readonly (string | number)[], message: string) => void;

/** What fields of an offer must be to one another. Every fault is named; none is mended in silence. */
export function checkOffer(offer: Unchecked, { addIssue }: Pick<z.core.$RefinementCtx, 'addIssue'>): void {
  const complain: Complain = (path, message) => addIssue({ code: 'custom', path: [...path], message });
  checkAmounts(offer, offer, [], complain);
  offer.parts.forEach((part, place) => {
    checkPart(part, offer, (path, message) => complain(['parts', place, ...path], message));
  });
  checkCompany(offer, (path, message) => complain(['company', ...path], message));
  if (offer.company.issuer !== undefined && offer.person?.legalName === undefined)
    complain(
      ['person', 'legalName'],
      'is missing: a whole package of the Open Cap Format, which company.issuer asks for, names its stakeholder',
    );
  if (offer.person?.certaintyEquivalent !== undefined && offer.person.marketability !== undefined)
    complain(
      ['person', 'marketability'],
      'is given beside a certainty equivalent: both would count the same risk twice; choose one',
    );
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
      complain(
        [...path, 'currency'],
        `is ${currency} in an offer in ${offer.currency}: state a rate, rates.${currency}`,
      );
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
    complain(path, error instanceof Error ? error.message : String(error));
  }
}

function checkPart(part: Part, offer: Unchecked, complain: Complain): void {
  if ('vesting' in part) checkVesting(part.vesting, complain);
  if (part.kind === 'milestone') checkMilestone(part, offer.company, complain);
  if (part.kind === 'salary' || part.kind === 'bonus' || part.kind === 'sign-on') return;
  const sized = [part.units, part.stake, part.kind === 'milestone' ? part.amount : undefined];
  const given = sized.filter((one) => one !== undefined).length;
  if (given !== 1)
    complain(
      ['units'],
      given === 0 ? 'is missing, and so is a stake' : 'and another size are given: choose one',
    );
  const { shares, listed } = offer.company;
  if (part.stake !== undefined && shares === undefined)
    complain(['stake'], 'needs company.shares, the number of shares of the company');
  if (part.units !== undefined && shares !== undefined && Number(part.units) > shares)
    complain(['units'], `are more than the company has: ${part.units} of ${shares} shares`);
  if (!listed && part.kind !== 'milestone' && shares === undefined)
    complain(['units'], 'need company.shares, since the company is not listed');
}

function checkMilestone(
  { milestone }: Extract<Part, { kind: 'milestone' }>,
  { shares }: Unchecked['company'],
  complain: Complain,
): void {
  if ('earliest' in milestone && milestone.earliest > milestone.latest)
    complain(['milestone', 'latest'], `is before the earliest month, ${milestone.earliest}`);
  if ('companyValueAbove' in milestone && shares === undefined)
    complain(['milestone', 'companyValueAbove'], 'needs company.shares, to know what the company is worth');
}

function checkVesting(vesting: Vesting, complain: Complain): void {
  if ('ocf' in vesting) {
    const event = vesting.ocf.vesting_conditions.find(({ trigger }) => trigger.type === 'VESTING_EVENT');
    if (event)
      complain(
        ['vesting', 'ocf'],
        `has a condition that waits for an event, ${event.id}: put it as a part of kind milestone, with its probability`,
      );
    return;
  }
  const { months, cliffMonths: cliff = 0, everyMonths: every = 1 } = vesting;
  if (cliff > months)
    complain(
      ['vesting', 'cliffMonths'],
      `is after the end: a cliff of ${cliff} months in a vesting of ${months}`,
    );
  else if (cliff % every !== 0)
    complain(['vesting', 'cliffMonths'], `is not on a vesting date: ${cliff} is no multiple of ${every}`);
  if (months % every !== 0)
    complain(['vesting', 'everyMonths'], `does not divide the ${months} months of vesting`);
}

function checkCompany({ company, parts }: Unchecked, complain: Complain): void {
  const { listed, exits = [], preferences = [], shares } = company;
  const equity = parts.some((part) => part.kind !== 'milestone' && 'vesting' in part);
  if (listed && exits.length > 0) complain(['exits'], 'are for a private company; this one is listed');
  if (!listed && equity && exits.length === 0)
    complain(['exits'], 'are missing: how, when and with what probability can shares become money?');
  const sum = exits.reduce((total, { probability }) => total + probability, 0);
  if (exits.length > 0 && Math.abs(sum - 1) > 1e-9)
    complain(['exits'], `have probabilities that add up to ${Number(sum.toFixed(6))}, not to 1`);
  exits.forEach(({ kind, earliest, latest }, place) => {
    const dated = kind === 'ipo' || kind === 'sale';
    if (dated && (earliest === undefined || latest === undefined))
      complain(['exits', place, 'earliest'], 'and latest are needed: the months between which it comes');
    if (earliest !== undefined && latest !== undefined && earliest > latest)
      complain(['exits', place, 'latest'], `is before the earliest month, ${earliest}`);
  });
  const preferred = preferences.reduce((total, one) => total + one.shares, 0);
  if (preferences.length > 0 && (shares === undefined || preferred >= shares))
    complain(['preferences'], `hold ${preferred} shares, which must be fewer than company.shares`);
  preferences.forEach(({ participating = false, cap }, place) => {
    if (cap !== undefined && !participating)
      complain(['preferences', place, 'cap'], 'is for a class that participates');
  });
}
