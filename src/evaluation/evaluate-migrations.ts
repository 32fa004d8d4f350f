import { findMigrations, type TestedFlow } from '../careers/migrations/find.ts';
import { type MigrationInput, readMigrationInput } from '../careers/migrations/read.ts';
import type { Engine, Scalar } from '../engine/engine.ts';
import { wilson } from '../statistics/wilson.ts';
import { type Figures, share } from './figures.ts';
import { ALLOWED, exchangeDestinations, permutedFigures } from './migrations.ts';

/** Permuted data sets in which every declared team is false. */
const DATASETS = 1000;
/** Data sets with destinations exchanged: each is a full run. */
const EXCHANGED = 10;

/** Measures team migrations: recall on those that publications name, and what is declared where nobody went with anybody. */
export async function evaluateMigrations(
  engine: Engine,
  options: { readonly threads: number; readonly report: (line: string) => void },
): Promise<Figures[]> {
  const claims = await readClaims(engine);
  options.report('permuted labels');
  const input = await readMigrationInput(engine);
  const tested = await findMigrations(input, { threads: options.threads, permuted: DATASETS });
  const exchanged: number[] = [];
  for (let set = 1; set <= EXCHANGED; set++) {
    options.report(`exchanged destinations ${set}/${EXCHANGED}`);
    exchanged.push(await declaredWhenExchanged(input, set, options.threads));
  }
  return [recallFigures(claims), claimFigures(claims), chanceFigures(tested, exchanged)];
}

interface Claim {
  readonly topic: string;
  readonly listed: number;
  readonly found: number;
  readonly moves: number;
  readonly matched: number;
  readonly ties: number | null;
  readonly expected: number | null;
  readonly p: number | null;
  readonly q: number | null;
  readonly leader: string;
  readonly reason: string;
}

async function readClaims(engine: Engine): Promise<Claim[]> {
  const rows = await engine.rows(`
    select d.topic, d.listed, d.found, d.moves, d.matched, g.ties_before, g.expected_ties, g.p, g.q, n.name as leader, d.reason
    from migration_documented d
    left join migration g on g.migration = d.migration
    left join person n on n.person = g.leader
    order by d.reason is not null, d.topic`);
  const number = (value: Scalar | undefined): number | null =>
    value === null || value === undefined ? null : Number(value);
  return rows.map((row) => ({
    topic: String(row['topic']),
    listed: Number(row['listed']),
    found: Number(row['found']),
    moves: Number(row['moves']),
    matched: Number(row['matched']),
    ties: number(row['ties_before']),
    expected: number(row['expected_ties']),
    p: number(row['p']),
    q: number(row['q']),
    leader: String(row['leader'] ?? ''),
    reason: String(row['reason'] ?? ''),
  }));
}

function recallFigures(claims: readonly Claim[]): Figures {
  const visible = claims.filter(({ moves }) => moves >= 2);
  const tied = visible.filter(({ ties }) => (ties ?? 0) > 0);
  const row = (what: string, part: readonly Claim[], of: readonly Claim[]) => {
    const { low, high } = wilson(part.length, of.length);
    return [what, part.length, of.length, share(part.length / of.length), `${share(low)}–${share(high)}`];
  };
  const found = visible.filter(({ matched }) => matched >= 2);
  const names = visible.reduce((sum, { moves }) => sum + moves, 0);
  const together = visible.reduce((sum, { matched }) => sum + matched, 0);
  const { low, high } = wilson(together, names);
  return {
    title: `Team moves that publications name: ${claims.length}, of which ${visible.length} are visible in the data`,
    columns: ['found', 'number', 'of', 'share', '95%'],
    rows: [
      row('visible ones, as one migration', found, visible),
      [
        'visible members, in that migration',
        together,
        names,
        share(together / names),
        `${share(low)}–${share(high)}`,
      ],
      row('visible ones, with earlier common work', tied, visible),
      row(
        'of those with common work: p at most .05',
        tied.filter(({ p }) => (p ?? 1) <= 0.05),
        tied,
      ),
      row(
        `of those with common work: q at most ${ALLOWED}`,
        tied.filter(({ q }) => (q ?? 1) <= ALLOWED),
        tied,
      ),
    ],
    protocol: [
      'Visible: two or more of the named people have a move between these organisations (or between a firm and its laboratory) within a year of the window.',
      'The claims and the names they list are no evidence of any move: they are read for this comparison alone. Posts from the same press may be.',
      'Found: two or more of the named people are members of one migration, which was put together from moves and common work.',
    ],
  };
}

function claimFigures(claims: readonly Claim[]): Figures {
  const digits = (value: number | null, many: number): string => (value === null ? '–' : value.toFixed(many));
  return {
    title: 'Each of them',
    columns: [
      'claim',
      'named',
      'on record',
      'moves',
      'matched',
      'ties',
      'expected',
      'p',
      'q',
      'leader',
      'not visible',
    ],
    rows: claims.map((one) => [
      one.topic,
      one.listed,
      one.found,
      one.moves,
      one.matched,
      digits(one.ties, 0),
      digits(one.expected, 2),
      digits(one.p, 4),
      digits(one.q, 3),
      one.leader,
      one.reason,
    ]),
    protocol: [
      'Ties: pairs of members with earlier work in common; expected: in a group drawn by chance from the same organisation.',
    ],
  };
}

function chanceFigures(tested: readonly TestedFlow[], exchanged: readonly number[]): Figures {
  const one = permutedFigures(tested);
  const mean = exchanged.reduce((sum, count) => sum + count, 0) / exchanged.length;
  const { low, high } = wilson(Math.round(one.ours * one.datasets), one.datasets);
  return {
    title: `Chance: ${tested.length} flows of two or more, ${one.observedUntested} with earlier common work`,
    columns: [
      'rule',
      'declared in the record',
      'declared by chance',
      'share of chance',
      'data sets with any',
      '95%',
    ],
    rows: [
      [
        'Vivier, q at most .05',
        one.observed,
        one.declared.toFixed(3),
        share(one.declared / one.observed),
        share(one.ours),
        `${share(low)}–${share(high)}`,
      ],
      [
        'any two with earlier common work',
        one.observedUntested,
        one.declaredUntested.toFixed(1),
        share(one.declaredUntested / one.observedUntested),
        '–',
        '–',
      ],
      ['Vivier, destinations exchanged', one.observed, mean.toFixed(2), share(mean / one.observed), '–', '–'],
    ],
    protocol: [
      `Permuted labels: in ${one.datasets} data sets the movers of every flow are drawn anew within its strata; everything declared is false, and the share of data sets with any is the realised rate of false discoveries.`,
      `Destinations exchanged: in ${exchanged.length} data sets destinations change hands among those who left one place in the same three years. Where nearly all of them went to one place a true team stays together, so this is an upper bound.`,
      'Pairs whose move is read off the very works they sign together are seen together more easily; no permutation shows that.',
    ],
  };
}

async function declaredWhenExchanged(input: MigrationInput, seed: number, threads: number): Promise<number> {
  const tested = await findMigrations(
    { ...input, moves: exchangeDestinations(input.moves, seed) },
    { threads },
  );
  return tested.flatMap(({ q }) => q).filter((q) => q <= ALLOWED).length;
}
