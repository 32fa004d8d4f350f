import { useQuery } from '@tanstack/react-query';
import type { ShockPage } from '../../../src/operations/deals/show-shock.ts';
import { questions } from '../../api.ts';
import { ShockMap } from '../../charts/shock-map.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Say } from '../../parts/say.tsx';
import { Bones, Trouble } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { Assume, TakeBack } from './assume.tsx';
import { useQuestion } from './question.ts';

type Customer = ShockPage['shock']['customers'][number];

/** What the deal sets off: the map, its elasticities, and the same without what happened. */
export function Shock({ id }: { id: string }) {
  const words = useWords();
  const { say, percent, dollars } = words;
  const [asked, change] = useQuestion(id);
  const { data, error } = useQuery(questions.shock(id, asked));
  if (error) return <Trouble error={error} />;
  if (!data) return <Bones lines={[0.4, 1, 1, 1]} />;
  const { shock, revenue, target, elasticities } = data;
  if (shock.customers.length === 0) return null;
  const money = revenue?.high ?? Math.max(1, ...shock.customers.map(({ spending }) => spending.high ?? 0));
  const title = findingOf(data, words);
  const leave = (key: string, share: number) =>
    change({
      leave: [...(asked.leave ?? []).filter((one) => !one.startsWith(`${key}:`)), `${key}:${share}`],
    });
  return (
    <>
      <Figure
        title={title}
        dek={say('shock.dek')}
        source={say('shock.source', { count: data.claims.length })}
        sheet={sheetOf(data)}
        drawn
      >
        <ShockMap
          title={title}
          target={target}
          revenue={revenue && dollars(revenue.high)}
          customers={shock.customers.map((one) => ({
            key: one.key,
            name: one.name,
            note: noteOf(one, words),
            share: one.spending.published ? (one.spending.high ?? 0) / money : null,
            leave: one.leave,
            disputed: one.stated === 'disputed',
          }))}
          gainers={shock.gainers.map((one) => ({
            key: one.key,
            name: one.name,
            note:
              one.gain.high > 0
                ? say('shock.gain', { low: dollars(one.gain.low), high: dollars(one.gain.high) })
                : servesOf(one, words),
            share: one.gain.high / money,
          }))}
        />
        <div className="two reckoning">
          <div>
            {shock.customers.map((one) => (
              <Assume
                key={one.key}
                label={say('shock.leave', { name: one.name })}
                basis={say(`shock.basis.${one.stated === 'nothing' && !one.conflict ? 'calm' : one.stated}`)}
                own={(asked.leave ?? []).some((set) => set.startsWith(`${one.key}:`))}
                value={one.leave}
                show={percent}
                change={(share) => leave(one.key, share)}
              />
            ))}
            <Assume
              label={say('shock.switching')}
              basis={say('shock.basis.switching')}
              own={asked.switching !== undefined}
              value={elasticities.switching}
              show={percent}
              change={(share) => change({ switching: String(share) })}
            />
            <Assume
              label={say('shock.conflict')}
              basis={say('shock.basis.conflict')}
              own={asked.conflict !== undefined}
              value={elasticities.conflict}
              show={percent}
              change={(share) => change({ conflict: String(share) })}
            />
            <Assume
              label={say('shock.staff')}
              basis={say('shock.basis.staff')}
              own={asked.staff !== undefined}
              value={elasticities.staff}
              most={3}
              show={(value) => words.number(value)}
              change={(share) => change({ staff: String(share) })}
            />
            <TakeBack id={id} names={['leave', 'switching', 'conflict', 'staff']} />
          </div>
          <p className="prose">
            <If page={data} />
          </p>
        </div>
      </Figure>
      {data.replay && <Replayed page={data} replay={data.replay} />}
    </>
  );
}

type Words = ReturnType<typeof useWords>;

function findingOf({ shock, target }: ShockPage, { say, percent, dollars }: Words): string {
  const { customers, loss, share } = shock;
  if (customers.every(({ leave }) => leave === 0)) return say('shock.finding.calm', { target });
  if (loss.high === 0) return say('shock.finding.none', { target });
  return share
    ? say('shock.finding.share', { target, low: percent(share.low), high: percent(share.high) })
    : say('shock.finding.loss', { target, low: dollars(loss.low), high: dollars(loss.high) });
}

/** What is known of a customer, dated: when it is stated to have left, or since when it buys. */
function noteOf(
  { spending, stated, conflict, from, to }: Customer,
  { say, dollars, date, locale }: Words,
): string {
  const day = stated === 'nothing' ? from : to;
  const when = day === null ? 'none' : date(day, 'month', 'short');
  const known = say(`shock.stated.${stated === 'nothing' && !conflict ? 'calm' : stated}`, { when });
  if (!spending.published)
    return stated === 'disputed'
      ? known
      : [known, say('shock.spending.unknown')].join(locale === 'en' ? '; ' : '\u00a0; ');
  const sum = say('shock.spending', {
    low: spending.low === spending.high ? 'none' : dollars(spending.low),
    high: dollars(spending.high ?? spending.low),
  });
  return say('shock.spending.until', { sum, when: stated === 'leaves' ? when : 'none' });
}

function servesOf({ serves }: ShockPage['shock']['gainers'][number], { say, list }: Words): string {
  return serves.length > 0 ? say('shock.serves', { names: list(serves) }) : say('shock.serves.none');
}

/** What follows, in words, from the elasticities as they stand. */
function If({ page: { shock, target } }: { page: ShockPage }) {
  const { say, percent, dollars } = useWords();
  const { loss, share, most, mostShare, gainers, staff, customers } = shock;
  const range = (low: string, high: string) => (low === high ? low : say('claim.range', { low, high }));
  const gain = gainers.reduce(
    (sum, one) => ({ low: sum.low + one.gain.low, high: sum.high + one.gain.high }),
    { low: 0, high: 0 },
  );
  const unknown = customers.some(({ spending, leave }) => !spending.published && leave > 0);
  return (
    <>
      <Say
        message="shock.if"
        values={{
          target,
          low: dollars(loss.low),
          high: dollars(loss.high),
          share: share ? range(percent(share.low), percent(share.high)) : 'none',
          most: !unknown || most === null ? 'none' : mostShare === null ? dollars(most) : percent(mostShare),
          gain: range(dollars(gain.low), dollars(gain.high)),
          b: (parts) => <b>{parts}</b>,
        }}
      />{' '}
      {staff && say('shock.staff.said', { low: percent(staff.low), high: percent(staff.high) })}
    </>
  );
}

/** The one case that can be replayed: what was to be expected beside what is stated to have happened. */
function Replayed({ page, replay }: { page: ShockPage; replay: NonNullable<ShockPage['replay']> }) {
  const { say, percent, list, number } = useWords();
  const { expected, customers, gainers, staff } = replay;
  const names = (some: readonly string[]) => (some.length > 0 ? list(some) : say('shock.replay.nobody'));
  const span = ({ low, high }: { low: number; high: number }) =>
    low === high ? number(low) : say('claim.range', { low: number(low), high: number(high) });
  const rows = [
    ['shock.replay.both', 'both'],
    ['shock.replay.disputed', 'disputed'],
    ['shock.replay.expected', 'expectedOnly'],
    ['shock.replay.happened', 'happenedOnly'],
  ] as const;
  const outcome = [
    expected.share
      ? say('shock.replay.loss', { low: percent(expected.share.low), high: percent(expected.share.high) })
      : '',
    expected.staff && staff
      ? say('shock.replay.staff', {
          low: percent(expected.staff.low),
          high: percent(expected.staff.high),
          before: span(staff.before),
          after: span(staff.after),
        })
      : '',
  ].join('');
  return (
    <Figure
      title={say('shock.replay.title')}
      dek={say('shock.replay.dek', { date: dateOf(page, useWords()) })}
      source={outcome}
      sheet={{
        name: `${page.id} replay`,
        columns: ['outcome', 'customers', 'suppliers'],
        rows: rows.map(([, field]) => [field, customers[field].join('; '), gainers[field].join('; ')]),
      }}
    >
      <Table className="chart stack">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{say('shock.replay.leave')}</th>
            <th scope="col">{say('shock.replay.gain')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, field]) => (
            <tr key={key}>
              <th scope="row">{say(key)}</th>
              <td>{names(customers[field])}</td>
              <td>{names(gainers[field])}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

function dateOf({ on }: ShockPage, { date }: Words): string {
  return date(on, 'month');
}

function sheetOf({ id, shock }: ShockPage) {
  return {
    name: `${id} shock`,
    columns: ['side', 'key', 'name', 'stated', 'leave', 'low_usd', 'high_usd'],
    rows: [
      ...shock.customers.map(({ key, name, stated, leave, spending }) => [
        'customer',
        key,
        name,
        stated,
        leave,
        spending.published ? spending.low : null,
        spending.high,
      ]),
      ...shock.gainers.map(({ key, name, gain }) => ['supplier', key, name, null, null, gain.low, gain.high]),
    ],
  };
}
