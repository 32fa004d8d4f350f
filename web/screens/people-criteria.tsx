import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { heldTo } from '../../src/locales/held-to.ts';
import type { PeopleFound } from '../../src/operations/find-people.ts';
import type { PeopleQuestion } from '../api.ts';
import { useWords } from '../parts/tongue.tsx';
import { ChangeCriteria, kinds } from './people-change.tsx';

/** The criteria of a field: several by semicolons. */
const termsOf = (text: string | undefined): string[] =>
  (text ?? '').split(';').flatMap((term) => term.trim() || []);

/** A question with one of its texts changed; one that is left empty is not asked. */
function changed(question: PeopleQuestion, name: keyof PeopleQuestion, text: string): PeopleQuestion {
  const { [name]: _, ...others } = question;
  return text === '' ? others : { ...others, [name]: text };
}

interface CriteriaProps {
  readonly question: PeopleQuestion;
  /** How the question was read; absent until the answer is there. */
  readonly reading: PeopleFound['reading'] | undefined;
  /** The name of the person to whom people shall be like. */
  readonly like: string | undefined;
}

/** What must, should and must not be; how it was read: translations, and related terms that can be taken out. */
export function Criteria({ question, reading, like }: CriteriaProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { q, brief, city, asOf } = question;
  const [changing, setChanging] = useState((q ?? question.like ?? brief) === undefined);
  if (changing) return <ChangeCriteria question={question} done={() => setChanging(false)} />;
  const ask = (name: keyof PeopleQuestion, text: string) =>
    void navigate({ to: '/people', search: changed(question, name, text) });
  return (
    <div className="criteria">
      {/* First in the order of reading and of keys, as it stands at the top; on a phone too. */}
      <p>
        {q && (
          <Link to="/people" search={{ ...question, mode: 'name' }} className="quiet">
            {say('people.as.name')}
          </Link>
        )}
        <button type="button" className="quiet-button" onClick={() => setChanging(true)}>
          {say('people.criteria.change')}
        </button>
      </p>
      {question.like && (
        <Row label={say('people.criteria.like')}>
          <span className="term">{like ?? question.like}</span>
        </Row>
      )}
      {brief && (
        <Row label={say('people.criteria.brief')}>
          <blockquote className="brief">{brief}</blockquote>
        </Row>
      )}
      {kinds.map(({ kind, field }) => {
        const terms = termsOf(question[field]);
        // What is asked cannot be taken out whole: there would be no question left.
        const needed = kind === 'must' && terms.length === 1;
        return (
          terms.length > 0 && (
            <Row key={kind} label={say(`people.criteria.${kind}`)}>
              {terms.map((term) => (
                <Term
                  key={term}
                  term={term}
                  off={kind === 'not'}
                  remove={
                    needed ? undefined : () => ask(field, terms.filter((one) => one !== term).join('; '))
                  }
                />
              ))}
            </Row>
          )
        );
      })}
      {city && (
        <Row label={say('people.criteria.city')}>
          <Term term={city} remove={() => ask('city', '')} />
        </Row>
      )}
      {asOf && (
        <Row label={say('compare.asOf')}>
          <Term term={asOf} remove={() => ask('asOf', '')} />
        </Row>
      )}
      {reading && <Reading question={question} reading={reading} ask={ask} />}
    </div>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <span className="which">{label}</span>
      <div className="terms">{children}</div>
    </div>
  );
}

interface TermProps {
  readonly term: string;
  /** Works with it are left out. */
  readonly off?: boolean;
  readonly remove: (() => void) | undefined;
}

/** One criterion as a chip; the whole chip takes it out, where that leaves a question. */
function Term({ term, off = false, remove }: TermProps) {
  const { say } = useWords();
  const className = off ? 'term off' : 'term';
  if (remove === undefined) return <span className={className}>{term}</span>;
  return (
    <button
      type="button"
      className={className}
      aria-label={say('people.reading.remove', { term })}
      onClick={remove}
    >
      <span>{term}</span> ×
    </button>
  );
}

interface ReadingProps {
  readonly question: PeopleQuestion;
  readonly reading: PeopleFound['reading'];
  readonly ask: (name: keyof PeopleQuestion, text: string) => void;
}

function Reading({ question, reading, ask }: ReadingProps) {
  const words = useWords();
  const { say, list } = words;
  const { translated, related, places, doubtful, unknown } = reading;
  const leftOut = termsOf(question.without);
  const without = question.related === 'no';
  // The subjects of a person are what is asked: none of them can be taken out.
  if (question.like)
    return (
      <Row label={say('people.reading.subjects')}>
        {related.map(({ term }) => (
          <span className="term found" key={term} lang="en">
            {term}
          </span>
        ))}
      </Row>
    );
  return (
    <>
      {translated.length > 0 && (
        <Row label={say('people.reading.translated')}>
          <span lang="en">{list(translated.map(({ to }) => to))}</span>
        </Row>
      )}
      {(related.length > 0 || leftOut.length > 0 || without) && (
        <Row label={say('people.reading.related')}>
          {related.map(({ term }) => (
            <button
              type="button"
              className="term found"
              key={term}
              aria-label={say('people.reading.remove', { term })}
              onClick={() => ask('without', [...leftOut, term].join('; '))}
            >
              <span lang="en">{term}</span> ×
            </button>
          ))}
          {leftOut.map((term) => (
            <button
              type="button"
              className="term found off"
              key={term}
              aria-label={say('people.reading.restore', { term })}
              onClick={() => ask('without', leftOut.filter((one) => one !== term).join('; '))}
            >
              <span lang="en">{term}</span> +
            </button>
          ))}
          <button type="button" className="quiet-button" onClick={() => ask('related', without ? '' : 'no')}>
            {say(without ? 'people.reading.related.on' : 'people.reading.related.off')}
          </button>
        </Row>
      )}
      {places.length > 0 && (
        <Row label={say('people.reading.places')}>
          {heldTo(places, words)}
          {doubtful > 0 && <small className="quiet"> {say('search.doubtful', { people: doubtful })}</small>}
        </Row>
      )}
      {unknown.length > 0 && <Row label={say('people.reading.unknown')}>{list(unknown)}</Row>}
    </>
  );
}
