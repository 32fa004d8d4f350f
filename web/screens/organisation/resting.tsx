import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { topicSaid } from '../../../src/locales/topics.ts';
import type { Dependence } from '../../../src/operations/dependence.ts';
import { questions } from '../../api.ts';
import { linear } from '../../charts/scale.ts';
import { useWidth } from '../../charts/width.ts';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { Leaving } from './leaving.tsx';

/** People whose leaving the heading speaks of. */
const spoken = 3;

/** What remains when key people leave, and the subjects that rest on one person. */
export function Resting({ organisation }: { organisation: { readonly id: string; readonly name: string } }) {
  const { data } = useQuery(questions.dependence(organisation.id));
  if (!data || data.key.length < spoken) return null;
  return (
    <>
      <div className="two">
        <CurveFigure found={data} />
        <SubjectsFigure found={data} />
      </div>
      <Leaving found={data} />
    </>
  );
}

function CurveFigure({ found }: { found: Dependence }) {
  const { say, percent, years, number } = useWords();
  const third = found.key[spoken - 1];
  if (!third) return null;
  const title = say('dependence.curve', { count: spoken, share: percent(1 - third.remains.share) });
  const span = years(found.fromYear, found.toYear);
  return (
    <Figure
      title={title}
      dek={say('dependence.curve.dek', { years: span })}
      source={say('dependence.curve.source', {
        works: found.works,
        people: found.people,
        effective: number(Math.round(found.effective)),
      })}
      sheet={{
        name: `${found.organisation.name} key people`,
        columns: ['person', 'name', 'works', 'presence', 'credit', 'capacity', 'remains', 'low', 'high'],
        rows: found.key.map(({ id, name, works, presence, credit, capacity, remains }) => [
          id,
          name,
          works,
          presence,
          credit,
          capacity.share,
          remains.share,
          remains.low,
          remains.high,
        ]),
      }}
      drawn
    >
      <Curve found={found} title={title} />
    </Figure>
  );
}

const height = 320;

function Curve({ found, title }: { found: Dependence; title: string }) {
  const { say, percent } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const least = Math.min(...found.key.map(({ remains }) => remains.low));
  const bottom = Math.floor(Math.max(0, least - 0.02) * 5) / 5;
  const x = linear([0, found.key.length], [44, width - 16]);
  const y = linear([bottom, 1], [height - 48, 18]);
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1].filter((tick) => tick >= bottom);
  const nameOf = ({ name, presence }: Dependence['key'][number]) =>
    presence > 0.95 ? name : say('dependence.partly', { name, share: percent(presence) });
  const point = (one: Dependence['key'][number]) =>
    say('dependence.curve.point', {
      name: nameOf(one),
      share: percent(one.remains.share),
      low: percent(one.remains.low),
      high: percent(one.remains.high),
    });
  // Names above their intervals, a line apart: the first ones give way upwards.
  const nameAt = found.key.slice(0, spoken).map(({ remains }) => y(remains.high) - 4);
  for (let at = nameAt.length - 2; at >= 0; at--)
    nameAt[at] = Math.min(nameAt[at] ?? 0, (nameAt[at + 1] ?? height) - 14);
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={`${id}t ${id}d`}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>{found.key.map(point).join('; ')}</desc>
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={44} x2={width} y1={y(tick)} y2={y(tick)} className="grid" />
              <text x={36} y={y(tick) + 4} textAnchor="end" className="quiet">
                {percent(tick)}
              </text>
            </g>
          ))}
          <circle cx={x(0)} cy={y(1)} r={4.5} fill="var(--estimate)" />
          {found.key.map((one, at) => (
            <g key={one.id}>
              <title>{point(one)}</title>
              <line
                x1={x(at + 1)}
                x2={x(at + 1)}
                y1={y(one.remains.low)}
                y2={y(one.remains.high)}
                stroke="var(--interval)"
                strokeWidth={7}
                strokeLinecap="round"
              />
              <line
                x1={x(at + 1)}
                x2={x(at + 1)}
                y1={y(one.remains.low)}
                y2={y(one.remains.high)}
                stroke="var(--estimate)"
                strokeWidth={1.25}
              />
              <circle cx={x(at + 1)} cy={y(one.remains.share)} r={4.5} fill="var(--estimate)" />
              {at < spoken && (
                <text x={x(at + 1) + 9} y={nameAt[at]} className="label halo">
                  {nameOf(one)}
                </text>
              )}
              <text x={x(at + 1)} y={height - 28} textAnchor="middle" className="quiet">
                {at + 1}
              </text>
            </g>
          ))}
          <text x={44} y={height - 6} className="quiet">
            {say('dependence.curve.axis')}
          </text>
        </svg>
      )}
    </div>
  );
}

/** Subjects, those that fewest people carry first. */
function SubjectsFigure({ found: { subjects, organisation, fromYear, toYear } }: { found: Dependence }) {
  const words = useWords();
  const { say, percent, years, number } = words;
  const title =
    subjects.restingOnOne === 0
      ? say('dependence.subjects.none')
      : say('dependence.subjects', { one: subjects.restingOnOne, subjects: subjects.total });
  return (
    <Figure
      title={title}
      dek={`${say('dependence.subjects.dek')} ${say('dependence.subjects.unheld', { subjects: subjects.restingOnNobody })}`.trim()}
      source={say('dependence.subjects.source', { years: years(fromYear, toYear) })}
      sheet={{
        name: `${organisation.name} subjects`,
        columns: [
          'topic',
          'name',
          'works',
          'people',
          'experts',
          'bus_factor',
          'effective',
          'person',
          'share',
        ],
        rows: subjects.list.map(
          ({ id, name, works, people, experts, busFactor, effective, person, share }) => [
            ...[id, name, works, people, experts, busFactor, effective, person.name, share],
          ],
        ),
      }}
    >
      <Capped items={subjects.list} first={10}>
        {(shown) => (
          <Table className="chart stack label-first">
            <thead>
              <tr>
                <th scope="col">{say('dependence.subject')}</th>
                <th scope="col">{say('dependence.rests')}</th>
                <th scope="col" className="num">
                  {say('dependence.experts')}
                </th>
                <th scope="col" className="num">
                  {say('dependence.bus')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ id, name, person, share, works, experts, busFactor }) => (
                <tr key={id}>
                  <th scope="row">
                    {topicSaid(name, words)}
                    <small className="quiet speaker">{say('dependence.works', { works })}</small>
                  </th>
                  <td data-label={say('dependence.rests')}>
                    <Link to="/people/$id" params={{ id: person.id }}>
                      {person.name}
                    </Link>{' '}
                    <small className="quiet share-of">{percent(share)}</small>
                  </td>
                  <td className="num" data-label={say('dependence.experts')}>
                    {number(experts)}
                  </td>
                  <td className="num" data-label={say('dependence.bus')}>
                    {busFactor === 0 && say('dependence.bus.none')}
                    {busFactor === 1 && <strong>{number(busFactor)}</strong>}
                    {busFactor > 1 && number(busFactor)}
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
