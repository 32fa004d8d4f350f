import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { plainTitle } from '../../src/language/plain-title.ts';
import type { Suggestion } from '../../src/operations/suggest.ts';
import { questions } from '../api.ts';
import { useWords } from './tongue.tsx';

const room = { person: '/people/$id', organisation: '/organisations/$id', work: '/works/$id' } as const;

/** The search line: names as one types; Enter asks who works on it. */
export function Finder() {
  const { say } = useWords();
  const navigate = useNavigate();
  const list = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const query = useDeferredValue(text.trim());
  const { data } = useQuery(questions.suggest(query));
  const found = query ? (data?.suggestions ?? []) : [];
  const shown = open && query.length > 0;

  const leave = () => {
    setOpen(false);
    setAt(-1);
  };
  const go = (suggestion: Suggestion | undefined) => {
    leave();
    if (suggestion) {
      setText('');
      void navigate({ to: room[suggestion.kind], params: { id: suggestion.id } });
    } else if (text.trim()) {
      void navigate({ to: '/people', search: { q: text.trim() } });
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = found.length;
    if (event.key === 'ArrowDown') setAt((was) => (was >= last ? 0 : was + 1));
    else if (event.key === 'ArrowUp') setAt((was) => (was <= 0 ? last : was - 1));
    else if (event.key === 'Escape') {
      if (shown) leave();
      else event.currentTarget.blur();
    } else return;
    event.preventDefault();
  };

  return (
    <search className="finder">
      <form
        className="find"
        onSubmit={(event) => {
          event.preventDefault();
          go(found[at]);
        }}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" fill="none" strokeWidth="1.5" aria-hidden="true">
          <circle cx="7" cy="7" r="4.75" />
          <path d="M10.5 10.5 14.5 14.5" />
        </svg>
        <label className="hidden" htmlFor="find">
          {say('find.label')}
        </label>
        <input
          id="find"
          type="search"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={say('find.label')}
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown && at >= 0 ? `${list}-${at}` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setOpen(true);
            setAt(-1);
          }}
          onFocus={() => setOpen(true)}
          onBlur={leave}
          onKeyDown={press}
        />
        <kbd>/</kbd>
      </form>
      {shown && (
        <div className="suggestions" id={list} role="listbox" aria-label={say('find.suggestions')}>
          {found.map((suggestion, index) => (
            <Option
              key={`${suggestion.kind} ${suggestion.id}`}
              id={`${list}-${index}`}
              chosen={index === at}
              choose={() => go(suggestion)}
            >
              <span className={suggestion.kind === 'work' ? 'title' : undefined}>
                {suggestion.kind === 'work' ? plainTitle(suggestion.name) : suggestion.name}
              </span>
              <span className="quiet">{suggestion.hint ?? say(`find.${suggestion.kind}`)}</span>
            </Option>
          ))}
          <Option id={`${list}-${found.length}`} chosen={at === found.length} choose={() => go(undefined)}>
            <span>{say('find.subject', { query })}</span>
            <kbd>Enter</kbd>
          </Option>
        </div>
      )}
    </search>
  );
}

interface OptionProps {
  readonly id: string;
  readonly chosen: boolean;
  readonly choose: () => void;
  readonly children: React.ReactNode;
}

/** The input keeps the focus and the keys; pressing a pointer down chooses before the input loses it. */
function Option({ id, chosen, choose, children }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onPointerDown={(event) => {
        event.preventDefault();
        choose();
      }}
    >
      {children}
    </div>
  );
}
