import { fileNames, type IndexFiles } from '../files/files.ts';
import { indexPeople, indexProfiles } from './index-people.ts';
import { indexWorks } from './index-works.ts';
import type { SearchInput } from './input.ts';

/**
 * Builds the search index at once: the same input gives the same bytes, whatever the order of its rows. A build makes its three parts one by
 * one, each as soon as what it reads stands. Write the files to a folder of their own and open them with `openIndex`.
 */
export function buildIndex({ people, organisations, works, profiles }: SearchInput): IndexFiles {
  const ofWorks = indexWorks(works);
  const ofPeople = indexPeople({ people, organisations, authors: works.authors }, ofWorks);
  const all = { ...ofWorks, ...ofPeople };
  const files = { ...all, ...indexProfiles(profiles, organisations, all) };
  const kept = new Set<string>(Object.values(fileNames));
  return Object.fromEntries(Object.entries(files).filter(([name]) => kept.has(name)));
}
