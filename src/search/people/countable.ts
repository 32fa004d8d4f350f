import { fileNames, type IndexFiles } from '../files/files.ts';
import { part, unpack } from '../files/sections.ts';
import type { TextBytes } from '../files/texts.ts';
import { readLists, readNames } from '../names/name-index.ts';
import { NameSearch } from '../names/name-search.ts';
import { readFacetLevels } from './facet-levels.ts';
import { organisationNames } from './held.ts';
import type { Countable } from './people-counter.ts';
import { readProfiles } from './profiles.ts';

/**
 * What of an index tells whom a filter lets through.
 * @param spellings bytes of the names of organisations
 * @throws `search-index-damaged`
 */
export function readCountable(files: IndexFiles, spellings: TextBytes): Countable {
  const sections = (file: string) => unpack(files[file] ?? new Uint8Array(), file);
  const profiles = readProfiles(sections(fileNames.profiles));
  const people = profiles.works.length;
  return {
    authors: readLists(part(sections(fileNames.topics), 'authors')),
    profiles,
    organisations: organisationNames(
      new NameSearch(readNames(sections(fileNames.organisations), spellings), false),
    ),
    levels: files[fileNames.facets] && readFacetLevels(sections(fileNames.facets), people, fileNames.facets),
  };
}
