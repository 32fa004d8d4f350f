import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { narrowBelow, useWidth } from './width.ts';

/** From where, or to where, people with a stated post went. */
export interface Direction {
  readonly name: string;
  readonly people: number;
  /** The years of it in words. */
  readonly when: string;
}

const rowHeight = 40;
const perRow = 12;
const mostLines = 3;
const widestStep = 9.6;

/** One dot a person: on the left where they came from, on the right where they went; narrow, one above the other. */
export function Directions({
  from,
  to,
  title,
}: {
  from: readonly Direction[];
  to: readonly Direction[];
  title: string;
}) {
  const { say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const columns = [
    { rows: from, head: say('organisation.flows.from'), mark: 'f-entry' },
    { rows: to, head: say('organisation.flows.to'), mark: 'f-exit' },
  ].filter(({ rows }) => rows.length > 0);
  const wide = narrow || columns.length < 2 ? width : (width - 64) / 2;
  const tall = (rows: readonly Direction[]) => 24 + rows.length * rowHeight;
  const height = narrow
    ? columns.reduce((sum, { rows }) => sum + tall(rows) + 20, 0)
    : Math.max(...columns.map(({ rows }) => tall(rows)));
  const desc = columns
    .map(({ head, rows }) => `${head}: ${rows.map(({ name, people }) => `${name} ${people}`).join(', ')}`)
    .join('. ');
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
          <desc id={`${id}d`}>{desc}</desc>
          {columns.map(({ rows, head, mark }, index) => {
            const above = narrow && index === 1 ? tall(columns[0]?.rows ?? []) + 20 : 0;
            const across = narrow ? 0 : index * (wide + 64);
            return (
              <g key={head} transform={`translate(${across} ${above})`}>
                <text y={12} className="strong">
                  {head}
                </text>
                {rows.map((row, place) => (
                  <DirectionRow
                    key={row.name}
                    row={row}
                    y={24 + place * rowHeight}
                    width={wide}
                    mark={mark}
                  />
                ))}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}

function DirectionRow({ row, y, width, mark }: { row: Direction; y: number; width: number; mark: string }) {
  const left = Math.round(width * 0.56);
  const limit = Math.floor((left - 8) / 7.6);
  // Every person has a dot: a row of more people is longer, then finer.
  const columns = Math.max(perRow, Math.ceil(row.people / mostLines));
  const step = Math.min(widestStep, (width - left - 44) / columns);
  const lines = Math.ceil(row.people / columns);
  return (
    <g transform={`translate(0 ${y})`}>
      <line x1={0} x2={width} y1={0} y2={0} className="grid" />
      <text y={18} className="body">
        {row.name.length > limit ? `${row.name.slice(0, limit - 1)}…` : row.name}
        <title>{row.name}</title>
      </text>
      <text y={33} className="quiet">
        {row.when}
      </text>
      {Array.from({ length: row.people }, (_, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: one dot is like another
          key={index}
          cx={left + 4 + (index % columns) * step}
          cy={20 + (Math.floor(index / columns) - (lines - 1) / 2) * widestStep}
          r={Math.min(4, step * 0.42)}
          className={mark}
        />
      ))}
      <text x={left + 8 + Math.min(columns, row.people) * step} y={24} className="strong">
        {row.people}
      </text>
    </g>
  );
}
