import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { plainTitle } from '../../../src/language/plain-title.ts';
import { chanceSaid, oddsSaid, shareSaid, windowSaid } from '../../../src/locales/mobility.ts';
import type { MigrationPage } from '../../../src/operations/mobility/show-migration.ts';
import { questions } from '../../api.ts';
import { TeamWeb } from '../../charts/team-web.tsx';
import { isWeb } from '../../parts/evidence.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { OrganisationName, PersonName } from '../../parts/posts.tsx';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import { Chance } from './chance.tsx';

/** `/migrations/ID`: one team that moved, and how likely it is luck. */
export function Migration() {
  const { id } = useParams({ from: '/migrations/$id' });
  const { say } = useWords();
  const { data, error } = useQuery(questions.migration(id));
  usePageTitle(data ? say('move.way', { from: data.from.name, to: data.to.name }) : say('room.moves'));
  if (error) return <Trouble error={error} />;
  if (!data) return <PageBones />;
  return (
    <>
      <p className="crumb">
        <Link to="/moves">{say('room.moves')}</Link>
      </p>
      <div className="masthead">
        <div>
          <h1>
            <OrganisationName organisation={data.from} /> → <OrganisationName organisation={data.to} />
          </h1>
          <Lead page={data} />
        </div>
        <aside>
          <Particulars page={data} />
        </aside>
      </div>
      <Team page={data} />
      <div className="two wide-left">
        <Ties page={data} />
        <Chance page={data} />
      </div>
      <Common page={data} />
    </>
  );
}

function Lead({ page }: { page: MigrationPage }) {
  const words = useWords();
  const { say, number } = words;
  const { claim } = page;
  return (
    <p className="lead">
      {say('migration.lead', {
        members: page.members,
        window: windowSaid(page.windowFrom, page.windowTo, words),
        leader: page.leader?.name ?? 'none',
      })}{' '}
      {say('migration.ties', {
        before: page.tiesBefore,
        after: page.tiesAfter,
        expected: page.expectedTies === null ? 'none' : number(Math.round(page.expectedTies * 10) / 10),
      })}{' '}
      {claim
        ? say('migration.claimed', {
            publisher: claim.publisher ?? claim.topic,
            listed: claim.listed,
            matched: claim.matched,
          })
        : say('migration.unclaimed')}{' '}
      {claim?.url && isWeb(claim.url) && (
        <a href={claim.url} rel="noreferrer noopener external" target="_blank">
          {new URL(claim.url).hostname.replace(/^www\./, '')}
        </a>
      )}
    </p>
  );
}

function Particulars({ page }: { page: MigrationPage }) {
  const words = useWords();
  const { say, number } = words;
  return (
    <Facts
      facts={[
        { label: say('migration.fact.known'), value: <Known how={page.strength} /> },
        { label: say('migration.fact.flow'), value: number(page.flow) },
        { label: say('migration.fact.chance'), value: chanceSaid(page, words) },
        ...(page.flowP === null
          ? []
          : [{ label: say('migration.fact.size'), value: oddsSaid(page.flowP, words) }]),
        ...(page.q === null ? [] : [{ label: say('migration.fact.q'), value: shareSaid(page.q, words) }]),
      ]}
    />
  );
}

function Team({ page }: { page: MigrationPage }) {
  const words = useWords();
  const { say, date } = words;
  return (
    <Figure
      title={say('migration.team')}
      dek={say('migration.team.dek')}
      source={say('moves.source')}
      sheet={{
        name: say('migration.team'),
        columns: ['person', 'name', 'date', 'precision', 'strength', 'ties', 'leader', 'now_at', 'now_year'],
        rows: page.team.map((one) => [
          ...[one.person.id, one.person.name, one.date, one.precision, one.strength, one.ties],
          ...[one.leader ? 'yes' : 'no', one.last?.organisation.name ?? null, one.last?.year ?? null],
        ]),
      }}
    >
      <Table className="stack chart">
        <thead>
          <tr>
            <th scope="col">{say('moves.person')}</th>
            <th scope="col">{say('moves.when')}</th>
            <th scope="col" className="num">
              {say('migration.ties.head')}
            </th>
            <th scope="col">{say('moves.known')}</th>
            <th scope="col">{say('migration.now')}</th>
          </tr>
        </thead>
        <tbody>
          {page.team.map((one) => (
            <tr key={one.person.id}>
              <th scope="row">
                <PersonName person={one.person} opens />
                {one.leader && <small className="quiet"> {say('migration.leader')}</small>}
              </th>
              <td className="when">{date(one.date, one.precision, 'short')}</td>
              <td className="num" data-label={say('migration.ties.head')}>
                {one.ties}
              </td>
              <td>
                <Known how={one.strength} />
              </td>
              <td className="soft">
                {one.last && (
                  <>
                    <OrganisationName organisation={one.last.organisation} />
                    {one.last.year !== null && `, ${one.last.year}`}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Figure>
  );
}

function Ties({ page }: { page: MigrationPage }) {
  const { say } = useWords();
  const { team, pairs } = page;
  const title = say('migration.web.finding', {
    pairs: pairs.filter(({ before }) => before > 0).length,
    kept: pairs.filter(({ after }) => after > 0).length,
  });
  return (
    <Figure
      title={title}
      dek={say('migration.web.dek')}
      source={say('migration.web.source')}
      drawn
      sheet={{
        name: title,
        columns: ['person', 'name', 'other', 'other_name', 'works_before', 'works_after'],
        rows: pairs.map(({ a, b, before, after }) => [
          ...[team[a]?.person.id ?? '', team[a]?.person.name ?? '', team[b]?.person.id ?? ''],
          ...[team[b]?.person.name ?? '', before, after],
        ]),
      }}
    >
      <TeamWeb team={team} pairs={pairs} title={title} />
    </Figure>
  );
}

function Common({ page: { works, team } }: { page: MigrationPage }) {
  const { say } = useWords();
  if (works.length === 0) return null;
  return (
    <Figure title={say('migration.works')}>
      <ul className="entries chart">
        {works.slice(0, 12).map((work) => (
          <li key={work.id}>
            <p className="title" lang="en">
              <Link to="/works/$id" params={{ id: work.id }} data-opens>
                {plainTitle(work.title)}
              </Link>
            </p>
            <p className="where">
              {work.year} · {say(`migration.when.${work.when}`)} ·{' '}
              {work.by.map((at) => team[at]?.person.name).join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
