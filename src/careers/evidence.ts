import { foundsSql } from '../names/founder.ts';
import { stintEvidence } from '../tables/careers.ts';
import { post } from '../tables/facts.ts';
import { personMention, personPost } from '../tables/identity.ts';
import {
  affiliation,
  organisation,
  organisationEdge,
  organisationString,
  workOrganisation,
} from '../tables/organisations.ts';
import type { SqlStep } from '../tables/step.ts';
import { mention, mentionLine, work } from '../tables/works.ts';

/** How much a statement counts by its status; what is denied does not count at all. */
const statusWeight = `case t.status when 'confirmed' then 1.0 when 'reported' then 0.9 else 0.5 end
  * case when t.source = 'market' and not t.verified then 0.85 else 1.0 end`;

const columns = `person, organisation, kind, source, file, record, position, valid_from, from_precision, valid_to,
  to_precision, known_on, weight, standing`;

/** What a post makes of its holder: whether it is an employment, and whether it is training. */
const standing = `
  case
    when t.kind <> 'post' then null
    when t.employment = 'education' then 'training'
    when ${foundsSql('t.role', 't.raw_organisation')} then 'founder'
    when t.employment in ('advisor', 'board member', 'affiliate', 'associate')
      or lower(t.role) like '%advis%' or lower(t.role) like '%board%' or lower(t.role) like '%affiliate%'
      or lower(t.role) like '%collaborator%' or lower(t.role) like '%alumn%' or lower(t.role) like '%trustee%'
      or lower(t.role) like '%investor%' or lower(t.role) like '%visiting%' then 'side'
    when lower(t.role) like '%professor%' or lower(t.role) like '%lecturer%' or lower(t.role) like '%director%' then 'employed'
    when t.employment in ('intern', 'graduate student', 'postdoc')
      or lower(t.role) like '%intern' or lower(t.role) like '%intern %' or lower(t.role) like '%student%'
      or lower(t.role) like '%graduate%' or lower(t.role) like '%phd%' or lower(t.role) like '%doctoral%' or lower(t.role) like '%postdoc%' or lower(t.role) like '%summer%' then 'training'
    else 'employed'
  end`;

/**
 * Firms, and whatever our own list holds, by the year in which they began; what became another is left to its successor's own
 * history. Of a part that began within its house, such as a laboratory, an earlier mention means the house.
 */
const founded = `house as (
      select o.organisation, min(e.parent) as house
      from organisation o
      join organisation_edge e on e.child = o.organisation
      where e.kind = 'parent' and coalesce(year(e.valid_from), o.established) = o.established
      group by o.organisation
    ),
    founded as (
      select o.organisation, o.established, h.house
      from organisation o
      left join house h on h.organisation = o.organisation
      where o.established is not null and (o.kind = 'company' or o.source = 'vivier')
        and not exists (select 1 from organisation_edge s where s.parent = o.organisation and s.kind = 'successor')
    )`;

/** Nobody was at what was not yet there. Founders say so up to a year before it is registered. */
const tooEarly = (e: string): string => `year(coalesce(${e}.valid_from, ${e}.valid_to, ${e}.known_on))
        < f.established - case when ${e}.kind in ('post', 'previous', 'next') then 1 else 0 end`;

/**
 * Every piece of evidence of a person at an organisation: the own affiliation of a line; the paper's bag where the line
 * has none, weighted down by the bag's size; a stated post, a signed report, a trained model; where a post's holder is
 * said to have come from or gone to, and the two ends of a stated team move. Of several organisations that made a model or a
 * report together one is the signer's: such a list is a bag, and its weight is shared. Where a work lists somebody again, what
 * that line prints beyond the first is the first's.
 */
export const evidence: SqlStep = {
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
    organisation,
    organisationEdge,
  ],
  select: `
    with again as (
      select mention, repeats from person_mention where repeats is not null
    ),
    repeated as (
      select mention from mention_line group by mention having count(*) > 1
    ),
    apart as (
      select mention from repeated
      union all
      select mention from again
    ),
    ranked as (
      select l.mention, l.source, l.file, l.record, l.position,
        row_number() over (partition by l.mention order by l.source, l.file, l.record, l.position) as preference
      from mention_line l join repeated r on r.mention = l.mention
      where not exists (select 1 from again g where g.mention = l.mention)
    ),
    line as (
      select l.mention, l.source, l.file, l.record, l.position
      from mention_line l
      where not exists (select 1 from apart r where r.mention = l.mention)
      union all
      select mention, source, file, record, position from ranked where preference = 1
    ),
    sized as (
      select work, organisation, weight, count(*) over (partition by work) as organisations from work_organisation
    ),
    told as (
      select a.mention, m.work, a.organisation, 'work' as kind, a.weight, 1 as organisations
      from affiliation a
      join mention m on m.mention = a.mention
      union all
      select distinct p.repeats as mention, m.work, a.organisation, 'work' as kind, a.weight, 1 as organisations
      from again p
      join affiliation a on a.mention = p.mention
      join mention m on m.mention = p.mention
      where not exists (select 1 from affiliation f where f.mention = p.repeats and f.organisation = a.organisation)
      union all
      select m.mention, m.work, o.organisation, 'bag' as kind, o.weight, o.organisations
      from sized o
      join mention m on m.work = o.work
      where not exists (select 1 from affiliation a where a.mention = m.mention)
    ),
    printed as (
      select p.person, t.organisation, t.kind, l.source, l.file, l.record, l.position,
        w.published_on as valid_from, w.precision as from_precision,
        cast(null as date) as valid_to, cast(null as varchar) as to_precision, w.known_on,
        p.weight * t.weight / nullif(t.organisations, 0) as weight,
        cast(null as varchar) as standing
      from told t
      join person_mention p on p.mention = t.mention
      join work w on w.work = t.work
      join line l on l.mention = t.mention
    ),
    stated as (
      select i.person, t.kind, t.source, t.file, t.record, t.position, t.raw_organisation, t.previous_organisation,
        t.next_organisation, t.role, t.valid_from, t.from_precision, t.valid_to, t.to_precision, t.known_on,
        i.weight * ${statusWeight} as weight, ${standing} as standing
      from post t
      join person_post i on i.post_key = t.post_key
      where t.status <> 'denied' and (t.kind in ('post', 'report', 'model') or t.kind = 'migration' and t.role = 'member')
    ),
    named as (
      select person, case when kind = 'migration' then 'next' else kind end as kind, source, file, record, position,
        raw_organisation as raw, valid_from, from_precision,
        case when kind = 'migration' then cast(null as date) else valid_to end as valid_to, to_precision, known_on, weight,
        standing
      from stated
      union all
      select person, 'previous', source, file, record, position, previous_organisation, cast(null as date),
        cast(null as varchar), valid_from, from_precision, known_on, weight * 0.9, cast(null as varchar)
      from stated where previous_organisation is not null
      union all
      select person, 'next', source, file, record, position, next_organisation, valid_to, to_precision,
        cast(null as date), cast(null as varchar), known_on, weight * 0.9, cast(null as varchar)
      from stated where next_organisation is not null and kind = 'post'
    ),
    meant as (
      select n.person, s.organisation, n.kind, n.source, n.file, n.record, n.position, n.valid_from, n.from_precision,
        n.valid_to, n.to_precision, n.known_on,
        n.weight * s.weight / nullif(
          case
            when n.kind in ('model', 'report')
            then count(*) over (partition by n.person, n.kind, n.source, n.file, n.record, n.position)
            else 1
          end, 0) as weight, n.standing
      from named n
      join organisation_string s on s.context = 'market' and s.raw = n.raw
    ),
    pieces as (
      select ${columns} from printed
      union all
      select ${columns} from meant
    ),
    ${founded},
    housed as (
      select ${columns} from pieces where organisation in (select house from founded where house is not null)
    )
    select e.*
    from pieces e
    left join founded f on f.organisation = e.organisation
    where not coalesce(${tooEarly('e')}, false)
    union all
    select y.person, f.house, y.kind, y.source, y.file, y.record, y.position, y.valid_from, y.from_precision, y.valid_to,
      y.to_precision, y.known_on, max(y.weight), y.standing
    from pieces y
    join founded f on f.organisation = y.organisation
    where f.house is not null and ${tooEarly('y')} and not exists (
      select 1 from housed e
      where e.person = y.person and e.organisation = f.house and e.kind = y.kind and e.source = y.source
        and e.file = y.file and e.record = y.record and e.position = y.position
    )
    group by y.person, f.house, y.kind, y.source, y.file, y.record, y.position, y.valid_from, y.from_precision,
      y.valid_to, y.to_precision, y.known_on, y.standing`,
};
