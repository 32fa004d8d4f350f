import { sayMoney } from '../../../locales/currency.ts';
import type { MessageKey, Words } from '../../../locales/words.ts';
import type { ValuedPackage } from '../../../operations/packages/shapes.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';

/** Months of the curve that are printed; the whole of it goes out as CSV and JSON. */
const EVERY = 6;
/** Bars of the tornado that are printed. */
const BARS = 6;

/** A valued package: the two values, its parts, the curve, what it rests on. */
export function valueAnswer(valued: ValuedPackage, session: Session): Answer {
  return {
    json: valued,
    csv: { columns: ['month', 'value', 'low', 'high'], rows: () => valued.curve },
    text: () => {
      const page = new Page(session);
      addWorth(page, valued);
      addParts(page, valued);
      addCurve(page, valued);
      addExpense(page, valued);
      addTornado(page, valued);
      addAssumptions(page, valued);
      return page.lines;
    },
  };
}

/** A word of the catalogue by a code; the code where there is none. */
export function worded(words: Words, prefix: string, code: string): string {
  const key = `${prefix}.${code}`;
  return words.knows(key) ? words.say(key) : code;
}

/** Whether a tax is set: only then is anything said to be after tax. */
export function taxedIn(assumptions: ValuedPackage['assumptions']): 'yes' | 'no' {
  return Number(assumptions.find(({ name }) => name === 'taxRate')?.value ?? 0) > 0 ? 'yes' : 'no';
}

function addWorth(page: Page, { person, employer, currency, assumptions }: ValuedPackage): void {
  const { say, percent } = page.words;
  const money = (value: number): string => sayMoney(value, currency, page.words);
  const { worth, spread, discount } = person;
  page.name(say('cli.labelled', { label: say('package.toPerson'), text: money(worth.value) }));
  const method =
    discount === null
      ? say('package.certainty', { taxed: taxedIn(assumptions) })
      : say('package.marketability', { taxed: taxedIn(assumptions), discount: percent(discount) });
  page.text(`${method}; ${say('package.spread', { low: money(spread.low), high: money(spread.high) })}`, 2);
  page.quiet(say('package.simulation', { low: money(worth.low), high: money(worth.high) }), 2);
  page.name(say('cli.labelled', { label: say('package.toEmployer'), text: money(employer.cost.value) }));
  const { cash, equity, cost, dilution } = employer;
  page.text(say('package.expectedCost', { cash: money(cash.value), equity: money(equity.value) }), 2);
  if (dilution !== null && dilution > 0)
    page.text(say('package.dilution', { share: fine(dilution, page.words) }), 2);
  page.quiet(say('package.simulation', { low: money(cost.low), high: money(cost.high) }), 2);
}

/** A small share, as a percentage with two figures. */
function fine(share: number, words: Words): string {
  const tag = words.locale === 'en' ? 'en-GB' : 'fr-CA';
  return new Intl.NumberFormat(tag, { style: 'percent', maximumSignificantDigits: 2 }).format(share);
}

function addParts(page: Page, { parts, currency }: ValuedPackage): void {
  const { say } = page.words;
  page.space();
  page.table(
    [
      { head: say('package.part') },
      { head: say('package.stays'), right: true },
      { head: say('package.expected'), right: true },
    ],
    parts.map(({ kind, label, stays, expected }) => [
      label === null
        ? worded(page.words, 'package.part', kind)
        : `${worded(page.words, 'package.part', kind)}, ${label}`,
      sayMoney(stays.value, currency, page.words),
      sayMoney(expected.value, currency, page.words),
    ]),
    2,
  );
}

function addCurve(page: Page, { curve, currency }: ValuedPackage): void {
  const { say, number } = page.words;
  const money = (value: number): string => sayMoney(value, currency, page.words);
  page.heading(say('package.leaving'));
  page.table(
    [
      { head: say('package.month'), right: true },
      { head: say('package.value'), right: true },
      { head: say('package.range') },
    ],
    curve
      .filter(({ month }) => month % EVERY === 0 || month === 11 || month === curve.length - 1)
      .map(({ month, value, low, high }) => [
        number(month),
        money(value),
        say('claim.range', { low: money(low), high: money(high) }),
      ]),
    2,
  );
}

function addExpense(page: Page, { employer, currency }: ValuedPackage): void {
  const { say } = page.words;
  const money = (text: string): string => sayMoney(Number(text), currency, page.words);
  const said = (years: ValuedPackage['employer']['expense']['ifrs2'], year: number): string => {
    const one = years.find((found) => found.year === year);
    return one === undefined ? '' : `${money(one.cash)} + ${money(one.equity)}`;
  };
  page.heading(say('package.expense'));
  page.table(
    [{ head: '' }, { head: 'ASC 718', right: true }, { head: 'IFRS 2', right: true }],
    employer.expense.ifrs2.map(({ year }) => [
      say('package.year', { year }),
      said(employer.expense.asc718, year),
      said(employer.expense.ifrs2, year),
    ]),
    2,
  );
}

function addTornado(page: Page, { tornado, currency }: ValuedPackage): void {
  if (tornado.length === 0) return;
  const { say, number } = page.words;
  const money = (value: number): string => sayMoney(value, currency, page.words);
  page.heading(say('package.moves'));
  page.table(
    [{ head: '' }, { head: '' }, { head: '' }],
    tornado
      .slice(0, BARS)
      .map(({ name, from, to, low, high }) => [
        worded(page.words, 'package.lever', name),
        `${number(from)} → ${number(to)}`,
        `${money(low)} → ${money(high)}`,
      ]),
    2,
  );
}

const shares = new Set(['leaving', 'riskFree', 'growth', 'volatility', 'taxRate', 'payrollLoad']);

function addAssumptions(page: Page, { assumptions, currency, paths, seed }: ValuedPackage): void {
  const { say, percent, number } = page.words;
  const said = (name: string, value: number | string): string => {
    if (typeof value === 'string') return worded(page.words, 'package.method', value);
    if (shares.has(name)) return percent(value);
    return name === 'outsideWealth' || name === 'exerciseBudget'
      ? sayMoney(value, currency, page.words)
      : number(value);
  };
  page.heading(say('package.assumptions'));
  for (const { name, value, given } of assumptions) {
    const text = said(name, value);
    const line = say('cli.labelled', { label: worded(page.words, 'package.assumption', name), text });
    page.text(given ? line : `${line} (${say('package.ours')})`, 2);
  }
  page.quiet(say('package.paths', { paths, seed }), 2);
}

/** The message of a code where the catalogue has one. */
export function knownKey(words: Words, key: string): MessageKey | undefined {
  return words.knows(key) ? key : undefined;
}
