import type { Registry } from '../organisations/registry.ts';
import type { Resolver } from '../organisations/resolver.ts';

/**
 * A string labelled by hand (data/labels/organisations.csv): drawn with a fixed seed from the affiliation strings of
 * the paper lists, weighted by use or not, and of the OpenAlex sample; labelled before any resolver's answer was seen.
 */
export interface LabelledString {
  /** How it was drawn: weighted (by the lines that print it), unweighted (distinct strings alike) or openalex; with the number of the draw from the second on. */
  readonly sample: string;
  readonly raw: string;
  /** Organisations meant by id, or `name:` and the name where no registry had a record when it was labelled. */
  readonly organisations: readonly string[];
  /** Organisations also printed that are no error as an answer: parents, partners of a joint unit. */
  readonly also: readonly string[];
}

/** Labels by the ids of a registry: own entries for the records that they replace, and for names that it has by now. */
export function namedLabels(registry: Registry, labels: readonly LabelledString[]): LabelledString[] {
  const byName = new Map<string, string>();
  for (const { id, names } of registry.organisations)
    for (const { name } of names) if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), id);
  const idOf = (label: string): string => {
    if (label.startsWith('name:')) return byName.get(label.slice('name:'.length).toLowerCase()) ?? label;
    return registry.organisations[registry.place.get(label) ?? -1]?.id ?? label;
  };
  return labels.map((label) => ({
    ...label,
    organisations: label.organisations.map(idOf),
    also: label.also.map(idOf),
  }));
}

export interface Resolved {
  readonly organisation: string;
}

export interface OrganisationFigures {
  readonly strings: number;
  /** Share of strings whose first answer is right; no answer is right where nothing is meant. */
  readonly top1: number;
  /** Half-width of its 95% interval (normal approximation). */
  readonly interval: number;
  /** Answers that are right, of all answers. */
  readonly precision: number;
  /** Organisations meant that were found, of all meant. */
  readonly recall: number;
  /** Share of strings with an answer. */
  readonly resolved: number;
}

/** Half of the labels tunes, the other half tests, by a hash of the string that does not depend on their order. */
export function isTest(raw: string): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < raw.length; at++) hash = Math.imul(hash ^ raw.charCodeAt(at), 0x01000193);
  return ((hash >>> 13) & 1) === 1;
}

/** Compares answers with labels. Throws nothing; an empty sample has figures of NaN. */
export function measureOrganisations(
  labels: readonly LabelledString[],
  resolve: (raw: string) => readonly Resolved[],
): OrganisationFigures {
  let first = 0;
  let right = 0;
  let answers = 0;
  let found = 0;
  let meant = 0;
  let resolved = 0;
  for (const label of labels) {
    const given = resolve(label.raw).map(({ organisation }) => organisation);
    const allowed = [...label.organisations, ...label.also];
    const top = given[0];
    first += (top === undefined ? label.organisations.length === 0 : allowed.includes(top)) ? 1 : 0;
    right += given.filter((each) => allowed.includes(each)).length;
    answers += given.length;
    found += label.organisations.filter((each) => given.includes(each)).length;
    meant += label.organisations.length;
    resolved += given.length > 0 ? 1 : 0;
  }
  const top1 = first / labels.length;
  return {
    strings: labels.length,
    top1,
    interval: 1.96 * Math.sqrt((top1 * (1 - top1)) / labels.length),
    precision: right / answers,
    recall: found / meant,
    resolved: resolved / labels.length,
  };
}

const institutionLike =
  /universi|institut|college|school|academy|hospital|laborator|center|centre|inc|corp|research/i;

/** Baseline: the first part that looks like an institution, by exact alias, else the first part. */
export function firstPartBaseline(registry: Registry): (raw: string) => readonly Resolved[] {
  const byName = new Map<string, string>();
  for (const { id, names } of registry.organisations)
    for (const { name, kind } of names) {
      const key = name.toLowerCase();
      if (kind !== 'short' && !byName.has(key)) byName.set(key, id);
    }
  return (raw) => {
    const parts = raw.split(/[+;,]/).map((part) => part.trim());
    const part = parts.find((each) => institutionLike.test(each) && !/^dep/i.test(each)) ?? parts[0] ?? '';
    const organisation = byName.get(part.toLowerCase());
    return organisation === undefined ? [] : [{ organisation }];
  };
}

/** Strings resolved a second, none of them asked before. */
export function measureSpeed(
  resolver: Resolver,
  strings: readonly string[],
  now: () => number = () => performance.now(),
): number {
  const start = now();
  for (const raw of strings) resolver.resolve(raw);
  return strings.length / ((now() - start) / 1000);
}
