import type { ReactNode } from 'react';
import { Say } from '../../parts/say.tsx';
import { findLead } from './offer-findings.ts';
import type { Worths } from './offers.tsx';

const bold = (parts: readonly ReactNode[]) => <b>{parts}</b>;

/** What the offers come to, in a sentence or two. */
export function OffersLead({
  worths,
  names,
  money,
}: {
  worths: Worths;
  names: readonly string[];
  money: (amount: number) => string;
}) {
  const found = findLead(worths);
  if (!found) return <p className="lead under-title">&nbsp;</p>;
  const { best, next } = found;
  const worth = worths[best];
  if (!worth) return null;
  const second = next === undefined ? undefined : worths[next];
  return (
    <p className="lead under-title">
      <Say
        message="packages.offers.one"
        values={{
          b: bold,
          name: names[best] ?? '',
          worth: money(worth.person.worth.value),
          low: money(worth.person.spread.low),
          high: money(worth.person.spread.high),
          cost: money(worth.employer.cost.value),
        }}
      />{' '}
      {second && next !== undefined && (
        <Say
          message={found.reversed ? 'packages.offers.secondReversed' : 'packages.offers.second'}
          values={{
            b: bold,
            name: names[next] ?? '',
            worth: money(second.person.worth.value),
            expected: money(second.person.expected.value),
            best: money(worth.person.expected.value),
          }}
        />
      )}
    </p>
  );
}
