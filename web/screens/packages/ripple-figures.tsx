import { useState } from 'react';
import type { RippledPay } from '../../../src/operations/packages/ripple.ts';
import { RipplePicture } from '../../charts/ripple-picture.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';

type Policy = RippledPay['policies'][number]['policy'];

/** What one hire does to the scale: the picture, the levels, and what each policy costs. */
export function RippleFigures({ data, money }: { data: RippledPay; money: (amount: number) => string }) {
  const { say, number, percent, knows } = useWords();
  const [policy, setPolicy] = useState<Policy>('compa-ratio');
  const chosen = data.policies.find((one) => one.policy === policy);
  const ranks = new Map(data.levels.map(({ level }, place) => [level, place]));
  const rankOf = (level: string) => ranks.get(level) ?? 0;
  const levelName = (level: string): string => {
    const key = `packages.level.${level}`;
    return data.source === 'pay-data' && knows(key) ? say(key) : level;
  };
  const title = say(data.passed.people > 0 ? 'packages.ripple.finding' : 'packages.ripple.calm', {
    people: data.passed.people,
    higher: data.passed.higherLevels,
    times: number(Number(data.hire.timesMedian.toPrecision(2))),
  });
  const source =
    data.source === 'pay-data'
      ? say('package.ripple.drawn', { answers: data.answers ?? 0 })
      : say('packages.ripple.ownSource');
  const range = ({ low, high }: { low: number; high: number }, how: (value: number) => string): string =>
    how(low) === how(high) ? how(low) : say('claim.range', { low: how(low), high: how(high) });
  const costs = say('packages.ripple.costs', {
    low: money(Math.min(...data.policies.map(({ total }) => total.low))),
    high: money(Math.max(...data.policies.map(({ total }) => total.high))),
    years: data.assumptions.years,
  });
  return (
    <>
      <Figure
        title={title}
        dek={say('packages.ripple.dek')}
        source={source}
        drawn
        sheet={{
          name: title,
          columns: ['level', 'pay', 'count', ...data.policies.map((one) => `after_${one.policy}`)],
          rows: data.scale.map((row, i) => [
            row.level,
            row.pay,
            row.count,
            ...data.policies.map(({ after }) => after[i] ?? null),
          ]),
        }}
      >
        <RipplePicture
          title={title}
          money={money}
          levels={data.levels.map(({ level }) => levelName(level))}
          dots={data.scale.map((row, i) => ({
            level: levelName(row.level),
            pay: row.pay,
            count: row.count,
            after: chosen?.after[i] ?? row.pay,
            passed: row.pay < data.hire.pay && rankOf(row.level) >= rankOf(data.hire.level),
          }))}
          hire={{
            level: levelName(data.hire.level),
            pay: data.hire.pay,
            name: say('packages.ripple.hire', { pay: money(data.hire.pay) }),
          }}
        />
        <p className="key">
          <span>
            <i className="swatch exit" />
            {say('packages.ripple.passedKey')}
          </span>
          <span>
            <i className="swatch stay" />
            {say('packages.ripple.othersKey')}
          </span>
          <label>
            {say('packages.ripple.after')}{' '}
            <select
              className="field"
              value={policy}
              onChange={({ target }) =>
                setPolicy(data.policies.find((one) => one.policy === target.value)?.policy ?? 'none')
              }
            >
              {data.policies.map((one) => (
                <option key={one.policy} value={one.policy}>
                  {say(`package.policy.${one.policy}`)}
                </option>
              ))}
            </select>
          </label>
        </p>
      </Figure>
      <Figure
        title={costs}
        dek={say('packages.ripple.costsDek')}
        source={say('package.ripple.source')}
        sheet={{
          name: costs,
          columns: ['policy', 'raised', 'yearly', 'exits_low', 'exits_high', 'total_low', 'total_high'],
          rows: data.policies.map((one) => [
            one.policy,
            one.raised,
            one.yearly,
            one.exits.low,
            one.exits.high,
            one.total.low,
            one.total.high,
          ]),
        }}
      >
        <Table className="chart stack">
          <thead>
            <tr>
              <th scope="col">{say('package.ripple.policy')}</th>
              <th scope="col" className="num">
                {say('package.ripple.raised')}
              </th>
              <th scope="col" className="num">
                {say('package.ripple.yearly')}
              </th>
              <th scope="col" className="num">
                {say('package.ripple.exits')}
              </th>
              <th scope="col" className="num">
                {say('package.ripple.total', { years: data.assumptions.years })}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.policies.map((one) => (
              <tr key={one.policy}>
                <th scope="row">{say(`package.policy.${one.policy}`)}</th>
                <td className="num" data-label={say('package.ripple.raised')}>
                  {number(one.raised)}
                </td>
                <td className="num" data-label={say('package.ripple.yearly')}>
                  {money(one.yearly)}
                </td>
                <td className="num" data-label={say('package.ripple.exits')}>
                  {range(one.exits, (value) => number(Number(value.toFixed(1))))}
                </td>
                <td
                  className="num"
                  data-label={say('package.ripple.total', { years: data.assumptions.years })}
                >
                  {range(one.total, money)}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Figure>
      <Figure
        title={say('packages.ripple.levels')}
        dek={say('packages.ripple.levelsDek')}
        sheet={{
          name: say('packages.ripple.levels'),
          columns: ['level', 'people', 'low', 'median', 'high', 'below_hire', 'hire_over_median', 'step'],
          rows: data.levels.map((one) => [
            one.level,
            one.people,
            one.low,
            one.median,
            one.high,
            one.passed,
            one.compaRatio,
            one.step,
          ]),
        }}
      >
        <Table className="chart stack">
          <thead>
            <tr>
              <th scope="col">{say('package.ripple.level')}</th>
              <th scope="col" className="num">
                {say('package.ripple.people')}
              </th>
              <th scope="col" className="num">
                {say('package.ripple.median')}
              </th>
              <th scope="col" className="num">
                {say('package.ripple.best')}
              </th>
              <th scope="col" className="num">
                {say('package.ripple.beneath')}
              </th>
              <th scope="col" className="num">
                {say('package.ripple.compa')}
              </th>
              <th scope="col" className="num">
                {say('package.ripple.step')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.levels.map((one) => (
              <tr key={one.level}>
                <th scope="row">{levelName(one.level)}</th>
                <td className="num" data-label={say('package.ripple.people')}>
                  {number(one.people)}
                </td>
                <td className="num" data-label={say('package.ripple.median')}>
                  {money(one.median)}
                </td>
                <td className="num" data-label={say('package.ripple.best')}>
                  {money(one.high)}
                </td>
                <td className="num" data-label={say('package.ripple.beneath')}>
                  {number(one.passed)}
                </td>
                <td className="num" data-label={say('package.ripple.compa')}>
                  {percent(one.compaRatio)}
                </td>
                <td className="num" data-label={say('package.ripple.step')}>
                  {one.step === null ? '' : percent(one.step)}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Figure>
    </>
  );
}
