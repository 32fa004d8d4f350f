/** Where the parts of the ids of a kind end: letters come after digits. */
const ends = ['a', 'i', 'q', null];

/**
 * Conditions that part rows by an id such as `w_…`, in ascending order: what is made of all of them together takes more memory than the
 * engine has.
 */
export function partsOf(kind: 'p' | 'w'): readonly ((id: string) => string)[] {
  return ends.map((end, i) => (id) => {
    const begin = ends[i - 1];
    return [begin && `${id} >= '${kind}_${begin}'`, end && `${id} < '${kind}_${end}'`]
      .filter(Boolean)
      .join(' and ');
  });
}
