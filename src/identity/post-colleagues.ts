import { coreKey } from '../names/keys.ts';
import type { PersonName } from '../names/parse.ts';
import type { PostsInput } from './posts.ts';

/** Cores of the other names in a record; of a record that names one, those of the same organisations' posts. */
export function readColleagues(
  posts: PostsInput,
  names: readonly PersonName[],
  index: ReadonlyMap<string, number>,
): Set<number>[] {
  const core = names.map((name) => index.get(coreKey(name)) ?? -1);
  const lists = new Map<string, Set<number>>();
  const keysOf = (i: number): string[] => {
    const { offsets, values } = posts.organisations;
    return [
      `record ${posts.record[i]}`,
      ...Array.from(values.subarray(offsets[i]!, offsets[i + 1]!), (one) => `organisation ${one}`),
    ];
  };
  names.forEach((_name, i) => {
    for (const key of keysOf(i)) lists.set(key, (lists.get(key) ?? new Set()).add(core[i]!));
  });
  return names.map((_name, i) => {
    const [own = '', ...organisations] = keysOf(i);
    const inRecord = lists.get(own) ?? new Set<number>();
    const all =
      inRecord.size > 1 ? [inRecord] : organisations.map((key) => lists.get(key) ?? new Set<number>());
    const colleagues = new Set(all.flatMap((list) => [...list]));
    colleagues.delete(core[i]!);
    colleagues.delete(-1);
    return colleagues;
  });
}
