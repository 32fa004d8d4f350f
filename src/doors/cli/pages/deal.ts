import { dealKind, dealTitle, spreadSaid } from '../../../locales/deals.ts';
import type { Words } from '../../../locales/words.ts';
import type { DealsFound } from '../../../operations/deals/find-deals.ts';
import type { DealClaim, DealPage, Heads } from '../../../operations/deals/show-deal.ts';
import type { ShockPage } from '../../../operations/deals/show-shock.ts';
import type { Answer } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addSource, sourceCells, sourceColumns } from './evidence.ts';

type Spread = DealPage['price'];

const said = (figure: Spread, words: Words, show?: (value: number) => string) =>
  figure === null ? words.say('deals.unknown') : spreadSaid(figure, words, show);

/** The deals that were found, one a line. */
export function dealsAnswer(found: DealsFound, session: Session): Answer {
  const columns = [
    'id',
    'announced',
    'kind',
    'target',
    'parties',
    'price_low',
    'price',
    'price_high',
    'stake',
    'valuation_low',
    'valuation',
    'valuation_high',
    'implied',
    'claims',
    'disputed',
  ];
  return {
    json: found,
    csv: {
      columns,
      rows: () =>
        found.deals.map(
          ({ id, announced, kind, target, parties, price, stake, valuation, implied, claims, disputed }) => ({
            ...{ id, announced: announced?.on ?? null, kind, target: target.name },
            parties: parties.map(({ name }) => name).join('; '),
            ...{
              price_low: price?.low ?? null,
              price: price?.middle ?? null,
              price_high: price?.high ?? null,
            },
            stake: stake?.middle ?? null,
            ...{ valuation_low: valuation?.low ?? null, valuation: valuation?.middle ?? null },
            ...{
              valuation_high: valuation?.high ?? null,
              implied: implied?.middle ?? null,
              claims,
              disputed,
            },
          }),
        ),
    },
    text: () => {
      const page = new Page(session);
      const { say, date } = page.words;
      page.table(
        ['deals.when', 'deals.deal', 'deals.price', 'deals.valuation']
          .map((key) => ({ head: page.words.knows(key) ? say(key) : '' }))
          .concat({ head: '' }),
        found.deals.map((deal) => [
          deal.announced ? date(deal.announced.on, deal.announced.precision, 'short') : '',
          dealTitle(deal, page.words),
          said(deal.price, page.words),
          said(deal.valuation ?? deal.implied, page.words),
          deal.id,
        ]),
      );
      page.more(found.deals.length, found.total);
      return page.lines;
    },
  };
}

/** One deal: what each publisher printed, what it comes to, heads, who was kept, where the money went. */
export function dealAnswer(deal: DealPage, session: Session): Answer {
  return {
    json: deal,
    csv: {
      columns: [
        'claim',
        'used',
        'stake',
        'amount_usd',
        'valuation_usd',
        'implied_usd',
        'people_moved',
        'named',
        'statement',
        ...sourceColumns,
      ],
      rows: () =>
        deal.claims.map(({ claim, used, stake, amount, valuation, implied, people, named }) => ({
          ...{
            claim: claim.id,
            used,
            stake,
            amount_usd: amount,
            valuation_usd: valuation,
            implied_usd: implied,
          },
          ...{ people_moved: people, named: named.join('; '), statement: claim.statement },
          ...sourceCells(claim.evidence),
        })),
    },
    text: () => {
      const page = new Page(session);
      page.name(dealTitle(deal, page.words), deal.id);
      page.quiet(dealKind(deal.kind, page.words));
      addFigures(page, deal);
      addClaims(page, deal);
      addHeads(page, deal);
      addKept(page, deal);
      addMoney(page, deal);
      if (deal.around.length > 0) {
        page.space();
        page.quiet(page.words.say('cli.deal.around', { count: deal.around.length }));
      }
      return page.lines;
    },
  };
}

function addFigures(page: Page, { price, stake, valuation, implied, basis }: DealPage): void {
  const { say, percent } = page.words;
  const rows = [
    [say(basis === 'bought' ? 'deal.fact.price' : 'deal.fact.raised'), said(price, page.words)],
    ...(stake ? [[say('deal.axis.stake'), said(stake, page.words, percent)]] : []),
    ...(implied ? [[say('deal.fact.implied'), said(implied, page.words)]] : []),
    [say('deal.fact.valuation'), said(valuation, page.words)],
  ];
  page.table([{ head: '' }, { head: '' }], rows, 2);
}

function addClaims(page: Page, { claims }: DealPage): void {
  page.heading(page.words.say('cli.deal.claims'));
  for (const claim of claims) {
    page.text(`${claim.used ? ' ' : 'x'} ${claimSaid(claim, page.words)}  ${claim.claim.id}`, 2);
    addSource(page, claim.claim.evidence, 6);
  }
}

function claimSaid({ amount, stake, valuation, implied, claim, entry }: DealClaim, words: Words): string {
  const { dollars, percent, say } = words;
  return [
    amount !== null && dollars(amount),
    stake !== null && percent(stake),
    valuation !== null && `${say('deals.valuation')} ${dollars(valuation)}`,
    implied !== null && say('cli.deal.implied', { value: dollars(implied) }),
    claim.statement,
    entry !== null && say('deal.claims.entered', { who: entry.who }),
  ]
    .filter(Boolean)
    .join('; ');
}

function addHeads(page: Page, { heads }: DealPage): void {
  page.heading(page.words.say('cli.deal.heads'));
  page.table(
    [{ head: '' }, { head: '', right: true }, { head: '' }],
    heads.map((one) => [
      page.words.say(`deal.heads.${one.role}`),
      said(one.each, page.words),
      countSaid(one, page.words),
    ]),
    2,
  );
}

function countSaid({ role, count, sources }: Heads, words: Words): string {
  const { say, number, list } = words;
  if (count === null)
    return say(role === 'effective' ? 'deal.heads.unknown.effective' : 'deal.heads.unknown');
  const shown = spreadSaid(count, words, (value) => number(Math.round(value * 10) / 10));
  const publishers = [...new Set(sources.map(({ publisher }) => publisher))];
  return publishers.length === 0
    ? shown
    : say('deal.heads.count', { count: shown, sources: list(publishers) });
}

function addKept(page: Page, { kept, people }: DealPage): void {
  if (kept.length === 0) return;
  const { say, dollars } = page.words;
  page.heading(say('cli.deal.kept'));
  const each = (one: DealPage['kept'][number]['each']) => {
    if (one === null) return '';
    const low = dollars(one.low);
    if (one.high === null) return say('deal.kept.least', { low });
    return one.high === one.low ? low : say('claim.range', { low, high: dollars(one.high) });
  };
  const keys = [
    'deal.kept.years',
    'deal.kept.seen',
    'deal.kept.left',
    'deal.kept.silent',
    'deal.kept.ahead',
    'deal.kept.each',
  ] as const;
  page.table(
    keys.map((key) => ({ head: say(key) })),
    kept.map((one) => [
      say('deal.kept.year', { years: one.years }),
      ...[one.seen, one.left, one.silent, one.ahead].map(String),
      each(one.each),
    ]),
    2,
  );
  const movers = people.filter(({ mover }) => mover);
  page.text(
    say('deal.lead.movers', {
      count: movers.length,
      names: page.words.list(movers.map(({ person }) => person.name)),
    }),
    2,
  );
}

function addMoney(page: Page, { parts, worth }: DealPage): void {
  const { say, dollars } = page.words;
  if (parts.length > 0) {
    page.heading(say('deal.parts.title'));
    page.table(
      [{ head: '' }, { head: '', right: true }, { head: '' }, { head: '' }],
      parts.map(({ channel, amount, says, publisher }) => [
        say(`deal.parts.${channel}`),
        dollars(amount),
        says,
        publisher,
      ]),
      2,
    );
  }
  if (worth === null) return;
  const { value, breakEven, assumptions } = worth;
  page.space();
  page.text(
    say('deal.worth.finding', {
      years: assumptions.years,
      low: dollars(value.low),
      high: dollars(value.high),
    }),
  );
  page.text(
    breakEven === null
      ? say('deal.worth.even.unknown')
      : say('deal.worth.even', { low: dollars(breakEven.low), high: dollars(breakEven.high) }),
  );
}

/** What a deal sets off: customers, suppliers, and the same without what happened. */
export function shockAnswer(page_: ShockPage, session: Session): Answer {
  return {
    json: page_,
    csv: {
      columns: ['side', 'key', 'name', 'stated', 'conflict', 'leave', 'low_usd', 'high_usd'],
      rows: () => [
        ...page_.shock.customers.map(({ key, name, stated, conflict, leave, spending }) => ({
          ...{ side: 'customer', key, name, stated, conflict, leave },
          ...{ low_usd: spending.published ? spending.low : null, high_usd: spending.high },
        })),
        ...page_.shock.gainers.map(({ key, name, gain }) => ({
          ...{
            side: 'supplier',
            key,
            name,
            stated: null,
            conflict: null,
            leave: null,
            low_usd: gain.low,
            high_usd: gain.high,
          },
        })),
      ],
    },
    text: () => {
      const page = new Page(session);
      addShock(page, page_);
      return page.lines;
    },
  };
}

function addShock(page: Page, { target, shock, replay, claims }: ShockPage): void {
  const { say, dollars, percent, list } = page.words;
  const { loss, share, customers, gainers, staff } = shock;
  page.name(
    share
      ? say('shock.finding.share', { target, low: percent(share.low), high: percent(share.high) })
      : say('shock.finding.loss', { target, low: dollars(loss.low), high: dollars(loss.high) }),
  );
  page.heading(say('shock.customers'));
  page.table(
    [{ head: '' }, { head: '' }, { head: '', right: true }, { head: '' }],
    customers.map(({ key, name, stated, conflict, leave, spending, to }) => [
      name,
      say(`shock.stated.${stated === 'nothing' && !conflict ? 'calm' : stated}`, {
        when: to === null ? 'none' : page.words.date(to, 'month', 'short'),
      }),
      percent(leave),
      spending.published
        ? say('claim.range', { low: dollars(spending.low), high: dollars(spending.high ?? spending.low) })
        : `${say('shock.spending.unknown')} (${key})`,
    ]),
    2,
  );
  page.heading(say('shock.rivals'));
  page.table(
    [{ head: '' }, { head: '', right: true }, { head: '' }],
    gainers.map(({ name, gain, serves }) => [
      name,
      say('shock.gain', { low: dollars(gain.low), high: dollars(gain.high) }),
      serves.length > 0 ? say('shock.serves', { names: list(serves) }) : say('shock.serves.none'),
    ]),
    2,
  );
  if (staff) page.text(say('shock.staff.said', { low: percent(staff.low), high: percent(staff.high) }));
  if (replay) addReplay(page, replay);
  page.quiet(say('shock.source', { count: claims.length }));
}

function addReplay(
  page: Page,
  { expected, customers, gainers, staff }: NonNullable<ShockPage['replay']>,
): void {
  const { say, percent, list, number } = page.words;
  page.heading(say('shock.replay.title'));
  const names = (some: readonly string[]) => (some.length > 0 ? list(some) : say('shock.replay.nobody'));
  page.table(
    [{ head: '' }, { head: say('shock.replay.leave') }, { head: say('shock.replay.gain') }],
    (
      [
        ['shock.replay.both', 'both'],
        ['shock.replay.disputed', 'disputed'],
        ['shock.replay.expected', 'expectedOnly'],
        ['shock.replay.happened', 'happenedOnly'],
      ] as const
    ).map(([key, field]) => [say(key), names(customers[field]), names(gainers[field])]),
    2,
  );
  if (expected.share)
    page.text(
      say('shock.replay.loss', { low: percent(expected.share.low), high: percent(expected.share.high) }),
      2,
    );
  const span = ({ low, high }: { low: number; high: number }) =>
    low === high ? number(low) : say('claim.range', { low: number(low), high: number(high) });
  if (expected.staff && staff)
    page.text(
      say('shock.replay.staff', {
        low: percent(expected.staff.low),
        high: percent(expected.staff.high),
        before: span(staff.before),
        after: span(staff.after),
      }),
      2,
    );
}
