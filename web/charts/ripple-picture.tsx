import { useId } from 'react';
import { linear, ticksFromZero } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

/** People on one pay of one level, before and after a policy. */
interface RippleDot {
  readonly level: string;
  readonly pay: number;
  readonly after: number;
  readonly count: number;
  /** Earns less than the hire, on the hire's level or a higher one. */
  readonly passed: boolean;
}

interface RipplePictureProps {
  readonly levels: readonly string[];
  readonly dots: readonly RippleDot[];
  readonly hire: { readonly level: string; readonly pay: number; readonly name: string };
  readonly title: string;
  readonly money: (amount: number) => string;
}

const row = 64;
const head = 24;

/** Everybody's pay, a line for each level, highest above; whoever is passed is marked, and raises are drawn as arrows. */
export function RipplePicture({ levels, dots, hire, title, money }: RipplePictureProps) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const left = narrow ? 44 : 96;
  const ticks = ticksFromZero(0, Math.max(hire.pay, ...dots.map(({ after }) => after)), narrow ? 2 : 5);
  const x = linear([0, ticks.at(-1) ?? 1], [left, width - 28]);
  const shown = [...levels].reverse();
  const at = (level: string) => head + shown.indexOf(level) * row + row / 2;
  const height = head + row * levels.length + 4;
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
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={x(tick)} x2={x(tick)} y1={head - 6} y2={height} className="grid" />
              <text x={x(tick)} y={12} textAnchor="middle" className="quiet">
                {money(tick)}
              </text>
            </g>
          ))}
          {shown.map((level) => (
            <g key={level}>
              <text x={0} y={at(level) + 5} className={level === hire.level ? 'body strong' : 'body'}>
                {level}
              </text>
              <line x1={left} x2={width - 28} y1={at(level)} y2={at(level)} className="grid" />
            </g>
          ))}
          <line
            x1={x(hire.pay)}
            x2={x(hire.pay)}
            y1={head - 6}
            y2={height}
            stroke="var(--accent)"
            strokeDasharray="4 4"
            strokeWidth={1.25}
          />
          {dots.map(({ level, pay, after, count, passed }) => (
            <g key={`${level} ${pay}`}>
              {after > pay * 1.0001 && (
                <g>
                  <line
                    x1={x(pay)}
                    x2={x(after)}
                    y1={at(level) + 14}
                    y2={at(level) + 14}
                    stroke="var(--exit)"
                    strokeWidth={1.25}
                    opacity={0.7}
                  />
                  <circle cx={x(after)} cy={at(level) + 14} r={2.5} fill="var(--exit)" />
                </g>
              )}
              <circle
                cx={x(pay)}
                cy={at(level)}
                r={Math.min(12, 3 + 1.6 * Math.sqrt(count))}
                fill={passed ? 'var(--exit)' : 'var(--stay)'}
                stroke="var(--paper)"
                strokeWidth={1}
                opacity={0.85}
              >
                <title>{`${level}, ${money(pay)} × ${count}`}</title>
              </circle>
            </g>
          ))}
          <circle
            cx={x(hire.pay)}
            cy={at(hire.level)}
            r={8}
            fill="var(--accent)"
            stroke="var(--paper)"
            strokeWidth={2}
          />
          <text
            x={x(hire.pay) + (x(hire.pay) > width - 160 ? -14 : 14)}
            y={at(hire.level) - 12}
            textAnchor={x(hire.pay) > width - 160 ? 'end' : 'start'}
            className="strong halo"
          >
            {hire.name}
          </text>
        </svg>
      )}
    </div>
  );
}
