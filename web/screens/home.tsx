import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { moveWhen } from '../../src/locales/mobility.ts';
import type { HomePage } from '../../src/operations/home.ts';
import type { StatedPost } from '../../src/tables/cards/career.ts';
import { questions } from '../api.ts';
import { align } from '../charts/half-years.ts';
import { Halves } from '../charts/halves.tsx';
import { Teams } from '../charts/teams.tsx';
import { Claims } from '../parts/claims.tsx';
import { CoverageFigure } from '../parts/coverage-figure.tsx';
import { Sources } from '../parts/evidence.tsx';
import { Facts } from '../parts/facts.tsx';
import { Figure } from '../parts/figure.tsx';
import { Known } from '../parts/known.tsx';
import { Way } from '../parts/moves-table.tsx';
import { OrganisationName, PersonName, When } from '../parts/posts.tsx';
import { PageBones, Trouble } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { useWords } from '../parts/tongue.tsx';
import { isNews } from './home-news.ts';

/** `/`: what is new, and where to start. */
export function Home() {
  const { say } = useWords();
  const { data, error } = useQuery(questions.home());
  usePageTitle(say('room.home'));
  if (error) return <Trouble error={error} />;
  if (!data) return <PageBones />;
  return (
    <>
      <p className="examples">
        <span className="quiet">{say('home.examples')}</span>
        <Link to="/people" search={{ q: 'mechanistic interpretability' }}>
          {say('home.example.subject')}
        </Link>
        <Link to="/organisations/$id" params={{ id: 'thinking-machines-lab' }}>
          {say('home.example.organisation')}
        </Link>
        <Link to="/people" search={{ q: 'Yann Le Cun' }}>
          {say('home.example.name')}
        </Link>
      </p>
      <div className="two wide-left">
        <div>
          <h1>{say('home.title', { people: data.holdings.people, works: data.holdings.works })}</h1>
          <p className="lead under-title">
            {say('home.lead', {
              venues: data.holdings.venues,
              posts: data.holdings.posts,
              claims: data.holdings.claims,
            })}
          </p>
          <LatestTeams />
          {data.latestClaims.length > 0 && (
            <Figure
              title={say('home.claims')}
              dek={say('home.claims.dek')}
              source={say('home.claims.source', { count: data.holdings.claims })}
            >
              <Claims claims={data.latestClaims.slice(0, 7)} subject />
            </Figure>
          )}
        </div>
        <div>
          <LatestMoves />
          <LatestFoundings foundings={data.foundings} />
          <LatestPosts posts={data.latestPosts} />
        </div>
      </div>
      <Watched page={data} />
      <div className="two">
        <CoverageFigure coverage={data.coverage} />
        <Behind page={data} />
      </div>
    </>
  );
}

/** Whether the post is news for its beginning or for its end, as far as it is stated. */
function newsOf({ from, to }: StatedPost): 'ended' | 'began' {
  return to !== null && (from === null || to.on >= from.on) ? 'ended' : 'began';
}

/** Teams on a page of news. */
const TEAMS = 8;

function LatestTeams() {
  const { say } = useWords();
  const { data } = useQuery(questions.migrations({ limit: '100' }));
  const teams = data?.migrations.filter(isNews).slice(0, TEAMS);
  if (!teams || teams.length === 0) return null;
  const title = say('home.migrations');
  return (
    <Figure title={title} dek={say('home.migrations.dek')} source={say('moves.teams.dek')} drawn>
      <Teams teams={teams} title={title} />
      <p className="more">
        <Link to="/moves">{say('home.moves.all')}</Link>
      </p>
    </Figure>
  );
}

function LatestMoves() {
  const words = useWords();
  const { say } = words;
  const { data } = useInfiniteQuery(questions.moves({}));
  const moves = data?.pages[0]?.moves.slice(0, 7);
  if (!moves || moves.length === 0) return null;
  return (
    <Figure title={say('home.moves')} className="beside-title">
      <ul className="entries chart">
        {moves.map((move) => (
          <li key={move.id}>
            <p>
              <b>
                <PersonName person={move.person} opens />
              </b>
            </p>
            <p className="soft">
              <Way move={move} />
            </p>
            <p className="where spread">
              <span>{moveWhen(move, words)}</span>
              <Known how={move.strength} />
            </p>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

function LatestFoundings({ foundings }: { foundings: HomePage['foundings'] }) {
  const { say, date } = useWords();
  if (foundings.length === 0) return null;
  return (
    <Figure title={say('home.foundings')}>
      <ul className="entries chart">
        {foundings.map(({ organisation, on, people, named, origins }) => (
          <li key={organisation.id}>
            <p>
              <i className="swatch diamond" />
              <b>
                <OrganisationName organisation={organisation} opens />
              </b>
            </p>
            <p className="soft">
              {named.map((person, i) => (
                <Fragment key={person.id}>
                  {i > 0 && ', '}
                  <PersonName person={person} />
                </Fragment>
              ))}
              {people > named.length && ` ${say('home.foundings.more', { count: people - named.length })}`}
              {origins.length > 0 &&
                ` ${say('home.foundings.from', { origins: origins.map(({ name }) => name).join(', ') })}`}
            </p>
            <p className="where">{date(on.on, on.precision, 'short')}</p>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

function LatestPosts({ posts }: { posts: readonly StatedPost[] }) {
  const { say } = useWords();
  return (
    <Figure title={say('home.posts')}>
      <ul className="entries chart">
        {posts.slice(0, 3).map((post) => (
          <li
            key={`${post.evidence.source} ${post.evidence.file} ${post.evidence.record} ${post.person.name}`}
          >
            <p>
              <b>
                <PersonName person={post.person} opens />
              </b>
            </p>
            <p className="soft">
              {say(`home.post.${newsOf(post)}`)} <OrganisationName organisation={post.organisation} />
              {post.role && (
                <>
                  , <span lang="en">{post.role}</span>
                </>
              )}
            </p>
            <p className="where spread">
              <When post={post} />
              <Known how={post.evidence.status ?? 'documented'} />
            </p>
            <Sources evidence={[post.evidence]} />
          </li>
        ))}
      </ul>
    </Figure>
  );
}

function Watched({ page }: { page: HomePage }) {
  const { say, number } = useWords();
  const most = Math.max(
    1,
    ...page.watched.flatMap(({ halves }) => halves.map(({ joined, left }) => Math.max(joined, left))),
  );
  const aligned = align(page.watched.map(({ halves }) => halves));
  const title = say('home.watched', { count: page.watched.length });
  return (
    <Figure
      title={title}
      dek={say('home.watched.dek')}
      source={say('home.watched.source', { posts: page.holdings.posts })}
      drawn="multiples"
      sheet={{
        name: title,
        columns: ['organisation', 'name', 'half_from', 'joined', 'left'],
        rows: page.watched.flatMap(({ id, name, halves }) =>
          halves.map(({ from, joined, left }) => [id, name, from, joined, left]),
        ),
      }}
    >
      <div className="multiples">
        {page.watched.map(({ id, name, joined, left }, index) => {
          const net = joined - left;
          return (
            <div key={id}>
              <h3>
                <OrganisationName organisation={{ id, name }} />
              </h3>
              <p className="net">
                {say('home.watched.net', {
                  joined,
                  left,
                  net: `${net > 0 ? '+' : net < 0 ? '−' : ''}${number(Math.abs(net))}`,
                })}
              </p>
              <Halves
                halves={aligned[index] ?? []}
                most={most}
                title={say('home.watched.chart', { name })}
                caption={`${name}: ${net > 0 ? '+' : net < 0 ? '−' : ''}${number(Math.abs(net))}`}
              />
            </div>
          );
        })}
      </div>
      <p className="key">
        <span>
          <i className="swatch entry" />
          {say('organisation.years.joined')}
        </span>
        <span>
          <i className="swatch exit" />
          {say('organisation.years.left')}
        </span>
      </p>
    </Figure>
  );
}

function Behind({ page }: { page: HomePage }) {
  const { say, number, years, date } = useWords();
  const { holdings } = page;
  const span =
    holdings.firstYear !== null && holdings.lastYear !== null
      ? years(holdings.firstYear, holdings.lastYear)
      : undefined;
  return (
    <Figure title={say('home.behind')}>
      <div className="chart">
        <Facts
          facts={[
            {
              label: say('held.works'),
              value: number(holdings.works),
              note: say('held.works.note', { venues: holdings.venues, years: span ?? 'none' }),
            },
            {
              label: say('held.posts'),
              value: number(holdings.posts),
              note: say('held.posts.note', { people: holdings.postHolders }),
            },
            {
              label: say('held.claims'),
              value: number(holdings.claims),
              note: page.dataTo ? say('held.claims.note', { date: date(page.dataTo, 'day') }) : undefined,
            },
            { label: say('held.models'), value: number(holdings.models) },
            { label: say('held.reports'), value: number(holdings.reports) },
            { label: say('held.awards'), value: number(holdings.awards) },
          ]}
        />
      </div>
      <p className="source">
        <Link to="/data">{say('home.behind.all')}</Link>
      </p>
    </Figure>
  );
}
