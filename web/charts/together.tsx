import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useWords } from '../parts/tongue.tsx';
import { least } from './marks.ts';
import { linear, yearTicks } from './scale.ts';
import { useWidth } from './width.ts';

/** Somebody with whom works were written, by year. */
export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly works: number;
  readonly years: readonly { readonly year: number; readonly works: number }[];
}

const rowHeight = 30;
const head = 22;

/** A row a person, a dot a year; the dot's area counts the works written together. */
export function Together({ partners, title }: { partners: readonly Partner[]; title: string }) {
  const { say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const years = partners.flatMap((partner) => partner.years.map(({ year }) => year));
  const most = Math.max(1, ...partners.flatMap((partner) => partner.years.map(({ works }) => works)));
  const left = Math.min(170, width * 0.42);
  const first = Math.min(...years);
  const last = Math.max(...years, first + 1);
  const scale = linear([first, last], [left + 12, width - 52]);
  const height = head + partners.length * rowHeight;
  const limit = Math.floor((left - 6) / 7.2);
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
            {partners.map(({ name, works }) => say('person.together.desc', { name, works })).join('; ')}
          </desc>
          {yearTicks(
            linear(
              [first, last + 1],
              [scale(first), scale(last) + (scale(last) - scale(first)) / Math.max(1, last - first)],
            ),
            44,
          ).map((year) => (
            <text key={year} x={scale(year)} y={12} className="quiet" textAnchor="middle">
              {year}
            </text>
          ))}
          {partners.map((partner, index) => (
            <g key={partner.id} transform={`translate(0 ${head + index * rowHeight})`}>
              <line x1={0} x2={width} y1={rowHeight} y2={rowHeight} className="grid" />
              <Link to="/people/$id" params={{ id: partner.id }}>
                <rect y={3} width={left} height={least} fill="transparent" />
                <text y={20} className="body">
                  {partner.name.length > limit ? `${partner.name.slice(0, limit - 1)}…` : partner.name}
                </text>
              </Link>
              {partner.years.map(({ year, works }) => (
                <circle
                  key={year}
                  cx={scale(year)}
                  cy={15}
                  r={2 + 5 * Math.sqrt(works / most)}
                  fill="var(--org-4)"
                >
                  <title>{say('person.together.year', { year: String(year), works })}</title>
                </circle>
              ))}
              <text x={width} y={20} textAnchor="end" className="strong">
                {partner.works}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}
