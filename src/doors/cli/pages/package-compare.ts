import type { z } from 'zod';
import { sayMoney } from '../../../locales/currency.ts';
import type { Words } from '../../../locales/words.ts';
import type { comparePackages, counterOffer } from '../../../operations/packages/compare.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { knownKey } from './package-value.ts';

type Compared = z.output<typeof comparePackages.output>;
type Countered = z.output<typeof counterOffer.output>;

/** Months at which offers are laid side by side. */
const MONTHS = [1, 6, 12, 24, 36, 48, 60, 72, 96, 120];

/** Offers side by side, and where one passes another. */
export function compareAnswer(compared: Compared, session: Session): Answer {
  const { offers } = compared;
  return {
    json: compared,
    csv: {
      columns: ['offer', 'month', 'value', 'low', 'high'],
      rows: () => offers.flatMap(({ name, curve }) => curve.map((point) => ({ offer: name, ...point }))),
    },
    text: () => {
      const page = new Page(session);
      const { say, number } = page.words;
      const money = (value: number): string => sayMoney(value, offers[0]?.currency ?? 'USD', page.words);
      const last = (offers[0]?.curve.length ?? 1) - 1;
      page.table(
        [{ head: '' }, ...offers.map(({ name }) => ({ head: name, right: true }))],
        [
          [say('package.toPerson'), ...offers.map(({ person }) => money(person.worth.value))],
          [
            '',
            ...offers.map(({ person: { spread } }) =>
              say('claim.range', { low: money(spread.low), high: money(spread.high) }),
            ),
          ],
          [say('package.toEmployer'), ...offers.map(({ employer }) => money(employer.cost.value))],
          ...MONTHS.filter((month) => month <= last).map((month) => [
            `${say('package.month')} ${number(month)}`,
            ...offers.map(({ curve }) => money(curve[month]?.value ?? 0)),
          ]),
        ],
      );
      page.quiet(say('package.leaving'));
      page.heading(say('package.breakEvens'));
      for (const line of compared.breakEvens) page.text(sayBreakEven(line, compared, page.words), 2);
      return page.lines;
    },
  };
}

function sayBreakEven(line: Compared['breakEvens'][number], { offers }: Compared, words: Words): string {
  const kind = line.kind === 'stay' ? 'stay' : line.measure === 'expected' ? 'expected' : 'valuation';
  const key = knownKey(words, `package.even.${kind}.${line.when}`);
  const better = offers[line.better];
  if (key === undefined || better === undefined) return '';
  const money = (value: number): string => sayMoney(value, better.currency, words);
  return words.say(key, {
    better: better.company,
    than: offers[line.than]?.company ?? '',
    month: line.month ?? 0,
    price: line.sharePrice === null ? '' : money(line.sharePrice),
    company:
      line.companyValue === null
        ? ''
        : words.say('package.even.company', { value: money(line.companyValue) }),
  });
}

/** What is added, and what is still lost on each leaving date. */
export function counterAnswer(found: Countered, session: Session): Answer {
  return {
    json: found,
    csv: { columns: ['month', 'rival', 'before', 'after', 'short'], rows: () => found.axes },
    text: () => {
      const page = new Page(session);
      const { say, number, list } = page.words;
      const money = (value: number): string => sayMoney(value, currencyOf(found.offer), page.words);
      const { signOn, salary, units, tender } = found.added;
      const items = [
        signOn > 0 ? say('package.counter.signOn', { amount: money(signOn) }) : '',
        salary > 0 ? say('package.counter.salary', { amount: money(salary) }) : '',
        units > 0 ? say('package.counter.units', { units }) : '',
        tender ? say('package.counter.tender') : '',
      ].filter(Boolean);
      page.name(
        say('package.counter.added', {
          items: items.length > 0 ? list(items) : say('package.counter.nothing'),
        }),
      );
      page.text(
        say('package.counter.worth', {
          before: money(found.worth.before),
          after: money(found.worth.after),
          rival: money(found.worth.rival),
        }),
      );
      page.space();
      const heads = [
        'package.month',
        'package.counter.rival',
        'package.counter.before',
        'package.counter.after',
        'package.counter.short',
      ] as const;
      page.table(
        heads.map((head) => ({ head: say(head), right: true })),
        found.axes.map(({ month, rival, before, after, short }) => [
          number(month),
          ...[rival, before, after, short].map(money),
        ]),
        2,
      );
      page.quiet(say('package.leaving'), 2);
      return page.lines;
    },
  };
}

function currencyOf(offer: unknown): string {
  return typeof offer === 'object' && offer !== null && 'currency' in offer ? String(offer.currency) : 'USD';
}
