import { useId } from 'react';
import type { Half } from './half-years.ts';
import { useWidth } from './width.ts';

const axis = 22;
const half = 48;

/** A small multiple: arrivals up, departures down, by half-year; `most` is the scale that all of them share. */
export function Halves({
  halves,
  most,
  title,
  caption,
}: {
  halves: readonly Half[];
  most: number;
  title: string;
  /** What stands above it where it is saved as a picture. */
  caption: string;
}) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const pitch = width / Math.max(1, halves.length);
  const person = half / Math.max(1, most);
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={half * 2 + axis}
          viewBox={`0 0 ${width} ${half * 2 + axis}`}
          role="img"
          aria-labelledby={id}
          data-caption={caption}
        >
          <title id={id}>{title}</title>
          {halves.map(({ from, joined, left }, index) => (
            <g key={from} transform={`translate(${index * pitch} 0)`}>
              <rect
                y={half - joined * person}
                width={pitch - 4}
                height={joined * person}
                className="f-entry"
              />
              <rect y={half} width={pitch - 4} height={left * person} className="f-exit" />
              {from.slice(5, 7) === '01' && (
                <text y={half * 2 + axis - 4} className="quiet">
                  ’{from.slice(2, 4)}
                </text>
              )}
            </g>
          ))}
          <line x1={0} x2={width - 4} y1={half} y2={half} className="axis" />
        </svg>
      )}
    </div>
  );
}
