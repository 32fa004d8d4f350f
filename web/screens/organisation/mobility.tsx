import { useQuery } from '@tanstack/react-query';
import type { FlowsShown } from '../../../src/operations/mobility/show-flows.ts';
import type { RetentionCurve } from '../../../src/operations/mobility/show-retention.ts';
import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import { questions } from '../../api.ts';
import { Exchange } from '../../charts/exchange.tsx';
import { Sankey, type Way } from '../../charts/sankey.tsx';
import { Survival } from '../../charts/survival.tsx';
import { YearFlows } from '../../charts/year-flows.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';

/** Fewer exchanged people than this with one other say nothing of who wins. */
const FEW = 5;
/** Partners drawn. */
const PARTNERS = 10;

/** Flows and retention of an organisation, as moves and stays on record show them. */
export function Mobility({ organisation }: { organisation: OrganisationPage }) {
  const { data: flows } = useQuery(questions.flows({ organisations: [organisation.id] }));
  const { data: kept } = useQuery(questions.retention([organisation.id]));
  const shown = kept?.organisations[0];
  const own = shown?.curves.find(({ cohort }) => cohort === 'all');
  return (
    <>
      {flows && flows.organisations[0]?.id === organisation.id && (
        <>
          <YearsOfFlows organisation={organisation} flows={flows} />
          <Partners organisation={organisation} flows={flows} />
        </>
      )}
      {own && <Retention organisation={organisation} own={own} peers={shown?.peers ?? null} />}
    </>
  );
}

interface FlowsProps {
  readonly organisation: OrganisationPage;
  readonly flows: FlowsShown;
}

function YearsOfFlows({ organisation, flows: { years } }: FlowsProps) {
  const { say } = useWords();
  const rows = years.filter(({ year }) => year >= (years.at(-1)?.year ?? 0) - 14);
  const first = rows[0];
  if (!first) return null;
  const sum = (of: 'inflow' | 'outflow') => rows.reduce((total, row) => total + row[of], 0);
  const title = say('flows.years.finding', {
    since: String(first.year),
    inflow: sum('inflow'),
    outflow: sum('outflow'),
  });
  return (
    <Figure
      title={title}
      dek={say('flows.years.dek')}
      source={`${say('flows.source')} ${say('flows.source.band')}`}
      drawn
      sheet={{
        name: `${organisation.name} ${say('export.sheet.flows')}`,
        columns: ['year', 'inflow', 'outflow', 'entries', 'inflow_high', 'outflow_high', 'lines_seen'],
        rows: years.map((row) => [
          ...[row.year, row.inflow, row.outflow, row.entries, row.inflowHigh, row.outflowHigh, row.seen],
        ]),
      }}
    >
      <YearFlows rows={rows} title={title} />
      <p className="key">
        <span>
          <i className="swatch entry" />
          {say('flows.inflow')}
        </span>
        <span>
          <i className="swatch exit" />
          {say('flows.outflow')}
        </span>
      </p>
    </Figure>
  );
}

function Partners({ organisation, flows: { partners } }: FlowsProps) {
  const { say } = useWords();
  const drawn = partners.slice(0, PARTNERS);
  const [most] = drawn;
  if (!most) return null;
  const { won, lost, other } = most;
  const title =
    won + lost < FEW
      ? say('flows.partners.few')
      : say('flows.partners.finding', {
          way: won > lost * 1.5 ? 'won' : lost > won * 1.5 ? 'lost' : 'even',
          other: other.name,
          won,
          lost,
        });
  const own = { id: organisation.id, name: organisation.name };
  const ways: Way[] = drawn.flatMap((one) => {
    const there = { id: String(one.other.id), name: one.other.name };
    return [
      ...(one.won > 0 ? [{ from: there, to: own, moves: one.won }] : []),
      ...(one.lost > 0 ? [{ from: own, to: there, moves: one.lost }] : []),
    ];
  });
  return (
    <>
      <Figure
        title={title}
        dek={say('flows.partners.dek')}
        source={say('flows.source')}
        drawn
        sheet={{
          name: `${organisation.name} ${say('flows.share')}`,
          columns: ['other', 'name', 'won', 'lost', 'share', 'low', 'high'],
          rows: partners.map((one) => [
            ...[one.other.id, one.other.name, one.won, one.lost, one.share, one.low, one.high],
          ]),
        }}
      >
        <Exchange partners={drawn} own={organisation.id} title={title} />
      </Figure>
      {won + lost >= FEW && (
        <Figure
          title={say('flows.partners', { name: organisation.name })}
          dek={say('moves.sankey.dek')}
          source={say('flows.source')}
          drawn
        >
          <Sankey
            ways={ways}
            title={say('flows.partners', { name: organisation.name })}
            question={{}}
            own={organisation.id}
          />
        </Figure>
      )}
    </>
  );
}

const causes = ['company', 'education', 'research', 'founding', 'unknown'] as const;

function Retention({
  organisation,
  own,
  peers,
}: {
  organisation: OrganisationPage;
  own: RetentionCurve;
  peers: RetentionCurve | null;
}) {
  const { say, percent, list } = useWords();
  if (own.reason !== null)
    return (
      <Figure title={say('retention.refused')} source={say('retention.source')}>
        <p className="note">{say('retention.refused.lead', { most: own.mostAtRisk })}</p>
      </Figure>
    );
  const months = own.after24.share !== null ? 24 : 12;
  const at = months === 24 ? own.after24 : own.after12;
  const theirs = months === 24 ? peers?.after24.share : peers?.after12.share;
  const title =
    at.share === null
      ? say('retention.short', { months })
      : say('retention.finding', {
          months,
          share: percent(at.share),
          peers: theirs == null ? 'none' : percent(theirs),
        });
  const gone = own.points.findLast(({ month }) => month <= months)?.gone;
  const went = gone
    ? causes
        .filter((cause) => gone[cause] >= 0.005)
        .map((cause) => say(`retention.gone.${cause}`, { share: percent(gone[cause]) }))
    : [];
  return (
    <Figure
      title={title}
      dek={say('retention.dek')}
      source={say('retention.source')}
      drawn
      sheet={{
        name: `${organisation.name} ${say('export.sheet.retention')}`,
        columns: [
          'month',
          'at_risk',
          'left',
          'survival',
          'low',
          'high',
          ...causes.map((cause) => `gone_${cause}`),
        ],
        rows: own.points.map(({ month, atRisk, exits, survival, low, high, gone: to }) => [
          ...[month, atRisk, exits, survival, low, high],
          ...causes.map((cause) => to[cause]),
        ]),
      }}
    >
      <Survival name={organisation.name} own={own} peers={peers} title={title} />
      {went.length > 0 && <p className="note">{say('retention.gone', { months, list: list(went) })}</p>}
      {own.unseen && (
        <p className="note">
          {say('retention.unseen', {
            seen: percent(own.unseen.seen),
            share: percent(own.unseen.after24),
          })}
        </p>
      )}
    </Figure>
  );
}
