import { coreKey } from '../names/keys.ts';
import { parseName } from '../names/parse.ts';

/** What the baselines read of each mention. */
export interface PlainMentions {
  readonly rawName: readonly string[];
  readonly work: ArrayLike<number>;
  /** Organisations of the mention's own line. */
  readonly organisations: readonly (readonly number[])[];
}

/** Baseline: everybody of one first and family name is one person. */
export function byName({ rawName }: Pick<PlainMentions, 'rawName'>): Int32Array {
  const numbers = new Map<string, number>();
  const known = new Map<string, number>();
  return Int32Array.from(rawName, (raw) => {
    const met = known.get(raw);
    if (met !== undefined) return met;
    const key = coreKey(parseName(raw));
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    known.set(raw, number);
    return number;
  });
}

/** Baseline: of one name, mentions that share a co-author's name or an organisation are one person, chained. */
export function bySharedEvidence(mentions: PlainMentions): Int32Array {
  const name = byName(mentions);
  const parent = Int32Array.from(name.keys());
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  const first = new Map<string, number>();
  const meet = (key: string, mention: number) => {
    const other = first.get(key);
    if (other === undefined) first.set(key, mention);
    else parent[Math.max(find(other), find(mention))] = Math.min(find(other), find(mention));
  };
  const ofWork = Map.groupBy(name.keys(), (mention) => mentions.work[mention]!);
  name.forEach((own, mention) => {
    for (const other of ofWork.get(mentions.work[mention]!) ?? [])
      if (other !== mention) meet(`${own} with ${name[other]}`, mention);
    for (const organisation of mentions.organisations[mention] ?? [])
      meet(`${own} at ${organisation}`, mention);
  });
  return Int32Array.from(parent.keys(), find);
}
