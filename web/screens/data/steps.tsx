import type { Status } from '../../../src/operations/builds/status.ts';
import { StepName } from '../../parts/build.tsx';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';

export function Steps({ status, builtAt }: { status: Status; builtAt: string | null }) {
  const { say, number, date } = useWords();
  const seconds = status.steps.reduce((sum, step) => sum + step.seconds, 0);
  return (
    <Figure
      title={say('data.steps', { steps: status.steps.length, seconds: Math.round(seconds) })}
      dek={say('data.steps.dek', {
        date: builtAt ? date(builtAt.slice(0, 10), 'day') : 'none',
        build: status.build ?? '',
      })}
      sheet={{
        name: say('data.steps.name'),
        columns: ['step', 'layer', 'rows', 'seconds', 'peak_bytes'],
        rows: status.steps.map((step) => [step.step, step.layer, step.rows, step.seconds, step.peakBytes]),
      }}
    >
      <Capped items={status.steps} first={14}>
        {(shown) => (
          <Table className="chart">
            <thead>
              <tr>
                <th scope="col">{say('build.step')}</th>
                <th scope="col" className="num">
                  {say('build.rows')}
                </th>
                <th scope="col" className="num">
                  {say('build.left')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((step) => (
                <tr key={step.step}>
                  <th scope="row">
                    <StepName step={step.step} />
                  </th>
                  <td className="num">{number(step.rows)}</td>
                  <td className="num">
                    {say('build.took', { seconds: number(Math.round(step.seconds * 10) / 10) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
      </Capped>
    </Figure>
  );
}
