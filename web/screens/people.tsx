import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
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

/** The most people that are compared at once. */
const most = 6;

/** `/people`: who works on this, or who bears this name. */
export function People() {
  const question = useSearch({ from: '/people' });
  const { say } = useWords();
  const found = useInfiniteQuery(questions.people(question));
  const { q = '', brief, like } = question;
  const asked = q || brief || like;
  const model = useQuery({ ...questions.compare(like ? [like] : []), enabled: like !== undefined }).data
    ?.people[0]?.name;
  const first = found.data?.pages[0];
  const ids = found.data?.pages.map((page) => page.people.map(({ id }) => id)) ?? [];
  const facets = useFacets(ids, question.asOf);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const choose = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(0, most));
  const matched = first?.matched ?? question.mode ?? (asked ? 'subject' : 'all');
  // Everybody is not counted by filters, and nobody has none.
  const filtered =
    first === undefined ||
    Object.values(question).length > (asked ? 1 : 0) ||
    Object.values(first.filters).some((values) => values.length > 0);
  const way = q || !asked ? matched : like ? 'like' : 'brief';
  const named = { query: q, name: model ?? 'none', year: question.asOf ?? '' };
  const title = say(way === 'subject' && question.asOf ? 'people.title.then' : `people.title.${way}`, named);
  usePageTitle(title);
  return (
    <>
      <p className="crumb">{asked ? <Link to="/people">{say('room.people')}</Link> : say('room.people')}</p>
      <h1>{title}</h1>
      {!asked && <p className="lead under-title">{say('people.lead')}</p>}
      {(!asked || matched === 'subject') && (
        <Criteria key={asked && 'asked'} question={question} reading={first?.reading} like={model} />
      )}
      <div className={filtered ? 'results' : 'results plain'}>
        {filtered && !found.error && <Filters question={question} choices={first?.filters} />}
        <div className="list">
          {first && (first.total > 0 || way === 'name') && (
            <Tally
              question={question}
              way={way}
              total={first.total}
              among={first.among}
              wide={first.reading.related.length > 0}
            />
          )}
          {found.error && <Trouble error={found.error} within />}
          {!first && !found.error && <ListBones />}
          {first?.total === 0 && <NobodyFound question={question} among={first.among} />}
          <ol>
            {found.data?.pages.flatMap((page) =>
              page.people.map((person) => (
                <Hit
                  key={person.id}
                  person={person}
                  facets={facets(person.id)}
                  year={question.asOf}
                  chosen={chosen.includes(person.id)}
                  full={chosen.length >= most}
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
          {chosen.length > 0 && (
            <p className="chosen" role="status">
              <span>
                {say('compare.chosen', { people: chosen.length })}
                {chosen.length >= most && <span className="quiet"> {say('compare.full')}</span>}
              </span>
              <button type="button" className="quiet-button" onClick={() => setChosen([])}>
                {say('compare.clear')}
              </button>
              <Link
                to="/compare"
                search={{ people: chosen.join(','), ...(question.asOf && { asOf: question.asOf }) }}
                className="act first"
                data-compares
              >
                {say('compare.act')}
              </Link>
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

/** Facets of the people listed, asked for page by page: those of a page that is there stay when the next one comes. None yet, or none to come. */
function useFacets(
  pages: readonly (readonly string[])[],
  asOf: string | undefined,
): (id: string) => PersonCompared | null | undefined {
  const found = useQueries({
    queries: pages.map((ids) => ({ ...questions.compare(ids, undefined, asOf), enabled: ids.length > 0 })),
  });
  const known = new Map(
    found.flatMap(({ data }) => data?.people.map((person) => [person.id, person] as const) ?? []),
  );
  const failed = found.some(({ error }) => error);
  return (id) => known.get(id) ?? (failed ? null : undefined);
}

interface TallyProps {
  readonly question: PeopleQuestion;
  readonly way: 'name' | 'subject' | 'all' | 'like' | 'brief';
  readonly total: number;
  /** Found before any filter; null where there is nothing to filter. */
  readonly among: number | null;
  /** Related terms found some of them, who need have no work on what was asked. */
  readonly wide: boolean;
}

/** How many were found, of how many where filters hold some back, and the other way to read the query. */
function Tally({ question, way, total, among, wide }: TallyProps) {
  const { say } = useWords();
  const held = among !== null && among > total;
  const found = wide && (way === 'subject' || way === 'brief') ? 'wide' : way;
  return (
    <p className="tally">
      <span>
        <Say
          message={held ? 'people.tally.held' : `people.tally.${found}`}
          values={{ total, among: among ?? total, b: (parts) => <b>{parts}</b> }}
        />{' '}
        {total > 0 && way !== 'name' && way !== 'all' && <>{say('people.tally.share')} </>}
        {way === 'name' && (
          <Link to="/people" search={{ ...question, mode: 'subject' }} className="quiet">
            {say('people.as.subject')}
          </Link>
        )}
      </span>
      {total > 0 && (
        <span className="quiet keys-hint">
          <kbd>j</kbd> <kbd>k</kbd> {say('keys.walk')} <kbd>x</kbd> {say('keys.walk.select')} <kbd>c</kbd>{' '}
          {say('keys.walk.compare')}
        </span>
      )}
    </p>
  );
}

/** Nobody, and what to try: other filters where they hold somebody back, other words where nobody was found at all. */
function NobodyFound({ question, among }: { question: PeopleQuestion; among: number | null }) {
  const { say } = useWords();
  const { q, like, brief, should, not, mode, asOf } = question;
  const held = among !== null && among > 0;
  const words = Object.entries({ q, like, brief, should, not, mode, asOf }).filter(([, value]) => value);
  return (
    <Nothing title={held || !q ? say('people.empty.all') : say('people.empty.title', { query: q })}>
      <p>{say(held ? 'people.empty.held' : 'people.empty.lead', { among: among ?? 0 })}</p>
      {held && (
        <p className="acts">
          <Link to="/people" search={Object.fromEntries(words)} className="act">
            {say('people.empty.clear')}
          </Link>
        </p>
      )}
    </Nothing>
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
      'last_country',
      'last_city',
      'last_place_printed',
      'strength',
      'year',
      'score',
      'works_on_it',
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
      person.last?.country ?? null,
      person.last?.city ?? null,
      person.last?.printed ?? null,
      person.last?.strength ?? null,
      person.last?.year ?? null,
      person.score,
      person.onSubject,
      person.because.map(({ title, share }) => `${Math.round(share * 100)}% ${title}`).join(' | '),
    ]),
  };
}
