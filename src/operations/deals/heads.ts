import { daysApart } from '../../calendar/day.ts';
import type { Concentration } from '../../deals/concentration.ts';
import { divide, type Figure, figureOf } from '../../deals/figure.ts';
import { datedOf } from '../../tables/cards/evidence.ts';
import { figureIn, type Ledger, type LedgerClaim } from './ledger.ts';
import type { DealClaim, DealPage, Heads } from './page.ts';

type People = DealPage['people'];

/** A headcount counts for a deal when it is dated at most so many days from it. */
const NEAR = 200;

interface Counted {
  readonly count: Figure | null;
  readonly sources: Heads['sources'];
}

/** What the headcounts of the target nearest to the deal say of one scope. */
function headcount(ledger: Ledger, target: string, on: string | null, scope: string): Counted {
  if (on === null) return { count: null, sources: [] };
  const distance = ({ claim }: LedgerClaim) => daysApart(claim.valid_from ?? '', on);
  const near = ledger.claims
    .filter(({ claim }) => claim.kind === 'headcount' && claim.predicate === scope && trusted(claim.status))
    .filter((one) => (one.subject ?? one.claim.subject) === target && distance(one) <= NEAR)
    // What was bought is what was there: a count from before the deal goes before one from after it.
    .filter(
      (one, _, all) =>
        (one.claim.valid_from ?? '') <= on || all.every(({ claim }) => (claim.valid_from ?? '') > on),
    );
  const values = near.flatMap(({ claim }) =>
    [claim.value_low, claim.value_high].filter((value) => value !== null),
  );
  const count = figureOf(values);
  return { count: count && { ...count, claims: near.length }, sources: near.map(sourceOf) };
}

function trusted(status: string): boolean {
  return status === 'confirmed' || status === 'reported';
}

function sourceOf({ claim }: LedgerClaim): Heads['sources'][number] {
  return {
    publisher: claim.publisher ?? claim.source,
    date: datedOf(claim.valid_from ?? claim.known_on, claim.valid_from ? claim.from_precision : 'day'),
    verified: claim.verified,
  };
}

/** Heads by role, each with its sources, and the money for each; a role that no source counts is unknown. */
export function headsOf(
  ledger: Ledger,
  { target, announced, claims }: Pick<DealPage, 'target' | 'announced' | 'claims'>,
  people: People,
  concentration: Concentration | null,
  money: Figure | null,
): Heads[] {
  const key = target.id ?? target.name;
  const of = (scope: string) => headcount(ledger, key, announced?.on ?? null, scope);
  const counted: readonly (readonly [Heads['role'], Counted])[] = [
    ['staff', of('all staff')],
    ['research', of('research')],
    ['effective', { count: concentration && exactly(concentration.effective), sources: [] }],
    ['founders', namedAs(people, ({ founder }) => founder)],
    ['moved', movedOf(claims)],
    ['named', namedAs(people, ({ mover }) => mover)],
  ];
  return counted.map(([role, { count, sources }]) => ({ role, count, sources, each: divide(money, count) }));
}

function movedOf(claims: readonly DealClaim[]): Counted {
  const its = claims.filter(({ people, used }) => people !== null && used);
  const count = figureOf(its.flatMap(({ people }) => people ?? []));
  return {
    count,
    sources: its.map(({ claim: { evidence, date } }) => ({
      publisher: evidence.publisher ?? evidence.source,
      date: evidence.date ?? date,
      verified: evidence.verified ?? false,
    })),
  };
}

function namedAs(people: People, is: (one: People[number]) => boolean): Counted {
  const its = people.filter(is);
  const publishers = [...new Set(its.flatMap(({ publisher }) => publisher ?? []))];
  return {
    count: its.length === 0 ? null : exactly(its.length),
    sources: publishers.map((publisher) => ({ publisher, date: null, verified: false })),
  };
}

function exactly(value: number): Figure {
  return { low: value, middle: value, high: value, claims: 1 };
}

/** Retention rates that somebody published: "80 percent after two years". */
export function retentionRates(ledger: Ledger): NonNullable<DealPage['worth']>['retention'] {
  const numbers: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5 };
  return ledger.claims.flatMap(({ claim }) => {
    const said = /(\d+(?:\.\d+)?) percent after (\w+) years?/.exec(claim.statement ?? '');
    const years = numbers[said?.[2] ?? ''] ?? Number(said?.[2]);
    if (claim.kind !== 'condition' || claim.predicate !== 'retention rate' || !said || !(years > 0))
      return [];
    return [
      {
        organisation: claim.subject,
        share: Number(said[1]) / 100,
        years,
        publisher: claim.publisher ?? claim.source,
      },
    ];
  });
}

/** What a deal's claim says in figures. */
export function figuresOf(one: LedgerClaim): Pick<DealClaim, 'stake' | 'amount' | 'valuation' | 'people'> {
  const stake = figureIn(one, 'stake_pct');
  return {
    stake: stake === null || stake === 0 ? null : stake / 100,
    amount: figureIn(one, 'amount_usd'),
    valuation: figureIn(one, 'valuation_usd'),
    people: figureIn(one, 'people_moved'),
  };
}
