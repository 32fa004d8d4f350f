import { useId } from 'react';
import { linear, ticksFromZero } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

/** One assumption moved down and up, and what the whole is then worth. */
interface TornadoLine {
  readonly name: string;
  /** What the assumption is set to, in words. */
  readonly from: string;
  readonly to: string;
  readonly low: number;
  readonly high: number;
}

interface TornadoProps {
  readonly lines: readonly TornadoLine[];
  /** What it is worth as it stands. */
  readonly centre: number;
  readonly title: string;
  readonly money: (amount: number) => string;
}

const row = 40;
const head = 22;

/** What moves a value most: a bar from the worth under the low setting to the worth under the high one. */
export function Tornado({ lines, centre, title, money }: TornadoProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const left = narrow ? 0 : 176;
  const height = head + lines.length * (narrow ? row + 14 : row);
  const values = lines.flatMap(({ low, high }) => [low, high]);
  const span = Math.max(centre, ...values) - Math.min(centre, ...values);
  const room = narrow ? 46 : 84;
  const x = linear(
    [Math.min(centre, ...values), Math.min(centre, ...values) + span],
    [left + room, Math.max(left + room + 1, width - room)],
  );
  const axis = ticksFromZero(0, Math.max(centre, ...values), 4).filter(
    (tick) => x(tick) > left + 20 && x(tick) < width - 20,
  );
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-labelledby={`${id}t`}
        >
          <title id={`${id}t`}>{title}</title>
          {axis.map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={head - 6} y2={height} className="grid" />
              <text x={x(tick)} y={12} textAnchor="middle" className="quiet">
                {money(tick)}
              </text>
            </g>
          ))}
          {lines.map(({ name, from, to, low, high }, i) => {
            const top = head + i * (narrow ? row + 14 : row) + (narrow ? 20 : 8);
            const falls = high < low;
            const [start, end] = [Math.min(x(low), x(high)), Math.max(x(low), x(high))];
            return (
              <g key={name}>
                <text x={0} y={narrow ? top - 5 : top + 16} className="label halo">
                  {name}
                </text>
                <rect
                  x={x(low) < x(centre) ? x(low) : x(centre)}
                  y={top}
                  width={Math.max(1, Math.abs(x(low) - x(centre)))}
                  height={20}
                  fill="var(--org-4)"
                />
                <rect
                  x={x(high) < x(centre) ? x(high) : x(centre)}
                  y={top}
                  width={Math.max(1, Math.abs(x(high) - x(centre)))}
                  height={20}
                  fill="var(--accent)"
                />
                <text x={start - 6} y={top + 14} textAnchor="end" className="quiet halo">
                  {falls ? to : from}
                </text>
                <text x={end + 6} y={top + 14} className="quiet halo">
                  {falls ? from : to}
                </text>
              </g>
            );
          })}
          <line
            x1={x(centre)}
            x2={x(centre)}
            y1={head - 4}
            y2={height}
            stroke="var(--ink)"
            strokeWidth={1.5}
          />
        </svg>
      )}
    </div>
  );
}
