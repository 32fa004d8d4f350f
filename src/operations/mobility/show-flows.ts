import { z } from 'zod';
import { wilson } from '../../statistics/wilson.ts';
import { named } from '../../tables/cards/evidence.ts';
import { moveKinds } from '../../tables/move-kinds.ts';
import { anyDay, frozenInput, frozenOutput, level } from '../frozen.ts';
import { type Observatory, operation } from '../operation.ts';
import { namesOfOrganisations, organisationMeant } from '../organisations-meant.ts';

/** People who went one way between two organisations of the set; `from` equal to `to` never occurs. */
const cell = z.object({
  from: z.string(),
  to: z.string(),
  moves: z.number(),
  /** Of them, documented ones. */
  stated: z.number(),
  /** Sum of their probabilities. */
  expected: z.number(),
});

/** Arrivals and departures of one organisation in the window, with all others. */
const side = z.object({
  organisation: z.string(),
  inflow: z.number(),
  outflow: z.number(),
  net: z.number(),
  /** Of the arrivals, entries out of training. */
  entries: z.number(),
});

const year = z.object({
  organisation: z.string(),
  year: z.number(),
  inflow: z.number(),
  outflow: z.number(),
  entries: z.number(),
  /** Were those seen on papers alone as many more as person-years could not be seen; null where filtered. */
  inflowHigh: z.number().nullable(),
  outflowHigh: z.number().nullable(),
  /** Share of person-years around that year that could be seen. */
  seen: z.number().nullable(),
});

/** An organisation with which one of the set exchanges people. */
const partner = z.object({
  organisation: z.string(),
  other: named,
  won: z.number(),
  lost: z.number(),
  /** Won for one lost; null where none is lost. */
  ratio: z.number().nullable(),
  /** Won of all exchanged, with its 95% interval (Wilson). */
  share: z.number(),
  low: z.number(),
  high: z.number(),
});

const flowsShown = z.object({
  ...frozenOutput,
  level: z.enum(['laboratory', 'parent']),
  /** Years of the window; null where it is open. */
  since: z.number().nullable(),
  until: z.number().nullable(),
  organisations: z.array(named),
  /** The set was chosen: those with most moves to and from others. */
  chosen: z.boolean(),
  cells: z.array(cell),
  sides: z.array(side),
  years: z.array(year),
  /** For each organisation those with which it exchanges most, at most 12. */
  partners: z.array(partner),
});
export type FlowsShown = z.infer<typeof flowsShown>;

const fields = ['learning', 'vision', 'language', 'robotics', 'unknown'] as const;
const seniorities = ['0-3', '4-8', '9-15', '16-on', 'unknown'] as const;

const input = z.object({
  organisation: z
    .array(z.string().max(200))
    .max(24)
    .default([])
    .describe('organisations of the matrix: ids or names; those with most moves where left away'),
  since: z.coerce.number().int().min(1900).max(2100).optional().describe('year of a move, or later'),
  until: z.coerce.number().int().min(1900).max(2100).optional().describe('year of a move, or earlier'),
  kind: z.enum(moveKinds).optional().describe('kind of move'),
  field: z.enum(fields).optional().describe('field of most works of those who moved'),
  seniority: z.enum(seniorities).optional().describe('years since the first work of those who moved'),
  level,
  ...frozenInput,
});
type Question = z.output<typeof input>;

/** Organisations of a matrix where none is named, and partners of each. */
const SET = 12;
const PARTNERS = 12;

export const showFlows = operation({
  name: 'showFlows',
  summary: 'Inflow, outflow and net of organisations, the matrix between them, and with whom they compete.',
  effect: 'reads',
  address: { method: 'GET', path: '/flows' },
  input,
  output: flowsShown,
  run: async (context, asked) => {
    const observatory = context.observatory();
    const ids =
      asked.organisation.length > 0
        ? await idsOf(observatory, asked.organisation)
        : await mostMoved(observatory, asked);
    const rows = await readRows(observatory, asked, ids);
    const nameOf = await namesOfOrganisations(observatory, [
      ...ids,
      ...rows.flatMap((row) => [row.from, row.to]),
    ]);
    return {
      asOf: asked.asOf ?? null,
      knownBy: asked.knownBy ?? null,
      level: asked.level,
      since: asked.since ?? null,
      until: asked.until ?? null,
      organisations: ids.map(nameOf),
      chosen: asked.organisation.length === 0,
      cells: cellsOf(rows, ids),
      sides: ids.map((id) => sideOf(rows, id)),
      years: await yearsOf(observatory, asked, rows, ids),
      partners: ids.flatMap((id) =>
        partnersOf(rows, id).map((one) => ({ ...one, other: nameOf(one.other) })),
      ),
    };
  },
});

async function idsOf(observatory: Observatory, names: readonly string[]): Promise<string[]> {
  const meant = [];
  for (const name of names) meant.push(String((await organisationMeant(observatory, name)).id));
  return [...new Set(meant)];
}

/** Moves of one way, year and kind. */
interface Row {
  readonly from: string;
  readonly to: string;
  readonly year: number;
  readonly kind: string;
  readonly moves: number;
  readonly stated: number;
  readonly expected: number;
}

const conditions = `
  f.level = $1 and f.strength <> 'possible' and f.date <= cast($2 as date)
  and ($3 = '9999-12-31' or f.known_on <= cast($3 as date)) and f.year between $4 and $5
  and ($6 = '' or f.kind = $6) and ($7 = '' or f.field = $7) and ($8 = '' or f.seniority = $8)`;

const valuesOf = ({ level, asOf, knownBy, since, until, kind, field, seniority }: Question) => [
  ...[level, asOf ?? anyDay.last, knownBy ?? anyDay.last, since ?? 0, until ?? 9999],
  ...[kind ?? '', field ?? '', seniority ?? ''],
];

/** Those with most moves to and from others, entries not counted. */
async function mostMoved({ reader }: Observatory, asked: Question): Promise<string[]> {
  const rows = await reader.rows(
    `with moved as (
       select f.from_organisation, f.to_organisation from flow_move f
       where ${conditions} and f.from_organisation <> '' and f.kind <> 'dual'
     ),
     side as (select from_organisation as id from moved union all select to_organisation as id from moved)
     select id, count(*) as moves from side group by id order by count(*) desc, id limit ${SET}`,
    valuesOf(asked),
  );
  return rows.map((row) => String(row['id']));
}

async function readRows({ reader }: Observatory, asked: Question, ids: readonly string[]): Promise<Row[]> {
  const rows = await reader.rows(
    `with held as (select unnest(string_split($9, ',')) as id)
     select f.from_organisation, f.to_organisation, f.year, f.kind, count(*) as moves,
       count(*) filter (where f.strength = 'documented') as stated, sum(f.probability) as expected
     from flow_move f
     where ${conditions} and (f.from_organisation in (select id from held) or f.to_organisation in (select id from held))
     group by all order by all`,
    [...valuesOf(asked), ids.join(',')],
  );
  return rows.map((row) => ({
    from: String(row['from_organisation']),
    to: String(row['to_organisation']),
    year: Number(row['year']),
    kind: String(row['kind']),
    moves: Number(row['moves']),
    stated: Number(row['stated']),
    expected: Number(row['expected']),
  }));
}

const sum = (rows: readonly Row[], of: 'moves' | 'stated' | 'expected' = 'moves'): number =>
  rows.reduce((total, row) => total + row[of], 0);

function cellsOf(rows: readonly Row[], ids: readonly string[]): z.infer<typeof cell>[] {
  const held = new Set(ids);
  const between = rows.filter(({ from, to }) => held.has(from) && held.has(to));
  return [...Map.groupBy(between, ({ from, to }) => `${from},${to}`).values()].map((group) => ({
    from: group[0]!.from,
    to: group[0]!.to,
    moves: sum(group),
    stated: sum(group, 'stated'),
    expected: Math.round(sum(group, 'expected') * 100) / 100,
  }));
}

/** A second post beside the first is an arrival, and no departure. */
const leaves = ({ from, kind }: Row, id: string) => from === id && kind !== 'dual';

function sideOf(rows: readonly Row[], id: string): z.infer<typeof side> {
  const inflow = sum(rows.filter(({ to }) => to === id));
  const outflow = sum(rows.filter((row) => leaves(row, id)));
  const entries = sum(rows.filter(({ to, kind }) => to === id && kind === 'entry'));
  return { organisation: id, inflow, outflow, net: inflow - outflow, entries };
}

async function yearsOf(
  { reader }: Observatory,
  asked: Question,
  rows: readonly Row[],
  ids: readonly string[],
): Promise<z.infer<typeof year>[]> {
  const { kind, field, seniority, knownBy, asOf } = asked;
  const whole = [kind, field, seniority, knownBy, asOf].every((one) => one === undefined);
  const bands = whole
    ? await reader.rows(
        `select organisation, year, inflow_high, outflow_high, seen from organisation_flow
         where level = $1 and organisation in (select unnest(string_split($2, ',')))`,
        [asked.level, ids.join(',')],
      )
    : [];
  const bandOf = new Map(bands.map((row) => [`${row['organisation']} ${row['year']}`, row]));
  return ids.flatMap((id) => {
    const own = rows.filter((row) => row.to === id || leaves(row, id));
    const years = [...new Set(own.map((row) => row.year))].sort((a, b) => a - b);
    return years.map((at) => {
      const { net: _, ...counted } = sideOf(
        own.filter((row) => row.year === at),
        id,
      );
      const band = bandOf.get(`${id} ${at}`);
      const high = (name: string) => (band === undefined ? null : Number(band[name]));
      const seen = band?.['seen'];
      return {
        ...counted,
        year: at,
        inflowHigh: high('inflow_high'),
        outflowHigh: high('outflow_high'),
        seen: seen == null ? null : Number(seen),
      };
    });
  });
}

function partnersOf(rows: readonly Row[], id: string) {
  const exchanged = rows.filter(
    ({ from, to, kind }) => from !== '' && kind !== 'entry' && kind !== 'dual' && (from === id || to === id),
  );
  return [...Map.groupBy(exchanged, ({ from, to }) => (from === id ? to : from))]
    .map(([other, group]) => {
      const won = sum(group.filter(({ to }) => to === id));
      const lost = sum(group.filter(({ from }) => from === id));
      const share = won / (won + lost);
      return {
        organisation: id,
        other,
        won,
        lost,
        ratio: lost === 0 ? null : won / lost,
        share,
        ...wilson(won, won + lost),
      };
    })
    .sort((a, b) => b.won + b.lost - (a.won + a.lost) || (a.other < b.other ? -1 : 1))
    .slice(0, PARTNERS);
}
