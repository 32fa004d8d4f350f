import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { linear, roundUp, yearTicks } from './scale.ts';
import { useWidth } from './width.ts';

/** What a year holds: works that print the organisation, stated arrivals and departures. */
export interface YearCounts {
  readonly year: number;
  readonly works: number;
  readonly joined: number;
  readonly left: number;
}

const gutter = 40;
const axis = 22;
const head = 30;
const panel = 100;
const gap = 24;
/** Few years are not stretched over the whole column. */
const widestYear = 88;

/** Works by year above; stated arrivals up and departures down below, on the same years. */
export function Years({ rows, title }: { rows: readonly YearCounts[]; title: string }) {
  const { say, number } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const first = Math.min(...rows.map(({ year }) => year));
  const last = Math.max(...rows.map(({ year }) => year));
  const right = Math.min(width, gutter + (last + 1 - first) * widestYear);
  const scale = linear([first, last + 1], [gutter, right]);
  const thick = Math.max(2, Math.min(48, scale(first + 1) - scale(first) - 3));
  const works = roundUp(Math.max(...rows.map((row) => row.works)));
  const arrivals = roundUp(Math.max(...rows.map((row) => row.joined)));
  const departures = roundUp(Math.max(...rows.map((row) => row.left)));
  const hasWorks = rows.some((row) => row.works > 0);
  const hasPosts = rows.some((row) => row.joined + row.left > 0);
  const postTop = hasWorks ? head + panel + gap + head : head;
  const height = (hasPosts ? postTop + panel : head + panel) + axis;
  const up = linear([0, works], [head + panel, head]);
  const person = panel / (arrivals + departures);
  const zero = postTop + arrivals * person;
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
          <desc id={`${id}d`}>
            {rows.map((row) => say('organisation.years.desc', { ...row, year: String(row.year) })).join('; ')}
          </desc>
          {hasWorks && (
            <g>
              <text x={0} y={12} className="label">
                {say('organisation.years.works')}
              </text>
              <line x1={gutter} x2={right} y1={up(works)} y2={up(works)} className="grid" />
              <text x={gutter - 8} y={up(works) + 4} textAnchor="end" className="quiet">
                {number(works)}
              </text>
              {rows.map((row) => (
                <rect
                  key={row.year}
                  x={scale(row.year)}
                  y={up(row.works)}
                  width={thick}
                  height={up(0) - up(row.works)}
                  fill="var(--accent)"
                >
                  <title>{say('organisation.years.desc', { ...row, year: String(row.year) })}</title>
                </rect>
              ))}
              <line x1={gutter} x2={right} y1={up(0)} y2={up(0)} className="axis" />
            </g>
          )}
          {hasPosts && (
            <g>
              <text x={0} y={postTop - 18} className="label">
                {say('organisation.years.posts')}
              </text>
              {[arrivals, -departures].map((level) => (
                <g key={level}>
                  <line
                    x1={gutter}
                    x2={right}
                    y1={zero - level * person}
                    y2={zero - level * person}
                    className="grid"
                  />
                  <text x={gutter - 8} y={zero - level * person + 4} textAnchor="end" className="quiet">
                    {number(Math.abs(level))}
                  </text>
                </g>
              ))}
              {rows.map((row) => (
                <g key={row.year}>
                  <rect
                    x={scale(row.year)}
                    y={zero - row.joined * person}
                    width={thick}
                    height={row.joined * person}
                    className="f-entry"
                  />
                  <rect
                    x={scale(row.year)}
                    y={zero}
                    width={thick}
                    height={row.left * person}
                    className="f-exit"
                  />
                  <title>{say('organisation.years.desc', { ...row, year: String(row.year) })}</title>
                </g>
              ))}
              <line x1={gutter} x2={right} y1={zero} y2={zero} className="axis" />
            </g>
          )}
          {yearTicks(scale, 40).map((year) => (
            <text key={year} x={scale(year)} y={height - 4} className="quiet">
              {year}
            </text>
          ))}
        </svg>
      )}
    </div>
  );
}
