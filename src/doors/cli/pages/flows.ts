import type { FlowsShown } from '../../../operations/mobility/show-flows.ts';
import type { Answer, CsvRow } from '../answer.ts';
import { Page } from '../page.ts';
import type { Session } from '../session.ts';
import { addFrozen } from './moves.ts';

/** Partners shown of one organisation. */
const PARTNERS = 8;
/** Organisations in a matrix that a terminal still holds. */
const WIDEST = 12;

/** Flows: arrivals, departures, the matrix, and with whom each competes. */
export function flowsAnswer(shown: FlowsShown, session: Session): Answer {
  return {
    json: shown,
    csv: { columns: flowColumns, rows: () => flowRows(shown) },
    text: () => {
      const page = new Page(session);
      addFrozen(page, shown);
      addSides(page, shown);
      if (shown.organisations.length > 1) addMatrix(page, shown);
      if (!shown.chosen) addPartners(page, shown);
      page.quiet(page.words.say('flows.source'));
      return page.lines;
    },
  };
}

const signed = (net: number): string => (net > 0 ? `+${net}` : net < 0 ? `−${-net}` : '0');

function addSides(page: Page, { organisations, sides }: FlowsShown): void {
  const { say } = page.words;
  const rows = sides.map(({ inflow, outflow, net, entries }, i) => [
    organisations[i]?.name ?? '',
    `${inflow}`,
    `${entries}`,
    `${outflow}`,
    signed(net),
  ]);
  const heads = ['flows.inflow', 'flows.entries', 'flows.outflow', 'flows.net'] as const;
  page.table([{ head: '' }, ...heads.map((key) => ({ head: say(key), right: true }))], rows);
}

function addMatrix(page: Page, { organisations, cells }: FlowsShown): void {
  const { say } = page.words;
  const held = organisations.slice(0, WIDEST);
  const count = new Map(cells.map(({ from, to, moves }) => [`${from} ${to}`, moves]));
  page.heading(say('flows.matrix'));
  page.table(
    [{ head: '' }, ...held.map((_, i) => ({ head: `${i + 1}`, right: true }))],
    held.map((from, i) => [
      `${i + 1} ${from.name}`,
      ...held.map((to) => (from === to ? '·' : `${count.get(`${from.id} ${to.id}`) ?? ''}`)),
    ]),
  );
}

function addPartners(page: Page, { organisations, partners }: FlowsShown): void {
  const { say, percent } = page.words;
  for (const { id, name } of organisations) {
    const own = partners.filter(({ organisation }) => organisation === id).slice(0, PARTNERS);
    if (own.length === 0) continue;
    page.heading(say('flows.partners', { name }));
    page.table(
      [
        { head: '' },
        { head: say('flows.won'), right: true },
        { head: say('flows.lost'), right: true },
        { head: say('flows.share') },
      ],
      own.map(({ other, won, lost, share, low, high }) => [
        other.name,
        `${won}`,
        `${lost}`,
        say('interval', { value: percent(share), low: percent(low), high: percent(high) }),
      ]),
      2,
    );
  }
}

const flowColumns = [
  ...[
    'row',
    'organisation',
    'organisation_name',
    'other',
    'other_name',
    'year',
    'moves',
    'stated',
    'expected',
  ],
  ...['inflow', 'outflow', 'entries', 'inflow_high', 'outflow_high', 'won', 'lost', 'share', 'low', 'high'],
];

/** Cells of the matrix, years and competitors, told apart by `row`. */
function flowRows({ organisations, cells, years, partners }: FlowsShown): CsvRow[] {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const name = (id: string) => names.get(id) ?? id;
  return [
    ...cells.map(({ from, to, moves, stated, expected }) => ({
      ...{ row: 'cell', organisation: from, organisation_name: name(from), other: to, other_name: name(to) },
      ...{ moves, stated, expected },
    })),
    ...years.map(({ organisation, year, inflow, outflow, entries, inflowHigh, outflowHigh }) => ({
      ...{ row: 'year', organisation, organisation_name: name(organisation), year, inflow, outflow, entries },
      ...{ inflow_high: inflowHigh, outflow_high: outflowHigh },
    })),
    ...partners.map(({ organisation, other, won, lost, share, low, high }) => ({
      ...{ row: 'partner', organisation, organisation_name: name(organisation), other: other.id },
      ...{ other_name: other.name, won, lost, share, low, high },
    })),
  ];
}
