import type { StepContext } from '../engine/step-context.ts';
import { stint, stintEvidence } from '../tables/careers.ts';
import { post } from '../tables/facts.ts';
import { personMention, personPost } from '../tables/identity.ts';
import { affiliation, organisationString, workOrganisation } from '../tables/organisations.ts';
import type { SqlStep, Step } from '../tables/step.ts';
import { mention, mentionLine, work } from '../tables/works.ts';

/** A silence longer than this, in days, between two pieces of evidence makes two stints of them. */
const SILENCE = 1096;

/**
 * Every piece of evidence of a person at an organisation: the own affiliation of a line; the paper's bag where the line
 * has none, weighted down by the bag's size; a stated post, a signed report, a trained model.
 */
const evidence: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: stintEvidence,
  inputs: [
    mention,
    mentionLine,
    work,
    affiliation,
    workOrganisation,
    personMention,
    personPost,
    post,
    organisationString,
  ],
  select: `
    with line as (
      select mention, source, file, record, position,
        row_number() over (partition by mention order by source, file, record, position) as preference
      from mention_line
    ),
    own as (
      select p.person, a.organisation, 'work' as kind, l.source, l.file, l.record, l.position,
        w.published_on as valid_from, w.precision as from_precision,
        cast(null as date) as valid_to, cast(null as varchar) as to_precision, w.known_on, p.weight * a.weight as weight
      from affiliation a
      join mention m on m.mention = a.mention
      join person_mention p on p.mention = m.mention
      join work w on w.work = m.work
      join line l on l.mention = m.mention and l.preference = 1
    ),
    bag as (
      select p.person, o.organisation, 'bag' as kind, l.source, l.file, l.record, l.position,
        w.published_on as valid_from, w.precision as from_precision,
        cast(null as date) as valid_to, cast(null as varchar) as to_precision, w.known_on,
        p.weight * o.weight / nullif(count(*) over (partition by m.mention), 0) as weight
      from work_organisation o
      join mention m on m.work = o.work
      join person_mention p on p.mention = m.mention
      join work w on w.work = m.work
      join line l on l.mention = m.mention and l.preference = 1
      where not exists (select 1 from affiliation a where a.mention = m.mention)
    ),
    stated as (
      select i.person, s.organisation, t.kind, t.source, t.file, t.record, t.position,
        t.valid_from, t.from_precision, t.valid_to, t.to_precision, t.known_on, i.weight * s.weight as weight
      from post t
      join person_post i on i.post_key = t.post_key
      join organisation_string s on s.context = 'market' and s.raw = t.raw_organisation
      where t.kind in ('post', 'report', 'model')
    )
    select person, organisation, kind, source, file, record, position, valid_from, from_precision, valid_to,
      to_precision, known_on, weight from own
    union all
    select person, organisation, kind, source, file, record, position, valid_from, from_precision, valid_to,
      to_precision, known_on, weight from bag
    union all
    select person, organisation, kind, source, file, record, position, valid_from, from_precision, valid_to,
      to_precision, known_on, weight from stated`,
};

/**
 * Stints as the evidence alone shows them: pieces at one organisation without a long silence between them are one
 * stint. A stated post gives its start and end; a work shows presence on the day it was published, and no more. A stated end
 * holds unless a later source still states the post as going on; works published after it are lag.
 */
const stints: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: stint,
  inputs: [stintEvidence, post],
  select: `
    with piece as (
      select e.person, e.organisation, e.kind, e.known_on,
        case when e.kind = 'post' then t.role end as role,
        case when e.kind = 'post' then t.valid_from end as stated_from,
        case when e.kind = 'post' then t.valid_to end as stated_to,
        coalesce(e.valid_from, e.valid_to, e.known_on) as seen_from,
        coalesce(e.valid_to, case when e.kind = 'post' then e.known_on end, e.valid_from, e.known_on) as seen_to
      from stint_evidence e
      left join post t on t.source = e.source and t.file = e.file and t.record = e.record and t.position = e.position
    ),
    ordered as (
      select person, organisation, kind, known_on, role, stated_from, stated_to, seen_from,
        case when seen_to < seen_from then seen_from else seen_to end as seen_to
      from piece
    ),
    after_silence as (
      select person, organisation, kind, known_on, role, stated_from, stated_to, seen_from, seen_to,
        case when date_diff('day', max(seen_to) over (
            partition by person, organisation order by seen_from, seen_to
            rows between unbounded preceding and 1 preceding), seen_from) > ${SILENCE} then 1 else 0 end as after
      from ordered
    ),
    numbered as (
      select person, organisation, kind, known_on, role, stated_from, stated_to, seen_from, seen_to,
        cast(sum(after) over (
          partition by person, organisation order by seen_from, seen_to
          range between unbounded preceding and current row) as smallint) as slot
      from after_silence
    ),
    held as (
      select person, organisation, slot,
        min(stated_from) as start_after,
        min(seen_from) as start_before,
        max(seen_to) as end_after,
        case
          when coalesce(max(case when kind = 'post' and stated_to is null then coalesce(known_on, stated_from) end) > max(stated_to), false)
          then cast(null as date) else max(stated_to)
        end as end_before,
        substr(max(cast(coalesce(seen_from, date '1900-01-01') as varchar) || role), 11) as role,
        case
          when max(case when kind = 'post' then 1 else 0 end) = 1 then 'documented'
          when max(case when kind = 'bag' then 0 else 1 end) = 1 then 'likely'
          else 'possible'
        end as strength,
        cast(count(*) as integer) as evidence,
        min(known_on) as known_on
      from numbered
      group by person, organisation, slot
    )
    select person, organisation, slot, start_after, start_before,
      case when end_before < end_after then end_before else end_after end as end_after,
      end_before, role, strength, evidence, known_on
    from held`,
};

export const careersSteps: readonly Step<StepContext>[] = [evidence, stints];
