import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { MigrationPage } from '../../src/operations/mobility/show-migration.ts';
import { useWords } from '../parts/tongue.tsx';
import { least, markAt, walkMarks } from './marks.ts';
import { narrowBelow, useWidth } from './width.ts';

/** Members on a circle; a grey line for works in common before the move, a coloured one for such works after it. */
export function TeamWeb({ team, pairs, title }: Pick<MigrationPage, 'team' | 'pairs'> & { title: string }) {
  const { say } = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const radius = Math.min(narrow ? width * 0.27 : 170, 40 + team.length * 9);
  const height = radius * 2 + 72;
  const centre = { x: width / 2, y: height / 2 };
  const spots = team.map((_, i) => {
    const angle = (i / team.length) * 2 * Math.PI - Math.PI / 2;
    return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle), angle };
  });
  const name = (index: number) => team[index]?.person.name ?? '';
  const last = (full: string) => (narrow ? (full.split(' ').at(-1) ?? full) : full);
  const thick = (works: number) => Math.min(6, 0.75 + works * 0.75);
  return (
    <div className="chart" ref={ref}>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          aria-labelledby={`${id}t ${id}d`}
          onKeyDown={walkMarks}
        >
          <title id={`${id}t`}>{title}</title>
          <desc id={`${id}d`}>
            {pairs
              .map(({ a, b, before, after }) =>
                say('migration.web.desc', { a: name(a), b: name(b), before, after }),
              )
              .join('; ')}
          </desc>
          {pairs.map(({ a, b, before, after }) => {
            const [from, to] = [spots[a], spots[b]];
            if (!from || !to) return null;
            const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
            return (
              <g key={`${a} ${b}`}>
                {before > 0 && (
                  <line {...line} stroke="var(--org-rest)" strokeOpacity={0.75} strokeWidth={thick(before)} />
                )}
                {after > 0 && (
                  <line {...line} stroke="var(--accent)" strokeWidth={Math.max(1.25, thick(after) / 2)} />
                )}
                <title>{say('migration.web.desc', { a: name(a), b: name(b), before, after })}</title>
              </g>
            );
          })}
          {team.map(({ person, leader }, i) => {
            const spot = spots[i];
            if (!spot) return null;
            const side = Math.cos(spot.angle);
            const above = Math.sin(spot.angle) < 0 ? -10 : 20;
            return (
              <Link
                key={person.id}
                to="/people/$id"
                params={{ id: person.id }}
                aria-label={person.name}
                {...markAt(i)}
              >
                <circle cx={spot.x} cy={spot.y} r={least / 2} fill="transparent" />
                <circle
                  cx={spot.x}
                  cy={spot.y}
                  r={leader ? 7 : 5}
                  fill={leader ? 'var(--accent)' : 'var(--ink)'}
                  stroke="var(--paper)"
                  strokeWidth={1.5}
                />
                <text
                  x={spot.x + side * 12}
                  y={spot.y + (Math.abs(side) < 0.15 ? above : 4)}
                  textAnchor={Math.abs(side) < 0.15 ? 'middle' : side > 0 ? 'start' : 'end'}
                  className={leader ? 'strong halo' : 'label halo'}
                >
                  {last(person.name)}
                  <title>{person.name}</title>
                </text>
              </Link>
            );
          })}
        </svg>
      )}
    </div>
  );
}
