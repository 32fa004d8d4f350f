import { useNavigate, useSearch } from '@tanstack/react-router';
import type { DealClaim, DealPage } from '../../../src/operations/deals/show-deal.ts';
import { type AccountMark, ClaimsBeside } from '../../charts/claims-beside.tsx';
import { useSpeaker } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { SourcedRow } from '../../parts/sourced-row.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { WithdrawClaim } from './claim-edits.tsx';

/** How well an account is known: the person, the firm or a filing; one outlet; not read again; disputed. */
function markOf({ claim: { evidence } }: DealClaim): AccountMark {
  if (evidence.status === 'disputed' || evidence.status === 'denied') return 'disputed';
  if (evidence.verified === false) return 'possible';
  return evidence.status === 'confirmed' ? 'documented' : 'likely';
}

/** The widest spread between figures that several claims print, as a share; null where they print the same. */
function spreadOf(figures: readonly DealPage['price'][]): number | null {
  const widest = Math.max(
    0,
    ...figures.flatMap((one) => (one && one.middle > 0 ? (one.high - one.low) / one.middle : [])),
  );
  return widest > 0 ? widest : null;
}

/** The claims side by side, as a chart and as a table where each can be chosen to reckon with. */
export function Accounts({ deal }: { deal: DealPage }) {
  const words = useWords();
  const { say, number, percent, date } = words;
  const speaker = useSpeaker();
  const { claims, basis, price, stake, valuation } = deal;
  const printed = claims.filter((one) => one.amount !== null || one.stake !== null || one.valuation !== null);
  const out = printed.filter(({ used }) => !used).length;
  const spread = spreadOf([price, stake, valuation]);
  const title = say('deal.claims.finding', {
    claims: printed.length,
    used: printed.length - out,
    out,
    spread: spread === null ? 'none' : percent(Math.max(0.01, spread)),
  });
  const billions = (value: number) => number(Math.round(value / 1e7) / 100);
  const columns = [
    {
      key: 'amount',
      head: say(basis === 'bought' ? 'deal.axis.price' : 'deal.axis.raised'),
      used: price,
      show: billions,
    },
    {
      key: 'stake',
      head: say('deal.axis.stake'),
      used: stake,
      show: (value: number) => number(Math.round(value * 1000) / 10),
    },
    { key: 'valuation', head: say('deal.axis.valuation'), used: valuation, show: billions },
  ].filter(({ key }) =>
    printed.some(
      (one) => (key === 'amount' ? one.amount : key === 'stake' ? one.stake : one.valuation) !== null,
    ),
  );
  const marks = ['documented', 'likely', 'possible', 'disputed'] as const;
  const keys = {
    documented: 'deal.claims.one',
    likely: 'deal.claims.likely',
    possible: 'deal.claims.possible',
    disputed: 'deal.claims.disputed',
  } as const;
  return (
    <Figure
      title={printed.length > 0 ? title : say('deals.claims')}
      dek={say('deal.claims.dek')}
      source={say('deal.claims.source', { claims: printed.length })}
      sheet={sheetOf(deal)}
      drawn={printed.length > 0}
    >
      {printed.length > 0 && (
        <>
          <ClaimsBeside
            title={title}
            columns={columns}
            accounts={printed.map((one) => ({
              id: one.claim.id,
              publisher: speaker(one.claim.evidence),
              note: [
                one.claim.evidence.knownOn && date(one.claim.evidence.knownOn, 'day', 'short'),
                one.claim.statement,
              ]
                .filter(Boolean)
                .join(', '),
              mark: markOf(one),
              values: columns.map(({ key }) =>
                key === 'amount' ? one.amount : key === 'stake' ? one.stake : one.valuation,
              ),
            }))}
          />
          <p className="key">
            {marks
              .filter((mark) => printed.some((one) => markOf(one) === mark))
              .map((mark) => (
                <span key={mark} className={`known ${mark}`}>
                  {say(keys[mark])}
                </span>
              ))}
          </p>
        </>
      )}
      <ClaimsTable deal={deal} />
    </Figure>
  );
}

function ClaimsTable({ deal }: { deal: DealPage }) {
  const { say, dollars, percent, date } = useWords();
  const speaker = useSpeaker();
  const navigate = useNavigate();
  const asked = useSearch({ from: '/deals/$id' });
  const choose = (use: readonly string[]) => {
    const { use: _, ...rest } = asked;
    void navigate({
      to: '/deals/$id',
      params: { id: deal.id },
      search: { ...rest, ...(use.length > 0 && { use }) },
      resetScroll: false,
    });
  };
  const used = deal.claims.filter((one) => one.used).map(({ claim }) => claim.id);
  return (
    <>
      <Table className="chart stack">
        <thead>
          <tr>
            <th scope="col">{say('deal.claims.used')}</th>
            <th scope="col">{say('claim.when')}</th>
            <th scope="col">{say('claim.what')}</th>
            <th scope="col" className="num">
              {say('deal.fact.implied')}
            </th>
            <th scope="col">{say('claim.known')}</th>
            <th scope="col">{say('claim.source')}</th>
          </tr>
        </thead>
        <tbody>
          {deal.claims.map(({ claim, amount, stake, valuation, implied, used: is, entry }) => (
            <SourcedRow key={claim.id} columns={6} evidence={[claim.evidence]}>
              <td className="use">
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={is}
                    aria-label={say('deal.claims.use', { publisher: speaker(claim.evidence) })}
                    onChange={() => choose(is ? used.filter((id) => id !== claim.id) : [...used, claim.id])}
                  />
                </label>
              </td>
              <td className="when">
                {claim.evidence.knownOn && date(claim.evidence.knownOn, 'day', 'short')}
              </td>
              <td className="wide">
                <b className="num">
                  {[
                    amount !== null && dollars(amount),
                    stake !== null && percent(stake),
                    valuation !== null && `${say('deals.valuation')} ${dollars(valuation)}`,
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </b>{' '}
                <span lang="en">{claim.statement}</span>
                <small className="quiet speaker">
                  {speaker(claim.evidence)}
                  {entry && `, ${say('deal.claims.entered', { who: entry.who })}`}{' '}
                  <WithdrawClaim claim={claim} />
                </small>
              </td>
              <td className="num">{implied !== null && dollars(implied)}</td>
              <td>
                <Known how={claim.evidence.status ?? 'reported'} />
              </td>
            </SourcedRow>
          ))}
        </tbody>
      </Table>
      {deal.chosen && (
        <p className="more">
          <button type="button" className="act" onClick={() => choose([])}>
            {say('deal.claims.default')}
          </button>
        </p>
      )}
    </>
  );
}

function sheetOf({ id, claims }: DealPage) {
  return {
    name: id,
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
      'publisher',
      'known_on',
      'status',
      'verified',
      'urls',
      'note',
    ],
    rows: claims.map(({ claim, used, stake, amount, valuation, implied, people, named }) => [
      claim.id,
      used ? 'yes' : 'no',
      ...[stake, amount, valuation, implied, people],
      named.join('; '),
      claim.statement,
      claim.evidence.publisher,
      claim.evidence.knownOn,
      claim.evidence.status,
      claim.evidence.verified ? 'yes' : 'no',
      claim.evidence.urls.join(' '),
      claim.evidence.note,
    ]),
  };
}
