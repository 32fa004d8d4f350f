import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonCompared } from '../../src/operations/compare.ts';
import type { PersonHit } from '../../src/operations/find-people.ts';
import { type PeopleQuestion, questions } from '../api.ts';
import type { Sheet } from '../parts/download.ts';
import { Exports } from '../parts/figure.tsx';
import { Say } from '../parts/say.tsx';
import { Bones, Nothing, Trouble } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { useWords } from '../parts/tongue.tsx';
import { Criteria } from './people-criteria.tsx';
import { Filters } from './people-filters.tsx';
import { Hit } from './people-hit.tsx';

/** `/people`: who works on this, or who bears this name. */
export function People() {
  const question = useSearch({ from: '/people' });
  const { say } = useWords();
  const found = useInfiniteQuery(questions.people(question));
  const q = question.q ?? '';
  const first = found.data?.pages[0];
  const ids = found.data?.pages.map((page) => page.people.map(({ id }) => id)) ?? [];
  const facets = useFacets(ids, question.asOf);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-6));
  const matched = first?.matched ?? question.mode ?? (q ? 'subject' : 'all');
  // Everybody is not counted by filters, and nobody has none.
  const filtered =
    first === undefined ||
    Object.values(question).length > (q ? 1 : 0) ||
    Object.values(first.filters).some((values) => values.length > 0);
  const title = say(`people.title.${matched}`, { query: q });
  usePageTitle(title);
  if (found.error) return <Trouble error={found.error} />;
  return (
    <>
      <p className="crumb">{q ? <Link to="/people">{say('room.people')}</Link> : say('room.people')}</p>
      <h1>{title}</h1>
      {!q && <p className="lead under-title">{say('people.lead')}</p>}
      {(!q || matched === 'subject') && (
        <Criteria key={q && 'asked'} question={question} reading={first?.reading} />
      )}
      <div className={filtered ? 'results' : 'results plain'}>
        {filtered && <Filters question={question} choices={first?.filters} />}
        <div className="list">
          {first ? <Tally question={question} matched={matched} total={first.total} /> : <ListBones />}
          {first?.total === 0 && (
            <Nothing title={q ? say('people.empty.title', { query: q }) : say('people.empty.all')}>
              <p>{say('people.empty.lead')}</p>
            </Nothing>
          )}
          {chosen.length > 0 && (
            <p className="more">
              {say('compare.chosen', { people: chosen.length })}{' '}
              <Link
                to="/compare"
                search={{ people: chosen.join(','), ...(question.asOf && { asOf: question.asOf }) }}
                className="act"
                data-compares
              >
                {say('compare.act')}
              </Link>
            </p>
          )}
          <ol>
            {found.data?.pages.flatMap((page) =>
              page.people.map((person) => (
                <Hit
                  key={person.id}
                  person={person}
                  facets={facets.get(person.id)}
                  year={question.asOf}
                  chosen={chosen.includes(person.id)}
                  choose={() => choose(person.id)}
                />
              )),
            )}
          </ol>
          {found.hasNextPage && (
            <p className="more">
              <button
                type="button"
                className="act"
                disabled={found.isFetchingNextPage}
                onClick={() => void found.fetchNextPage()}
              >
                {say('more.next')}
              </button>
            </p>
          )}
          {first && first.total > 0 && (
            <p className="source">
              <span>{say(matched === 'subject' ? 'people.source.subject' : 'people.source.name')}</span>
              <Exports
                title={title}
                source=""
                sheet={toSheet(title, found.data?.pages.flatMap((page) => page.people) ?? [])}
                charts={undefined}
              />
            </p>
          )}
        </div>
      </div>
    </>
  );
}

/** Facets of the people listed, asked for page by page: those of a page that is there stay when the next one comes. */
function useFacets(
  pages: readonly (readonly string[])[],
  asOf: string | undefined,
): ReadonlyMap<string, PersonCompared> {
  const found = useQueries({
    queries: pages.map((ids) => ({ ...questions.compare(ids, undefined, asOf), enabled: ids.length > 0 })),
  });
  return new Map(
    found.flatMap(({ data }) => data?.people.map((person) => [person.id, person] as const) ?? []),
  );
}

interface TallyProps {
  readonly question: PeopleQuestion;
  readonly matched: 'name' | 'subject' | 'all';
  readonly total: number;
}

/** How many were found, how the query was read, and the other way to read it. */
function Tally({ question, matched, total }: TallyProps) {
  const { say } = useWords();
  const other = matched === 'name' ? 'subject' : 'name';
  return (
    <p className="tally">
      <span>
        <Say message={`people.tally.${matched}`} values={{ total, b: (parts) => <b>{parts}</b> }} />{' '}
        {question.q && (
          <Link to="/people" search={{ ...question, mode: other }} className="quiet">
            {say(`people.as.${other}`)}
          </Link>
        )}
      </span>
      <span className="quiet keys-hint">
        <kbd>j</kbd> <kbd>k</kbd> {say('keys.walk')}
      </span>
    </p>
  );
}

function ListBones() {
  return (
    <div>
      {[0.3, 0.24, 0.34, 0.28, 0.31].map((width) => (
        <div className="result" key={width}>
          <Bones lines={[width, 0.6, 0.75, 0.7]} />
        </div>
      ))}
    </div>
  );
}

function toSheet(name: string, people: readonly PersonHit[]): Sheet {
  return {
    name,
    columns: [
      'person',
      'name',
      'works',
      'posts',
      'first_year',
      'last_year',
      'last_organisation',
      'strength',
      'year',
      'because',
    ],
    rows: people.map((person) => [
      person.id,
      person.name,
      person.works,
      person.posts,
      person.firstYear,
      person.lastYear,
      person.last?.organisation.name ?? null,
      person.last?.strength ?? null,
      person.last?.year ?? null,
      person.because.map(({ title, share }) => `${Math.round(share * 100)}% ${title}`).join(' | '),
    ]),
  };
}
