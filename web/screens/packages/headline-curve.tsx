import { useNavigate } from '@tanstack/react-router';
import type { DecomposedHeadline } from '../../../src/operations/packages/decompose.ts';
import { LeavingCurve } from '../../charts/leaving-curve.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { findSplit, type Reading } from './headline-findings.ts';
import type { HeadlineQuestion } from './headline-question.ts';
import { LeavingMonth } from './leaving-month.tsx';
import { useMoney } from './money.ts';

const colours: Readonly<Record<Reading['name'], string>> = {
  'as-said': 'var(--org-3)',
  cliff: 'var(--estimate)',
  'at-once': 'var(--org-4)',
};

/** Value kept by the month of leaving, for each way to read the headline. */
export function HeadlineCurve({
  data,
  chief,
  question,
}: {
  data: DecomposedHeadline;
  chief: Reading;
  question: HeadlineQuestion;
}) {
  const { say, percent, number } = useWords();
  const money = useMoney(data.said.currency);
  const navigate = useNavigate();
  const amount = data.said.amount ?? 0;
  const horizon = chief.value.curve.length - 1;
  const month = Math.min(horizon, Math.max(0, Math.round(question.month ?? Math.min(24, horizon))));
  const title = say(`packages.finding.${findSplit(chief.split)}`, {
    amount: money(amount),
    years: data.years,
    share: percent((chief.split['equityAtRisk'] ?? 0) + (chief.split['equityCertain'] ?? 0)),
  });
  const assumed = (name: string) =>
    Number(chief.value.assumptions.find((one) => one.name === name)?.value ?? 0);
  const lines = data.readings.map(({ name, value, supposed }) => ({
    id: name,
    name: say(`packages.reading.${name}`),
    note: say(supposed ? 'packages.reading.ours' : 'packages.reading.said'),
    colour: name === chief.name ? 'var(--estimate)' : colours[name],
    chosen: name === chief.name,
    points: value.curve,
  }));
  return (
    <Figure
      title={title}
      dek={say('packages.curve.dek')}
      source={say('packages.curve.source', {
        paths: number(chief.value.paths),
        volatility: percent(assumed('volatility')),
        leaving: percent(assumed('leaving')),
      })}
      drawn
      sheet={{
        name: title,
        columns: ['reading', 'month', 'value', 'low_10', 'high_90', 'currency'],
        rows: data.readings.flatMap(({ name, value }) =>
          value.curve.map((point) => [name, point.month, point.value, point.low, point.high, value.currency]),
        ),
      }}
    >
      <LeavingCurve
        lines={lines}
        title={title}
        money={money}
        month={month}
        said={{
          amount,
          name: say('packages.said'),
          note: say('packages.said.note', { amount: money(amount) }),
        }}
      />
      <LeavingMonth
        lines={lines}
        month={month}
        horizon={horizon}
        money={money}
        change={(next) =>
          void navigate({
            to: '/packages',
            search: { ...question, month: next },
            replace: true,
            resetScroll: false,
          })
        }
      />
    </Figure>
  );
}
