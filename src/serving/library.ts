import type { Engine } from '../engine/engine.ts';
import type { Named } from '../tables/cards/evidence.ts';

/** Every organisation as cards name it. */
export async function readOrganisations(engine: Engine): Promise<Named[]> {
  const rows = await engine.read('select organisation, name from organisation order by organisation', {
    id: 'text',
    name: 'text',
  });
  return rows.id.map((id, i) => ({ id, name: rows.name[i]! }));
}
