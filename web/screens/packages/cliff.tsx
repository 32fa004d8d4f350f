import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { CliffsCompared } from '../../../src/operations/packages/cliff.ts';
import { questions } from '../../api.ts';
import { LeavingCurve } from '../../charts/leaving-curve.tsx';
import { Claims } from '../../parts/claims.tsx';
import { Figure } from '../../parts/figure.tsx';
import { FigureField } from '../../parts/figure-field.tsx';
import { PageBones, Trouble } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { usePageTitle } from '../../parts/title.ts';
import { useWords } from '../../parts/tongue.tsx';
import type { CliffQuestion } from './cliff-question.ts';
import { LeavingMonth } from './leaving-month.tsx';
import { useMoney } from './money.ts';
import { PackageRooms } from './rooms.tsx';

const colours = ['var(--disputed)', 'var(--org-2)', 'var(--estimate)', 'var(--org-3)', 'var(--org-4)'];

/** `/packages/cliff`: what leaving in a month costs under each rule on the cliff that an organisation had. */
export function Cliff() {
  const { say } = useWords();
  const question = useSearch({ from: '/packages/cliff' });
  const { data, error } = useQuery({ ...questions.cliffs(question), placeholderData: keepPreviousData });
  usePageTitle(say('packages.cliff.title', { organisation: data?.organisation ?? '' }));
  return (
    <>
      <PackageRooms here="cliff" />
      {error ? (
        <Trouble error={error} />
      ) : data ? (
        <Compared data={data} question={question} />
      ) : (
        <PageBones />
      )}
    </>
  );
}

function Compared({ data, question }: { data: CliffsCompared; question: CliffQuestion }) {
  const { say } = useWords();
  const money = useMoney('USD');
  const { organisation, rules, leave, grant, months, every } = data;
  const change = useChange();
  const title = useFinding(data);
  const lines = rules.map(({ cliff, curve, kept }, i) => ({
    id: String(cliff),
    name: say('packages.cliff.rule', { months: cliff }),
    note: say('packages.cliff.keeps', { kept: money(kept), month: leave }),
    colour: colours[i] ?? 'var(--org-rest)',
    chosen: i === rules.length - 1,
    points: curve.map((value, month) => ({ month, value, low: value, high: value })),
  }));
  return (
    <>
      <h1>{say('packages.cliff.title', { organisation })}</h1>
      <Others data={data} question={question} />
      {rules.length > 0 && (
        <Figure
          title={title}
          dek={say('packages.cliff.dek')}
          source={say('packages.cliff.source', { count: rules.flatMap(({ claims }) => claims).length })}
          drawn
          sheet={{
            name: title,
            columns: ['cliff_months', 'month_of_leaving', 'kept_usd', 'lost_to_cliff_usd'],
            rows: rules.flatMap(({ cliff, curve }) =>
              curve.map((kept, month) => [
                cliff,
                month,
                kept,
                (grant * Math.floor(month / every) * every) / months - kept,
              ]),
            ),
          }}
        >
          <LeavingCurve lines={lines} title={title} money={money} month={leave} />
          <LeavingMonth
            lines={lines}
            month={leave}
            horizon={months}
            money={money}
            change={(month) => change({ leave: month })}
          />
          <div className="fields under-title">
            <FigureField
              label={say('packages.cliff.grant')}
              unit="money"
              shown
              value={grant}
              change={(value) => value !== undefined && value >= 1 && change({ grant: value })}
            />
            <FigureField
              label={say('packages.cliff.months')}
              unit="months"
              shown
              value={months}
              change={(value) =>
                value !== undefined && value >= 12 && value <= 120 && change({ months: value })
              }
            />
            {Object.keys(question).some((name) => name !== 'organisation') && (
              <Link
                to="/packages/cliff"
                className="act"
                search={question.organisation ? { organisation: question.organisation } : {}}
                resetScroll={false}
              >
                {say('assume.reset')}
              </Link>
            )}
          </div>
          <p className="note">
            {data.basis
              ? say('packages.cliff.basis', {
                  publisher: data.basis.evidence.publisher ?? data.basis.evidence.source,
                })
              : say(
                  question.grant === undefined
                    ? 'packages.cliff.grant.assumed'
                    : 'packages.cliff.grant.yours',
                )}
          </p>
        </Figure>
      )}
      <Figure title={say('packages.cliff.rules')}>
        <Table className="chart stack">
          <thead>
            <tr>
              <th scope="col">{say('packages.cliff.head')}</th>
              <th scope="col">{say('packages.cliff.since')}</th>
              <th scope="col" className="num">
                {say('packages.cliff.kept', { month: leave })}
              </th>
              <th scope="col" className="num">
                {say('packages.cliff.lost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.cliff}>
                <td>{say('packages.cliff.rule', { months: rule.cliff })}</td>
                <td>
                  <InForce claims={rule.claims} />
                </td>
                <td className="num" data-label={say('packages.cliff.kept', { month: leave })}>
                  {money(rule.kept)}
                </td>
                <td className="num" data-label={say('packages.cliff.lost')}>
                  {rule.lost > 0 ? money(rule.lost) : say('packages.cliff.nothing')}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Figure>
      <Figure title={say('packages.cliff.claims')}>
        <Claims
          claims={[
            ...rules.flatMap(({ claims }) => claims),
            ...data.unread,
            ...(data.basis ? [data.basis] : []),
          ]}
        />
      </Figure>
    </>
  );
}

/** When a rule held, as far as its claims say. */
function InForce({ claims }: { claims: CliffsCompared['rules'][number]['claims'] }) {
  const { say, date } = useWords();
  const [claim] = claims;
  if (!claim) return say('packages.cliff.named');
  const { date: from, until } = claim;
  const day = (one: NonNullable<typeof from>) => date(one.on, one.precision, 'short');
  if (from && until) return say('packages.cliff.between', { from: day(from), to: day(until) });
  if (from) return say('packages.cliff.from', { from: day(from) });
  return until ? say('packages.cliff.until', { to: day(until) }) : say('packages.cliff.undated');
}

/** What the rules come to, said by what the figures say: all alike, or dearer before than now. */
function useFinding({ rules, leave, organisation }: CliffsCompared): string {
  const { say, list } = useWords();
  const money = useMoney('USD');
  const costly = rules.filter(({ lost }) => lost > 0);
  const last = rules.at(-1);
  const [dearest] = costly.toSorted((a, b) => b.lost - a.lost);
  if (!dearest || !last) return say('packages.cliff.finding.free', { month: leave, organisation });
  const alike = costly.filter(({ lost }) => lost === dearest.lost).map(({ cliff }) => String(cliff));
  if (last.lost === 0)
    return say('packages.cliff.finding.gone', {
      month: leave,
      lost: money(dearest.lost),
      cliffs: list(alike),
      count: alike.length,
      organisation,
    });
  return say('packages.cliff.finding.costs', { month: leave, lost: money(last.lost), organisation });
}

function useChange() {
  const navigate = useNavigate({ from: '/packages/cliff' });
  return (next: CliffQuestion) =>
    void navigate({
      to: '/packages/cliff',
      search: (before) => ({ ...before, ...next }),
      replace: true,
      resetScroll: false,
    });
}

/** Other organisations whose rule is known. */
function Others({
  data: { others, organisation },
  question,
}: {
  data: CliffsCompared;
  question: CliffQuestion;
}) {
  const { say } = useWords();
  return (
    <nav className="acts under-title" aria-label={say('packages.cliff.others')}>
      {others.map((name) =>
        name === organisation ? (
          <span key={name} className="act first" aria-current="page">
            {name}
          </span>
        ) : (
          <Link key={name} className="act" to="/packages/cliff" search={{ ...question, organisation: name }}>
            {name}
          </Link>
        ),
      )}
    </nav>
  );
}
