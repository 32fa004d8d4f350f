import type { StepContext } from '../engine/step-context.ts';
import { named } from '../tables/cards/evidence.ts';
import { personLine as lineSchema } from '../tables/cards/lines.ts';
import { packing } from '../tables/cards/pack.ts';
import { personCard as cardSchema } from '../tables/cards/person.ts';
import { stint } from '../tables/careers.ts';
import { post } from '../tables/facts.ts';
import { person, personMention, personPost, shownPost } from '../tables/identity.ts';
import { organisation, organisationString } from '../tables/organisations.ts';
import { personCard, personLine } from '../tables/serving.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mentionLine } from '../tables/works.ts';
import { indexKey } from './indexed.ts';
import { dayJson, joinedInOrder, listJson, numberJson, textJson } from './json.ts';
import { personLineJson } from './line-json.ts';
import { partsOf } from './parts.ts';
import { dropStated, writeStated } from './person-stated.ts';
import { boundedStints } from './stints.ts';

/** Stints shown of a person; those that rest on a bag alone come last. */
const STINTS = 40;

const lineJson = packing(lineSchema).select(personLineJson('l'));

const stintJson = packing(cardSchema.shape.stints.element).select({
  organisation: packing(named).select({ id: textJson('s.organisation'), name: textJson('o.name') }),
  role: textJson('s.role'),
  strength: textJson('s.strength'),
  startAfter: dayJson('s.start_after'),
  startBefore: dayJson('s.start_before'),
  endAfter: dayJson('s.end_after'),
  endBefore: dayJson('s.end_before'),
  pieces: numberJson('s.evidence'),
  evidence: `coalesce(e.evidence, '[]')`,
  from: dayJson('s.begin_on'),
  until: dayJson('s.until_on'),
});

const heldJson = packing(cardSchema.shape.held.element).select({
  source: textJson('source'),
  kind: textJson('kind'),
  records: numberJson('records'),
});

const cardJson = packing(cardSchema).select({
  counts: packing(cardSchema.shape.counts).select({
    works: numberJson('l.works'),
    posts: numberJson('coalesce(p.stated, 0)'),
    reports: numberJson('coalesce(p.reports, 0)'),
    models: numberJson('coalesce(p.models, 0)'),
    awards: numberJson('coalesce(p.awards, 0)'),
    stints: numberJson('coalesce(s.stints, 0)'),
  }),
  stints: listJson('s.shown'),
  posts: `coalesce(p.posts, '[]')`,
  others: `coalesce(p.others, '[]')`,
  held: listJson('h.held'),
});

/** Every person's card, written by the engine; only what is stated of the few thousand with posts is put together in this process. */
export const personCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: personCard,
  inputs: [
    ...[person, personMention, personPost, personLine, stint],
    ...[mentionLine, organisation, organisationString, post, shownPost],
  ],
  version: '7',
  heavy: true,
  compute: async ({ engine }) => {
    await writeStated(engine);
    for (const within of partsOf('p')) await engine.run(`insert into person_card ${cardsWithin(within)}`);
    await dropStated(engine);
    await indexKey(engine, personCard);
  },
};

/** Cards of one part of the people. */
function cardsWithin(within: (id: string) => string): string {
  return `
    with stay as (
      select s.person, count(*) as stints,
        ${joinedInOrder(stintJson, {
          keys: [
            `s.strength = 'possible'`,
            's.end_before is not null',
            `coalesce(date '1970-01-01' - coalesce(s.end_after, s.start_before), 0)`,
            's.organisation',
            '-s.slot',
          ],
          first: STINTS,
        })} as shown
      from (${boundedStints(within('s.person'))}) s
      join organisation o on o.organisation = s.organisation
      left join stint_stated e on e.person = s.person and e.organisation = s.organisation and e.slot = s.slot
      group by s.person
    ),
    record as (
      select p.person, l.source, 'work' as kind, count(*) as records
      from person_mention p join mention_line l on l.mention = p.mention
      where p.repeats is null and ${within('p.person')}
      group by p.person, l.source
      union all
      select i.person, p.source, p.kind, count(*)
      from person_post i join post p on p.source = i.source and p.file = i.file and p.record = i.record and p.position = i.position
      where ${within('i.person')}
      group by i.person, p.source, p.kind
    ),
    held as (
      select person, ${joinedInOrder(heldJson, { keys: ['source', 'kind'] })} as held from record group by person
    )
    select l.person, ${lineJson} as line, ${cardJson} as card
    from person_line l
    left join stay s on s.person = l.person
    left join held h on h.person = l.person
    left join person_stated p on p.person = l.person
    where ${within('l.person')}
    order by l.person`;
}
