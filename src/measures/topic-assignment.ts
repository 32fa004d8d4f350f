import { stem } from '../language/stem.ts';
import { Stems } from '../language/stems.ts';
import { wordsOf } from '../language/words.ts';
import { type Discipline, readAnchors, readDisciplines, slug } from './topic-anchors.ts';
import { PhraseFinder } from './topic-phrases.ts';
import { TopicWords } from './topic-words.ts';
import { type FoundTopic, findTopics } from './topics-found.ts';
import { WordPatterns } from './word-patterns.ts';

/** Works by column, and the printed affiliations of their authors. */
export interface WorksRead {
  readonly id: readonly string[];
  readonly title: readonly string[];
  /** Joined by `;`, empty where there are none. */
  readonly keywords: readonly string[];
  readonly venue: readonly string[];
  /** Each printed affiliation once. */
  readonly affiliations: readonly string[];
  /** Lines that print one, in any order: the work's row and the affiliation's. */
  readonly lines: { readonly work: ArrayLike<number>; readonly affiliation: ArrayLike<number> };
}

interface TopicRow {
  readonly topic: string;
  readonly name: string;
  readonly kind: 'area' | 'topic' | 'discipline';
  readonly area: string | null;
  readonly origin: 'anchored' | 'found';
}

/** Which work has which topics, as columns; works and topics by row. */
export interface TopicAssignment {
  readonly topics: readonly TopicRow[];
  /** Works of each topic. */
  readonly counts: readonly number[];
  readonly rows: {
    readonly work: readonly number[];
    readonly topic: readonly number[];
    readonly weight: readonly number[];
    readonly method: readonly string[];
  };
}

/** What a discipline's evidence says: a title word or venue; one author's department says its share of the lines. */
const disciplineWorth = { title: 0.7, venue: 1 } as const;

interface Found {
  readonly weight: number;
  readonly method: string;
}

/** Says what works are about. Works come in a fixed order; the same works give the same rows. */
export function assignTopics(works: WorksRead): TopicAssignment {
  const anchors = readAnchors();
  const disciplines = readDisciplines();
  const stems = new Stems();
  const titlePatterns = new WordPatterns(disciplines.map(({ title }) => title));
  const said: (readonly number[])[] = [];
  const titles = works.title.map((text) => {
    const words = wordsOf(text);
    said.push(titlePatterns.ownersIn(words));
    return stems.ofWords(words);
  });
  const keywords = works.keywords.map((text) => {
    return text === '' ? [] : text.split(';').map((one) => stems.of(one));
  });
  const anchored = new PhraseFinder(
    anchors.map(({ phrases }) => phrases),
    stems,
  );
  const size = stems.texts.length;
  const told = titles.map((title, work) => anchored.topicsOf(title, keywords[work] ?? []));
  const found = findTopics(
    titles.map((its, work) => ({ stems: its, covered: told[work]!.size > 0 })),
    stems.texts,
  );
  const anchoredWords = learnWords(titles, told, anchors.length, size);
  const holders = holdersOf(found, titles, size);
  const kept = found.map((one, at) => ({ ...one, area: anchors[anchoredWords.nearest(holders[at]!)]!.area }));
  const names = writtenAs(kept, stems.texts, works.title);
  const topics = rowsOf(
    anchors,
    kept.map(({ topic, area }, at) => ({ topic, area, name: names[at]! })),
    disciplines,
  );
  addFound(told, kept, titles, anchors.length, size);
  const words = learnWords(titles, told, anchors.length + kept.length, size);
  const rows = {
    work: [] as number[],
    topic: [] as number[],
    weight: [] as number[],
    method: [] as string[],
  };
  const counts = topics.map(() => 0);
  const numberOf = new Map(topics.map(({ topic }, at) => [topic, at]));
  const departments = departmentsOf(works, disciplines);
  const inVenue = venueFinder(disciplines);
  for (const [work, title] of titles.entries()) {
    const its = new Map<number, Found>();
    for (const [at, sure] of told[work]!) its.set(at, { weight: sure, method: 'phrase' });
    const likely = its.size === 0 ? words.likeliest(title) : undefined;
    if (likely !== undefined) its.set(likely.topic, { weight: likely.sure, method: 'words' });
    addAreas(its, topics, numberOf);
    const venues = inVenue(works.venue[work]!);
    for (const [at, { topic }] of disciplines.entries()) {
      const evidence = evidenceOf(venues.includes(at), said[work]!.includes(at), departments.of(work, at));
      if (evidence !== undefined) its.set(numberOf.get(topic)!, evidence);
    }
    for (const [at, { weight, method }] of [...its].sort(([a], [b]) => a - b)) {
      rows.work.push(work);
      rows.topic.push(at);
      rows.weight.push(weight);
      rows.method.push(method);
      counts[at]! += 1;
    }
  }
  return { topics, counts, rows };
}

function rowsOf(
  anchors: ReturnType<typeof readAnchors>,
  found: readonly { topic: string; area: string; name: string }[],
  disciplines: readonly Discipline[],
): TopicRow[] {
  const areaId = (area: string): string => `a-${slug(area)}`;
  return [
    ...anchors.map(({ topic, name, area }) => {
      return { topic, name, kind: 'topic' as const, area: areaId(area), origin: 'anchored' as const };
    }),
    ...found.map(({ topic, area, name }) => {
      return { topic, name, kind: 'topic' as const, area: areaId(area), origin: 'found' as const };
    }),
    ...[...new Set(anchors.map(({ area }) => area))].map((area) => {
      return {
        topic: areaId(area),
        name: area,
        kind: 'area' as const,
        area: null,
        origin: 'anchored' as const,
      };
    }),
    ...disciplines.map(({ topic, name }) => {
      return { topic, name, kind: 'discipline' as const, area: null, origin: 'anchored' as const };
    }),
  ];
}

/** Finds pairs of neighbouring stems, by number, in texts. */
function pairFinder(found: readonly FoundTopic[], size: number): (first: number, second: number) => number {
  const numbers = new Map(found.map(({ stems: [first, second] }, at) => [first * size + second, at]));
  const begins = new Uint8Array(size);
  for (const { stems } of found) begins[stems[0]] = 1;
  return (first, second) => (begins[first] === 0 ? -1 : (numbers.get(first * size + second) ?? -1));
}

/** Titles that have each pair found: their words point to the anchored topic whose area it has. */
function holdersOf(
  found: readonly FoundTopic[],
  titles: readonly (readonly number[])[],
  size: number,
): (readonly number[])[][] {
  const holders = found.map((): (readonly number[])[] => []);
  const pairOf = pairFinder(found, size);
  for (const title of titles) {
    for (let at = 1; at < title.length; at++) {
      const number = pairOf(title[at - 1]!, title[at]!);
      if (number >= 0 && holders[number]!.at(-1) !== title) holders[number]!.push(title);
    }
  }
  return holders;
}

/** Each pair as titles first write it; they come in a fixed order. */
function writtenAs(
  found: readonly FoundTopic[],
  texts: readonly string[],
  titles: readonly string[],
): string[] {
  const names = found.map(({ stems }) => stems.map((one) => texts[one]).join(' '));
  const missing = new Map(names.map((name, at) => [name, at]));
  const first = new Set(found.map(({ stems: [one] }) => texts[one]!));
  const stemOf = new Map<string, string>();
  const stemmed = (word: string): string => {
    const known = stemOf.get(word) ?? stem(word);
    stemOf.set(word, known);
    return known;
  };
  for (const title of titles) {
    if (missing.size === 0) break;
    const words = wordsOf(title);
    for (let at = 1; at < words.length; at++) {
      const before = stemmed(words[at - 1]!);
      if (!first.has(before)) continue;
      const key = `${before} ${stemmed(words[at]!)}`;
      const place = missing.get(key);
      if (place === undefined) continue;
      names[place] = `${words[at - 1]} ${words[at]}`;
      missing.delete(key);
    }
  }
  return names;
}

/** Adds the topics found to what works say. */
function addFound(
  told: readonly Map<number, number>[],
  found: readonly FoundTopic[],
  titles: readonly (readonly number[])[],
  before: number,
  size: number,
): void {
  const pairOf = pairFinder(found, size);
  for (const [work, stems] of titles.entries()) {
    for (let at = 1; at < stems.length; at++) {
      const number = pairOf(stems[at - 1]!, stems[at]!);
      if (number >= 0) told[work]!.set(before + number, 1);
    }
  }
}

function learnWords(
  titles: readonly (readonly number[])[],
  told: readonly ReadonlyMap<number, number>[],
  topics: number,
  size: number,
): TopicWords {
  const lessons = titles.flatMap((stems, work) =>
    told[work]!.size > 0 ? [{ stems, topics: [...told[work]!.keys()] }] : [],
  );
  return new TopicWords(lessons, topics, size);
}

/** An area is had as surely as the surest of its topics. */
function addAreas(
  its: Map<number, Found>,
  topics: readonly TopicRow[],
  numberOf: ReadonlyMap<string, number>,
): void {
  for (const [at, { weight, method }] of [...its]) {
    const area = numberOf.get(topics[at]?.area ?? '');
    if (area === undefined) continue;
    const known = its.get(area);
    if (known === undefined || known.weight < weight) its.set(area, { weight, method });
  }
}

function evidenceOf(inVenue: boolean, said: boolean, department: number): Found | undefined {
  if (inVenue) return { weight: disciplineWorth.venue, method: 'venue' };
  if (said) return { weight: Math.max(disciplineWorth.title, department), method: 'phrase' };
  return department > 0 ? { weight: department, method: 'department' } : undefined;
}

/** Disciplines of a venue, by number; there are few venues and many works. */
function venueFinder(disciplines: readonly Discipline[]): (venue: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (venue) => {
    let its = known.get(venue);
    if (its === undefined) {
      its = disciplines.flatMap(({ venues }, at) => (venues.has(venue) ? [at] : []));
      known.set(venue, its);
    }
    return its;
  };
}

/** The share of a work's printed affiliations that name a department of a discipline, by its number. */
function departmentsOf(
  { id, affiliations, lines }: WorksRead,
  disciplines: readonly Discipline[],
): { of(work: number, discipline: number): number } {
  const patterns = new WordPatterns(disciplines.map(({ department }) => department));
  const named = affiliations.map((text) => patterns.ownersIn(wordsOf(text)));
  const printed = new Uint32Array(id.length);
  const counts = disciplines.map(() => new Uint32Array(id.length));
  for (let line = 0; line < lines.work.length; line++) {
    const work = lines.work[line]!;
    printed[work]! += 1;
    for (const number of named[lines.affiliation[line]!]!) counts[number]![work]! += 1;
  }
  return {
    of: (work, discipline) => {
      const count = counts[discipline]![work]!;
      return count === 0 ? 0 : count / printed[work]!;
    },
  };
}
