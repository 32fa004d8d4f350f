import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { FlowsShown } from '../../src/operations/mobility/show-flows.ts';
import type { MovesQuestion } from '../api.ts';
import { useWords } from '../parts/tongue.tsx';
import { least } from './marks.ts';
import { narrowBelow, useWidth } from './width.ts';

const tallest = 34;

/** People from the organisation of a row to that of a column; the darker, the more. A figure opens its people. */
export function Matrix({
  flows,
  title,
  question,
}: {
  flows: FlowsShown;
  title: string;
  question: MovesQuestion;
}) {
  const { say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  // On a phone the name stands above its row, so that the cells have the width.
  const left = narrow ? 24 : Math.min(230, width * 0.26);
  const above = narrow ? 18 : 0;
  // The last head leans out over the right edge.
  const right = narrow ? 0 : 72;
  const { organisations, cells } = flows;
  const place = new Map(organisations.map((one, i) => [one.id, i]));
  const nameOf = (organisation: string) => organisations[place.get(organisation) ?? 0]?.name ?? organisation;
  const size = Math.min(72, (width - left - right) / Math.max(1, organisations.length));
  const tall = Math.min(tallest, Math.max(least, size));
  const rowAt = (i: number) => head + i * (tall + above) + above;
  const head = narrow ? 26 : 96;
  const height = head + organisations.length * (tall + above) + 4;
  const most = Math.max(1, ...cells.map(({ moves }) => moves));
  const limit = Math.floor(((narrow ? width : left) - 26) / 7);
  const short = (name: string, room: number) => (name.length > room ? `${name.slice(0, room - 1)}…` : name);
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-labelledby={`${id}t ${id}d`}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>
            {cells
              .map(({ from, to, moves }) =>
                say('moves.sankey.desc', {
                  from: nameOf(from),
                  to: nameOf(to),
                  moves,
                }),
              )
              .join('; ')}
          </desc>
          {organisations.map((one, i) => (
            <g key={one.id}>
              <text x={0} y={narrow ? rowAt(i) - 5 : rowAt(i) + tall / 2 + 4} className="label">
                <tspan className="quiet">{i + 1} </tspan>
                {short(one.name, limit)}
                <title>{one.name}</title>
              </text>
              {narrow ? (
                <text x={left + (i + 0.5) * size} y={head - 8} textAnchor="middle" className="quiet">
                  {i + 1}
                </text>
              ) : (
                <text
                  transform={`translate(${left + (i + 0.5) * size - 2} ${head - 8}) rotate(-38)`}
                  className="label"
                >
                  {short(one.name, 17)}
                  <title>{one.name}</title>
                </text>
              )}
              <line
                x1={left}
                x2={left + organisations.length * size}
                y1={rowAt(i)}
                y2={rowAt(i)}
                className="grid"
              />
              <rect x={left + i * size} y={rowAt(i)} width={size} height={tall} fill="var(--paper-sunk)" />
            </g>
          ))}
          {cells.map(({ from, to, moves, stated }) => {
            const x = left + (place.get(to) ?? 0) * size;
            const y = rowAt(place.get(from) ?? 0);
            const share = Math.sqrt(moves / most);
            return (
              <Link
                key={`${from} ${to}`}
                to="/moves"
                search={{ ...question, from, to }}
                aria-label={say('moves.sankey.desc', { from: nameOf(from), to: nameOf(to), moves })}
              >
                <rect
                  x={x}
                  y={y}
                  width={size}
                  height={tall}
                  stroke="var(--paper-sunk)"
                  strokeWidth={2}
                  fill="var(--accent)"
                  fillOpacity={0.12 + 0.78 * share}
                />
                <text
                  x={x + size / 2}
                  y={y + tall / 2 + 4}
                  textAnchor="middle"
                  className="strong"
                  style={share > 0.6 ? { fill: 'var(--on-accent)' } : undefined}
                >
                  {moves}
                  <title>{`${moves} (${stated} ${say('known.documented')})`}</title>
                </text>
              </Link>
            );
          })}
        </svg>
      )}
    </div>
  );
}
