import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { stepSaid } from '../../src/locales/statements.ts';
import { questions } from '../api.ts';
import { useSupplier } from './evidence.tsx';
import { type Row, useBuildSoFar } from './progress.ts';
import { Table } from './table.tsx';
import { useWords } from './tongue.tsx';

/** Says that a newer build than the one on screen is served, and shows it when asked. */
export function StaleNotice() {
  const { say } = useWords();
  const queries = useQueryClient();
  const { data } = useQuery(questions.status());
  const [shown, show] = useState<string>();
  const served = data?.build;
  if (served && shown === undefined) show(served);
  if (!served || served === (shown ?? served)) return null;
  const reload = () => {
    show(served);
    void queries.invalidateQueries();
  };
  return (
    <p className="stale" role="status">
      {say('stale.ready')}{' '}
      <button type="button" className="quiet-button" onClick={reload}>
        {say('stale.reload')}
      </button>
    </p>
  );
}

/** The build, step by step: rows, rate, time left. */
export function BuildProgress() {
  const { say } = useWords();
  const queries = useQueryClient();
  const finished = useCallback(() => void queries.invalidateQueries(), [queries]);
  const { rows, steps, done, failed } = useBuildSoFar(finished);
  const title =
    rows.length === 0
      ? say('build.starting')
      : steps === 0
        ? say('build.reading')
        : say('build.finding', { done, total: steps });
  return (
    <section className="figure">
      <h2 aria-live="polite">{title}</h2>
      <p className="dek">{say('build.dek')}</p>
      {failed && (
        <div className="trouble" role="alert">
          <h3>{say('build.failed')}</h3>
          <p>{[failed.what, failed.why, failed.mend].filter(Boolean).join(' ')}</p>
        </div>
      )}
      {rows.length > 0 && (
        <div className="scroll">
          <Table className="build chart">
            <thead>
              <tr>
                <th scope="col">{say('build.step')}</th>
                <td />
                <th scope="col" className="num">
                  {say('build.rows')}
                </th>
                <th scope="col" className="num rate">
                  {say('build.rate')}
                </th>
                <th scope="col" className="num">
                  {say('build.left')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <StepRow key={row.name} row={row} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </section>
  );
}

/** What a step makes, over the name of its table, which is all there is where it has no words. */
export function StepName({ step }: { step: string }) {
  const words = useWords();
  const said = stepSaid(step, words);
  return said === null ? (
    <code>{step}</code>
  ) : (
    <>
      {said} <code className="step-table">{step}</code>
    </>
  );
}

function StepRow({ row }: { row: Row }) {
  const words = useWords();
  const { say, number } = words;
  const supplier = useSupplier();
  const took = say('build.took', { seconds: number(Math.round(row.seconds * 10) / 10) });
  const left = row.left === null ? took : say('build.remaining', { seconds: Math.ceil(row.left) });
  const time = { running: left, done: took, reused: say('build.kept') }[row.state];
  return (
    <tr>
      <th scope="row">
        {stepSaid(row.name, words) === null ? supplier(row.name) : <StepName step={row.name} />}
      </th>
      <td className="progress">
        <svg width="100%" height="8" aria-hidden="true">
          <rect width="100%" height="8" fill="var(--cohort)" />
          <rect width={`${(row.part ?? 0) * 100}%`} height="8" fill="var(--accent)" />
        </svg>
      </td>
      <td className="num">{number(row.rows)}</td>
      <td className="num rate">{row.rate === null ? '' : number(Math.round(row.rate))}</td>
      <td className="num">{time}</td>
    </tr>
  );
}
