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
        p.weight * o.weight / count(*) over (partition by m.mention) as weight
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
 * stint. A stated post gives its start and end; a work shows presence on the day it was published, and no more.
 */
const stints: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: stint,
  inputs: [stintEvidence, post],
  select: `
    with piece as (
      select e.person, e.organisation, e.kind, e.known_on, t.role, t.valid_from as stated_from, t.valid_to as stated_to,
        case when e.kind = 'post' then 1 else 0 end as stated,
        coalesce(e.valid_from, e.valid_to, e.known_on) as seen_from,
        coalesce(e.valid_to, case when e.kind = 'post' then e.known_on end, e.valid_from, e.known_on) as seen_to,
        e.source || '|' || e.file || '|' || e.record || '|' || cast(e.position as varchar) as name
      from stint_evidence e
      left join post t on e.kind = 'post' and t.source = e.source and t.file = e.file and t.record = e.record
        and t.position = e.position
    ),
    ordered as (
      select person, organisation, kind, known_on, role, stated_from, stated_to, stated, seen_from,
        case when seen_to < seen_from then seen_from else seen_to end as seen_to, name,
        max(case when seen_to < seen_from then seen_from else seen_to end) over (
          partition by person, organisation order by seen_from, seen_to, name
          rows between unbounded preceding and 1 preceding) as seen_before
      from piece
    ),
    numbered as (
      select person, organisation, kind, known_on, role, stated_from, stated_to, stated, seen_from, seen_to,
        sum_slot as slot
      from (
        select person, organisation, kind, known_on, role, stated_from, stated_to, stated, seen_from, seen_to,
          cast(sum(case when date_diff('day', seen_before, seen_from) > ${SILENCE} then 1 else 0 end) over (
            partition by person, organisation order by seen_from, seen_to, name
            rows between unbounded preceding and current row) as smallint) as sum_slot
        from ordered
      ) as counted
    )
    select person, organisation, slot,
      min(stated_from) as start_after,
      min(seen_from) as start_before,
      max(seen_to) as end_after,
      case when sum_open = 0 and sum_stated > 0 then last_end end as end_before,
      role, strength, evidence, known_on
    from (
      select person, organisation, slot, stated_from, seen_from, seen_to,
        cast(sum(case when stated = 1 and stated_to is null then 1 else 0 end) over same as bigint) as sum_open,
        cast(sum(stated) over same as bigint) as sum_stated,
        max(stated_to) over same as last_end,
        substr(max(case when role is not null then cast(coalesce(seen_from, date '1900-01-01') as varchar) || role end) over same, 11) as role,
        case
          when max(stated) over same = 1 then 'documented'
          when max(case when kind in ('work', 'report', 'model') then 1 else 0 end) over same = 1 then 'likely'
          else 'possible'
        end as strength,
        cast(count(*) over same as integer) as evidence,
        min(known_on) over same as known_on
      from numbered
      window same as (partition by person, organisation, slot)
    ) as summed
    group by person, organisation, slot, sum_open, sum_stated, last_end, role, strength, evidence, known_on`,
};

export const careersSteps: readonly Step<StepContext>[] = [evidence, stints];
