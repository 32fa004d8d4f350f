import type { Engine } from '../engine/engine.ts';
import { identifier } from '../engine/schema.ts';
import type { StepContext } from '../engine/step-context.ts';
import { nameInTexts, WITHHELD, withholdNames } from '../names/withhold.ts';
import { suppression } from '../tables/build.ts';
import { claim, post, rejection } from '../tables/facts.ts';
import { identityCluster, shownClaim, shownPost, shownRejection, withheld } from '../tables/identity.ts';
import { keyedHash } from '../tables/keyed-hash.ts';
import type { ComputeStep, Step } from '../tables/step.ts';
import type { Table } from '../tables/table.ts';

/** Tells whether a name, as texts are searched for it, is that of a suppressed person; null where nobody is. */
async function readNames(engine: Pick<Engine, 'rows'>): Promise<((name: string) => boolean) | null> {
  const rows = await engine.rows("select hash, salt from suppression where kind = 'name'");
  const salt = rows[0]?.['salt'];
  if (salt === undefined) return null;
  const [hashes, { of }] = [new Set(rows.map((row) => String(row['hash']))), keyedHash(String(salt))];
  const known = new Map<string, boolean>();
  return (name) => {
    const answer = known.get(name) ?? hashes.has(of(name));
    known.set(name, answer);
    return answer;
  };
}

/**
 * Whose lines and posts are shown as nobody's: those that the desk suppresses, whatever else is in a cluster with one of them, and
 * posts that are tied to nobody and bear such a name. A namesake with a cluster of their own stays.
 */
const withhold: ComputeStep<StepContext> = {
  kind: 'compute',
  output: withheld,
  inputs: [identityCluster, post, suppression],
  version: '1',
  compute: async ({ engine }) => {
    const [held] = await engine.rows("select salt from suppression where kind = 'key' limit 1");
    if (held === undefined) return;
    const hash = keyedHash(String(held['salt'])).sql('cast(key as varchar)');
    await engine.run(`
      insert into withheld
      with known as (
        select key, kind, cluster from identity_cluster
        union all
        select post_key, 'post', null from post
        where not exists (select 1 from identity_cluster c where c.key = post_key and c.kind = 'post')
      ),
      suppressed as (
        select key, kind, cluster from known where ${hash} in (select hash from suppression where kind = 'key')
      )
      select key, kind from suppressed
      union
      select key, kind from identity_cluster where cluster in (select cluster from suppressed)`);
    const isName = await readNames(engine);
    if (isName === null) return;
    const untied = await engine.read(
      `select post_key, raw_name from post
       where not exists (select 1 from identity_cluster c where c.key = post_key and c.kind = 'post')
         and not exists (select 1 from withheld w where w.key = post_key and w.kind = 'post')
       order by post_key`,
      { key: 'bigint', name: 'text' },
    );
    const keys = untied.key.filter((_, i) => {
      const name = nameInTexts(untied.name[i]!);
      return name !== null && isName(name);
    });
    const kind = Array.from(keys, () => 'post');
    await engine.append(withheld, [{ rows: keys.length, columns: { key: keys, kind } }]);
  },
};

/** A table of facts as it is shown: without what is withheld whole, and without the names of suppressed people in its texts. */
function shownAs(
  output: Table,
  facts: Table,
  texts: readonly string[],
  { but = '', inputs = [] }: { but?: string; inputs?: readonly Table[] } = {},
): ComputeStep<StepContext> {
  return {
    kind: 'compute',
    output,
    inputs: [facts, suppression, ...inputs],
    version: '1',
    compute: async ({ engine }) => {
      await engine.run(`insert into ${output.name} select * from ${facts.name} ${but}`);
      await withholdFrom(engine, output.name, texts);
    },
  };
}

const shownPosts = shownAs(shownPost, post, ['role', 'title', 'publisher', 'note', 'url'], {
  but: "where not exists (select 1 from withheld w where w.key = post_key and w.kind = 'post')",
  inputs: [withheld],
});

const claimTexts = [
  ...['subject', 'object', 'predicate', 'statement', 'details'],
  ...['publisher', 'note', 'url', 'topic'],
];
const shownClaims = shownAs(shownClaim, claim, claimTexts);

const shownRejections = shownAs(shownRejection, rejection, ['detail']);

/**
 * Takes the names of suppressed people out of texts of a table. An address that holds one leads to them and is left out; claims on one
 * matter still share their topic.
 */
async function withholdFrom(engine: Engine, table: string, columns: readonly string[]): Promise<void> {
  const isName = await readNames(engine);
  if (isName === null) return;
  const rows = await engine.rows(
    `select cast(rowid as varchar) as place, ${columns.map(identifier).join(', ')} from ${table}`,
  );
  for (const { place, ...texts } of rows)
    for (const [column, text] of Object.entries(texts)) {
      if (typeof text !== 'string') continue;
      const told = withholdNames(text, isName, column === 'topic' ? 'withheld' : WITHHELD);
      if (told === text) continue;
      await engine.rows(`update ${table} set ${identifier(column)} = $1 where rowid = cast($2 as bigint)`, [
        column === 'url' && /^https?:/.test(text) ? null : told,
        String(place),
      ]);
    }
}

/** What is withheld of suppressed people; where nobody is, all is shown as it stands. */
export const withholdingSteps: readonly Step<StepContext>[] = [
  withhold,
  shownPosts,
  shownClaims,
  shownRejections,
];
