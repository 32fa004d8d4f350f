import { createHash } from 'node:crypto';
import { coreKey, initialKey } from '../names/keys.ts';
import { parseName } from '../names/parse.ts';
import { bCubed, pairwise, type Score } from './clusters.ts';

/** Mentions whose person is known, one entry each: what is measured against. */
export interface Gold {
  readonly rawName: readonly string[];
  /** The person, as an OpenReview or ORCID id; people with two profiles count as two. */
  readonly id: readonly string[];
  readonly year: ArrayLike<number>;
}

export interface Measure {
  /** All mentions, mentions of ambiguous names, or a stratum of them. */
  readonly group: string;
  readonly mentions: number;
  readonly bCubed: Score;
  readonly pairs: Score;
}

export interface IdentityReport {
  readonly measures: readonly Measure[];
  /** Of the pairs of one person under two names (first and family), the share that is put together. */
  readonly twoForms: { readonly pairs: number; readonly recall: number };
  /** Mean and standard deviation of the F1 over parts of the name blocks. */
  readonly spread: readonly { readonly group: string; readonly bCubed: Spread; readonly pairs: Spread }[];
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

const parts = 5;

/**
 * Measures clusters against known people. A name (first and family, `coreKey`) is ambiguous if two known people bear it.
 * Strata are neutral to origin: how many known mentions a name and a person have, and how many years a person's works span.
 */
export function evaluateIdentity(found: ArrayLike<number>, gold: Gold): IdentityReport {
  const names = gold.rawName.map((raw) => parseName(raw));
  const name = names.map(coreKey);
  const part = names.map((one) => createHash('md5').update(initialKey(one)).digest()[0]! % parts);
  const all = [...gold.id.keys()];
  const ambiguous = ambiguousOf(name, gold.id);
  const measure = (group: string, chosen: readonly number[]): Measure => {
    const [ours, truth] = [chosen.map((i) => found[i]!), chosen.map((i) => gold.id[i]!)];
    return { group, mentions: chosen.length, bCubed: bCubed(ours, truth), pairs: pairwise(ours, truth) };
  };
  const spread = (group: string, chosen: readonly number[]) => {
    const measures = Array.from({ length: parts }, (_, one) =>
      measure(
        group,
        chosen.filter((i) => part[i] === one),
      ),
    );
    return {
      group,
      bCubed: spreadOf(measures.map((one) => one.bCubed.f1)),
      pairs: spreadOf(measures.map((one) => one.pairs.f1)),
    };
  };
  const ambiguousMentions = all.filter((i) => ambiguous.has(name[i]!));
  return {
    measures: [
      measure('all names', all),
      measure('ambiguous names', ambiguousMentions),
      ...strata(all, frequencies(name), 'mentions of the name', [1, 5, 20, 60]).map(([group, chosen]) =>
        measure(group, chosen),
      ),
      ...strata(all, frequencies(gold.id), 'known mentions of the person', [1, 4, 12, 40]).map(
        ([group, chosen]) => measure(group, chosen),
      ),
      ...strata(all, careers(gold), 'years from first to last work', [0, 2, 5, 10]).map(([group, chosen]) =>
        measure(group, chosen),
      ),
    ],
    twoForms: twoFormsOf(found, gold.id, name),
    spread: [spread('all names', all), spread('ambiguous names', ambiguousMentions)],
  };
}

function ambiguousOf(name: readonly string[], id: readonly string[]): Set<string> {
  const bearer = new Map<string, string>();
  const ambiguous = new Set<string>();
  name.forEach((one, i) => {
    const other = bearer.get(one) ?? id[i]!;
    if (other !== id[i]) ambiguous.add(one);
    bearer.set(one, other);
  });
  return ambiguous;
}

function frequencies(name: readonly string[]): number[] {
  const counts = new Map<string, number>();
  for (const one of name) counts.set(one, (counts.get(one) ?? 0) + 1);
  return name.map((one) => counts.get(one) ?? 0);
}

function careers({ id, year }: Gold): number[] {
  const spans = new Map<string, [number, number]>();
  id.forEach((one, i) => {
    const [first, last] = spans.get(one) ?? [year[i]!, year[i]!];
    spans.set(one, [Math.min(first, year[i]!), Math.max(last, year[i]!)]);
  });
  return id.map((one) => spans.get(one)![1] - spans.get(one)![0]);
}

/** Cuts mentions into strata: up to each bound, and above the last. */
function strata(
  all: readonly number[],
  value: readonly number[],
  label: string,
  bounds: readonly number[],
): [string, number[]][] {
  const ends = [...bounds, Number.POSITIVE_INFINITY];
  return ends.map((end, at) => {
    const from = at === 0 ? Number.NEGATIVE_INFINITY : ends[at - 1]!;
    const title =
      end === Number.POSITIVE_INFINITY ? `over ${from}` : at === 0 ? `up to ${end}` : `${from + 1} to ${end}`;
    return [`${title} ${label}`, all.filter((i) => value[i]! > from && value[i]! <= end)];
  });
}

function twoFormsOf(
  found: ArrayLike<number>,
  id: readonly string[],
  name: readonly string[],
): { pairs: number; recall: number } {
  const mentions = Map.groupBy(id.keys(), (i) => id[i]!);
  let [pairs, together] = [0, 0];
  for (const list of mentions.values())
    for (let a = 1; a < list.length; a++)
      for (let b = 0; b < a; b++) {
        if (name[list[a]!] === name[list[b]!]) continue;
        pairs++;
        if (found[list[a]!] === found[list[b]!]) together++;
      }
  return { pairs, recall: together / pairs };
}

function spreadOf(values: readonly number[]): Spread {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const square = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length - 1);
  return { mean, deviation: Math.sqrt(square) };
}
