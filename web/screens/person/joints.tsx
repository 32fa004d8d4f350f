import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { moveWay, moveWhen } from '../../../src/locales/mobility.ts';
import type { Words } from '../../../src/locales/words.ts';
import type { CareerShown, Joint } from '../../../src/operations/mobility/show-career.ts';
import { Records } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { movesSheet, Way } from '../../parts/moves-table.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** A move in one line. */
export function jointSaid(move: Joint, words: Words): string {
  return words.say('career.joint', {
    when: moveWhen(move, words),
    way: moveWay(move, words),
    kind: words.say(`move.kind.${move.kind}`),
    known: words.say(`known.${move.strength}`),
  });
}

/** A person's moves, each with the evidence on both sides of it; `open` is the one chosen on the timeline. */
export function Joints({ career, open }: { career: CareerShown; open: string | undefined }) {
  const { say } = useWords();
  const moves = [...career.moves].reverse();
  if (moves.length === 0) return null;
  const title = say('career.moves', { count: moves.length });
  return (
    <Figure
      title={title}
      dek={say('career.moves.dek')}
      source={say('career.moves.source')}
      sheet={movesSheet(
        `${career.person.name} ${say('export.sheet.moves')}`,
        moves.map((move) => ({ ...move, person: career.person })),
      )}
    >
      <ul className="entries chart">
        {moves.map((move) => (
          <JointEntry
            key={move.id}
            move={move}
            chosen={move.id === open}
            team={career.migrations.find(({ date }) => date === move.date)}
          />
        ))}
      </ul>
    </Figure>
  );
}

function JointEntry({
  move,
  chosen,
  team,
}: {
  move: Joint;
  chosen: boolean;
  team: CareerShown['migrations'][number] | undefined;
}) {
  const words = useWords();
  const { say, percent } = words;
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!chosen || !details.current) return;
    details.current.open = true;
    details.current.scrollIntoView({ block: 'center' });
  }, [chosen]);
  const pieces = [...move.left, ...move.joined];
  return (
    <li>
      <p className="spread">
        <span>
          <b>{moveWhen(move, words)}</b> <Way move={move} />
          <span className="soft">, {say(`move.kind.${move.kind}`)}</span>
          {team && (
            <>
              {', '}
              <Link to="/migrations/$id" params={{ id: team.id }}>
                {say('career.team.link', { members: team.members })}
              </Link>
            </>
          )}
        </span>
        <Known how={move.strength} />
      </p>
      <details className="sources" ref={details}>
        <summary data-sources>{say('evidence.count', { count: pieces.length })}</summary>
        <p className="note">{say('move.probability', { share: percent(move.probability) })}</p>
        {move.left.length > 0 && (
          <>
            <h3>{say('career.left')}</h3>
            <Records evidence={move.left} total={move.left.length} />
          </>
        )}
        {move.joined.length > 0 && (
          <>
            <h3>{say('career.joined')}</h3>
            <Records evidence={move.joined} total={move.joined.length} />
          </>
        )}
      </details>
    </li>
  );
}
