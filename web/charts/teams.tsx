import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { chanceSaid, luckSaid } from '../../src/locales/mobility.ts';
import type { MigrationLine } from '../../src/operations/mobility/migration-line.ts';
import { useWords } from '../parts/tongue.tsx';
import { linear, yearOf, yearTicks } from './scale.ts';
import { narrowBelow, useWidth } from './width.ts';

const row = 42;
const narrowRow = 66;
const step = 9.6;
const perLine = 9;
const head = 20;

/** A row a team: one dot a person from the start of its window, the window as a band, and on the right the chance of luck. */
export function Teams({ teams, title }: { teams: readonly MigrationLine[]; title: string }) {
  const words = useWords();
  const [ref, width] = useWidth<HTMLDivElement>();
  const id = useId();
  const narrow = width < narrowBelow;
  const tall = narrow ? narrowRow : row;
  const first = Math.min(...teams.map(({ windowFrom }) => yearOf(windowFrom)));
  const last = Math.max(first + 0.5, ...teams.map(({ windowTo }) => yearOf(windowTo)));
  const chance = narrow ? 0 : 160;
  const left = narrow ? 0 : Math.min(220, width * 0.32);
  const scale = linear([first, last], [left + 8, width - chance - perLine * step - 32]);
  const height = head + teams.length * tall;
  const way = ({ from, to }: MigrationLine) => words.say('move.way', { from: from.name, to: to.name });
  const limit = Math.floor((narrow ? width : left) / 7.2);
  const clip = (text: string) => (text.length > limit ? `${text.slice(0, limit - 1)}…` : text);
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
            {teams.map((team) => `${way(team)}, ${team.members}, ${chanceSaid(team, words)}`).join('; ')}
          </desc>
          {yearTicks(scale, 48).map((year) => (
            <g key={year}>
              <line x1={scale(year)} x2={scale(year)} y1={head} y2={height} className="grid" />
              <text x={scale(year)} y={12} textAnchor="middle" className="quiet">
                {year}
              </text>
            </g>
          ))}
          {teams.map((team, index) => {
            const from = scale(yearOf(team.windowFrom));
            const lines = Math.ceil(team.members / perLine);
            const middle = narrow ? 50 : row / 2;
            const luck = luckSaid(team, words);
            const odds = luck === '' ? '' : chanceSaid(team, words);
            const named = team.documented ? words.say('migration.luck.named') : '';
            return (
              <Link key={team.id} to="/migrations/$id" params={{ id: team.id }}>
                <g transform={`translate(0 ${head + index * tall})`}>
                  <rect width={width} height={tall} fill="transparent" />
                  <line x1={0} x2={width} y1={tall} y2={tall} className="grid" />
                  <rect
                    x={from - 4}
                    y={middle - 1.5}
                    width={Math.max(4, scale(yearOf(team.windowTo)) - from + 8)}
                    height={3}
                    fill="var(--interval)"
                  />
                  <text y={narrow ? 16 : 18} className={narrow ? 'label halo' : 'body halo'}>
                    {clip(narrow ? way(team) : team.from.name)}
                    <title>{way(team)}</title>
                  </text>
                  {!narrow && (
                    <text y={33} className="quiet halo">
                      {clip(`→ ${team.to.name}`)}
                    </text>
                  )}
                  {Array.from({ length: team.members }, (_, dot) => (
                    <Member
                      // biome-ignore lint/suspicious/noArrayIndexKey: one dot is like another
                      key={dot}
                      x={from + (dot % perLine) * step}
                      y={middle + (Math.floor(dot / perLine) - (lines - 1) / 2) * step}
                      strength={team.strength}
                    />
                  ))}
                  <text
                    x={from + Math.min(perLine, team.members) * step + 4}
                    y={middle + 4}
                    className="strong halo"
                  >
                    {team.members}
                  </text>
                  {narrow ? (
                    <text y={33} className="quiet halo">
                      {[named, luck, named ? '' : odds].filter(Boolean).join(', ')}
                    </text>
                  ) : (
                    <>
                      <text x={width} y={18} textAnchor="end" className="halo">
                        {named || luck}
                      </text>
                      <text x={width} y={33} textAnchor="end" className="quiet halo">
                        {named && luck ? `${luck}, ${odds}` : odds}
                      </text>
                    </>
                  )}
                </g>
              </Link>
            );
          })}
        </svg>
      )}
    </div>
  );
}

/** Full where documented, half where likely, empty where possible. */
function Member({ x, y, strength }: { x: number; y: number; strength: MigrationLine['strength'] }) {
  if (strength === 'documented') return <circle cx={x} cy={y} r={4} fill="var(--accent)" />;
  return (
    <>
      <circle cx={x} cy={y} r={3.4} fill="var(--paper)" stroke="var(--accent)" strokeWidth={1.4} />
      {strength === 'likely' && <path d={`M${x} ${y - 3.4}a3.4 3.4 0 0 0 0 6.8Z`} fill="var(--accent)" />}
    </>
  );
}
