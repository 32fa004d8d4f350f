import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import type { CoverageRow } from './coverage-finding.ts';
import { useWidth } from './width.ts';

const top = 21;
const tall = 105;

/** A bar a year: the share of author lines that print an organisation; the pale part is not seen. */
export function Coverage({ rows, title }: { rows: readonly CoverageRow[]; title: string }) {
  const { percent } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const pitch = (width + 6) / Math.max(1, rows.length);
  const shares = rows.map(({ year, lines, printed }) => ({ year, share: printed / lines }));
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={150}
          viewBox={`0 0 ${width} 150`}
          role="img"
          aria-labelledby={`${id}t ${id}d`}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>
            {shares.map(({ year, share }) => `${year}: ${percent(share)}`).join('; ')}
          </desc>
          {shares.map(({ year, share }, index) => (
            <g key={year} transform={`translate(${index * pitch} 0)`}>
              <rect y={top} width={pitch - 6} height={tall} fill="var(--cohort)" />
              <rect
                y={top + tall * (1 - share)}
                width={pitch - 6}
                height={tall * share}
                fill="var(--accent)"
              />
              <text y={15} className="label">
                {percent(share)}
              </text>
              <text y={144} className="quiet">
                {pitch < 42 ? `’${String(year).slice(2)}` : year}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
