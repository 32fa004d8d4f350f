import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { linear, roundUp, yearTicks } from './scale.ts';
import { useWidth } from './width.ts';

/** People who came and left in a year; `high` with those that were perhaps not seen. */
export interface YearFlow {
  readonly year: number;
  readonly inflow: number;
  readonly outflow: number;
  readonly inflowHigh: number | null;
  readonly outflowHigh: number | null;
}

const gutter = 40;
const axis = 22;
const panel = 170;
const widestYear = 72;

/** Came, up, and left, down, by year; the light part is what was perhaps not seen. */
export function YearFlows({ rows, title }: { rows: readonly YearFlow[]; title: string }) {
  const { say, number } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const first = Math.min(...rows.map(({ year }) => year));
  const last = Math.max(...rows.map(({ year }) => year));
  const right = Math.min(width, gutter + (last + 1 - first) * widestYear);
  const scale = linear([first, last + 1], [gutter, right]);
  const thick = Math.max(2, Math.min(44, scale(first + 1) - scale(first) - 3));
  const up = roundUp(Math.max(1, ...rows.map((row) => row.inflowHigh ?? row.inflow)));
  const down = roundUp(Math.max(1, ...rows.map((row) => row.outflowHigh ?? row.outflow)));
  const person = panel / (up + down);
  const zero = 8 + up * person;
  const height = 8 + panel + axis;
  const said = (row: YearFlow) =>
    `${row.year}: ${row.inflow} ${say('flows.inflow')}, ${row.outflow} ${say('flows.outflow')}`;
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
          <desc id={`${id}d`}>{rows.map(said).join('; ')}</desc>
          {[up, -down].map((level) => (
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
                y={zero - (row.inflowHigh ?? row.inflow) * person}
                width={thick}
                height={(row.inflowHigh ?? row.inflow) * person}
                fill="var(--entry-soft)"
              />
              <rect
                x={scale(row.year)}
                y={zero}
                width={thick}
                height={(row.outflowHigh ?? row.outflow) * person}
                fill="var(--exit-soft)"
              />
              <rect
                x={scale(row.year)}
                y={zero - row.inflow * person}
                width={thick}
                height={row.inflow * person}
                className="f-entry"
              />
              <rect
                x={scale(row.year)}
                y={zero}
                width={thick}
                height={row.outflow * person}
                className="f-exit"
              />
              <title>{said(row)}</title>
            </g>
          ))}
          <line x1={gutter} x2={right} y1={zero} y2={zero} className="axis" />
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
