import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { linear } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

/** Room for a sum in words, in pixels. */
const WORDED = 64;

/** Money a head of one kind; unknown where nobody counts them. */
export interface PerHeadRow {
  readonly label: string;
  readonly note: string;
  readonly each: { readonly low: number; readonly middle: number; readonly high: number } | null;
}

/** Bands on a scale where each step is ten times the last. */
export function PerHead({ rows, title }: { rows: readonly PerHeadRow[]; title: string }) {
  const { dollars, say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const step = narrow ? 66 : 56;
  const known = rows.flatMap(({ each }) => each ?? []);
  const log = (value: number) => Math.log10(Math.max(1, value));
  const from = Math.floor(log(Math.min(...known.map(({ low }) => low))) - 0.05);
  const to = Math.ceil(log(Math.max(...known.map(({ high }) => high))) + 0.05);
  const left = narrow ? 8 : 316;
  const scale = linear([from, to], [left, width - 80]);
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  // Powers of ten stand near one another on a phone: then not each has its figure.
  const every = Math.max(1, Math.ceil(WORDED / (scale(from + 1) - scale(from))));
  const height = 22 + rows.length * step;
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
              <line x1={scale(tick)} x2={scale(tick)} y1={20} y2={height} className="grid" />
              {(tick - from) % every === 0 && (
                <text
                  x={scale(tick)}
                  y={13}
                  className="quiet"
                  textAnchor={tick === from ? 'start' : 'middle'}
                >
                  {dollars(10 ** tick)}
                </text>
              )}
            </g>
          ))}
          {rows.map(({ label, note, each }, row) => {
            const y = 22 + row * step;
            const middle = each && scale(log(each.middle));
            return (
              <g key={label} transform={`translate(0 ${y})`}>
                <text y={narrow ? 16 : 24} className={narrow ? 'label strong halo' : 'body strong'}>
                  {label}
                </text>
                <text y={narrow ? 31 : 41} className="halo">
                  {note.length > 46 ? `${note.slice(0, 45)}…` : note}
                </text>
                {each && middle !== null && (
                  <g transform={`translate(0 ${narrow ? 46 : 28})`}>
                    <rect
                      x={Math.min(scale(log(each.low)), middle - 5)}
                      y={-5}
                      width={Math.max(10, scale(log(each.high)) - Math.min(scale(log(each.low)), middle - 5))}
                      height={10}
                      rx={5}
                      className="e-interval"
                    />
                    <line
                      x1={scale(log(each.low))}
                      x2={scale(log(each.high))}
                      y1={0}
                      y2={0}
                      className="e-whisker"
                    />
                    <circle cx={middle} r={6.5} className="e-estimate" />
                    <text
                      x={Math.max(middle + 12, scale(log(each.high)) + 10)}
                      y={4}
                      className="label strong halo"
                    >
                      {dollars(each.middle)}
                    </text>
                  </g>
                )}
                {each === null && !narrow && (
                  <text x={left} y={32} className="quiet halo">
                    {say('deals.unknown')}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
