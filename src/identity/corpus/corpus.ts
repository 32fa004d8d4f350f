import { coreKey } from '../../names/keys.ts';
import { type PersonName, parseName } from '../../names/parse.ts';
import { type PrintedForms, readForms, readSpellings, type Spellings } from '../evidence/spellings.ts';
import type { IdentityInput, Ragged } from './input.ts';
import { type Renumbered, renumber } from './renumber.ts';
import { type Rows, rowsByGroup, shared } from './shared-memory.ts';
import { readSurroundings } from './surroundings.ts';
import { readTopics, type TitledWorks, type Topics } from './topics.ts';
import { readTopicsAside } from './topics-aside.ts';

/** The input as the comparisons read it: everything numbered in the order of the mention keys, on shared memory. */
export interface Corpus {
  readonly mentions: number;
  /** Core of each mention (see `coreKey`), -1 for what is no person's name. */
  readonly core: Int32Array;
  readonly members: Rows;
  readonly work: Int32Array;
  readonly workMentions: Rows;
  /** 0 sole author, 1 first, 2 middle, 3 last. */
  readonly role: Uint8Array;
  /** Code of the first middle name, 0 where none; and its first letter. */
  readonly middle: Int32Array;
  readonly middleInitial: Uint8Array;
  readonly spellings: Spellings;
  readonly year: Int16Array;
  readonly venue: Int32Array;
  readonly affiliation: Ragged;
  readonly bag: Ragged;
  /** Organisations of each work, whosever. */
  readonly surroundings: Rows;
  readonly emailDomain: Int32Array;
  /** How often each organisation stands on a line: log of lines over its count. */
  readonly organisationRarity: Float32Array;
  /** Weight of a core as a co-author: 1 / log2(2 + works). */
  readonly coreWeight: Float32Array;
  /** log2 of how many mentions of the core there would be if given and family names were drawn apart. */
  readonly crowding: Float32Array;
  readonly topics: Topics;
}

/** The names of a corpus; these stay on the main thread. */
export interface CorpusNames {
  readonly coreKeys: readonly string[];
  /** Every parsed form of each core. */
  readonly forms: readonly (readonly PersonName[])[];
}

export interface NamedCorpus {
  readonly corpus: Corpus;
  readonly names: CorpusNames;
}

export function readCorpus(input: IdentityInput): NamedCorpus {
  const works = renumber(input.work);
  const printed = readForms(input.rawName, input.name);
  return layOut(input, works, printed, readTopics(titledWorks(input, works, printed)));
}

/** The same, with the topics read in a thread of their own: until they are there, the corpus has none. */
export function readCorpusInThreads(
  input: IdentityInput,
): NamedCorpus & { readonly topics: Promise<Topics> } {
  const works = renumber(input.work);
  const printed = readForms(input.rawName, input.name);
  const topics = readTopicsAside(titledWorks(input, works, printed));
  return { ...layOut(input, works, printed, noTopics), topics };
}

const noTopics = readTopics({ titles: [], work: new Int32Array(0), name: new Int32Array(0) });

function titledWorks(
  input: IdentityInput,
  { old, renumbered }: Renumbered,
  { form }: PrintedForms,
): TitledWorks {
  const titles = Array.from(old, (work) => input.title[work] ?? '');
  return { titles, work: renumbered, name: form };
}

function layOut(input: IdentityInput, works: Renumbered, printed: PrintedForms, topics: Topics): NamedCorpus {
  const organisations = renumber(concatenate(input.affiliation.values, works.old, input.bag));
  const { core, names, middle, middleInitial } = readNames(printed);
  const members = rowsByGroup(core, names.coreKeys.length);
  const work = works.renumbered;
  const workMentions = rowsByGroup(work, works.old.length);
  const affiliation = relabel(input.affiliation, organisations.newOf);
  const bag = relabel(pickRows(input.bag, works.old), organisations.newOf);
  const corpus: Corpus = {
    mentions: core.length,
    core,
    members,
    work,
    workMentions,
    role: rolesOf(work, workMentions, input.position),
    middle,
    middleInitial,
    spellings: readSpellings(printed),
    year: Int16Array.from(works.old, (old) => input.year[old]!),
    venue: shareInt32(Int32Array.from(works.old, (old) => input.venue[old]!)),
    affiliation,
    bag,
    surroundings: readSurroundings(workMentions, affiliation, bag),
    emailDomain: shareInt32(input.emailDomain),
    organisationRarity: rarity(affiliation, organisations.old.length),
    coreWeight: weighCores(members),
    crowding: crowd(names, members),
    topics,
  };
  return { corpus, names };
}

function concatenate(own: Int32Array, works: Int32Array, bag: Ragged): Int32Array {
  const picked = pickRows(bag, works);
  const all = new Int32Array(own.length + picked.values.length);
  all.set(own);
  all.set(picked.values, own.length);
  return all;
}

function pickRows(rows: Ragged, picks: Int32Array): Ragged {
  const offsets = shared.int32(picks.length + 1);
  for (let i = 0; i < picks.length; i++)
    offsets[i + 1] = offsets[i]! + rows.offsets[picks[i]! + 1]! - rows.offsets[picks[i]!]!;
  const values = shared.int32(offsets[picks.length]!);
  const weights = shared.float32(values.length);
  for (let i = 0; i < picks.length; i++) {
    const [from, to] = [rows.offsets[picks[i]!]!, rows.offsets[picks[i]! + 1]!];
    values.set(rows.values.subarray(from, to), offsets[i]!);
    weights.set(rows.weights.subarray(from, to), offsets[i]!);
  }
  return { offsets, values, weights };
}

function relabel(rows: Ragged, newOf: Int32Array): Ragged {
  const values = shared.int32(rows.values.length);
  for (let i = 0; i < values.length; i++) values[i] = newOf[rows.values[i]!]!;
  const weights = shared.float32(values.length);
  weights.set(rows.weights);
  return { offsets: shareInt32(rows.offsets), values, weights };
}

function shareInt32(values: Int32Array): Int32Array {
  const copy = shared.int32(values.length);
  copy.set(values);
  return copy;
}

function readNames({ form, texts }: PrintedForms) {
  const coreIndex = new Map<string, number>();
  const middleIndex = new Map<string, number>();
  const forms: PersonName[][] = [];
  const ofForm = texts.map((raw) => {
    const name = parseName(raw);
    const entry = { core: -1, middle: 0, initial: 0 };
    if (name.kind !== 'person') return entry;
    const key = coreKey(name);
    entry.core = coreIndex.get(key) ?? coreIndex.size;
    if (entry.core === coreIndex.size) {
      coreIndex.set(key, entry.core);
      forms.push([]);
    }
    forms[entry.core]!.push(name);
    const second = name.given[1] ?? '';
    if (second.length > 1) {
      entry.middle = middleIndex.get(second) ?? middleIndex.size + 1;
      middleIndex.set(second, entry.middle);
    }
    entry.initial = second === '' ? 0 : (second.codePointAt(0) ?? 0) & 255;
    return entry;
  });
  const core = shared.int32(form.length);
  const middle = shared.int32(form.length);
  const middleInitial = shared.uint8(form.length);
  for (let mention = 0; mention < form.length; mention++) {
    const entry = ofForm[form[mention]!]!;
    core[mention] = entry.core;
    middle[mention] = entry.middle;
    middleInitial[mention] = entry.initial;
  }
  return { core, middle, middleInitial, names: { coreKeys: [...coreIndex.keys()], forms } };
}

function rolesOf(work: Int32Array, workMentions: Rows, position: Int16Array): Uint8Array {
  const roles = shared.uint8(work.length);
  const last = new Int16Array(workMentions.offsets.length);
  for (let i = 0; i < work.length; i++) last[work[i]!] = Math.max(last[work[i]!]!, position[i]!);
  for (let i = 0; i < work.length; i++) {
    const end = last[work[i]!]!;
    roles[i] = end === 0 ? 0 : position[i] === 0 ? 1 : position[i] === end ? 3 : 2;
  }
  return roles;
}

function rarity(affiliation: Ragged, organisations: number): Float32Array {
  const counts = new Float64Array(organisations);
  for (const value of affiliation.values) counts[value]!++;
  const rare = shared.float32(organisations);
  const lines = Math.max(1, affiliation.values.length);
  for (let i = 0; i < organisations; i++) rare[i] = Math.log2(lines / Math.max(1, counts[i]!));
  return rare;
}

function weighCores(members: Rows): Float32Array {
  const weights = shared.float32(members.offsets.length - 1);
  for (let core = 0; core < weights.length; core++)
    weights[core] = 1 / Math.log2(2 + members.offsets[core + 1]! - members.offsets[core]!);
  return weights;
}

/** Distinct cores that bear a given or family name, not mentions: one prolific author makes no name common. */
function crowd(names: CorpusNames, members: Rows): Float32Array {
  const given = new Map<string, number>();
  const family = new Map<string, number>();
  const parts = names.coreKeys.map((key) => key.split(' ') as [string, string]);
  for (const [first, last] of parts) {
    given.set(first, (given.get(first) ?? 0) + 1);
    family.set(last, (family.get(last) ?? 0) + 1);
  }
  const crowding = shared.float32(members.offsets.length - 1);
  parts.forEach(([first, last], core) => {
    const expected = ((given.get(first) ?? 1) * (family.get(last) ?? 1)) / parts.length;
    crowding[core] = Math.log2(expected);
  });
  return crowding;
}
