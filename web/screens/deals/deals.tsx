import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { dealKind, dealTitle, spreadSaid } from '../../../src/locales/deals.ts';
import type { DealLine } from '../../../src/operations/deals/find-deals.ts';
import { questions } from '../../api.ts';
import { Exports } from '../../parts/figure.tsx';
import { Bones, Nothing, Trouble } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { ClaimFile, ClaimsEntered } from './claim-file.tsx';

/** `/deals`: who bought, hired or invested, latest first; a filter by kind and name, in the address. */
export function Deals() {
  const asked = useSearch({ from: '/deals' });
  const words = useWords();
  const { say } = words;
  const { data, error } = useQuery(questions.deals(asked));
  usePageTitle(say('room.deals'));
  if (error) return <Trouble error={error} />;
  return (
    <>
      <p className="crumb">{say('room.deals')}</p>
      <h1>{say('deals.title')}</h1>
      <p className="lead under-title">{say('deals.lead')}</p>
      <Ask key={`${asked.q} ${asked.kind}`} kinds={data?.kinds.map(({ kind }) => kind) ?? []} />
      <div className="list">
        {data ? (
          <p className="tally">{say('deals.tally', { total: data.total })}</p>
        ) : (
          <Bones lines={[1, 1, 1, 1, 1, 1]} />
        )}
        {data?.total === 0 && (
          <Nothing title={say('deals.empty.title')}>
            <p>{say('deals.empty.lead')}</p>
          </Nothing>
        )}
        {data && data.total > 0 && (
          <>
            <Table className="stack" label={say('room.deals')}>
              <thead>
                <tr>
                  <th scope="col">{say('deals.when')}</th>
                  <th scope="col">{say('deals.deal')}</th>
                  <th scope="col" className="num">
                    {say('deals.price')}
                  </th>
                  <th scope="col" className="num">
                    {say('deals.valuation')}
                  </th>
                  <th scope="col" className="num">
                    {say('deals.claims')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.deals.map((deal) => (
                  <Row key={deal.id} deal={deal} />
                ))}
              </tbody>
            </Table>
            <p className="source">
              <span>{say('deals.source')}</span>
              <Exports
                title={say('room.deals')}
                source=""
                charts={undefined}
                sheet={sheetOf(data.deals, say('room.deals'))}
              />
            </p>
          </>
        )}
      </div>
      <ClaimFile />
      <ClaimsEntered />
    </>
  );
}

function Row({ deal }: { deal: DealLine }) {
  const words = useWords();
  const { say, date, number } = words;
  const disputed = say('deals.disputed', { count: deal.disputed });
  const figure = (value: DealLine['price']) => (value === null ? '' : spreadSaid(value, words));
  return (
    <tr>
      <td className="when">{deal.announced && date(deal.announced.on, deal.announced.precision, 'short')}</td>
      <th scope="row">
        <Link to="/deals/$id" params={{ id: deal.id }} data-opens>
          {dealTitle(deal, words)}
        </Link>
        <small className="quiet speaker">{dealKind(deal.kind, words)}</small>
      </th>
      <td className="num">{figure(deal.price)}</td>
      <td className="num">{figure(deal.valuation ?? deal.implied)}</td>
      <td className="num" data-label={`${say('deals.claims.of', { count: deal.claims })}${disputed}`}>
        {number(deal.claims)}
        <span className="quiet in-label">{disputed}</span>
      </td>
    </tr>
  );
}

function sheetOf(deals: readonly DealLine[], name: string) {
  return {
    name,
    columns: [
      'deal',
      'announced',
      'kind',
      'target',
      'parties',
      'price_low',
      'price',
      'price_high',
      'stake',
      'valuation',
      'implied',
      'claims',
      'disputed',
    ],
    rows: deals.map((deal) => [
      deal.id,
      deal.announced?.on ?? null,
      deal.kind,
      deal.target.name,
      deal.parties.map(({ name: party }) => party).join('; '),
      ...[
        deal.price?.low,
        deal.price?.middle,
        deal.price?.high,
        deal.stake?.middle,
        deal.valuation?.middle,
        deal.implied?.middle,
      ].map((value) => value ?? null),
      deal.claims,
      deal.disputed,
    ]),
  };
}

/** Narrows the list down by name and kind; the address carries both. */
function Ask({ kinds }: { kinds: readonly string[] }) {
  const { q = '', kind } = useSearch({ from: '/deals' });
  const words = useWords();
  const { say } = words;
  const navigate = useNavigate();
  const [text, setText] = useState(q);
  const go = (next: string | undefined) =>
    void navigate({
      to: '/deals',
      search: { ...(text.trim() && { q: text.trim() }), ...(next && { kind: next }) },
    });
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        go(kind);
      }}
    >
      <label className="hidden" htmlFor="deal-name">
        {say('deals.ask')}
      </label>
      <input
        id="deal-name"
        type="search"
        maxLength={200}
        placeholder={say('deals.ask')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <label className="hidden" htmlFor="deal-kind">
        {say('deals.kind')}
      </label>
      <select
        id="deal-kind"
        className="act"
        value={kind ?? ''}
        onChange={(event) => go(event.target.value || undefined)}
      >
        <option value="">{say('deals.every')}</option>
        {[...new Set([...kinds, ...(kind ? [kind] : [])])].map((one) => (
          <option key={one} value={one}>
            {dealKind(one, words)}
          </option>
        ))}
      </select>
      <button type="submit" className="act">
        {say('deals.find')}
      </button>
    </form>
  );
}
