/**
 * Rows of `stint` with the days between which their evidence lies: from `begin_on` on, null for the first stint of the person at the
 * organisation, and before `until_on`, when the next one there begins; null for the last.
 */
export function boundedStints(condition: string): string {
  const begin = 'coalesce(start_after, start_before)';
  return `
      select s.*, case when s.slot = 0 then null else ${begin} end as begin_on, n.until_on
      from stint s
      left join (select person, organisation, slot - 1 as slot, ${begin} as until_on from stint where slot > 0) n
        on n.person = s.person and n.organisation = s.organisation and n.slot = s.slot
      where ${condition}`;
}
