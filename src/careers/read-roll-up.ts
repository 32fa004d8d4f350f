import { type Engine, INT_NULL } from '../engine/engine.ts';
import { type Edge, RollUp } from './roll-up.ts';

/** Latest day of an edge that goes on. */
const FOREVER = 2 ** 30;

/** Parents, successors and which organisations are firms. */
export async function readRollUp(engine: Pick<Engine, 'read'>): Promise<RollUp> {
  const edges = await engine.read(
    `select child, parent, kind, date_diff('day', date '1970-01-01', valid_from),
       date_diff('day', date '1970-01-01', valid_to)
     from organisation_edge order by child, parent, kind`,
    { child: 'text', parent: 'text', kind: 'text', from: 'int', to: 'int' },
  );
  const firms = await engine.read(
    "select organisation from organisation where kind = 'company' order by organisation",
    { organisation: 'text' },
  );
  const list = edges.child.map((child, i): Edge => {
    const to = edges.to[i]!;
    const ends = to === INT_NULL ? FOREVER : to;
    return { child, parent: edges.parent[i]!, kind: edges.kind[i]!, from: edges.from[i]!, to: ends };
  });
  return new RollUp(list, new Set(firms.organisation));
}
