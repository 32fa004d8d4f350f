import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { MessageKey } from '../../src/locales/words.ts';
import { questions } from '../api.ts';
import { Exports } from '../parts/figure.tsx';
import { Bones, Nothing, Trouble } from '../parts/states.tsx';
import { Table } from '../parts/table.tsx';
import { usePageTitle } from '../parts/title.ts';
import { useWords } from '../parts/tongue.tsx';

const kinds: Readonly<Record<string, MessageKey>> = {
  education: 'kind.education',
  company: 'kind.company',
  facility: 'kind.facility',
  government: 'kind.government',
  healthcare: 'kind.healthcare',
  nonprofit: 'kind.nonprofit',
  archive: 'kind.archive',
  funder: 'kind.funder',
  other: 'kind.other',
};

/** What kind of organisation it is, in words. */
export function useKind(): (kind: string) => string {
  const { say } = useWords();
  return (kind) => say(kinds[kind] ?? 'kind.other');
}

/** `/organisations`: those with most evidence, or those of a name. */
export function Organisations() {
  const { q = '' } = useSearch({ from: '/organisations' });
  const { say, country } = useWords();
  const kind = useKind();
  const found = useInfiniteQuery(questions.organisations(q));
  const first = found.data?.pages[0];
  const rows = found.data?.pages.flatMap((page) => page.organisations) ?? [];
  const title = q ? say('organisations.title.name', { query: q }) : say('room.organisations');
  usePageTitle(title);
  if (found.error) return <Trouble error={found.error} />;
  return (
    <>
      <p className="crumb">
        {q ? <Link to="/organisations">{say('room.organisations')}</Link> : say('room.organisations')}
      </p>
      <h1>{q ? title : say('organisations.title')}</h1>
      <p className="lead under-title">{say('organisations.lead')}</p>
      <Ask key={q} query={q} />
      <div className="list">
        {first ? (
          <p className="tally">{say('organisations.tally', { total: first.total })}</p>
        ) : (
          <Bones lines={[1, 1, 1, 1, 1, 1, 1, 1]} />
        )}
        {first?.total === 0 && (
          <Nothing title={say('organisations.empty.title', { query: q })}>
            <p>{say('organisations.empty.lead')}</p>
          </Nothing>
        )}
        {rows.length > 0 && (
          <Table className="stack" label={say('room.organisations')}>
            <thead>
              <tr>
                <th scope="col">{say('organisations.name')}</th>
                <th scope="col">{say('organisations.where')}</th>
                <th scope="col" className="num">
                  {say('organisations.people')}
                </th>
                <th scope="col" className="num">
                  {say('organisations.works')}
                </th>
                <th scope="col" className="num">
                  {say('organisations.posts')}
                </th>
                <th scope="col" className="num">
                  {say('organisations.claims')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <Link to="/organisations/$id" params={{ id: row.id }} data-opens>
                      {row.name}
                    </Link>
                    {row.matched && row.matched !== row.name && (
                      <small className="quiet"> {row.matched}</small>
                    )}
                  </th>
                  <td className="soft">
                    {[row.city, row.country && country(row.country)].filter(Boolean).join(', ') ||
                      kind(row.kind)}
                  </td>
                  <Count of="people" count={row.people} />
                  <Count of="works" count={row.works} />
                  <Count of="posts" count={row.posts} />
                  <Count of="claims" count={row.claims} />
                </tr>
              ))}
            </tbody>
          </Table>
        )}
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
        {rows.length > 0 && (
          <p className="source">
            <span>{say('organisations.source')}</span>
            <Exports
              title={title}
              source=""
              charts={undefined}
              sheet={{
                name: title,
                columns: [
                  'organisation',
                  'name',
                  'country',
                  'city',
                  'kind',
                  'people',
                  'works',
                  'posts',
                  'claims',
                  'first_year',
                  'last_year',
                ],
                rows: rows.map((row) => [
                  row.id,
                  row.name,
                  row.country,
                  row.city,
                  row.kind,
                  row.people,
                  row.works,
                  row.posts,
                  row.claims,
                  row.firstYear,
                  row.lastYear,
                ]),
              }}
            />
          </p>
        )}
      </div>
    </>
  );
}

/** A figure of a row; on a narrow screen, where no head stands above it, followed by what it counts. */
function Count({ of, count }: { of: 'people' | 'works' | 'posts' | 'claims'; count: number }) {
  const { say, number } = useWords();
  return (
    <td className="num" data-label={say('organisations.unit', { of, count })}>
      {number(count)}
    </td>
  );
}

/** The line that narrows the list down by name; the address carries it. */
function Ask({ query }: { query: string }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const [text, setText] = useState(query);
  return (
    <form
      className="ask"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ to: '/organisations', search: text.trim() ? { q: text.trim() } : {} });
      }}
    >
      <label className="hidden" htmlFor="organisation-name">
        {say('organisations.ask')}
      </label>
      <input
        id="organisation-name"
        type="search"
        maxLength={200}
        placeholder={say('organisations.ask')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" className="act">
        {say('organisations.find')}
      </button>
    </form>
  );
}
