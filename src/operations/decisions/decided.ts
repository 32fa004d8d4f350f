import { z } from 'zod';
import { type Decision, decisionKind, rulingKind, standing } from '../../desk/decision.ts';
import type { Desk } from '../../desk/desk.ts';
import { personNamed } from '../../tables/cards/career.ts';
import type { Observatory } from '../operation.ts';
import { readPeople } from '../stored-pages.ts';
import { findLines } from './lines.ts';

/** A decision of the journal, and what has become of it. */
export const decided = z.object({
  id: z.number(),
  kind: decisionKind,
  who: z.string(),
  why: z.string(),
  madeAt: z.iso.datetime(),
  /** The decision that an undo takes back. */
  reverses: z.number().nullable(),
  /** `applied`: the served build shows it; `waiting`: the next build will; `undone`: taken back. */
  state: z.enum(['applied', 'waiting', 'undone']),
  /** Lines and posts on either side; none of a suppression, which does not tell whom it is about. */
  lines: z.number(),
  others: z.number(),
  /** Whose lines they are in the served build; at most six. */
  people: z.array(personNamed),
});
export type Decided = z.infer<typeof decided>;

/** People named of one decision. */
const NAMED = 6;
/** Lines of one decision whose people are looked up. */
const LOOKED = 200;

type Sided = Pick<Decision, 'kind' | 'keys' | 'others'>;

/** What a ruling says, whatever its number: equal for two that say the same. */
function saying({ kind, keys, others }: Sided): string {
  const side = (list: readonly bigint[]) => [...new Set(list)].sort((x, y) => (x < y ? -1 : 1)).join(' ');
  return `${kind}|${side(keys)}|${side(others)}`;
}

const replayed = new WeakMap<Observatory['reader'], Promise<ReadonlySet<string>>>();

/** What the served build was given of the journal; read once of each build. */
function readReplayed(reader: Observatory['reader']): Promise<ReadonlySet<string>> {
  const known = replayed.get(reader) ?? readSayings(reader);
  replayed.set(reader, known);
  return known;
}

async function readSayings(reader: Observatory['reader']): Promise<ReadonlySet<string>> {
  const rows = await reader.rows('select decision, kind, side, mention from decision');
  const rulings = Map.groupBy(rows, (row) => Number(row['decision']));
  return new Set(
    [...rulings.values()].map((its) => {
      const side = (number: number) =>
        its.filter((row) => Number(row['side']) === number).map((row) => BigInt(String(row['mention'])));
      return saying({ kind: rulingKind.parse(its[0]?.['kind']), keys: side(0), others: side(1) });
    }),
  );
}

/** The hashes that the served build was given; none where an earlier version made it. */
async function readWithheld(reader: Observatory['reader']): Promise<ReadonlySet<string>> {
  const held = await reader.rows(
    "select table_name from information_schema.tables where table_name = 'suppression'",
  );
  if (held.length === 0) return new Set();
  return new Set((await reader.rows('select hash from suppression')).map((row) => String(row['hash'])));
}

/** What one needs of the desk to show its journal. */
export type DeskRead = Pick<Desk, 'journal' | 'suppressions'>;

/** Tells what has become of each decision of the journal; the answer's order is the journal's. */
export async function statesOf(
  observatory: Observatory,
  { suppressions }: DeskRead,
  journal: readonly Decision[],
): Promise<Map<number, Decided['state']>> {
  const served = await readReplayed(observatory.reader);
  const suppressed = await suppressions.hashes();
  const withheld = suppressed.size === 0 ? new Set() : await readWithheld(observatory.reader);
  const held = standing(journal);
  const byId = new Map(journal.map((decision) => [decision.id, decision]));
  const target = (decision: Decision): Decision => {
    const before = decision.reverses === null ? undefined : byId.get(decision.reverses);
    return before === undefined ? decision : target(before);
  };
  return new Map(
    journal.map((decision) => {
      if (!held.has(decision.id)) return [decision.id, 'undone'];
      const ruling = target(decision);
      // The claims of the market are read with their edits: no build is needed.
      if (ruling.kind === 'claim') return [decision.id, 'applied'];
      const shows =
        ruling.kind === 'suppress'
          ? (suppressed.get(ruling.id) ?? []).every((hash) => withheld.has(hash))
          : served.has(saying(ruling));
      const shown = shows === held.has(ruling.id);
      return [decision.id, shown ? 'applied' : 'waiting'];
    }),
  );
}

/** Decisions as they are shown, without the names of suppressed people in who and why. */
export async function showDecisions(
  observatory: Observatory,
  { suppressions }: DeskRead,
  decisions: readonly Decision[],
  states: ReadonlyMap<number, Decided['state']>,
): Promise<Decided[]> {
  const looked = decisions.map(({ keys, others }) => [...keys.slice(0, LOOKED), ...others.slice(0, LOOKED)]);
  const owners = new Map(
    (await findLines(observatory, [...new Set(looked.flat())])).map(({ mention, person }) => [
      mention,
      person,
    ]),
  );
  const concerned = looked.map((keys) =>
    [...new Set(keys.flatMap((key) => owners.get(key) ?? []))].slice(0, NAMED),
  );
  const withhold = await suppressions.withholding();
  const people = await readPeople(observatory.reader, [...new Set(concerned.flat())]);
  return decisions.map(({ id, kind, keys, others, who, why, madeAt, reverses }, i) => ({
    id,
    kind,
    who: withhold(who),
    why: withhold(why),
    madeAt: madeAt.toISOString(),
    reverses,
    state: states.get(id) ?? 'waiting',
    lines: keys.length,
    others: others.length,
    people: (concerned[i] ?? []).map((person) => ({ id: person, name: people.get(person)?.name ?? person })),
  }));
}
