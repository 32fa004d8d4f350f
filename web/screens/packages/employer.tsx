import type { ValuedPackage } from '../../../src/operations/packages/shapes.ts';
import { Figure } from '../../parts/figure.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** What the employer books, year by year, under both standards. */
export function Employer({ worth, money }: { worth: ValuedPackage; money: (amount: number) => string }) {
  const { say } = useWords();
  const { expense, cost, cash, equity } = worth.employer;
  const american = expense.asc718 ?? [];
  const international = expense.ifrs2 ?? [];
  const title = say('packages.employer.title', {
    cost: money(cost.value),
    cash: money(cash.value),
    equity: money(equity.value),
  });
  return (
    <Figure
      title={title}
      dek={say('packages.employer.dek')}
      sheet={{
        name: title,
        columns: ['year', 'cash', 'equity_asc_718', 'equity_ifrs_2', 'currency'],
        rows: american.map((one, i) => [
          one.year,
          Number(one.cash),
          Number(one.equity),
          Number(international[i]?.equity ?? 0),
          worth.currency,
        ]),
      }}
    >
      <Table className="chart">
        <thead>
          <tr>
            <th scope="col">{say('packages.employer.year')}</th>
            <th scope="col" className="num">
              {say('packages.employer.cash')}
            </th>
            <th scope="col" className="num">
              {say('packages.employer.asc718')}
            </th>
            <th scope="col" className="num">
              {say('packages.employer.ifrs2')}
            </th>
          </tr>
        </thead>
        <tbody>
          {american.map((one, i) => (
            <tr key={one.year}>
              <th scope="row">{one.year}</th>
              <td className="num">{money(Number(one.cash))}</td>
              <td className="num">{money(Number(one.equity))}</td>
              <td className="num">{money(Number(international[i]?.equity ?? 0))}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}
