import { Link } from '@tanstack/react-router';
import type { DealPage } from '../../../src/operations/deals/show-deal.ts';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { Assume, TakeBack } from './assume.tsx';
import { useQuestion } from './question.ts';

/** Who was kept after one, two and three years, and the price for each. */
export function Kept({ deal }: { deal: DealPage }) {
  const { say, dollars, number, date } = useWords();
  const { kept, people } = deal;
  const movers = people.filter(({ mover }) => mover).length;
  if (kept.length === 0) return null;
  const last = kept.findLast(({ left }) => left > 0);
  const first = kept.find(({ left }) => last !== undefined && left === last.left);
  const title = first
    ? say('deal.kept.finding.left', {
        left: first.left,
        all: number(movers),
        years: first.years,
        silent: number(movers - first.left - first.seen),
      })
    : say('deal.kept.finding.none', { all: number(movers) });
  const each = (one: DealPage['kept'][number]['each']) => {
    if (one === null) return '';
    const low = dollars(one.low);
    if (one.high === null) return say('deal.kept.least', { low });
    return one.high === one.low ? low : say('claim.range', { low, high: dollars(one.high) });
  };
  const heads = [
    'deal.kept.seen',
    'deal.kept.left',
    'deal.kept.silent',
    'deal.kept.ahead',
    'deal.kept.each',
  ] as const;
  return (
    <Figure
      title={title}
      dek={say('deal.kept.dek')}
      source={deal.dataTo ? say('deal.kept.source', { date: date(deal.dataTo, 'day') }) : ''}
      sheet={{
        name: `${deal.id} kept`,
        columns: ['years', 'seen', 'left', 'silent', 'ahead', 'each_low', 'each_high'],
        rows: kept.map((one) => [
          one.years,
          one.seen,
          one.left,
          one.silent,
          one.ahead,
          one.each?.low ?? null,
          one.each?.high ?? null,
        ]),
      }}
    >
      <Table className="chart stack">
        <thead>
          <tr>
            <th scope="col">{say('deal.kept.years')}</th>
            {heads.map((key) => (
              <th key={key} scope="col" className="num">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kept.map((one) => (
            <tr key={one.years}>
              <th scope="row">{say('deal.kept.year', { years: one.years })}</th>
              {[one.seen, one.left, one.silent, one.ahead].map((count, i) => (
                <td key={heads[i]} className="num" data-label={say(heads[i]!)}>
                  {number(count)}
                </td>
              ))}
              <td className="num" data-label={say('deal.kept.each')}>
                {each(one.each)}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

/** Who went over, by name, with what is stated of them. */
export function Movers({ deal }: { deal: DealPage }) {
  const { say, date } = useWords();
  const movers = deal.people.filter(({ mover }) => mover);
  if (movers.length === 0) return null;
  const day = (on: string | null) => (on === null ? '' : date(on, 'month', 'short'));
  return (
    <Figure title={say('deal.people.title')}>
      <Table className="chart stack">
        <thead>
          <tr>
            {(
              [
                'deal.people.name',
                'deal.people.joined',
                'deal.people.left',
                'deal.people.seen',
                'deal.people.by',
              ] as const
            ).map((key) => (
              <th key={key} scope="col">
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {movers.map(({ person, founder, joined, left, seen, publisher }) => (
            <tr key={person.name}>
              <th scope="row">
                {person.id ? (
                  <Link to="/people/$id" params={{ id: person.id }}>
                    {person.name}
                  </Link>
                ) : (
                  person.name
                )}
                {founder && <small className="quiet"> {say('deal.people.founder')}</small>}
              </th>
              <td>{day(joined)}</td>
              <td data-label={left ? say('deal.people.left') : undefined}>{day(left)}</td>
              <td data-label={seen ? say('deal.people.seen') : undefined}>{day(seen)}</td>
              <td className="soft" lang="en">
                {publisher}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

/** What of the price is received with retention, with its assumptions in reach. */
export function Worth({ deal: { id, worth } }: { deal: DealPage }) {
  const { say, dollars, percent, number, list } = useWords();
  const [asked, change] = useQuestion(id);
  if (worth === null) return null;
  const { value, breakEven, assumptions, retention } = worth;
  const { years, discount, exits } = assumptions;
  const rates = retention.map(({ organisation, share, years: after, publisher }) =>
    say('deal.worth.rate', { organisation, share: percent(share), years: after, publisher }),
  );
  const shareOf = (share: number) => percent(share);
  return (
    <Figure
      title={say('deal.worth.finding', { years, low: dollars(value.low), high: dollars(value.high) })}
      dek={say('deal.worth.dek')}
      source={
        rates.length > 0 ? say('deal.worth.source', { rates: list(rates) }) : say('deal.worth.source.none')
      }
    >
      <div className="two reckoning">
        <div>
          <Assume
            label={say('deal.worth.years')}
            basis={say('deal.worth.basis')}
            own={asked.years !== undefined}
            value={years}
            least={1}
            most={10}
            step={1}
            show={number}
            change={(next) => change({ years: String(next) })}
          />
          <Assume
            label={say('deal.worth.discount')}
            basis={say('deal.worth.basis')}
            own={asked.discount !== undefined}
            value={discount}
            most={0.5}
            step={0.01}
            show={shareOf}
            change={(next) => change({ discount: String(next) })}
          />
          <Assume
            label={say('deal.worth.low')}
            basis={say(rates.length > 0 ? 'deal.worth.basis.rates' : 'deal.worth.basis')}
            own={asked.exits_low !== undefined}
            value={exits.low}
            most={exits.high}
            step={0.01}
            show={shareOf}
            change={(next) => change({ exits_low: String(Math.min(next, exits.high)) })}
          />
          <Assume
            label={say('deal.worth.high')}
            basis={say(rates.length > 0 ? 'deal.worth.basis.rates' : 'deal.worth.basis')}
            own={asked.exits_high !== undefined}
            value={exits.high}
            step={0.01}
            show={shareOf}
            change={(next) => change({ exits_high: String(Math.max(next, exits.low)) })}
          />
          <TakeBack id={id} names={['years', 'discount', 'exits_low', 'exits_high']} />
        </div>
        <p className="prose">
          {breakEven === null
            ? say('deal.worth.even.unknown')
            : say('deal.worth.even', { low: dollars(breakEven.low), high: dollars(breakEven.high) })}
        </p>
      </div>
    </Figure>
  );
}

/** Licence fees, payouts and what reached people, kept apart. */
export function Parts({ deal: { id, parts } }: { deal: DealPage }) {
  const { say, dollars } = useWords();
  if (parts.length === 0) return null;
  return (
    <Figure
      title={say('deal.parts.title')}
      source={say('deal.parts.source')}
      sheet={{
        name: `${id} money`,
        columns: ['channel', 'amount_usd', 'says', 'publisher', 'status'],
        rows: parts.map(({ channel, amount, says, publisher, status }) => [
          channel,
          amount,
          says,
          publisher,
          status,
        ]),
      }}
    >
      <Table className="chart stack">
        <thead>
          <tr>
            <th scope="col">{say('deal.parts.channel')}</th>
            <th scope="col" className="num">
              {say('deal.parts.amount')}
            </th>
            <th scope="col">{say('deal.parts.says')}</th>
            <th scope="col">{say('claim.known')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ channel, amount, says, publisher, status }) => (
            <tr key={`${channel} ${says} ${publisher}`}>
              <th scope="row">{say(`deal.parts.${channel}`)}</th>
              <td className="num">{dollars(amount)}</td>
              <td className="wide">
                <span lang="en">{says}</span>
                <small className="quiet speaker">{publisher}</small>
              </td>
              <td>
                <Known how={status} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}
