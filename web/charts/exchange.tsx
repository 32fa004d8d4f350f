import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { intervalSaid } from '../../src/locales/mobility.ts';
import type { FlowsShown } from '../../src/operations/mobility/show-flows.ts';
import { useWords } from '../parts/tongue.tsx';
import { least } from './marks.ts';
import { linear } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

const row = 34;
const head = 22;

/** Of people exchanged with each organisation, the share that came here: a dot with its interval about the middle. */
export function Exchange({
  partners,
  own,
  title,
}: {
  partners: FlowsShown['partners'];
  own: string;
  title: string;
}) {
  const words = useWords();
  const { say, percent } = words;
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const left = narrow ? 0 : Math.min(240, width * 0.3);
  const right = narrow ? 0 : 150;
  const tall = narrow ? 52 : row;
  const scale = linear([0, 1], [left + 8, width - right - 8]);
  const height = head + partners.length * tall;
  const limit = Math.floor((narrow ? width - 120 : left - 8) / 7.2);
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
            {partners
              .map(({ other, share, low, high }) => `${other.name} ${intervalSaid(share, low, high, words)}`)
              .join('; ')}
          </desc>
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line
                x1={scale(share)}
                x2={scale(share)}
                y1={head - 4}
                y2={height}
                className={share === 0.5 ? 'axis' : 'grid'}
              />
              <text
                x={scale(share)}
                y={12}
                textAnchor={share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
                className="quiet"
              >
                {percent(share)}
              </text>
            </g>
          ))}
          {partners.map(({ other, won, lost, share, low, high }, i) => {
            const middle = narrow ? 38 : row / 2;
            return (
              <g key={other.id} transform={`translate(0 ${head + i * tall})`}>
                <line x1={0} x2={width} y1={tall} y2={tall} className="grid" />
                <Link
                  to="/moves"
                  search={{
                    from: lost >= won ? own : String(other.id),
                    to: lost >= won ? String(other.id) : own,
                  }}
                >
                  <rect
                    y={(narrow ? 14 : middle) - least / 2}
                    width={left || width / 2}
                    height={least}
                    fill="transparent"
                  />
                  <text y={narrow ? 18 : middle + 4} className="label halo">
                    {other.name.length > limit ? `${other.name.slice(0, limit - 1)}…` : other.name}
                    <title>{other.name}</title>
                  </text>
                </Link>
                <rect
                  x={scale(low)}
                  y={middle - 4}
                  width={scale(high) - scale(low)}
                  height={8}
                  fill="var(--interval)"
                />
                <line
                  x1={scale(low)}
                  x2={scale(high)}
                  y1={middle}
                  y2={middle}
                  stroke="var(--estimate)"
                  strokeWidth={1}
                />
                <circle cx={scale(share)} cy={middle} r={4.5} fill="var(--estimate)" />
                <text x={width} y={narrow ? 18 : middle + 4} textAnchor="end">
                  {say('flows.partners.count', { won, lost })}
                </text>
              </g>
            );
          })}
        </svg>
      )}
    </div>
  );
}
