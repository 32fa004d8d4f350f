import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { plainTitle } from '../../../src/language/plain-title.ts';
import type { ReviewPair } from '../../../src/operations/decisions/review.ts';
import { useWords } from '../../parts/tongue.tsx';

type Line = ReviewPair['a'];

/** Two lines side by side, field by field; what both have is marked. */
export function Records({ pair: { a, b } }: { pair: ReviewPair }) {
  return (
    <div className="records-two">
      <RecordOf line={a} other={b} />
      <RecordOf line={b} other={a} />
    </div>
  );
}

function RecordOf({ line, other }: { line: Line; other: Line }) {
  const { say } = useWords();
  const { id, name } = line.person;
  const shared = new Set(other.coauthors.map((one) => one.name));
  const theirs = new Set(other.organisations.map((one) => one.id));
  const organisations = line.organisations.map((one) => ({
    key: one.id ?? one.name,
    name: one.name,
    both: theirs.has(one.id),
  }));
  const coauthors = line.coauthors.map((one) => ({
    key: one.name,
    name: one.name,
    both: shared.has(one.name),
  }));
  return (
    <article className="figure">
      <h2>{line.name}</h2>
      <p className="title" lang="en">
        <Link to="/works/$id" params={{ id: line.work }}>
          {plainTitle(line.title)}
        </Link>
      </p>
      <dl className="facts left">
        <Fact label={say('review.at')}>{[line.venue, line.year].filter(Boolean).join(' ')}</Fact>
        <Fact label={say('review.organisations')}>
          {organisations.length === 0 ? (
            <span className="quiet">{say('review.unprinted')}</span>
          ) : (
            <Marked names={organisations} />
          )}
        </Fact>
        <Fact label={say('review.printed')}>
          {line.printed ?? <span className="quiet">{say('review.unprinted')}</span>}
        </Fact>
        <Fact label={say('review.with')}>
          {coauthors.length === 0 ? say('review.with.alone') : <Marked names={coauthors} />}
        </Fact>
        <Fact label={say('review.person')}>
          {id === null ? (
            name
          ) : (
            <Link to="/people/$id" params={{ id }}>
              {name}
            </Link>
          )}
        </Fact>
      </dl>
    </article>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface MarkedProps {
  readonly names: readonly { readonly key: string; readonly name: string; readonly both: boolean }[];
}

/** Names one after the other; those that the other record has too stand out. */
function Marked({ names }: MarkedProps) {
  return names.map(({ key, name, both }, index) => (
    <span key={key}>
      {index > 0 && ', '}
      {both ? <mark>{name}</mark> : name}
    </span>
  ));
}
