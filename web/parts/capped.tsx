import { type ReactNode, useState } from 'react';
import { useWords } from './tongue.tsx';

interface CappedProps<Item> {
  readonly items: readonly Item[];
  /** How many are shown before somebody asks for the rest. */
  readonly first: number;
  readonly children: (shown: readonly Item[]) => ReactNode;
}

/** A list of which the first few are shown, and the rest on demand. */
export function Capped<Item>({ items, first, children }: CappedProps<Item>) {
  const { say } = useWords();
  const [all, setAll] = useState(false);
  const hidden = items.length - first;
  return (
    <>
      {children(all ? items : items.slice(0, first))}
      {hidden > 0 && (
        <p className="more">
          <button type="button" className="quiet-button" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? say('more.fewer') : say('more.rows', { count: hidden })}
          </button>
        </p>
      )}
    </>
  );
}
