import { useEffect, useRef } from 'react';

/** What can be said of a pair. */
export type Answer = 'same' | 'different' | 'unsure';

interface Hands {
  readonly answer: (answer: Answer) => void;
  readonly takeBack: () => void;
  readonly walk: (step: 1 | -1) => void;
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, dialog *, [contenteditable]')
  );
}

/**
 * The keys of the review bench. They are heard before those of the application, some of which are the same letters; arrows
 * serve also where single letters are switched off.
 */
export function useReviewKeys(hands: Hands): void {
  const latest = useRef(hands);
  useEffect(() => {
    latest.current = hands;
  });
  useEffect(() => {
    const acts = new Map<string, () => void>([
      ['s', () => latest.current.answer('same')],
      ['d', () => latest.current.answer('different')],
      ['u', () => latest.current.answer('unsure')],
      ['z', () => latest.current.takeBack()],
      ['ArrowRight', () => latest.current.walk(1)],
      ['ArrowLeft', () => latest.current.walk(-1)],
    ]);
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
      if (isElsewhere(event.target) || document.querySelector('dialog[open]')) return;
      if (event.key.length === 1 && localStorage.getItem('vivier.singleKeys') === 'off') return;
      const act = acts.get(event.key);
      if (!act) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      act();
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
}
