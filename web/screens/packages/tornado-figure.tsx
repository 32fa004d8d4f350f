import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api.ts';
import { Tornado } from '../../charts/tornado.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Bones } from '../../parts/states.tsx';
import { useWords } from '../../parts/tongue.tsx';
import type { Draft } from './offer-draft.ts';
import { useRested } from './rested.ts';

const shares = ['leaving', 'riskFree', 'taxRate', 'volatility', 'growth', 'failure'];
const amounts = ['sharePrice', 'outsideWealth'];

/** What moves the worth to the person most, one assumption at a time. */
export function TornadoFigure({ draft, money }: { draft: Draft; money: (amount: number) => string }) {
  const { say, knows, percent, number } = useWords();
  const asked = useRested(draft);
  const { data } = useQuery(questions.worth(asked, true));
  const setting = (name: string, value: number): string => {
    if (shares.includes(name)) return percent(value);
    if (amounts.includes(name)) return money(value);
    return name === 'exitDelay'
      ? say('packages.monthsSigned', { months: value })
      : name === 'riskAversion'
        ? number(value)
        : `× ${number(value)}`;
  };
  const nameOf = (name: string): string => {
    const key = `packages.lever.${name}`;
    return knows(key) ? say(key) : name;
  };
  const [first] = data?.tornado ?? [];
  const title = first
    ? say('packages.tornado.finding', {
        lever: nameOf(first.name),
        low: money(Math.min(first.low, first.high)),
        high: money(Math.max(first.low, first.high)),
      })
    : say('package.moves');
  return (
    <Figure
      title={title}
      dek={say('packages.tornado.dek')}
      drawn
      source={say('packages.tornado.source')}
      {...(data && {
        sheet: {
          name: title,
          columns: ['assumption', 'from', 'to', 'worth_low', 'worth_high', 'currency'],
          rows: data.tornado.map((bar) => [bar.name, bar.from, bar.to, bar.low, bar.high, data.currency]),
        },
      })}
    >
      {data ? (
        <Tornado
          title={title}
          money={money}
          centre={data.person.worth.value}
          lines={data.tornado.slice(0, 8).map((bar) => ({
            name: nameOf(bar.name),
            from: setting(bar.name, bar.from),
            to: setting(bar.name, bar.to),
            low: bar.low,
            high: bar.high,
          }))}
        />
      ) : (
        <Bones lines={[1, 0.8, 0.6, 0.4]} tall />
      )}
    </Figure>
  );
}
