// Temporary wiring by the lead so that others have data: exact folded name. The identity engineer's clusters replace it.
import type { StepContext } from '../engine/step-context.ts';
import { fold } from '../names/fold.ts';
import { anchor, decision } from '../tables/build.ts';
import { post } from '../tables/facts.ts';
import { person, personForward, personMention, personPost } from '../tables/identity.ts';
import { base32 } from '../tables/ids.ts';
import type { ComputeStep, SqlStep, Step } from '../tables/step.ts';
import { mention } from '../tables/works.ts';

const mentions: ComputeStep<StepContext> = {
  kind: 'compute',
  output: personMention,
  inputs: [mention, anchor, decision],
  version: '0',
  compute: async ({ engine }) => {
    const m = await engine.read('select mention, raw_name from mention order by mention', {
      mention: 'bigint',
      name: 'text',
    });
    const ids = new Map<string, string>();
    const person = m.name.map((name, i) => {
      const key = fold(name);
      if (!ids.has(key)) ids.set(key, `p_${base32(m.mention[i]!, 9)}`);
      return ids.get(key)!;
    });
    await engine.append(personMention, [
      {
        rows: person.length,
        columns: { mention: m.mention, person, weight: new Float64Array(person.length).fill(1) },
      },
    ]);
  },
};
const posts: ComputeStep<StepContext> = {
  kind: 'compute',
  output: personPost,
  inputs: [personMention, mention, post],
  version: '0',
  compute: async ({ engine }) => {
    const m = await engine.read(
      'select raw_name, person from mention join person_mention using (mention) order by mention',
      { name: 'text', person: 'text' },
    );
    const p = await engine.read(
      'select source, file, record, position, post_key, raw_name from post order by post_key',
      { source: 'text', file: 'text', record: 'text', position: 'int', key: 'bigint', name: 'text' },
    );
    const known = new Map(m.name.map((name, i) => [fold(name), m.person[i]!]));
    const own = new Map<string, string>();
    const person = p.name.map((name, i) => {
      const key = fold(name);
      const id = known.get(key) ?? own.get(key) ?? `p_${base32(p.key[i]!, 9)}`;
      own.set(key, id);
      return id;
    });
    await engine.append(personPost, [
      {
        rows: person.length,
        columns: {
          source: p.source,
          file: p.file,
          record: p.record,
          position: p.position,
          post_key: p.key,
          person,
          weight: new Float64Array(person.length).fill(0.8),
          method: person.map(() => 'name'),
        },
      },
    ]);
  },
};
const persons: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: person,
  inputs: [personMention, mention, personPost, post],
  select: `
    with spelling as (
      select p.person, m.raw_name, 1 as mentions, 0 as posts, m.year from person_mention p join mention m on m.mention = p.mention
      union all
      select p.person, t.raw_name, 0, 1, null from person_post p join post t on t.post_key = p.post_key
    )
    select person, substr(max(lpad(cast(length(raw_name) as varchar), 6, '0') || raw_name), 7) as name,
      cast(sum(mentions) as integer) as mentions, cast(sum(posts) as integer) as posts,
      min(year) as first_year, max(year) as last_year
    from spelling group by person`,
};
const forwards: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: personForward,
  inputs: [person],
  select: `select person as old, person as new from person where 1 = 0`,
};
export const identitySteps: readonly Step<StepContext>[] = [mentions, posts, persons, forwards];
