import type { SourcesHeld } from '../../../src/operations/builds/sources.ts';
import { Capped } from '../../parts/capped.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { venueName } from '../../parts/venue.ts';

/** The venues and years whose lists print no organisation at all: where a silence means nothing. */
export function Silent({ venues }: { venues: SourcesHeld['venues'] }) {
  const { say, number } = useWords();
  const silent = new Map<string, { years: number[]; lines: number }>();
  for (const { venue, year, lines, printed } of venues) {
    if (printed > 0 || lines < 300) continue;
    const known = silent.get(venue) ?? { years: [], lines: 0 };
    silent.set(venue, { years: [...known.years, year], lines: known.lines + lines });
  }
  const rows = [...silent].sort(([, a], [, b]) => b.lines - a.lines);
  if (rows.length === 0) return <div />;
  return (
    <Figure
      title={say('data.silent')}
      dek={say('data.silent.dek')}
      sheet={{
        name: say('data.silent'),
        columns: ['venue', 'year', 'works', 'lines', 'printed', 'resolved', 'ids'],
        rows: venues.map((row) => [
          row.venue,
          row.year,
          row.works,
          row.lines,
          row.printed,
          row.resolved,
          row.ids,
        ]),
      }}
    >
      <Capped items={rows} first={8}>
        {(shown) => (
          <div className="chart">
            <Facts
              facts={shown.map(([venue, { years, lines }]) => ({
                label: venueName(venue),
                value: foldYears(years),
                note: say('data.silent.lines', { lines: number(lines) }),
              }))}
            />
          </div>
        )}
      </Capped>
    </Figure>
  );
}

/** Years with runs joined: 2020–2023, 2025. */
function foldYears(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}
