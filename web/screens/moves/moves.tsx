import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { chanceSaid, windowSaid } from '../../../src/locales/mobility.ts';
import type { Words } from '../../../src/locales/words.ts';
import type { MigrationsFound } from '../../../src/operations/mobility/find-migrations.ts';
import type { MovesFound } from '../../../src/operations/mobility/find-moves.ts';
import { type MovesQuestion, questions } from '../../api.ts';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { MovesTable, movesSheet } from '../../parts/moves-table.tsx';
import { Bones, Nothing, PageBones, Trouble } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { MatrixFigure, SankeyFigure, Window } from './between.tsx';
import { Filters } from './filters.tsx';

/** `/moves`: who moves where, and with whom. */
export function Moves() {
  const question = useSearch({ from: '/moves' });
  const words = useWords();
  const { say } = words;
  usePageTitle(say('room.moves'));
  const found = useInfiniteQuery(questions.moves(question));
  if (found.error) return <Trouble error={found.error} />;
  const first = found.data?.pages[0];
  if (!first) return <PageBones />;
  const moves = found.data?.pages.flatMap((page) => page.moves) ?? [];
  return (
    <>
      <p className="crumb">{say('room.moves')}</p>
      <h1>{titleOf(question, first, words)}</h1>
      <p className="lead under-title">{say('moves.lead')}</p>
      <Filters key={`${question.from} ${question.to}`} question={question} />
      <Between question={question} ends={[first.from?.id, first.to?.id]} />
      <Figure
        title={say('moves.list', { total: first.total })}
        dek={say('moves.list.dek')}
        source={say('moves.source')}
        sheet={movesSheet(say('export.sheet.moves'), moves)}
      >
        {moves.length === 0 ? (
          <Nothing title={say('moves.list', { total: 0 })}>
            <p>{say('moves.empty')}</p>
          </Nothing>
        ) : (
          <MovesTable moves={moves} />
        )}
        {found.hasNextPage && (
          <p className="more">
            <button
              type="button"
              className="act"
              disabled={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {say('more.next')}
            </button>
          </p>
        )}
      </Figure>
      <TeamsFigure question={question} organisation={first.from?.id ?? first.to?.id ?? undefined} />
    </>
  );
}

function titleOf(
  { since, until }: MovesQuestion,
  { from, to, total }: Pick<MovesFound, 'from' | 'to' | 'total'>,
  { say, years }: Words,
): string {
  const span = since && until ? years(Number(since), Number(until)) : (since ?? until ?? 'none');
  const one = from ?? to;
  if (from && to) return say('moves.title', { from: from.name, to: to.name, moves: total, span });
  if (one) return say('moves.title.one', { name: one.name, span });
  return say('moves.title', { from: 'none', to: '', moves: 0, span: 'none' });
}

/** The window, the matrix and the Sankey: of those asked about, or of those with most moves. */
function Between({
  question,
  ends,
}: {
  question: MovesQuestion;
  ends: readonly (string | null | undefined)[];
}) {
  const { since, until, level, kind } = question;
  const organisations = ends.flatMap((end) => end ?? []);
  const filters = { ...(level && { level }), ...(kind && { kind }) };
  const whole = useQuery(questions.flows({ organisations, ...filters }));
  const windowed = useQuery(
    questions.flows({ organisations, ...filters, ...(since && { since }), ...(until && { until }) }),
  );
  const error = whole.error ?? windowed.error;
  if (error) return <Trouble error={error} />;
  if (!whole.data || !windowed.data) return <Bones lines={[0.4, 1, 1, 1]} />;
  const { from: _from, to: _to, organisation: _organisation, ...rest } = question;
  return (
    <>
      <Window flows={whole.data} question={question} />
      {organisations.length === 0 && (
        <>
          <MatrixFigure flows={windowed.data} question={rest} />
          <SankeyFigure flows={windowed.data} question={rest} />
        </>
      )}
    </>
  );
}

function TeamsFigure({
  question,
  organisation,
}: {
  question: MovesQuestion;
  organisation: string | undefined;
}) {
  const { say } = useWords();
  const { since, until, level } = question;
  const { data } = useQuery(
    questions.migrations({
      ...(since && { since }),
      ...(until && { until }),
      ...(level && { level }),
      ...(organisation && { organisation }),
      limit: '100',
    }),
  );
  if (!data || data.total === 0) return null;
  return (
    <>
      <Figure
        title={say('moves.teams', { total: data.total })}
        dek={say('moves.teams.dek')}
        sheet={{
          name: say('moves.teams', { total: data.total }),
          columns: [
            ...[
              'migration',
              'from',
              'from_name',
              'to',
              'to_name',
              'window_from',
              'window_to',
              'members',
              'tied',
            ],
            ...['ties_before', 'expected_ties', 'ties_after', 'p', 'q', 'strength'],
          ],
          rows: data.migrations.map((one) => [
            ...[one.id, one.from.id, one.from.name, one.to.id, one.to.name, one.windowFrom, one.windowTo],
            ...[
              one.members,
              one.tied,
              one.tiesBefore,
              one.expectedTies,
              one.tiesAfter,
              one.p,
              one.q,
              one.strength,
            ],
          ]),
        }}
      >
        <TeamsTable migrations={data.migrations} />
      </Figure>
      <Unseen unseen={data.unseen} />
    </>
  );
}

function TeamsTable({ migrations }: Pick<MigrationsFound, 'migrations'>) {
  const words = useWords();
  const { say } = words;
  return (
    <Capped items={migrations} first={12}>
      {(shown) => (
        <Table className="stack chart">
          <thead>
            <tr>
              <th scope="col">{say('moves.way')}</th>
              <th scope="col">{say('moves.when')}</th>
              <th scope="col" className="num">
                {say('moves.teams.members')}
              </th>
              <th scope="col" className="num">
                {say('moves.teams.tied')}
              </th>
              <th scope="col">{say('moves.teams.luck')}</th>
              <th scope="col">{say('moves.known')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Link to="/migrations/$id" params={{ id: one.id }} data-opens>
                    {say('move.way', { from: one.from.name, to: one.to.name })}
                  </Link>
                </th>
                <td className="when">{windowSaid(one.windowFrom, one.windowTo, words)}</td>
                <td className="num" data-label={say('moves.teams.members')}>
                  {one.members}
                </td>
                <td className="num" data-label={say('moves.teams.tied')}>
                  {one.tied}
                </td>
                <td className="soft">{chanceSaid(one, words)}</td>
                <td>
                  <Known how={one.strength} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Capped>
  );
}

function Unseen({ unseen }: Pick<MigrationsFound, 'unseen'>) {
  const { say, knows } = useWords();
  if (unseen.length === 0) return null;
  const reasonSaid = (reason: string) => {
    const key = `migrations.unseen.${reason}`;
    return knows(key) ? say(key) : reason;
  };
  return (
    <Figure title={say('migrations.unseen', { count: unseen.length })} dek={say('migrations.unseen.dek')}>
      <Table className="chart">
        <tbody>
          {unseen.map(({ claim, topic, reason }) => (
            <tr key={claim}>
              <th scope="row" lang="en">
                {topic}
              </th>
              <td className="soft">{reasonSaid(reason)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}
