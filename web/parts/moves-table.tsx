import { Link } from '@tanstack/react-router';
import { moveWhen } from '../../src/locales/mobility.ts';
import type { MoveLine } from '../../src/operations/mobility/find-moves.ts';
import type { Sheet } from './download.ts';
import { Known } from './known.tsx';
import { OrganisationName, PersonName } from './posts.tsx';
import { Table } from './table.tsx';
import { useWords } from './tongue.tsx';

/** From where to where, with links. */
export function Way({
  move: { from, trainedAt, to },
}: {
  move: Pick<MoveLine, 'from' | 'trainedAt' | 'to'>;
}) {
  const origin = from ?? trainedAt;
  return (
    <>
      {origin && (
        <>
          <OrganisationName organisation={origin} />{' '}
        </>
      )}
      → <OrganisationName organisation={to} />
    </>
  );
}

/** Moves as a table: who, from where to where, when, what kind, how well known. */
export function MovesTable({ moves }: { moves: readonly MoveLine[] }) {
  const words = useWords();
  const { say, percent } = words;
  return (
    <Table className="stack chart">
      <thead>
        <tr>
          <th scope="col">{say('moves.person')}</th>
          <th scope="col">{say('moves.way')}</th>
          <th scope="col">{say('moves.when')}</th>
          <th scope="col">{say('moves.kind')}</th>
          <th scope="col">{say('moves.known')}</th>
          <th scope="col">{say('moves.team')}</th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <tr key={move.id}>
            <th scope="row">
              <PersonName person={move.person} opens />
            </th>
            <td>
              <Way move={move} />
            </td>
            <td className="when" title={say('move.probability', { share: percent(move.probability) })}>
              {moveWhen(move, words)}
            </td>
            <td className="soft">{say(`move.kind.${move.kind}`)}</td>
            <td>
              <Known how={move.strength} />
            </td>
            <td>
              {move.migration && (
                <Link to="/migrations/$id" params={{ id: move.migration }}>
                  {say('moves.team.open')}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Moves as they are exported. */
export function movesSheet(name: string, moves: readonly MoveLine[]): Sheet {
  return {
    name,
    columns: [
      ...['move', 'person', 'person_name', 'from', 'from_name', 'to', 'to_name', 'kind', 'date', 'precision'],
      ...['after', 'before', 'probability', 'strength', 'known_on', 'migration'],
    ],
    rows: moves.map((one) => [
      ...[one.id, one.person.id, one.person.name, one.from?.id ?? null, one.from?.name ?? null],
      ...[one.to.id, one.to.name, one.kind, one.date, one.precision, one.after, one.before],
      ...[one.probability, one.strength, one.knownOn, one.migration],
    ]),
  };
}
