import type { z } from 'zod';
import { sayMoney } from '../../../locales/currency.ts';
import type { decomposeHeadline } from '../../../operations/packages/decompose.ts';
import type { importOcf } from '../../../operations/packages/ocf.ts';
import type { payRipple } from '../../../operations/packages/ripple.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { knownKey, taxedIn, worded } from './package-value.ts';

type Decomposed = z.output<typeof decomposeHeadline.output>;
type Rippled = z.output<typeof payRipple.output>;
type Imported = z.output<typeof importOcf.output>;

/** A headline taken apart: each reading, what is not said, and what would have to be true. */
export function decomposeAnswer(taken: Decomposed, session: Session): Answer {
  return {
    json: taken,
    csv: {
      columns: ['reading', 'supposed', 'part', 'share', 'amount'],
      rows: () =>
        taken.readings.flatMap(({ name, supposed, split, amounts }) =>
          Object.entries(split).map(([part, share]) => ({
            reading: name,
            supposed,
            part,
            share,
            amount: amounts[part] ?? 0,
          })),
        ),
    },
    text: () => {
      const page = new Page(session);
      for (const reading of taken.readings) addReading(page, reading, taken);
      addList(
        page,
        'package.missing',
        'package.missing',
        taken.missing.map((code) => ({ code, values: {} })),
      );
      addList(
        page,
        'package.truths',
        'package.truth',
        taken.truths.map(({ must, ...values }) => ({ code: must, values })),
      );
      if (taken.claims.length > 0) page.heading(page.words.say('package.claims'));
      for (const { statement, publisher, saidOn, status } of taken.claims) {
        page.text(statement ?? '', 2);
        page.quiet([publisher, saidOn, status].filter(Boolean).join(', '), 4);
      }
      return page.lines;
    },
  };
}

function addReading(
  page: Page,
  { name, supposed, amounts, value }: Decomposed['readings'][number],
  { said }: Decomposed,
): void {
  const { say } = page.words;
  const money = (amount: number): string => sayMoney(amount, said.currency, page.words);
  const { curve, person, employer, assumptions } = value;
  page.heading(worded(page.words, 'package.reading', name));
  if (supposed) page.quiet(say('package.supposed'), 2);
  const parts = Object.entries(amounts).filter(([, amount]) => amount > 0);
  page.text(
    parts
      .map(([part, amount]) => `${money(amount)} ${worded(page.words, 'package.bucket', part)}`)
      .join(' · '),
    2,
  );
  const end = curve.length - 1;
  const at = curve[Math.min(24, end)];
  const early = curve[11];
  if (at)
    page.text(
      say(early !== undefined && end > 11 ? 'package.stayed' : 'package.kept', {
        months: at.month,
        value: money(at.value),
        low: money(at.low),
        high: money(at.high),
        early: early === undefined ? '' : money(early.value),
      }),
      2,
    );
  page.text(
    say('cli.labelled', {
      label: say('package.toPerson'),
      text: `${money(person.worth.value)} (${say('package.certainty', { taxed: taxedIn(assumptions) })})`,
    }),
    2,
  );
  page.text(say('cli.labelled', { label: say('package.toEmployer'), text: money(employer.cost.value) }), 2);
}

type Line = { readonly code: string; readonly values: Readonly<Record<string, number | undefined>> };

function addList(
  page: Page,
  title: 'package.missing' | 'package.truths',
  prefix: string,
  lines: readonly Line[],
): void {
  if (lines.length === 0) return;
  page.heading(page.words.say(title));
  for (const { code, values } of lines) {
    const key = knownKey(page.words, `${prefix}.${code}`);
    const given = Object.entries(values).flatMap(([name, value]): [string, number][] =>
      value === undefined ? [] : [[name, value]],
    );
    page.text(`· ${key === undefined ? code : page.words.say(key, Object.fromEntries(given))}`, 2);
  }
}

/** What one hire does to the scale. */
export function rippleAnswer(found: Rippled, session: Session): Answer {
  return {
    json: found,
    csv: {
      columns: ['policy', 'raised', 'yearly', 'exits_low', 'exits_high', 'total_low', 'total_high'],
      rows: () =>
        found.policies.map(({ policy, raised, yearly, exits, total }) => ({
          policy,
          raised,
          yearly,
          exits_low: exits.low,
          exits_high: exits.high,
          total_low: total.low,
          total_high: total.high,
        })),
    },
    text: () => {
      const page = new Page(session);
      addRipple(page, found);
      return page.lines;
    },
  };
}

function addRipple(page: Page, { hire, passed, levels, policies, assumptions, answers }: Rippled): void {
  const { say, number } = page.words;
  const money = (amount: number): string => number(Number(amount.toPrecision(3)));
  const ratio = (value: number): string => number(Number(value.toFixed(2)));
  const { level, rank, of } = hire;
  page.name(
    say('package.ripple.title', { pay: money(hire.pay), level, rank, of, times: ratio(hire.timesMedian) }),
  );
  page.text(
    say('package.ripple.passed', {
      people: passed.people,
      same: passed.sameLevel,
      higher: passed.higherLevels,
    }),
  );
  page.space();
  const heads = ['level', 'people', 'median', 'best', 'beneath', 'compa', 'step'] as const;
  page.table(
    heads.map((head, i) => ({ head: say(`package.ripple.${head}`), right: i > 0 })),
    levels.map((one) => [
      one.level,
      number(one.people),
      money(one.median),
      money(one.high),
      number(one.passed),
      ratio(one.compaRatio),
      one.step === null ? '' : ratio(one.step),
    ]),
    2,
  );
  page.space();
  const between = (low: string, high: string): string =>
    low === high ? low : say('claim.range', { low, high });
  page.table(
    [
      { head: say('package.ripple.policy') },
      { head: say('package.ripple.raised'), right: true },
      { head: say('package.ripple.yearly'), right: true },
      { head: say('package.ripple.exits'), right: true },
      { head: say('package.ripple.total', { years: assumptions.years }), right: true },
    ],
    policies.map(({ policy, raised, yearly, exits, total }) => [
      worded(page.words, 'package.policy', policy),
      number(raised),
      money(yearly),
      between(ratio(exits.low), ratio(exits.high)),
      between(money(total.low), money(total.high)),
    ]),
    2,
  );
  page.quiet(say('package.ripple.source'), 2);
  if (answers !== null) page.quiet(say('package.ripple.drawn', { answers }), 2);
}

/** Grants read from the Open Cap Format, day by day. */
export function grantsAnswer(read: Imported, session: Session): Answer {
  const rows = () =>
    read.grants.flatMap(({ security, compensation, schedule }) =>
      schedule.map(({ on, quantity, condition }) => ({ security, compensation, on, quantity, condition })),
    );
  return {
    json: read,
    csv: { columns: ['security', 'compensation', 'on', 'quantity', 'condition'], rows },
    text: () => {
      const page = new Page(session);
      for (const { security, compensation, quantity, price, schedule, waiting, problem } of read.grants) {
        page.name(
          security,
          [compensation, quantity, price ? `${price.amount} ${price.currency}` : '']
            .filter(Boolean)
            .join(' · '),
        );
        page.table(
          [{ head: '' }, { head: '', right: true }, { head: '' }],
          schedule.map((one) => [one.on, one.quantity, one.condition]),
          2,
        );
        if (problem !== null) page.line(problem, 2);
        else if (waiting !== '0')
          page.line(session.words.say('cli.package.waiting', { quantity: waiting }), 2);
      }
      return page.lines;
    },
  };
}
