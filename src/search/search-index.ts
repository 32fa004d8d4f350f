import { best } from './best.ts';
import { fileNames, type IndexFiles } from './build.ts';
import { ExpertSearch } from './experts.ts';
import { readNames } from './name-index.ts';
import { type NameMatch, NameSearch } from './name-search.ts';
import { readingOf } from './reading.ts';
import { unpack } from './sections.ts';
import { type Texts, textAt } from './texts.ts';
import { readTopics } from './topic-index.ts';
import { TopicSearch } from './topic-search.ts';

export type Kind = 'people' | 'organisations' | 'works';

/** A name match, with what it is the name of. */
export interface Suggestion extends NameMatch {
  readonly kind: Kind;
}

/** A work on a topic. */
export interface TopicWork {
  readonly work: string;
  readonly title: string;
  /** BM25F of the work for the query, in no unit. */
  readonly score: number;
}

/** A person on a topic, and the works that make the case. */
export interface TopicPerson {
  readonly person: string;
  readonly name: string;
  /** Sum of the scores of `works`, in no unit: it orders, and compares within one answer only. */
  readonly score: number;
  /** Number of their works on the topic, those not counted included. */
  readonly onTopic: number;
  /** Works that are counted, best first; `share` adds up to 1, `score` to the person's. */
  readonly works: readonly {
    readonly work: string;
    readonly title: string;
    readonly share: number;
    readonly score: number;
  }[];
}

export interface TopicAnswer {
  readonly people: readonly TopicPerson[];
  /** Number of people who have a work on the topic. */
  readonly total: number;
  /** The works most on the topic. */
  readonly works: readonly TopicWork[];
  /** Number of works on the topic. */
  readonly totalWorks: number;
  /** Stems of the query that no work has. */
  readonly unknown: readonly string[];
}

/** Which part of a long answer is wanted. */
export interface Page {
  readonly limit: number;
  /** 0 where not said. */
  readonly offset?: number;
  /** A year: works published later are not seen, by any count. */
  readonly asOf?: number;
}

/** Which part of the people on a topic is wanted. */
export interface PeoplePage extends Page {
  /** Only these people: those whom a filter leaves. */
  readonly among?: ReadonlySet<string>;
}

/** People asked for in one field: as a name where the query clearly is one, else as a topic. */
export type PeopleAnswer =
  | { readonly reading: 'name'; readonly people: readonly NameMatch[]; readonly total: number }
  | ({ readonly reading: 'topic' } & TopicAnswer);

/** Titles are suggested from so many characters on: fewer begin a word of nearly every title. */
const charactersOfTitle = 3;

/** The search index, open. Queries are synchronous and take no lock: one index serves one thread. */
export class SearchIndex {
  private readonly by: Readonly<Record<Kind, NameSearch>>;
  private readonly topics: TopicSearch;
  private readonly experts: ExpertSearch;

  /** @throws `search-index-damaged` where a file is missing, cut short or of another version */
  constructor(files: IndexFiles) {
    const sections = (file: string) => unpack(files[file] ?? new Uint8Array(), file);
    this.by = {
      people: new NameSearch(readNames(sections(fileNames.people)), true),
      organisations: new NameSearch(readNames(sections(fileNames.organisations)), false),
      works: new NameSearch(readNames(sections(fileNames.works)), false),
    };
    this.topics = new TopicSearch(readTopics(sections(fileNames.topics)));
    this.experts = new ExpertSearch(this.topics.index, this.by.people.index.name.length);
  }

  /**
   * Things whose name matches, best first: accents, order, spaces and the ends of words forgiven, slips of the pen where nothing else
   * matches. Works match by title.
   */
  names(kind: Kind, query: string, limit: number): NameMatch[] {
    const search = this.by[kind];
    return search.find(query, limit).matches.map((match) => search.show(match));
  }

  /**
   * People, organisations and works for what is being typed, the best matches of all first; no kind takes more than half of the
   * places that another one could fill.
   */
  suggest(query: string, limit: number): Suggestion[] {
    const short = query.trim().length < charactersOfTitle;
    const kinds: readonly Kind[] = short ? ['people', 'organisations'] : ['people', 'organisations', 'works'];
    const ranked = kinds
      .flatMap((kind) => this.names(kind, query, limit).map((match, rank) => ({ kind, ...match, rank })))
      .sort((a, b) => b.score - a.score || a.rank - b.rank || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    const half = Math.ceil(limit / 2);
    const first = ranked.filter(({ rank }) => rank < half).slice(0, limit);
    const rest = ranked.filter(({ rank }) => rank >= half).slice(0, limit - first.length);
    return [...first, ...rest].map(({ kind, id, name, score, matched }) => ({
      kind,
      id,
      name,
      score,
      matched,
    }));
  }

  /** Who works on a topic in plain words, and what makes the case; quotes ask for words side by side. */
  topic(query: string, { limit, offset = 0, asOf, among }: PeoplePage): TopicAnswer {
    const ranked = this.topics.rank(query, asOf);
    const { experts, total } = this.experts.find(ranked, { limit, offset, among: this.within(among) });
    return {
      people: experts.map(({ person, score, onTopic, case: counted }) => ({
        ...this.personAt(person),
        score,
        onTopic,
        works: counted.map((one) => ({ ...this.workAt(one.work), share: one.share, score: one.score })),
      })),
      total,
      works: this.bestWorks(ranked, limit, 0),
      totalWorks: ranked.works.length,
      unknown: ranked.unknown,
    };
  }

  /** Ids of everybody who has a work on a topic, in no order: what filters and their counts start from. */
  everybodyOn(query: string, asOf?: number): string[] {
    return this.experts
      .everybody(this.topics.rank(query, asOf))
      .map((person) => textAt(this.peopleIds, person));
  }

  /** Works on a topic, best first, the later first among equals. */
  works(query: string, { limit, offset = 0, asOf }: Page): { works: readonly TopicWork[]; total: number } {
    const ranked = this.topics.rank(query, asOf);
    return { works: this.bestWorks(ranked, limit, offset), total: ranked.works.length };
  }

  /** People for one field that takes a name or a topic; see `readingOf` for which it is. */
  people(query: string, page: PeoplePage): PeopleAnswer {
    const search = this.by.people;
    if (readingOf(query, search, this.topics.index) === 'topic')
      return { reading: 'topic', ...this.topic(query, page) };
    const { limit, offset = 0, among } = page;
    const { matches, total } = search.find(query, offset + limit, { among: this.within(among) });
    return { reading: 'name', people: matches.slice(offset).map((match) => search.show(match)), total };
  }

  private bestWorks(ranked: ReturnType<TopicSearch['rank']>, limit: number, offset: number): TopicWork[] {
    const { works, scores } = ranked;
    const order = (a: number, b: number): number => scores[b]! - scores[a]! || works[a]! - works[b]!;
    return best(works.length, offset + limit, order)
      .slice(offset)
      .map((at) => ({ ...this.workAt(works[at]!), score: scores[at]! }));
  }

  private within(ids: ReadonlySet<string> | undefined): ((person: number) => boolean) | undefined {
    return ids === undefined ? undefined : (person) => ids.has(textAt(this.peopleIds, person));
  }

  private get peopleIds(): Texts {
    return this.by.people.index.ids;
  }

  private personAt(person: number): { person: string; name: string } {
    const { ids, spellings, name } = this.by.people.index;
    return { person: textAt(ids, person), name: textAt(spellings, name[person]!) };
  }

  private workAt(work: number): { work: string; title: string } {
    const { ids, spellings, name } = this.by.works.index;
    return { work: textAt(ids, work), title: textAt(spellings, name[work]!) };
  }
}
