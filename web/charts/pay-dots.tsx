import { useId } from 'react';
import { narrowBelow, useWidth } from './width.ts';

/** One amount, or a range of them, on the scale of pay. */
export interface PayLine {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly low: number;
  /** Null where no upper end is said. */
  readonly high: number | null;
  readonly text: string;
  /** The one the page is about. */
  readonly own: boolean;
}

/** Yearly pay on a scale whose steps are each ten times the last: ranges as bands, amounts as dots. */
export function PayDots({
  lines,
  title,
  money,
}: {
  lines: readonly PayLine[];
  title: string;
  money: (amount: number) => string;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const row = narrow ? 54 : 44;
  const head = 22;
  const left = narrow ? 12 : Math.min(340, width * 0.4);
  const values = lines.flatMap(({ low, high }) => [low, high ?? low]);
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  const right = width - (narrow ? 12 : 40);
  const x = (value: number) => left + ((Math.log10(value) - from) / (to - from)) * (right - left);
  const height = head + row * lines.length;
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
          <desc id={`${id}d`}>{lines.map(({ name, text }) => `${name}: ${text}`).join('; ')}</desc>
          {Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i)).map((tick, i) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={head - 4} y2={height} className="grid" />
              <text
                x={x(tick)}
                y={12}
                className="quiet"
                textAnchor={narrow && i === 0 ? 'start' : i === to - from ? 'end' : 'middle'}
              >
                {money(tick)}
              </text>
            </g>
          ))}
          {lines.map(({ id: line, name, note, low, high, text, own }, i) => {
            const top = head + i * row;
            const middle = narrow ? top + 36 : top + 21;
            const end = x(high ?? low);
            const after = end + 14 + text.length * 6.6 < width;
            return (
              <g key={line}>
                <text x={0} y={top + 16} className={own ? 'body strong halo' : 'body halo'}>
                  {name}
                </text>
                {!narrow && (
                  <text x={0} y={top + 33} className="quiet">
                    {note}
                  </text>
                )}
                {high !== null && high > low ? (
                  <rect
                    x={x(low)}
                    y={middle - 5}
                    width={Math.max(2, end - x(low))}
                    height={10}
                    rx={5}
                    fill={own ? 'var(--accent)' : 'var(--interval)'}
                  />
                ) : (
                  <circle
                    cx={end}
                    cy={middle}
                    r={own ? 7 : 5.5}
                    fill={own ? 'var(--accent)' : 'var(--paper)'}
                    stroke={own ? 'var(--accent)' : 'var(--ink-soft)'}
                    strokeWidth={1.75}
                  />
                )}
                <text
                  x={after ? end + 14 : x(low) - 12}
                  y={middle + 4}
                  textAnchor={after ? 'start' : 'end'}
                  className={own ? 'strong halo' : 'label halo'}
                >
                  {text}
                </text>
                <line x1={0} x2={width} y1={top + row} y2={top + row} className="grid" />
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
