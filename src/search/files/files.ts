/** The files of an index. */
export const fileNames = {
  people: 'people.names',
  organisations: 'organisations.names',
  works: 'works.names',
  peopleSpellings: 'people.spellings',
  organisationsSpellings: 'organisations.spellings',
  worksSpellings: 'works.spellings',
  topics: 'works.topics',
  profiles: 'people.profiles',
  vectors: 'words.vectors',
  /** In a folder of its own. */
  facets: 'people.facets',
} as const;

/** What a part of an index leaves for those after it, beside its own files. */
export const leftNames = {
  subjects: 'works.subjects',
  terms: 'works.terms',
  rows: 'people.rows',
} as const;

/** Bytes of each file, by file name. */
export type IndexFiles = Readonly<Record<string, Uint8Array>>;

/** A file that another part of the index made. @throws TypeError where it did not */
export function made(files: IndexFiles, name: string): Uint8Array {
  const bytes = files[name];
  if (bytes === undefined) throw new TypeError(`the index has no ${name} yet`);
  return bytes;
}
