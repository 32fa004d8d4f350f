/** A thread that makes a part of the search index, so that other steps go on beside it. */
import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../../engine/thread.ts';
import type { IndexFiles } from '../files/files.ts';
import { readFiles, writeIndex } from '../files/folder.ts';
import { indexPeople, indexProfiles, type PeopleInput } from './index-people.ts';
import { indexWorks } from './index-works.ts';
import type { Places, ProfileColumns, WorkTexts } from './input.ts';

/** What the thread is given: which part, what it is made from, folders of the parts that it takes up, and the folder it fills. */
export type IndexOrder = { readonly folder: string } & (
  | { readonly part: 'works'; readonly works: WorkTexts }
  | { readonly part: 'people'; readonly input: PeopleInput; readonly taken: readonly string[] }
  | {
      readonly part: 'profiles';
      readonly profiles: ProfileColumns;
      readonly places: Places;
      readonly taken: readonly string[];
    }
);

function make(order: IndexOrder): IndexFiles {
  if (order.part === 'works') return indexWorks(order.works);
  const taken: IndexFiles = Object.assign({}, ...order.taken.map(readFiles));
  return order.part === 'people'
    ? indexPeople(order.input, taken)
    : indexProfiles(order.profiles, order.places, taken);
}

const order: IndexOrder = workerData;
// Works stand long before people, for whom the other parts wait.
if (order.part === 'works') giveWay();
writeIndex(make(order), order.folder);
parentPort?.close();
