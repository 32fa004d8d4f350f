import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { linear, spreadApart, ticksFromZero } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

/** What one offer, or one reading of a headline, leaves in the hand at the end of each month. */
export interface LeavingLine {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly colour: string;
  /** The one that is looked at: drawn strong, with its band. */
  readonly chosen: boolean;
  readonly points: readonly {
    readonly month: number;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
}

interface LeavingCurveProps {
  readonly lines: readonly LeavingLine[];
  readonly title: string;
  readonly money: (amount: number) => string;
  /** An amount as it was said, drawn across. */
  readonly said?: { readonly amount: number; readonly name: string; readonly note: string } | undefined;
  /** The month that is looked at. */
  readonly month: number;
}

const body = 300;
const axis = 26;

/** What is kept on leaving at each month, in steps; the chosen line with the band of eight outcomes in ten. */
export function LeavingCurve({ lines, title, money, said, month }: LeavingCurveProps) {
  const { say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const chosen = lines.find((line) => line.chosen) ?? lines[0];
  const legend = [...(said ? [said.name] : []), ...lines.map(({ name }) => name)];
  const top = narrow ? 14 + legend.length * 20 : 14;
  const horizon = Math.max(1, ...lines.map(({ points }) => points.length - 1));
  const highest = Math.max(
    said?.amount ?? 0,
    ...lines.flatMap(({ points }) => points.map(({ value }) => value)),
    ...(chosen?.points.map(({ high }) => high) ?? []),
  );
  const lowest = Math.min(0, ...lines.flatMap(({ points }) => points.map(({ value }) => value)));
  const ticks = ticksFromZero(lowest, highest, 4);
  const left = narrow ? 64 : 76;
  const right = width - (narrow ? 8 : 204);
  const x = linear([0, horizon], [left, right]);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [top + body, top]);
  const ends = [...(said ? [said.amount] : []), ...lines.map(({ points }) => points.at(-1)?.value ?? 0)];
  const heights = spreadApart(ends.map(y), 34, top);
  const step = [1, 2, 3, 6, 12, 24].find((months) => x(months) - x(0) >= (narrow ? 60 : 110)) ?? 36;
  const months = Array.from({ length: Math.floor(horizon / step) + 1 }, (_, i) => i * step);
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={top + body + axis}
          viewBox={`0 0 ${width} ${top + body + axis}`}
          role="img"
          aria-labelledby={`${id}t ${id}d`}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>
            {lines
              .map(({ name, points }) =>
                say('packages.curve.desc', {
                  name,
                  value: money(points.at(-1)?.value ?? 0),
                  months: horizon,
                }),
              )
              .join(' ')}
          </desc>
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} className={tick === 0 ? 'axis' : 'grid'} />
              <text x={left - 8} y={y(tick) + 4} textAnchor="end" className="quiet">
                {tick === 0 ? '0' : money(tick)}
              </text>
            </g>
          ))}
          {months.map((at) => (
            <text
              key={at}
              x={x(at)}
              y={top + body + 20}
              className="quiet"
              textAnchor={at === 0 ? 'start' : x(at) > right - 10 ? 'end' : 'middle'}
            >
              {narrow ? at : at === 0 ? say('packages.firstDay') : say('packages.months', { months: at })}
            </text>
          ))}
          {chosen && <path d={bandOf(chosen, x, y)} fill="var(--interval)" opacity={0.6} />}
          {said && (
            <line
              x1={left}
              x2={right}
              y1={y(said.amount)}
              y2={y(said.amount)}
              stroke="var(--disputed)"
              strokeWidth={2}
              strokeDasharray="6 4"
            />
          )}
          <line x1={x(month)} x2={x(month)} y1={top} y2={top + body} className="axis" strokeDasharray="2 3" />
          {lines.map((line) => (
            <path
              key={line.id}
              data-line={line.id}
              d={stepsOf(line.points, x, y)}
              fill="none"
              stroke={line.colour}
              strokeWidth={line.chosen ? 2.5 : 1.75}
              strokeLinejoin="round"
            />
          ))}
          {chosen?.points[month] && (
            <circle
              cx={x(month)}
              cy={y(chosen.points[month].value)}
              r={5}
              fill={chosen.colour}
              stroke="var(--paper)"
              strokeWidth={1.5}
            />
          )}
          {narrow
            ? legend.map((name, i) => (
                <g key={name}>
                  <line
                    x1={0}
                    x2={18}
                    y1={8 + i * 20}
                    y2={8 + i * 20}
                    stroke={said && i === 0 ? 'var(--disputed)' : lines[i - (said ? 1 : 0)]?.colour}
                    strokeWidth={2.5}
                    {...(said && i === 0 && { strokeDasharray: '6 4' })}
                  />
                  <text x={26} y={12 + i * 20} className="label">
                    {name}
                  </text>
                </g>
              ))
            : legend.map((name, i) => {
                const line = lines[i - (said ? 1 : 0)];
                const note = said && i === 0 ? said.note : line?.note;
                return (
                  <g key={name}>
                    <text
                      x={right + 12}
                      y={(heights[i] ?? 0) + 2}
                      className="strong"
                      style={{ fill: line && (!said || i > 0) ? line.colour : 'var(--disputed)' }}
                    >
                      {shorten(name)}
                    </text>
                    <text x={right + 12} y={(heights[i] ?? 0) + 17} className="quiet">
                      {note ?? ''}
                    </text>
                  </g>
                );
              })}
        </svg>
      )}
    </div>
  );
}

/** A name that fits beside the chart. */
function shorten(name: string): string {
  return name.length > 29 ? `${name.slice(0, 28).trimEnd()}…` : name;
}

type Scaled = (value: number) => number;

/** A stair: what is kept holds from the end of a month to the end of the next. */
function stepsOf(points: LeavingLine['points'], x: Scaled, y: Scaled): string {
  return points
    .map(({ month, value }, i) =>
      i === 0 ? `M${x(month)} ${y(value)}` : `H${x(month).toFixed(1)}V${y(value).toFixed(1)}`,
    )
    .join('');
}

function bandOf({ points }: LeavingLine, x: Scaled, y: Scaled): string {
  const up = points.map(({ month, high }, i) =>
    i === 0 ? `M${x(month)} ${y(high)}` : `H${x(month).toFixed(1)}V${y(high).toFixed(1)}`,
  );
  const down = points
    .map(({ month, low }, i) => {
      const before = points[i - 1];
      return before === undefined
        ? `V${y(low).toFixed(1)}`
        : `V${y(low).toFixed(1)}H${x(month).toFixed(1)}V${y(before.low).toFixed(1)}H${x(before.month).toFixed(1)}`;
    })
    .reverse();
  return `${up.join('')}${down.join('')}Z`;
}
