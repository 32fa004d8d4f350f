import { useId, useState } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { markAt, walkMarks } from './marks.ts';
import { useWidth } from './width.ts';

const tall = 44;
const axis = 20;

/** Moves a year; a click on a year, and on another, chooses the window between them. Keys: each year is a button. */
export function YearsWindow({
  years,
  since,
  until,
  choose,
  title,
}: {
  years: readonly { readonly year: number; readonly moves: number }[];
  since: number | undefined;
  until: number | undefined;
  choose: (since: number, until: number) => void;
  title: string;
}) {
  const { say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const [start, setStart] = useState<number>();
  const id = useId();
  const most = Math.max(1, ...years.map(({ moves }) => moves));
  const pitch = Math.min(44, width / Math.max(1, years.length));
  const every = Math.max(1, Math.ceil(38 / Math.max(1, pitch)));
  const pick = (year: number) => {
    if (start === undefined) {
      setStart(year);
      choose(year, year);
    } else {
      setStart(undefined);
      choose(Math.min(start, year), Math.max(start, year));
    }
  };
  const within = (year: number) => year >= (since ?? 0) && year <= (until ?? 9999);
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={tall + axis}
          viewBox={`0 0 ${width} ${tall + axis}`}
          aria-labelledby={id}
          onKeyDown={walkMarks}
        >
          <title id={id}>{title}</title>
          {years.map(({ year, moves }, index) => (
            // biome-ignore lint/a11y/useSemanticElements: a button cannot stand within a drawing
            <g
              key={year}
              transform={`translate(${index * pitch} 0)`}
              role="button"
              {...markAt(index)}
              aria-pressed={within(year)}
              aria-label={say('moves.window.desc', { year: String(year), moves })}
              className="pick"
              onClick={() => pick(year)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                pick(year);
              }}
            >
              <rect width={pitch} height={tall + axis} fill="transparent" />
              <rect
                x={1}
                y={tall - (moves / most) * tall}
                width={Math.max(1, pitch - 2)}
                height={Math.max(moves > 0 ? 1 : 0, (moves / most) * tall)}
                fill={within(year) ? 'var(--accent)' : 'var(--stay)'}
              />
              {(years.length - 1 - index) % every === 0 && (
                <text x={pitch / 2} y={tall + 14} textAnchor="middle" className="quiet">
                  {pitch > 36 ? year : `’${String(year).slice(2)}`}
                </text>
              )}
              <title>{say('moves.window.desc', { year: String(year), moves })}</title>
            </g>
          ))}
          <line x1={0} x2={pitch * years.length} y1={tall} y2={tall} className="axis" />
        </svg>
      )}
    </div>
  );
}
