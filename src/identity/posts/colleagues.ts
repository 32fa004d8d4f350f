import { coreKey } from '../../names/keys.ts';
import type { PersonName } from '../../names/parse.ts';
import type { PostsInput } from './posts.ts';

/** Cores of the other names in a record; of a record that names one, those of the same organisations' posts. */
export function readColleagues(
  posts: PostsInput,
  names: readonly PersonName[],
  index: ReadonlyMap<string, number>,
): Set<number>[] {
  const core = names.map((name) => index.get(coreKey(name)) ?? -1);
  const { offsets, values } = posts.organisations;
  const ofRecord = new Map<number, Set<number>>();
  const ofOrganisation = new Map<number, Set<number>>();
  const add = (lists: Map<number, Set<number>>, key: number, own: number) => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, new Set([own]));
    else list.add(own);
  };
  for (const [i, own] of core.entries()) {
    add(ofRecord, posts.record[i]!, own);
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) add(ofOrganisation, values[at]!, own);
  }
  return names.map((_name, i) => {
    const inRecord = ofRecord.get(posts.record[i]!)!;
    const all =
      inRecord.size > 1
        ? [inRecord]
        : Array.from(values.subarray(offsets[i]!, offsets[i + 1]!), (one) => ofOrganisation.get(one)!);
    const colleagues = new Set<number>();
    for (const list of all) for (const one of list) colleagues.add(one);
    colleagues.delete(core[i]!);
    colleagues.delete(-1);
    return colleagues;
  });
}
