import { Components } from '../graph/components.ts';
import { fold } from '../names/fold.ts';
import { type RecordColumns, shortName } from './record-columns.ts';

/** Titles shorter than this (letters and digits, folded) say too little to join two records by. */
const SHORT_TITLE = 12;
/** Share of the shorter author list that must stand in the other. */
const SHARED_AUTHORS = 0.6;
/** A preprint, a paper and its journal version may lie this far apart; two papers of one kind, a year. */
const YEARS_BETWEEN_KINDS = 3;

/**
 * Joins the records of one work: the same key or DOI, or the same title, most of the same authors, and years that can
 * be those of one work. Answers the sets of records, each ascending; what it answers does not depend on their order.
 */
export function joinRecords(columns: RecordColumns): number[][] {
  const { records } = columns;
  const joined = new Components(records.source.length);
  for (const same of groups(records.key.length, (i) => `${records.source[i]} ${records.key[i]}`))
    chain(joined, same);
  for (const same of groups(records.key.length, (i) => records.doi[i] || null)) chain(joined, same);
  for (const alike of groups(records.key.length, (i) => titleKey(records.title[i]!)))
    for (const [n, a] of alike.entries())
      for (const b of alike.slice(n + 1)) if (isSameWork(columns, a, b)) joined.join(a, b);
  return joined.sets();
}

/** Letters and digits of a title, folded; null where they are too few to compare. */
export function titleKey(title: string): string | null {
  const key = fold(title).replaceAll(/[^\p{L}\p{N}]/gu, '');
  return key.length < SHORT_TITLE ? null : key;
}

function isSameWork({ records, lines, from }: RecordColumns, a: number, b: number): boolean {
  const years = Math.abs(records.year[a]! - records.year[b]!);
  if (years > (records.kind[a] === records.kind[b] ? 1 : YEARS_BETWEEN_KINDS)) return false;
  const names = (record: number): Set<string> =>
    new Set(lines.name.slice(from[record], from[record + 1]).map(shortName));
  const [first, second] = [names(a), names(b)];
  const fewer = Math.min(first.size, second.size);
  if (fewer === 0) return first.size === second.size && records.file[a] === records.file[b];
  return first.intersection(second).size >= SHARED_AUTHORS * fewer;
}

function groups(size: number, keyOf: (index: number) => string | null): number[][] {
  const byKey = new Map<string, number[]>();
  for (let i = 0; i < size; i++) {
    const key = keyOf(i);
    if (key === null) continue;
    const group = byKey.get(key);
    if (group) group.push(i);
    else byKey.set(key, [i]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}

function chain(joined: Components, members: readonly number[]): void {
  for (const member of members.slice(1)) joined.join(members[0]!, member);
}
