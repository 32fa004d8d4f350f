import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { MovesQuestion } from '../../api.ts';
import { useWords } from '../../parts/tongue.tsx';

const kinds = ['entry', 'move', 'return', 'dual', 'industry-entry', 'industry-exit', 'founding'] as const;

/** What is shown; the address carries it. */
export function Filters({ question }: { question: MovesQuestion }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const [from, setFrom] = useState(question.from ?? '');
  const [to, setTo] = useState(question.to ?? '');
  const show = (next: MovesQuestion) => {
    const given = Object.entries(next).filter(([, value]) => Boolean(value));
    void navigate({ to: '/moves', search: Object.fromEntries(given) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show({ ...question, from: from.trim(), to: to.trim() });
  };
  const side = (name: 'from' | 'to', value: string, set: (text: string) => void) => (
    <label>
      <span>{say(`moves.filter.${name}`)}</span>
      <input
        type="search"
        name={name}
        maxLength={200}
        placeholder={say('moves.filter.any')}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
    </label>
  );
  return (
    <form className="sift" aria-label={say('moves.filter')} onSubmit={submit}>
      {side('from', from, setFrom)}
      {side('to', to, setTo)}
      <label>
        <span>{say('moves.filter.kind')}</span>
        <select
          value={question.kind ?? ''}
          onChange={(event) => show({ ...question, kind: event.target.value })}
        >
          <option value="">{say('moves.filter.kind.all')}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`move.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{say('moves.filter.level')}</span>
        <select
          value={question.level ?? 'laboratory'}
          onChange={(event) => {
            const { level: _, ...rest } = question;
            show(event.target.value === 'parent' ? { ...rest, level: 'parent' } : rest);
          }}
        >
          <option value="laboratory">{say('moves.filter.level.laboratory')}</option>
          <option value="parent">{say('moves.filter.level.parent')}</option>
        </select>
      </label>
      <button type="submit" className="act">
        {say('moves.filter.show')}
      </button>
      {Object.keys(question).length > 0 && (
        <Link to="/moves" className="quiet-button">
          {say('moves.filter.clear')}
        </Link>
      )}
    </form>
  );
}
