import { useQuery } from '@tanstack/react-query';
import type { Status } from '../../../src/operations/builds/status.ts';
import { questions } from '../../api.ts';
import { BuildProgress } from '../../parts/build.tsx';
import { CoverageFigure } from '../../parts/coverage-figure.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { Silent } from './silent.tsx';
import { Steps } from './steps.tsx';
import { Suppliers } from './suppliers.tsx';
import { Suppressed } from './suppressed.tsx';

/** `/data`: can I trust it. */
export function Data() {
  const { say, date } = useWords();
  const sources = useQuery(questions.sources());
  const status = useQuery(questions.status());
  usePageTitle(say('room.data'));
  const error = sources.error ?? status.error;
  if (error) return <Trouble error={error} />;
  if (!sources.data || !status.data) return <PageBones />;
  const { holdings, builtAt, dataTo, builder } = status.data;
  return (
    <>
      <p className="crumb">{say('room.data')}</p>
      <div className="masthead">
        <div>
          <h1>{say('data.title')}</h1>
          <p className="lead">
            {say('data.lead', {
              sources: sources.data.sources.length,
              date: dataTo ? date(dataTo, 'day') : 'none',
            })}
          </p>
        </div>
        <aside>
          <Holdings holdings={holdings} />
        </aside>
      </div>
      {builder === 'building' || builder === 'importing' ? <BuildProgress /> : null}
      <Suppliers sources={sources.data.sources} />
      <div className="two">
        <CoverageFigure coverage={sources.data.coverage} />
        <Silent venues={sources.data.venues} />
      </div>
      <div className="two">
        <Steps status={status.data} builtAt={builtAt} />
        <div>
          <Duties />
          <Suppressed />
        </div>
      </div>
    </>
  );
}

function Holdings({ holdings }: { holdings: Status['holdings'] }) {
  const { say, number } = useWords();
  if (!holdings) return null;
  const kinds = ['people', 'works', 'lines', 'organisations', 'posts', 'claims'] as const;
  return (
    <Facts facts={kinds.map((kind) => ({ label: say(`held.${kind}`), value: number(holdings[kind]) }))} />
  );
}

function Duties() {
  const { say } = useWords();
  const points = [
    'data.duties.fields',
    'data.duties.local',
    'data.duties.claims',
    'data.duties.identity',
    'data.duties.suppression',
  ] as const;
  return (
    <Figure title={say('data.duties')}>
      <ul className="entries chart prose">
        {points.map((point) => (
          <li key={point}>{say(point)}</li>
        ))}
      </ul>
    </Figure>
  );
}
