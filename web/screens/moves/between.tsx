import { useNavigate } from '@tanstack/react-router';
import type { FlowsShown } from '../../../src/operations/mobility/show-flows.ts';
import type { MovesQuestion } from '../../api.ts';
import { Matrix } from '../../charts/matrix.tsx';
import { Sankey, type Way } from '../../charts/sankey.tsx';
import { YearsWindow } from '../../charts/years-window.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { countYears, findNet, findWay } from './findings.ts';

/** Bands that a drawing still holds apart. */
const BANDS = 22;

/** Moves a year, to narrow the window. */
export function Window({ flows, question }: { flows: FlowsShown; question: MovesQuestion }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const years = countYears(flows);
  const [since, until] = [question.since, question.until].map((year) =>
    year === undefined ? undefined : Number(year),
  );
  const choose = (from: number, to: number) =>
    void navigate({
      to: '/moves',
      search: { ...question, since: `${Math.min(from, to)}`, until: `${Math.max(from, to)}` },
      replace: true,
      resetScroll: false,
    });
  const first = since ?? years[0]?.year ?? 0;
  const last = until ?? years.at(-1)?.year ?? 0;
  return (
    <Figure title={say('moves.window')} dek={say('moves.window.hint')}>
      <YearsWindow years={years} since={since} until={until} title={say('moves.window')} choose={choose} />
      <div className="sift">
        <YearOf
          label={say('moves.filter.since')}
          year={first}
          years={years}
          choose={(year) => choose(year, last)}
        />
        <YearOf
          label={say('moves.filter.until')}
          year={last}
          years={years}
          choose={(year) => choose(first, year)}
        />
      </div>
    </Figure>
  );
}

interface YearOfProps {
  readonly label: string;
  readonly year: number;
  readonly years: readonly { readonly year: number }[];
  readonly choose: (year: number) => void;
}

/** One end of the window by its year: the columns of the drawing are narrow for a finger. */
function YearOf({ label, year, years, choose }: YearOfProps) {
  const known = [...new Set([year, ...years.map((one) => one.year)])].sort((a, b) => a - b);
  return (
    <label>
      <span>{label}</span>
      <select value={year} onChange={({ target }) => choose(Number(target.value))}>
        {known.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

export function MatrixFigure({ flows, question }: { flows: FlowsShown; question: MovesQuestion }) {
  const { say } = useWords();
  const found = findWay(flows);
  const title = found ? say('moves.matrix.finding', found) : say('moves.matrix.none');
  const name = (id: string) => flows.organisations.find((one) => one.id === id)?.name ?? id;
  return (
    <Figure
      title={title}
      dek={say('moves.matrix.dek')}
      source={say('flows.source')}
      drawn
      sheet={{
        name: say('export.sheet.matrix'),
        columns: ['from', 'from_name', 'to', 'to_name', 'moves', 'documented', 'expected'],
        rows: flows.cells.map(({ from, to, moves, stated, expected }) => [
          ...[from, name(from), to, name(to), moves, stated, expected],
        ]),
      }}
    >
      <Matrix flows={flows} title={title} question={question} />
    </Figure>
  );
}

export function SankeyFigure({ flows, question }: { flows: FlowsShown; question: MovesQuestion }) {
  const { say } = useWords();
  const found = findNet(flows);
  if (!found) return null;
  const title = say('moves.sankey.finding', {
    name: found.name,
    net: found.net,
    count: Math.abs(found.net),
    way: found.net > 0 ? 'won' : 'lost',
  });
  const named = (id: string) => ({ id, name: flows.organisations.find((one) => one.id === id)?.name ?? id });
  const ways: Way[] = [...flows.cells]
    .sort((a, b) => b.moves - a.moves)
    .slice(0, BANDS)
    .map(({ from, to, moves }) => ({ from: named(from), to: named(to), moves }));
  return (
    <Figure title={title} dek={say('moves.sankey.dek')} source={say('flows.source')} drawn>
      <Sankey ways={ways} title={title} question={question} />
    </Figure>
  );
}
