import { useId } from 'react';
import type { RetentionCurve } from '../../src/operations/mobility/show-retention.ts';
import { useWords } from '../parts/tongue.tsx';
import { linear, type Scale } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

const tall = 240;
const axis = 40;
const gutter = 44;
/** Months drawn at most: later ones rest on few. */
const LONGEST = 84;

/** Share still there by months since joining: a band and steps for the organisation, a thin line for its kind. */
export function Survival({
  name,
  own,
  peers,
  title,
}: {
  name: string;
  own: RetentionCurve;
  peers: RetentionCurve | null;
  title: string;
}) {
  const { say, percent } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const until = Math.min(LONGEST, own.until ?? 12);
  const stride = until < 24 ? 3 : 12;
  const narrow = width < narrowBelow;
  const right = narrow ? 8 : 132;
  const x = linear([0, until], [gutter, width - right]);
  const y = linear([0, 1], [tall, 8]);
  const drawn = own.points.filter(({ month }) => month <= until);
  const last = drawn.at(-1);
  const theirs = peers?.points.filter(({ month }) => month <= until) ?? [];
  const end = theirs.at(-1);
  const close = last && end && Math.abs(y(last.survival) - y(end.survival)) < 16;
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={tall + axis}
          viewBox={`0 0 ${width} ${tall + axis}`}
          role="img"
          aria-labelledby={`${id}t ${id}d`}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>
            {[12, 24, 36, 48, 60]
              .filter((month) => month <= until)
              .map((month) => say('retention.desc', { name, month, share: percent(heightAt(drawn, month)) }))
              .join('; ')}
          </desc>
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <g key={share}>
              <line
                x1={gutter}
                x2={width - right}
                y1={y(share)}
                y2={y(share)}
                className={share === 0 ? 'axis' : 'grid'}
              />
              <text x={gutter - 8} y={y(share) + 4} textAnchor="end" className="quiet">
                {percent(share)}
              </text>
            </g>
          ))}
          {Array.from({ length: Math.floor(until / stride) + 1 }, (_, i) => i * stride).map((month) => (
            <text key={month} x={x(month)} y={tall + 16} textAnchor="middle" className="quiet">
              {month}
            </text>
          ))}
          <text x={gutter} y={tall + 34} className="quiet">
            {say('retention.months')}
          </text>
          <path
            d={`${steps(drawn, x, y, until, own.from ?? 0, 'high')}${back(drawn, x, y, until, own.from ?? 0)}Z`}
            fill="var(--interval)"
            fillOpacity={0.55}
          />
          {theirs.length > 0 && (
            <path
              d={steps(theirs, x, y, Math.min(until, peers?.until ?? until), peers?.from ?? 0, 'survival')}
              fill="none"
              stroke="var(--org-rest)"
              strokeWidth={1.25}
            />
          )}
          <path
            d={steps(drawn, x, y, until, own.from ?? 0, 'survival')}
            fill="none"
            stroke="var(--estimate)"
            strokeWidth={2}
          />
          {!narrow && (
            <>
              <text x={width - right + 8} y={y(last?.survival ?? 1) + (close ? 12 : 4)} className="strong">
                {name.length > 17 ? `${name.slice(0, 16)}…` : name}
              </text>
              {end && (
                <text x={width - right + 8} y={y(end.survival) + (close ? -4 : 4)} className="quiet">
                  {say('retention.peers')}
                </text>
              )}
            </>
          )}
        </svg>
      )}
    </div>
  );
}

type Points = RetentionCurve['points'];

function heightAt(points: Points, month: number): number {
  return points.findLast((point) => point.month <= month)?.survival ?? 1;
}

function steps(
  points: Points,
  x: Scale,
  y: Scale,
  until: number,
  from: number,
  of: 'survival' | 'low' | 'high',
): string {
  const parts = points.map((point) => `H${x(point.month)}V${y(point[of])}`);
  return `M${x(from)} ${y(1)}${parts.join('')}H${x(until)}`;
}

/** The lower edge of the band, from the right to the left. */
function back(points: Points, x: Scale, y: Scale, until: number, from: number): string {
  const down = [...points].reverse().map((point, i, all) => {
    const before = all[i + 1]?.low ?? 1;
    return `V${y(point.low)}H${x(point.month)}V${y(before)}`;
  });
  return `L${x(until)} ${y(points.at(-1)?.low ?? 1)}${down.join('')}H${x(from)}`;
}
