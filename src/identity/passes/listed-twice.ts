import type { Corpus } from '../corpus/corpus.ts';

/**
 * Share of all people that a name has at most, its given and its family name drawn apart, whose bearers are not expected to write together. Sources list an
 * author twice in 5 of 10,000 lines, whatever the name; of commoner names than this as often two people stand there
 * (bench/results/2026-11-29-identity.md).
 */
const rarest = 1 / 400_000;

/** Pairs of lines of one work that print one rare name, but for case and marks: the source lists its author twice. */
export function listedTwice(corpus: Corpus): [number, number][] {
  const { core, crowding, spellings, workMentions } = corpus;
  const { form, markless } = spellings;
  const names = crowding.length;
  const found: [number, number][] = [];
  /** By printed name: the work that printed it last, and on which line. */
  const lastWork = new Int32Array(1 + markless.reduce((most, one) => Math.max(most, one), -1)).fill(-1);
  const lastLine = new Int32Array(lastWork.length);
  for (let work = 0; work + 1 < workMentions.offsets.length; work++)
    for (let at = workMentions.offsets[work]!; at < workMentions.offsets[work + 1]!; at++) {
      const line = workMentions.values[at]!;
      const own = core[line]!;
      if (own < 0) continue;
      const name = markless[form[line]!]!;
      if (lastWork[name] === work && 2 ** crowding[own]! < rarest * names)
        found.push([lastLine[name]!, line]);
      lastWork[name] = work;
      lastLine[name] = line;
    }
  return found;
}

/**
 * Lines of a person whom an earlier line of the same work lists, with that line, the first by position. A person's first line on a work is
 * their authorship of it.
 */
export function listedAgain(
  { core, workMentions }: Pick<Corpus, 'core' | 'workMentions'>,
  { cluster, clusters }: { readonly cluster: Int32Array; readonly clusters: number },
  position: ArrayLike<number>,
): Map<number, number> {
  const again = new Map<number, number>();
  /** By person: the work that listed them last, and on which line first. */
  const lastWork = new Int32Array(clusters).fill(-1);
  const firstLine = new Int32Array(clusters);
  for (let work = 0; work + 1 < workMentions.offsets.length; work++) {
    const lines = workMentions.values.subarray(workMentions.offsets[work]!, workMentions.offsets[work + 1]!);
    let somebodyAgain = false;
    for (const line of lines) {
      if (core[line]! < 0) continue;
      const person = cluster[line]!;
      if (lastWork[person] !== work) firstLine[person] = line;
      else {
        somebodyAgain = true;
        if (position[line]! < position[firstLine[person]!]!) firstLine[person] = line;
      }
      lastWork[person] = work;
    }
    if (!somebodyAgain) continue;
    for (const line of lines)
      if (core[line]! >= 0 && firstLine[cluster[line]!] !== line) again.set(line, firstLine[cluster[line]!]!);
  }
  return again;
}
