import type { StepContext } from '../engine/step-context.ts';
import { foundsSql } from '../names/founder.ts';
import { WITHHELD } from '../names/withhold.ts';
import { stint } from '../tables/careers.ts';
import { deal, dealClaim, dealParty, dealPerson, dealShare } from '../tables/deals.ts';
import { personMention, personPost, shownClaim, shownPost } from '../tables/identity.ts';
import { affiliation, organisationEdge, organisationString } from '../tables/organisations.ts';
import type { SqlStep, Step } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';

/** A move belongs to a deal where its stated date is at most so many days before it, or after it. */
const BEFORE = 62;
const AFTER = 183;
/** Works count for what rested on whom from so many days before the deal to a year after it, when the last of them appear. */
const WORKS_FROM = 1826;
const WORKS_TO = 365;

/** The organisation that a printed name most likely means. */
const meant = `
    meant as (
      select raw, max_by(organisation, weight) as organisation
      from (
        select raw, organisation, weight from organisation_string where context = 'market'
      ) as strings
      group by raw
    )`;

const detail = (field: string, type: string) =>
  `cast(json_extract_scalar(c.details, '$.${field}') as ${type})`;

/** Claims of deals with their figures as numbers. */
const dealClaims: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: dealClaim,
  inputs: [shownClaim, organisationString],
  select: `
    with ${meant}
    select c.claim, c.topic as deal, c.predicate as kind, m.organisation as target, c.subject as target_name,
      c.object as party_name, c.valid_from as announced_on, c.from_precision as "precision",
      nullif(${detail('stake_pct', 'double')} / 100, 0) as stake, ${detail('amount_usd', 'double')} as amount,
      ${detail('valuation_usd', 'double')} as valuation, cast(round(${detail('people_moved', 'double')}) as integer) as people,
      ${detail('named_people', 'varchar')} as named, c.status, c.verified
    from shown_claim c
    left join meant m on m.raw = c.subject
    where c.kind = 'deal'`,
};

const deals: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: deal,
  inputs: [dealClaim],
  select: `
    with counted as (
      select deal, kind, count(*) as its from deal_claim group by deal, kind
    ),
    kinds as (
      select deal, kind, row_number() over (partition by deal order by its desc, kind) as place from counted
    )
    select c.deal, max(k.kind) as kind, max(c.target) as target,
      min_by(c.target_name, coalesce(cast(c.announced_on as varchar), '9999') || c.claim) as target_name,
      min_by(c.party_name, coalesce(cast(c.announced_on as varchar), '9999') || c.claim)
        filter (where c.party_name is not null) as party_name,
      min(c.announced_on) as announced_on,
      min_by(c."precision", coalesce(cast(c.announced_on as varchar), '9999') || c.claim) as "precision",
      cast(count(*) as integer) as claims,
      cast(count(*) filter (where c.status in ('disputed', 'denied')) as integer) as disputed
    from deal_claim c
    join kinds k on k.deal = c.deal and k.place = 1
    group by c.deal`,
};

/** A laboratory of the buyer is the buyer: who goes from Scale AI to Meta Superintelligence Labs goes to Meta. */
const parties: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: dealParty,
  inputs: [dealClaim, organisationString, organisationEdge],
  select: `
    with named as (
      select distinct c.deal, s.organisation
      from deal_claim c
      join organisation_string s on s.context = 'market' and s.raw = c.party_name
    ),
    every as (
      select deal, organisation, 0 as belongs from named
      union all
      select n.deal, e.child, 1 from named n join organisation_edge e on e.parent = n.organisation and e.kind = 'parent'
    )
    select deal, organisation, min(belongs) = 1 as belongs from every group by deal, organisation`,
};

/**
 * Who is stated to have gone over: a post on the other side that names the target as what came before, or one at the target
 * that names the other side as what came after, dated around the deal. A name is compared as printed: posts are short
 * of other evidence, and many are resolved to nobody.
 */
const people: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: dealPerson,
  inputs: [deal, dealClaim, dealParty, shownPost, personPost, organisationString, stint],
  select: `
    with stay as (
      select t.post_key, t.kind, t.source, t.raw_name as name,
        ${foundsSql('t.role', 't.raw_organisation')} as founder, t.valid_from, t.valid_to, t.known_on, t.publisher,
        t.previous_organisation, t.next_organisation, s.organisation
      from shown_post t
      join organisation_string s on s.context = 'market' and s.raw = t.raw_organisation
      where t.kind in ('post', 'migration')
    ),
    whose as (
      select post_key, max_by(person, weight) as person
      from (select post_key, person, weight from person_post) as ties group by post_key
    ),
    dated as (
      select deal, target, announced_on from deal where target is not null and announced_on is not null
    ),
    gone as (
      select d.deal, a.name, a.valid_from as joined_on, a.publisher, w.person
      from dated d
      join deal_party f on f.deal = d.deal
      join stay a on a.organisation = f.organisation
      join organisation_string b on b.context = 'market' and b.raw = a.previous_organisation and b.organisation = d.target
      left join whose w on w.post_key = a.post_key
      where date_diff('day', d.announced_on, a.valid_from) between -${BEFORE} and ${AFTER}
      union all
      select d.deal, a.name, a.valid_to as joined_on, a.publisher, w.person
      from dated d
      join stay a on a.organisation = d.target
      join organisation_string n on n.context = 'market' and n.raw = a.next_organisation
      join deal_party f on f.deal = d.deal and f.organisation = n.organisation
      left join whose w on w.post_key = a.post_key
      where date_diff('day', d.announced_on, a.valid_to) between -${BEFORE} and ${AFTER}
    ),
    movers as (
      select deal, name, min(joined_on) as joined_on, max(person) as person,
        min_by(publisher, cast(joined_on as varchar) || coalesce(publisher, '')) as publisher
      from gone group by deal, name
    ),
    elsewhere as (
      select m.deal, m.name, case when f.organisation is null then a.valid_from else a.valid_to end as left_on
      from movers m
      join dated d on d.deal = m.deal
      join stay a on a.name = m.name and a.source = 'market' and a.organisation <> d.target
      left join deal_party f on f.deal = m.deal and f.organisation = a.organisation
      where (f.organisation is null and a.valid_from > m.joined_on)
        or (f.organisation is not null and a.valid_to >= m.joined_on)
    ),
    ended as (
      select deal, name, min(left_on) as left_on from elsewhere group by deal, name
    ),
    sight as (
      select m.deal, m.name, coalesce(a.valid_to, a.known_on) as seen_on
      from movers m
      join deal_party f on f.deal = m.deal
      join stay a on a.name = m.name and a.organisation = f.organisation and a.source = 'market'
      union all
      select m.deal, m.name, s.end_after
      from movers m
      join deal_party f on f.deal = m.deal
      join stint s on s.person = m.person and s.organisation = f.organisation
      where s.strength <> 'possible'
    ),
    seen as (
      select deal, name, max(seen_on) as seen_on from sight group by deal, name
    ),
    founders as (
      select distinct d.deal, a.name, w.person
      from dated d
      join stay a on a.organisation = d.target and a.founder
      left join whose w on w.post_key = a.post_key
    ),
    printed as (
      select distinct c.deal, trim(n.name) as name
      from deal_claim c
      cross join unnest(split(c.named, ';')) as n(name)
      where c.named is not null
    ),
    every as (
      select deal, name, person, 1 as mover, 0 as founder, 0 as named from movers
      union all
      select deal, name, person, 0, 1, 0 from founders
      union all
      select deal, name, cast(null as varchar), 0, 0, 1 from printed where name <> '' and strpos(name, '${WITHHELD}') = 0
    ),
    joined as (
      select deal, name, max(person) as person, max(mover) = 1 as mover, max(founder) = 1 as founder,
        max(named) = 1 as named
      from every group by deal, name
    )
    select j.deal, j.name, j.person, j.mover, j.founder, j.named, m.joined_on, e.left_on,
      case when e.left_on is not null and s.seen_on > e.left_on then e.left_on else s.seen_on end as seen_on, m.publisher
    from joined j
    left join movers m on m.deal = j.deal and m.name = j.name
    left join ended e on e.deal = j.deal and e.name = j.name
    left join seen s on s.deal = j.deal and s.name = j.name`,
};

/** The Shapley value of a work's authors, each needed as much as any other, is its fractional count. */
const shares: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: dealShare,
  inputs: [deal, affiliation, mention, work, personMention],
  select: `
    with lines as (
      select d.deal, p.person, m.work
      from deal d
      join affiliation a on a.organisation = d.target
      join mention m on m.mention = a.mention
      join work w on w.work = m.work
      join person_mention p on p.mention = m.mention
      where date_diff('day', d.announced_on, w.published_on) between -${WORKS_FROM} and ${WORKS_TO}
    ),
    again as (select mention from person_mention where repeats is not null),
    authors as (
      select m.work, count(*) as its
      from (select distinct work from lines) as l
      join mention m on m.work = l.work
      where not exists (select 1 from again g where g.mention = m.mention)
      group by m.work
    )
    select l.deal, l.person, cast(count(*) as integer) as works,
      cast(sum(1e0 / nullif(a.its, 0)) as double) as weight
    from (select distinct deal, person, work from lines) as l
    join authors a on a.work = l.work
    group by l.deal, l.person`,
};

/** Deals, who went over with them, and what rested on whom. */
export const dealsSteps: readonly Step<StepContext>[] = [dealClaims, deals, parties, people, shares];
