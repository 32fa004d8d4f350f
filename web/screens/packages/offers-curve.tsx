import { useState } from 'react';
import { LeavingCurve } from '../../charts/leaving-curve.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { LeavingMonth } from './leaving-month.tsx';
import { findJump } from './offer-findings.ts';
import type { Worths } from './offers.tsx';

const colours = ['var(--estimate)', 'var(--org-2)', 'var(--org-3)', 'var(--org-4)', 'var(--org-5)'];

/** What each offer leaves in the hand by the month of leaving, on the same axes. */
export function OffersCurve({
  worths,
  names,
  chosen,
  money,
}: {
  worths: Worths;
  names: readonly string[];
  chosen: number;
  money: (amount: number) => string;
}) {
  const { say, percent, number } = useWords();
  const [looked, setLooked] = useState(24);
  const worth = worths[chosen];
  if (!worth) return null;
  const horizon = Math.max(1, ...worths.map((one) => (one?.curve.length ?? 1) - 1));
  const month = Math.min(looked, horizon);
  const jump = findJump(worth.curve);
  const end = worth.curve.at(-1)?.value ?? 0;
  const title = jump
    ? say('packages.finding.jump', {
        name: names[chosen] ?? '',
        month: jump.month,
        before: money(jump.before),
        after: money(jump.after),
      })
    : say('packages.finding.creep', { name: names[chosen] ?? '', end: money(end), months: horizon });
  const assumed = (name: string) => Number(worth.assumptions.find((one) => one.name === name)?.value ?? 0);
  const lines = worths.flatMap((one, i) =>
    one
      ? [
          {
            id: String(i),
            name: names[i] ?? '',
            note: say('packages.worthTo', { worth: money(one.person.worth.value) }),
            colour: colours[i] ?? 'var(--org-rest)',
            chosen: i === chosen,
            points: one.curve,
          },
        ]
      : [],
  );
  return (
    <Figure
      title={title}
      dek={say('packages.curve.dek')}
      source={say('packages.curve.source', {
        paths: number(worth.paths),
        volatility: percent(assumed('volatility')),
        leaving: percent(assumed('leaving')),
      })}
      drawn
      sheet={{
        name: title,
        columns: ['offer', 'month', 'value', 'low_10', 'high_90', 'currency'],
        rows: lines.flatMap(({ name, points }) =>
          points.map((point) => [name, point.month, point.value, point.low, point.high, worth.currency]),
        ),
      }}
    >
      <LeavingCurve lines={lines} title={title} money={money} month={month} />
      <LeavingMonth lines={lines} month={month} horizon={horizon} money={money} change={setLooked} />
    </Figure>
  );
}
