import { z } from 'zod';
import { VivierError } from '../tables/error.ts';
import { type Decision, decisionKind, effectiveDecisions, type Ruling, standing } from './decision.ts';
import type { Queries, Store } from './store.ts';

const keys = z.array(z.string()).transform((texts) => texts.map(BigInt));
const decisionRow = z
  .object({
    id: z.number(),
    kind: decisionKind,
    keys,
    others: keys,
    who: z.string(),
    why: z.string(),
    made_at: z.date(),
    reverses: z.number().nullable(),
  })
  .transform(({ made_at: madeAt, ...rest }): Decision => ({ ...rest, madeAt }));

const selectDecisions = `
  select id::int, kind, keys::text[] as keys, others::text[] as others, who, why, made_at, reverses::int
  from decision order by id`;

/** The journal of decisions: only ever added to. */
export class Journal {
  readonly #store: Store;
  readonly #now: () => Date;

  constructor(store: Store, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** Records a ruling; once this resolves it is kept. Throws `decision-empty` where it decides nothing. */
  async decide(ruling: Ruling): Promise<Decision> {
    refuseEmpty(ruling);
    return this.#store.transaction((desk) => appendDecision(desk, ruling, this.#now(), null));
  }

  /**
   * Takes a decision back; taking back an undo makes the first decision hold again. Throws `decision-unknown`,
   * and `decision-undone` where it does not hold any more.
   */
  async undo(id: number, who: string, why: string): Promise<Decision> {
    const [undone] = await this.undoAll([id], who, why);
    if (undone === undefined) throw unknownDecision(id);
    return undone;
  }

  /** Takes several decisions back, all of them or none: those of one import. Throws as `undo` does. */
  async undoAll(ids: readonly number[], who: string, why: string): Promise<Decision[]> {
    return this.#store.transaction(async (desk) => {
      // Two people at one PostgreSQL must not undo the same decision twice.
      await desk.script('lock table decision in share row exclusive mode');
      const journal = await readJournal(desk);
      const [byId, held] = [new Map(journal.map((one) => [one.id, one])), standing(journal)];
      const undone: Decision[] = [];
      for (const id of new Set(ids)) {
        const decision = byId.get(id);
        if (decision === undefined) throw unknownDecision(id);
        if (!held.has(id)) throw undoneDecision(id);
        const { keys, others } = decision;
        undone.push(await appendDecision(desk, { kind: 'undo', keys, others, who, why }, this.#now(), id));
      }
      return undone;
    });
  }

  /** Every decision, undone ones and undos included, in the order in which they were made. */
  all(): Promise<Decision[]> {
    return readJournal(this.#store);
  }

  /** The rulings that a build replays, in order: as if what was undone had never been decided. */
  async effective(): Promise<Decision[]> {
    return effectiveDecisions(await this.all());
  }
}

/** Writes a decision at the end of the journal. */
export async function appendDecision(
  desk: Queries,
  decision: Pick<Decision, 'kind' | 'keys' | 'others' | 'who' | 'why'>,
  madeAt: Date,
  reverses: number | null,
): Promise<Decision> {
  const [row] = await desk.query(
    `insert into decision (kind, keys, others, who, why, made_at, reverses)
     values ($1, $2::text[]::bigint[], $3::text[]::bigint[], $4, $5, $6, $7) returning id::int`,
    [
      decision.kind,
      decision.keys.map(String),
      decision.others.map(String),
      decision.who,
      decision.why,
      madeAt,
      reverses,
    ],
  );
  return { ...decision, id: z.number().parse(row?.['id']), madeAt, reverses };
}

/** Every decision, in the order in which they were made. */
export async function readJournal(desk: Queries): Promise<Decision[]> {
  return z.array(decisionRow).parse(await desk.query(selectDecisions));
}

function refuseEmpty({ kind, keys, others }: Ruling): void {
  const together = kind === 'merge' || kind === 'mine';
  const decides = together ? new Set([...keys, ...others]).size > 1 : keys.length > 0 && others.length > 0;
  if (decides) return;
  throw new VivierError('decision-empty', {
    what: 'This decision decides nothing.',
    where: kind,
    why: together
      ? 'It takes two different mentions or posts to say that they are one person.'
      : 'It takes a mention or post on each side to keep two people apart.',
    mend: 'Name the mentions or posts it is about.',
  });
}

function unknownDecision(id: number): VivierError {
  return new VivierError('decision-unknown', {
    what: `There is no decision ${id}.`,
    mend: 'Choose one that the journal lists.',
  });
}

function undoneDecision(id: number): VivierError {
  return new VivierError('decision-undone', {
    what: `Decision ${id} is undone already.`,
    mend: 'Undo its undo to make it hold again.',
  });
}
