import { useQuery } from '@tanstack/react-query';
import { questions } from '../../api.ts';
import { Decisions, Pending } from '../../parts/decision.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** Suppressions, by whom, when and why, each with the way to undo it; never of whom. */
export function Suppressed() {
  const { say } = useWords();
  const { data } = useQuery(questions.suppressions());
  if (!data) return null;
  const standing = data.decisions.filter(({ state }) => state !== 'undone');
  return (
    <Figure title={say('suppressed.title')} dek={say('suppressed.dek')}>
      <Pending waiting={data.waiting} />
      {standing.length === 0 ? (
        <p className="quiet">{say('suppressed.none')}</p>
      ) : (
        <Decisions found={{ ...data, decisions: standing }} />
      )}
    </Figure>
  );
}
