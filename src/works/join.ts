import type { Engine } from '../engine/engine.ts';
import { Components } from '../graph/components.ts';
import { fold } from '../names/fold.ts';
import { type LineColumns, type RecordColumns, readLines, shortName } from './record-columns.ts';

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
export async function joinRecords(engine: Engine, records: RecordColumns): Promise<number[][]> {
  const size = records.source.length;
  const joined = new Components(size);
  for (const same of groups(size, (i) => records.key[i]!)) chain(joined, same);
  for (const same of groups(size, (i) => records.doi[i] || null)) chain(joined, same);
  const alike = groups(size, (i) => titleKey(records.title[i]!));
  const lines = await readLines(engine, records, alike.flat());
  for (const group of alike)
    for (const [n, a] of group.entries())
      for (const b of group.slice(n + 1)) if (isSameWork(records, lines, a, b)) joined.join(a, b);
  return joined.sets();
}

/** Without the grave accent, which folding takes for an apostrophe. */
const plain = /^[\x20-\x5f\x61-\x7e]*$/;

/** Letters and digits of a title, folded; null where they are too few to compare. For a plain title lower case is all that folding does. */
function titleKey(title: string): string | null {
  const key = plain.test(title)
    ? title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')
    : fold(title).replaceAll(/[^\p{L}\p{N}]+/gu, '');
  return key.length < SHORT_TITLE ? null : key;
}

function isSameWork(records: RecordColumns, lines: LineColumns, a: number, b: number): boolean {
  const years = Math.abs(records.year[a]! - records.year[b]!);
  if (years > (records.kind[a] === records.kind[b] ? 1 : YEARS_BETWEEN_KINDS)) return false;
  const names = (record: number): Set<string> =>
    new Set(lines.name.slice(lines.from[record], lines.from[record + 1]).map(shortName));
  const [first, second] = [names(a), names(b)];
  const fewer = Math.min(first.size, second.size);
  if (fewer === 0) return first.size === second.size && records.file[a] === records.file[b];
  return first.intersection(second).size >= SHARED_AUTHORS * fewer;
}

/** The members that share a key, where several do; nearly every key has one. */
function groups(size: number, keyOf: (index: number) => string | bigint | null): number[][] {
  const first = new Map<string | bigint, number>();
  const several = new Map<number, number[]>();
  for (let i = 0; i < size; i++) {
    const key = keyOf(i);
    if (key === null) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, i);
    else several.set(earlier, [...(several.get(earlier) ?? [earlier]), i]);
  }
  return [...several.values()];
}

function chain(joined: Components, members: readonly number[]): void {
  for (const member of members.slice(1)) joined.join(members[0]!, member);
}
