import { Link } from '@tanstack/react-router';
import type { PackageClaim } from '../../../src/operations/packages/decompose.ts';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { surelySaid } from './headline-findings.ts';

const statuses = ['confirmed', 'reported', 'disputed', 'denied'] as const;

/** A claim's status as the dots know it. */
export function statusOf(status: string): (typeof statuses)[number] {
  return statuses.find((one) => one === status) ?? 'reported';
}

/** Who said it, and when; the publisher is a link where the source has an address. */
export function Said({ claim }: { claim: PackageClaim }) {
  const { date } = useWords();
  const on = claim.saidOn && date(claim.saidOn, surelySaid(claim.saidOn));
  const name = claim.publisher ?? '';
  return (
    <>
      {claim.url ? (
        <a href={claim.url} target="_blank" rel="noreferrer noopener external">
          {name}
        </a>
      ) : (
        name
      )}
      {on && <>, {on}</>}
    </>
  );
}

/** Everything that was said on the matter, contradictions side by side; each can be taken apart itself. */
export function WhoSays({ claims, asked }: { claims: readonly PackageClaim[]; asked: string | undefined }) {
  const { say } = useWords();
  const title = say('package.claims');
  return (
    <Figure
      title={title}
      dek={say('packages.claims.dek')}
      sheet={{
        name: title,
        columns: [
          'id',
          'organisation',
          'about',
          'statement',
          'low',
          'high',
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
          one.status,
          one.publisher,
          one.url,
          one.saidOn,
        ]),
      }}
    >
      <ul className="entries chart claims-two">
        {claims.map((claim) => (
          <li key={claim.id}>
            <p className="title">
              {claim.id === asked ? (
                <b lang="en">{claim.statement}</b>
              ) : (
                <Link to="/packages" search={{ claim: claim.id }} lang="en">
                  {claim.statement}
                </Link>
              )}
            </p>
            <p className="where spread">
              <span>
                <Said claim={claim} />
              </span>
              <Known how={statusOf(claim.status)} />
            </p>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
