import { z } from 'zod';
import type { Scalar } from '../../engine/engine.ts';
import { named, strength } from '../../tables/cards/evidence.ts';

/** A team that went from one organisation to another, in a line. */
export const migrationLine = z.object({
  id: z.string(),
  level: z.enum(['laboratory', 'parent']),
  from: named,
  to: named,
  windowFrom: z.iso.date(),
  windowTo: z.iso.date(),
  members: z.number(),
  /** Of them, people with earlier work in common with another member. */
  tied: z.number(),
  /** All people seen to go that way in the window. */
  flow: z.number(),
  leader: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Pairs with common work before, and after the window. */
  tiesBefore: z.number(),
  tiesAfter: z.number(),
  /** Such pairs by chance among as many people of the origin; null where it cannot be tested. */
  expectedTies: z.number().nullable(),
  /** People on record at the origin, from whom chance draws. */
  pool: z.number(),
  /** How many would have gone there, did they as people of other organisations of the kind do, and how often as many as the flow would. */
  expectedFlow: z.number().nullable(),
  flowP: z.number().nullable(),
  /** How often chance shows a group as tied; null where it cannot be tested. */
  p: z.number().nullable(),
  /** Rate of false discoveries over all flows. */
  q: z.number().nullable(),
  strength,
  /** A published claim names it. */
  documented: z.boolean(),
  knownOn: z.iso.date().nullable(),
  /** Some of it could not be known by the day asked about: then ties and chance, which rest on the whole, are left out. */
  partial: z.boolean(),
});
export type MigrationLine = z.infer<typeof migrationLine>;

type Row = Readonly<Record<string, Scalar>>;

/** Columns of a migration with its names and how many members could be known by $1; the caller adds conditions on `g` and `k`. */
export const migrationSelect = `
  select g.*, coalesce(a.name, g.from_organisation) as from_name, coalesce(b.name, g.to_organisation) as to_name,
    l.name as leader_name, cast(k.known as integer) as known_members, k.last_known, k.known_to
  from migration g
  join (
    select migration, count(*) filter (where $1 = '9999-12-31' or known_on <= cast($1 as date)) as known,
      max(date) filter (where $1 = '9999-12-31' or known_on <= cast($1 as date)) as known_to, max(known_on) as last_known
    from migration_member group by migration
  ) k on k.migration = g.migration
  left join organisation_line a on a.organisation = g.from_organisation
  left join organisation_line b on b.organisation = g.to_organisation
  left join person_line l on l.person = g.leader`;

const numberOf = (value: Scalar | undefined): number | null => (value == null ? null : Number(value));

/** The migration of such a row. */
export function migrationOf(row: Row): MigrationLine {
  const members = Number(row['known_members']);
  const partial = members < Number(row['members']);
  const leader = row['leader'] == null || partial ? null : String(row['leader']);
  return migrationLine.parse({
    id: row['migration'],
    level: row['level'],
    from: { id: row['from_organisation'], name: row['from_name'] },
    to: { id: row['to_organisation'], name: row['to_name'] },
    windowFrom: row['window_from'],
    windowTo: partial ? row['known_to'] : row['window_to'],
    members,
    tied: partial ? 0 : Number(row['tied']),
    flow: partial ? members : Number(row['flow']),
    leader: leader === null ? null : { id: leader, name: String(row['leader_name'] ?? leader) },
    tiesBefore: partial ? 0 : Number(row['ties_before']),
    tiesAfter: partial ? 0 : Number(row['ties_after']),
    expectedTies: partial ? null : numberOf(row['expected_ties']),
    pool: Number(row['pool']),
    expectedFlow: partial ? null : numberOf(row['expected_flow']),
    flowP: partial ? null : numberOf(row['flow_p']),
    p: partial ? null : numberOf(row['p']),
    q: partial ? null : numberOf(row['q']),
    strength: partial ? 'possible' : row['strength'],
    documented: row['documented'] != null && !partial,
    knownOn: row['known_on'],
    partial,
  });
}
