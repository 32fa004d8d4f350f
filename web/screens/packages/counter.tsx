import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { questions } from '../../api.ts';
import { Figure } from '../../parts/figure.tsx';
import { FigureField } from '../../parts/figure-field.tsx';
import { Trouble } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { type Draft, isDraft } from './offer-draft.ts';

interface CounterProps {
  readonly offers: readonly Draft[];
  readonly names: readonly string[];
  /** Place of the offer that is one's own. */
  readonly own: number;
  readonly money: (amount: number) => string;
  /** Lays the counter-offer beside the others. */
  readonly add: (draft: Draft) => void;
}

/** The offer within one's caps that comes nearest to a rival's, and what it still loses by. */
export function Counter({ offers, names, own, money, add }: CounterProps) {
  const { say, list } = useWords();
  const [rival, setRival] = useState<number>();
  const [cash, setCash] = useState(500_000);
  const [dilution, setDilution] = useState(0.01);
  const [signOn, setSignOn] = useState<number>();
  const [salary, setSalary] = useState<number>();
  const [tender, setTender] = useState<number>();
  const against = rival !== undefined && rival !== own && rival < offers.length ? rival : own === 0 ? 1 : 0;
  const [asked, setAsked] = useState<object>();
  const { data, error, isFetching } = useQuery(questions.counterOffer(asked));
  const ask = () =>
    setAsked({
      own: offers[own],
      rival: offers[against],
      room: {
        cash: String(cash),
        dilution,
        ...(signOn !== undefined && { signOn: String(signOn) }),
        ...(salary !== undefined && { salary: String(salary) }),
        ...(tender !== undefined && { tender: { month: 24, cap: String(tender) } }),
      },
    });
  const shortest = data && Math.max(...data.axes.map(({ short }) => short));
  const title = data
    ? say(shortest && shortest > 1 ? 'packages.counter.short' : 'packages.counter.wins', {
        rival: names[against] ?? '',
        short: money(shortest ?? 0),
      })
    : say('packages.counter.title', { own: names[own] ?? '', rival: names[against] ?? '' });
  const added = data
    ? [
        ...(data.added.signOn >= 1
          ? [say('package.counter.signOn', { amount: money(data.added.signOn) })]
          : []),
        ...(data.added.salary >= 1
          ? [say('package.counter.salary', { amount: money(data.added.salary) })]
          : []),
        ...(data.added.units >= 1 ? [say('package.counter.units', { units: data.added.units })] : []),
        ...(data.added.tender ? [say('package.counter.tender')] : []),
      ]
    : [];
  const made = data && isDraft(data.offer) ? data.offer : undefined;
  return (
    <Figure
      title={title}
      dek={say('packages.counter.dek')}
      {...(data && {
        sheet: {
          name: title,
          columns: ['month', 'rival', 'before', 'after', 'short'],
          rows: data.axes.map((one) => [one.month, one.rival, one.before, one.after, one.short]),
        },
      })}
    >
      <form
        className="fields chart"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        {offers.length > 2 && (
          <label className="labelled">
            <span>{say('packages.counter.rival')}</span>
            <select
              className="field"
              value={against}
              onChange={({ target }) => setRival(Number(target.value))}
            >
              {names.map((name, i) =>
                i === own ? null : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: offers may share a name
                  <option key={i} value={i}>
                    {name}
                  </option>
                ),
              )}
            </select>
          </label>
        )}
        <FigureField
          shown
          unit="money"
          label={say('packages.counter.cash')}
          value={cash}
          change={(v) => v !== undefined && setCash(v)}
        />
        <FigureField
          shown
          unit="percent"
          label={say('packages.counter.dilution')}
          value={dilution}
          change={(v) => v !== undefined && setDilution(v)}
        />
        <FigureField
          shown
          optional
          unit="money"
          label={say('packages.counter.signOn')}
          value={signOn}
          change={setSignOn}
          placeholder={say('packages.noCap')}
        />
        <FigureField
          shown
          optional
          unit="money"
          label={say('packages.counter.salary')}
          value={salary}
          change={setSalary}
          placeholder={say('packages.noCap')}
        />
        <FigureField
          shown
          optional
          unit="money"
          label={say('packages.counter.tender')}
          value={tender}
          change={setTender}
          placeholder={say('packages.none')}
        />
        <button type="submit" className="act first" disabled={isFetching}>
          {say('packages.counter.find')}
        </button>
      </form>
      {error && asked && <Trouble error={error} />}
      {data && (
        <>
          <p className="prose under-title">
            {say('package.counter.added', {
              items: added.length > 0 ? list(added) : say('package.counter.nothing'),
            })}
            {'. '}
            {say('package.counter.worth', {
              before: money(data.worth.before),
              after: money(data.worth.after),
              rival: money(data.worth.rival),
            })}
          </p>
          <Table className="chart">
            <thead>
              <tr>
                <th scope="col">{say('package.month')}</th>
                <th scope="col" className="num">
                  {say('package.counter.rival')}
                </th>
                <th scope="col" className="num">
                  {say('package.counter.before')}
                </th>
                <th scope="col" className="num">
                  {say('package.counter.after')}
                </th>
                <th scope="col" className="num">
                  {say('package.counter.short')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.axes.map((one) => (
                <tr key={one.month}>
                  <th scope="row">{one.month}</th>
                  <td className="num">{money(one.rival)}</td>
                  <td className="num">{money(one.before)}</td>
                  <td className="num">{money(one.after)}</td>
                  <td className="num">{one.short > 1 ? money(one.short) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </Table>
          {made && offers.length < 5 && (
            <p className="acts more">
              <button type="button" className="act" onClick={() => add(made)}>
                {say('packages.counter.lay')}
              </button>
            </p>
          )}
        </>
      )}
    </Figure>
  );
}
