import { sayMoney } from '../../../src/locales/currency.ts';
import type { DecomposedHeadline, PackageClaim } from '../../../src/operations/packages/decompose.ts';
import { Facts } from '../../parts/facts.tsx';
import { Say } from '../../parts/say.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { chiefReading, standing } from './headline-findings.ts';
import type { HeadlineQuestion } from './headline-question.ts';
import { useMoney } from './money.ts';

const bold = (parts: readonly React.ReactNode[]) => <b>{parts}</b>;

/** What the headline comes to, in sentences: after two years, the day before the first year is out, and at the door. */
export function HeadlineLead({ data }: { data: DecomposedHeadline; question: HeadlineQuestion }) {
  const words = useWords();
  const chief = chiefReading(data);
  if (!chief) return null;
  const money = (amount: number) => sayMoney(amount, data.said.currency, words);
  const { curve } = chief.value;
  const horizon = curve.length - 1;
  const at = Math.min(24, horizon);
  const [stayed, early] = [curve[at], curve[11]];
  const door = chief.split['cashNow'] ?? 0;
  const repaid = data.truths.find(({ must }) => must === 'not-repay');
  return (
    <p className="lead">
      {stayed && (
        <Say
          message={early && at > 12 ? 'packages.lead.both' : 'packages.lead.stays'}
          values={{
            b: bold,
            months: at,
            value: money(stayed.value),
            low: money(stayed.low),
            high: money(stayed.high),
            early: money(early?.value ?? 0),
          }}
        />
      )}{' '}
      {door > 0 && door < 1 && (
        <Say
          message={repaid && chief.supposed ? 'packages.lead.doorRepaid' : 'packages.lead.door'}
          values={{ share: words.percent(door), months: repaid?.months ?? 0 }}
        />
      )}
      {door === 0 && <Say message="packages.lead.noDoor" />}{' '}
      {chief.supposed && <Say message="packages.lead.supposed" />}
    </p>
  );
}

/** What it is worth to the person, what it costs the employer, and how the claim stands. */
export function HeadlineFacts({
  data,
  claims,
}: {
  data: DecomposedHeadline;
  claims: readonly PackageClaim[];
}) {
  const { say } = useWords();
  const money = useMoney(data.said.currency);
  const chief = chiefReading(data);
  const { held, against } = standing(claims);
  const { person, employer } = chief?.value ?? {};
  return (
    <Facts
      facts={[
        ...(person && employer
          ? [
              {
                label: say('package.toPerson'),
                value: money(person.worth.value),
                note: say('packages.fact.person', {
                  low: money(person.spread.low),
                  high: money(person.spread.high),
                }),
              },
              {
                label: say('package.toEmployer'),
                value: money(employer.cost.value),
                note: say('package.expectedCost', {
                  cash: money(employer.cash.value),
                  equity: money(employer.equity.value),
                }),
              },
            ]
          : []),
        {
          label: say('packages.fact.claim'),
          value:
            claims.length === 0 ? (
              <span className="quiet">{say('packages.fact.unheld')}</span>
            ) : (
              <span className={`known ${against > 0 ? 'disputed' : 'likely'}`}>
                {say(against > 0 ? 'known.disputed' : 'known.reported')}
              </span>
            ),
          note: claims.length > 0 && say('packages.fact.standing', { held, against }),
        },
      ]}
    />
  );
}
