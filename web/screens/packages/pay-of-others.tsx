import { Link } from '@tanstack/react-router';
import type {
  DecomposedHeadline,
  PackageClaim,
  PackagesFound,
} from '../../../src/operations/packages/decompose.ts';
import { PayDots } from '../../charts/pay-dots.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { yearlyPay } from './headline-findings.ts';
import { useMoney } from './money.ts';

/** Claims drawn at most: more would be a list, not a picture. */
const MOST = 9;

/** What others of the same organisation are said to earn in a year, beside the headline spread over its years. */
export function PayOfOthers({
  data,
  claims,
  held,
  text,
}: {
  data: DecomposedHeadline;
  claims: readonly PackageClaim[];
  held: PackagesFound['claims'];
  text: string;
}) {
  const { say, number } = useWords();
  const money = useMoney('USD');
  const organisation = claims[0]?.organisation;
  const { amount, high, currency } = data.said;
  if (organisation === undefined || amount === null || amount === 0 || currency !== 'USD') return null;
  const others = held.flatMap((claim) => {
    const pay = claim.organisation === organisation && claim.status !== 'denied' ? yearlyPay(claim) : null;
    const own = claim.low === data.said.low && claim.high === high;
    return pay && !own ? [{ claim, pay }] : [];
  });
  if (others.length < 2) return null;
  const yearly = amount / data.years;
  const shown = spreadOver(others.sort((a, b) => a.pay.low - b.pay.low));
  const lowest = Math.min(...others.map(({ pay }) => pay.low));
  const lines = [
    ...shown.map(({ claim, pay }) => ({
      id: claim.id,
      name: clip(claim.person ?? claim.organisation),
      note: clip(claim.publisher ?? ''),
      low: pay.low,
      high: pay.high,
      text:
        pay.high === null
          ? say('packages.reported.more', { low: money(pay.low) })
          : pay.high > pay.low
            ? say('claim.range', { low: money(pay.low), high: money(pay.high) })
            : money(pay.low),
      own: false,
    })),
    {
      id: 'own',
      name: say('packages.pay.own'),
      note: clip(text),
      low: yearly,
      high: null,
      text: money(yearly),
      own: true,
    },
  ].sort((a, b) => a.low - b.low);
  const title = say('packages.pay.title', {
    times: number(Number((yearly / lowest).toPrecision(2))),
    organisation,
  });
  return (
    <Figure
      title={title}
      dek={say('packages.pay.dek', { organisation })}
      source={say('packages.pay.source')}
      drawn
      sheet={{
        name: title,
        columns: ['claim', 'about', 'publisher', 'yearly_low', 'yearly_high', 'currency'],
        rows: lines.map((line) => [line.id, line.name, line.note, line.low, line.high, 'USD']),
      }}
    >
      <PayDots lines={lines} title={title} money={money} />
      <p className="note">
        <Link to="/packages/ripple">{say('packages.pay.ripple')}</Link>
      </p>
    </Figure>
  );
}

/** As many as are drawn, from the least to the most, evenly among them. */
function spreadOver<Row>(sorted: readonly Row[]): readonly Row[] {
  if (sorted.length <= MOST) return sorted;
  const places = Array.from({ length: MOST }, (_, i) => Math.round((i * (sorted.length - 1)) / (MOST - 1)));
  return sorted.filter((_, place) => places.includes(place));
}

function clip(text: string): string {
  return text.length > 44 ? `${text.slice(0, 43).trimEnd()}…` : text;
}
