import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PeopleFound } from '../../src/operations/find-people.ts';
import type { PeopleQuestion } from '../api.ts';
import { useWords } from '../parts/tongue.tsx';

const kinds = [
  { kind: 'must', field: 'q' },
  { kind: 'should', field: 'should' },
  { kind: 'not', field: 'not' },
] as const;

const termsOf = (text: string | undefined): string[] =>
  (text ?? '').split(';').flatMap((term) => term.trim() || []);

interface CriteriaProps {
  readonly question: PeopleQuestion;
  /** How the question was read; absent until the answer is there. */
  readonly reading: PeopleFound['reading'] | undefined;
}

/** What must, should and must not be; how it was read: translations, and related terms that can be taken out. */
export function Criteria({ question, reading }: CriteriaProps) {
  const { say } = useWords();
  const [changing, setChanging] = useState(question.q === undefined);
  return (
    <div className="criteria">
      {changing ? (
        <Change question={question} done={() => setChanging(false)} />
      ) : (
        <>
          {kinds.map(({ kind, field }) => {
            const terms = termsOf(question[field]);
            return terms.length === 0 && kind !== 'must' ? null : (
              <div key={kind}>
                <span className="which">{say(`people.criteria.${kind}`)}</span>
                {terms.map((term) => (
                  <span className={kind === 'not' ? 'term off' : 'term'} key={term}>
                    {term}
                  </span>
                ))}
                {kind === 'must' && (
                  <button type="button" className="quiet-button" onClick={() => setChanging(true)}>
                    {say('people.criteria.change')}
                  </button>
                )}
              </div>
            );
          })}
          {question.asOf && (
            <div>
              <span className="which">{say('compare.asOf')}</span>
              <span className="term">{question.asOf}</span>
            </div>
          )}
          {reading && <Reading question={question} reading={reading} />}
        </>
      )}
    </div>
  );
}

function Change({ question, done }: { question: PeopleQuestion; done: () => void }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { q, should, not, asOf } = question;
  const [terms, setTerms] = useState({ q, should, not, asOf });
  const apply = () => {
    const { q: _q, should: _should, not: _not, without: _without, asOf: _asOf, ...others } = question;
    const given = Object.fromEntries(Object.entries(terms).filter(([, text]) => text?.trim()));
    void navigate({ to: '/people', search: { ...others, ...given } });
    done();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {kinds.map(({ kind, field }) => (
        <label key={kind}>
          <span className="which">{say(`people.criteria.${kind}`)}</span>{' '}
          <input
            type="text"
            value={terms[field] ?? ''}
            placeholder={say('people.criteria.hint')}
            onChange={({ target }) => setTerms({ ...terms, [field]: target.value })}
          />
        </label>
      ))}
      <label>
        <span className="which">{say('compare.asOf')}</span>{' '}
        <input
          type="number"
          min="1990"
          max="2100"
          value={terms.asOf ?? ''}
          placeholder={say('people.criteria.today')}
          onChange={({ target }) => setTerms({ ...terms, asOf: target.value })}
        />
      </label>
      <button type="submit" className="act">
        {say('people.criteria.apply')}
      </button>
    </form>
  );
}

function Reading({ question, reading }: { question: PeopleQuestion; reading: PeopleFound['reading'] }) {
  const { say, list } = useWords();
  const navigate = useNavigate();
  const ask = (search: PeopleQuestion) => void navigate({ to: '/people', search, replace: true });
  const leaveOut = (term: string) =>
    ask({ ...question, without: [...termsOf(question.without), term].join('; ') });
  const { related: _, ...asked } = question;
  const { translated, related, places, unknown } = reading;
  return (
    <>
      {translated.length > 0 && (
        <div>
          <span className="which">{say('people.reading.translated')}</span>
          <span lang="en">{list(translated.map(({ to }) => to))}</span>
        </div>
      )}
      {(related.length > 0 || question.related === 'no') && (
        <div>
          <span className="which">{say('people.reading.related')}</span>
          {related.map(({ term }) => (
            <button
              type="button"
              className="quiet-button"
              key={term}
              aria-label={say('people.reading.remove', { term })}
              onClick={() => leaveOut(term)}
            >
              <span lang="en">{term}</span> ×
            </button>
          ))}
          <button
            type="button"
            className="quiet-button"
            onClick={() => ask(question.related === 'no' ? asked : { ...question, related: 'no' })}
          >
            {say(question.related === 'no' ? 'people.reading.related.on' : 'people.reading.related.off')}
          </button>
        </div>
      )}
      {places.length > 0 && (
        <div>
          <span className="which">{say('people.reading.places')}</span>
          {list(places)}
        </div>
      )}
      {unknown.length > 0 && (
        <div>
          <span className="which">{say('people.reading.unknown')}</span>
          {list(unknown)}
        </div>
      )}
    </>
  );
}
