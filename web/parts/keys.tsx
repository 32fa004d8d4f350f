import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { MessageKey } from '../../src/locales/words.ts';
import { useWords } from './tongue.tsx';

const stored = 'vivier.singleKeys';
const listed: readonly (readonly [string, MessageKey])[] = [
  ['/', 'keys.search'],
  ['j', 'keys.next'],
  ['k', 'keys.previous'],
  ['Enter', 'keys.open'],
  ['s', 'keys.sources'],
  ['x', 'keys.select'],
  ['c', 'keys.compare'],
  ['e', 'keys.export'],
  ['p o m d', 'keys.people'],
  ['?', 'keys.list'],
  ['Esc', 'keys.close'],
];

/** Moves the focus to the next (1) or previous (-1) row's own link, from wherever the focus stands. */
function walk(step: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('main [data-opens]')].filter(
    (link) => link.offsetParent !== null,
  );
  const here = document.activeElement;
  const follows = (link: HTMLElement) =>
    here !== null && (link.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const at = links.findLastIndex((link) => link === here || follows(link));
  const next = links[at + step];
  next?.focus();
  next?.closest('li, tr')?.scrollIntoView({ block: 'nearest' });
}

/** The row that the focus stands in. */
function rowOf(element: Element | null): Element | null {
  return element?.closest('tr, li') ?? null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches(
      'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]',
    )
  );
}

/** Every key of the application, and the list of them that `?` opens. */
export function Keys() {
  const words = useWords();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const [single, setSingle] = useState(() => localStorage.getItem(stored) !== 'off');

  useEffect(() => {
    const acts: Readonly<Record<string, () => void>> = {
      '/': () => document.querySelector<HTMLInputElement>('#find')?.focus(),
      j: () => walk(1),
      k: () => walk(-1),
      s: () =>
        document.activeElement
          ?.closest('tr, li:has([data-sources])')
          ?.querySelector<HTMLElement>('[data-sources]')
          ?.click(),
      x: () => rowOf(document.activeElement)?.querySelector<HTMLElement>('[data-selects]')?.click(),
      c: () => document.querySelector<HTMLElement>('main [data-compares]')?.click(),
      e: () => document.querySelector<HTMLElement>('main [data-export="csv"]')?.click(),
      p: () => void navigate({ to: '/people' }),
      o: () => void navigate({ to: '/organisations' }),
      m: () => void navigate({ to: '/moves' }),
      d: () => void navigate({ to: '/data' }),
      '?': () => dialog.current?.showModal(),
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      // What is asked in a dialog is answered first.
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const act = single || event.key === '?' ? acts[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [navigate, single]);

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">{words.say('keys.title')}</h2>
      <dl className="facts">
        {listed.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>{words.say(meaning)}</dt>
            <dd>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <label className="choice">
        <input
          type="checkbox"
          checked={single}
          onChange={(event) => {
            setSingle(event.target.checked);
            localStorage.setItem(stored, event.target.checked ? 'on' : 'off');
          }}
        />
        {words.say('keys.single')}
      </label>
      <form method="dialog">
        <button type="submit" className="act">
          {words.say('keys.done')}
        </button>
      </form>
    </dialog>
  );
}
