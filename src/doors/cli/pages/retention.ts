import { intervalSaid } from '../../../locales/mobility.ts';
import type { RetentionCurve, RetentionShown } from '../../../operations/mobility/show-retention.ts';
import type { Answer, CsvRow } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addFrozen } from './moves.ts';

/** How long people stay: shares still there, by cohort, or why none is said. */
export function retentionAnswer(shown: RetentionShown, session: Session): Answer {
  return {
    json: shown,
    csv: { columns: retentionColumns, rows: () => retentionRows(shown) },
    text: () => {
      const page = new Page(session);
      const { say } = page.words;
      addFrozen(page, shown);
      for (const [i, { organisation, curves, peers }] of shown.organisations.entries()) {
        if (i > 0) page.space();
        page.name(organisation.name);
        if (curves.length === 0) page.text(say('retention.none'), 2);
        else addCurves(page, curves, peers);
      }
      page.quiet(say('retention.source'));
      return page.lines;
    },
  };
}

function addCurves(page: Page, curves: readonly RetentionCurve[], peers: RetentionCurve | null): void {
  const { say } = page.words;
  const rows = [
    ...curves.map((one) => [say(`retention.cohort.${cohortKey(one.cohort)}`), ...cells(one, page)]),
    ...(peers === null ? [] : [[say('retention.peers'), ...cells(peers, page)]]),
  ];
  page.table(
    [
      { head: '' },
      { head: say('retention.people'), right: true },
      { head: say('retention.exits'), right: true },
      ...[12, 24, 36].map((months) => ({ head: say('retention.after', { months }) })),
      { head: say('retention.unseen.head') },
    ],
    rows,
    2,
  );
}

/** A cohort as the catalogue names it. */
function cohortKey(cohort: string) {
  const keys = {
    'to-2014': 'early',
    '2015-2018': 'second',
    '2019-2021': 'third',
    '2022-on': 'late',
  } as const;
  return Object.entries(keys).find(([name]) => name === cohort)?.[1] ?? 'all';
}

function cells(one: RetentionCurve, { words }: Page): string[] {
  const { say } = words;
  const refused = say('retention.few', { most: one.mostAtRisk });
  const share = ({ share, low, high }: RetentionCurve['after12']) =>
    share === null || low === null || high === null ? '–' : intervalSaid(share, low, high, words);
  const shares = one.reason === null ? [one.after12, one.after24, one.after36].map(share) : [refused, '', ''];
  const unseen = one.unseen === null ? '–' : words.percent(one.unseen.after24);
  return [`${one.people}`, `${one.exits}`, ...shares, one.reason === null ? unseen : ''];
}

const retentionColumns = [
  ...[
    'organisation',
    'name',
    'cohort',
    'people',
    'exits',
    'most_at_risk',
    'reason',
    'month',
    'at_risk',
    'left',
  ],
  ...[
    'survival',
    'low',
    'high',
    'gone_company',
    'gone_education',
    'gone_research',
    'gone_founding',
    'gone_unknown',
  ],
];

/** One row a month in which somebody left; one for a cohort without a curve. */
function retentionRows({ organisations }: RetentionShown): CsvRow[] {
  return organisations.flatMap(({ organisation, curves }) =>
    curves.flatMap((one) => {
      const { cohort, people, exits, mostAtRisk, reason } = one;
      const base = { organisation: organisation.id, name: organisation.name, cohort, people, exits };
      const head = { ...base, most_at_risk: mostAtRisk, reason };
      if (one.points.length === 0) return [head];
      return one.points.map(({ month, atRisk, exits: left, survival, low, high, gone }) => ({
        ...{ ...head, month, at_risk: atRisk, left, survival, low, high },
        ...{ gone_company: gone.company, gone_education: gone.education, gone_research: gone.research },
        ...{ gone_founding: gone.founding, gone_unknown: gone.unknown },
      }));
    }),
  );
}
