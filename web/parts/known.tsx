import type { Evidence, Strength } from '../../src/tables/cards/evidence.ts';
import { useWords } from './tongue.tsx';

/** How a source stands by a claim. */
type ClaimStatus = NonNullable<Evidence['status']>;

const dot: Readonly<Record<ClaimStatus, string>> = {
  confirmed: 'documented',
  reported: 'likely',
  disputed: 'disputed',
  denied: 'disputed',
};

/** How well a thing is known: a full, half or empty dot, or a cross, and always the word. */
export function Known({ how }: { how: Strength | ClaimStatus }) {
  const { say } = useWords();
  const mark = how === 'documented' || how === 'likely' || how === 'possible' ? how : dot[how];
  return <span className={`known ${mark}`}>{say(`known.${how}`)}</span>;
}
