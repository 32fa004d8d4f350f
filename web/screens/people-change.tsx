import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PeopleQuestion } from '../api.ts';
import { useWords } from '../parts/tongue.tsx';

/** What must, should and must not be, and the fields of the question that hold them. */
export const kinds = [
  { kind: 'must', field: 'q' },
  { kind: 'should', field: 'should' },
  { kind: 'not', field: 'not' },
] as const;

/** The longest brief that the server reads, in characters. */
const longestBrief = 6000;

const asked = ['q', 'brief', 'should', 'not', 'city', 'asOf'] as const;
type Asked = (typeof asked)[number];

/** The criteria as a form; nothing is asked before it is sent. */
export function ChangeCriteria({ question, done }: { question: PeopleQuestion; done: () => void }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const [texts, setTexts] = useState<Readonly<Partial<Record<Asked, string>>>>(question);
  const write = (name: Asked) => (event: { readonly target: { readonly value: string } }) =>
    setTexts({ ...texts, [name]: event.target.value });
  const brief = texts.brief?.trim() ?? '';
  const tooLong = brief.length > longestBrief;
  const apply = () => {
    // Related terms that were left out belong to the question that brought them.
    const {
      q: _q,
      brief: _brief,
      should: _s,
      not: _n,
      city: _c,
      asOf: _y,
      without: _w,
      ...others
    } = question;
    // A brief or a subject that is written stands instead of the person to be like.
    const { like: _like, mode: _mode, ...filters } = others;
    const given = asked.flatMap((name) => {
      const text = texts[name]?.trim();
      return text && !(name === 'q' && brief) ? [[name, text] as const] : [];
    });
    const kept = brief || texts.q?.trim() ? filters : others;
    void navigate({ to: '/people', search: { ...kept, ...Object.fromEntries(given) } });
    done();
  };
  const hint = say('people.criteria.hint');
  return (
    <div className="criteria">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!tooLong) apply();
        }}
      >
        {kinds.map(({ kind, field }) => (
          <label key={kind}>
            <span className="which">{say(`people.criteria.${kind}`)}</span>
            <input
              type="text"
              value={texts[field] ?? ''}
              placeholder={kind === 'must' ? say('people.criteria.must.hint') : hint}
              disabled={kind === 'must' && brief !== ''}
              onChange={write(field)}
            />
          </label>
        ))}
        <label>
          <span className="which">{say('people.criteria.brief.or')}</span>
          <textarea
            rows={brief === '' ? 2 : 6}
            value={texts.brief ?? ''}
            placeholder={say('people.criteria.brief.hint')}
            aria-invalid={tooLong}
            aria-describedby={tooLong ? 'brief-too-long' : undefined}
            onChange={write('brief')}
          />
          {tooLong && (
            <span id="brief-too-long" className="fault" role="alert">
              {say('people.criteria.brief.long', { most: longestBrief, written: brief.length })}
            </span>
          )}
        </label>
        <label>
          <span className="which">{say('people.criteria.city')}</span>
          <input
            type="text"
            value={texts.city ?? ''}
            placeholder={say('people.criteria.city.hint')}
            onChange={write('city')}
          />
        </label>
        <label>
          <span className="which">{say('compare.asOf')}</span>
          <input
            type="number"
            min="1950"
            max="2100"
            value={texts.asOf ?? ''}
            placeholder={say('people.criteria.today')}
            onChange={write('asOf')}
          />
        </label>
        <button type="submit" className="act first">
          {say('people.criteria.apply')}
        </button>
      </form>
    </div>
  );
}
