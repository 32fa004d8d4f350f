import { Link } from '@tanstack/react-router';
import type { PackagesFound } from '../../../src/operations/packages/decompose.ts';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { useMoney } from './money.ts';
import { Said, statusOf } from './who-says.tsx';

type Claim = PackagesFound['claims'][number];

/** Every claim about a package that is held; each opens as a headline taken apart. */
export function Reported({ claims }: { claims: readonly Claim[] }) {
  const { say, knows } = useWords();
  const money = useMoney('USD');
  const title = say('packages.reported.title', { count: claims.length });
  const amount = ({ low, high }: Claim): string => {
    if (low === null && high === null) return say('packages.reported.none');
    if (low !== null && high !== null && low !== high)
      return say('claim.range', { low: money(low), high: money(high) });
    return low !== null && high === null
      ? say('packages.reported.more', { low: money(low) })
      : money(low ?? high ?? 0);
  };
  const missing = (claim: Claim): string =>
    claim.missing
      .map((one) => {
        const key = `packages.missing.${one}`;
        return knows(key) ? say(key) : one;
      })
      .join(', ');
  return (
    <Figure
      title={title}
      dek={say('packages.reported.dek')}
      source={say('packages.reported.source')}
      sheet={{
        name: title,
        columns: [
          'id',
          'organisation',
          'about',
          'statement',
          'low',
          'high',
          'instrument',
          'years',
          'missing',
          'status',
          'publisher',
          'url',
          'said_on',
        ],
        rows: claims.map((one) => [
          one.id,
          one.organisation,
          one.person,
          one.statement,
          one.low,
          one.high,
          one.instrument,
          one.years,
          one.missing.join(' '),
          one.status,
          one.publisher,
          one.url,
          one.saidOn,
        ]),
      }}
    >
      <Table className="chart stack">
        <thead>
          <tr>
            <th scope="col">{say('packages.reported.who')}</th>
            <th scope="col">{say('claim.what')}</th>
            <th scope="col" className="num">
              {say('packages.split.amount')}
            </th>
            <th scope="col">{say('package.missing')}</th>
            <th scope="col">{say('claim.known')}</th>
          </tr>
        </thead>
        <tbody>
          {claims.map((claim) => (
            <tr key={claim.id}>
              <th scope="row">
                {claim.organisation}
                {claim.person && (
                  <small className="quiet speaker" lang="en">
                    {claim.person}
                  </small>
                )}
              </th>
              <td className="wide">
                <Link to="/packages" search={{ claim: claim.id }} lang="en" data-opens>
                  {claim.statement}
                </Link>
                <small className="quiet speaker">
                  <Said claim={claim} />
                </small>
              </td>
              <td className="num">{amount(claim)}</td>
              <td className="soft missing" data-label="">
                {missing(claim)}
              </td>
              <td>
                <Known how={statusOf(claim.status)} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}
