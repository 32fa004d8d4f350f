import { stem } from '../language/stem.ts';
import { Affinity } from './affinity/affinity.ts';
import { briefOf } from './affinity/brief.ts';
import { Top } from './files/best.ts';
import { fileNames, type IndexFiles } from './files/files.ts';
import { findWord } from './files/lexicon.ts';
import { unpack } from './files/sections.ts';
import { type TextBytes, type Texts, textAt } from './files/texts.ts';
import { readNames } from './names/name-index.ts';
import { type NameMatch, NameSearch } from './names/name-search.ts';
import type { CountingAside } from './people/counting-aside.ts';
import { type Expert, ExpertSearch, type Wanted } from './people/experts.ts';
import { readFacetLevels } from './people/facet-levels.ts';
import { type Filter, fates, type OrganisationNames, organisationNames } from './people/held.ts';
import { type Counted, PeopleCounter } from './people/people-counter.ts';
import { PeopleThen, type Then } from './people/people-then.ts';
import { type Profiles, readProfiles, strengths, unknownNumber } from './people/profiles.ts';
import { venueAt } from './people/sieve.ts';
import type { Admits } from './people/weighing.ts';
import { organisationAt, printedAt } from './people/whereabouts.ts';
import { readingOf } from './reading.ts';
import { translate } from './topics/french.ts';
import { personTerms } from './topics/person-terms.ts';
import type { RankedWorks } from './topics/ranked-works.ts';
import { TermFinder } from './topics/related.ts';
import { readVectors } from './topics/term-vectors.ts';
import { readTopics, worksOf } from './topics/topic-index.ts';
import { type TopicQuestion, TopicSearch } from './topics/topic-search.ts';

export type Kind = 'people' | 'organisations' | 'works';

/** A name match, with what it is the name of, and what tells it from others: organisation, country, venue and year. */
export interface Suggestion extends NameMatch {
  readonly kind: Kind;
  readonly hint: string | null;
}

/** A work as a list shows it. */
export interface WorkShown {
  readonly work: string;
  readonly title: string;
  readonly venue: string | null;
  readonly venueName: string | null;
  readonly year: number | null;
  readonly status: string | null;
}

/** A work on a topic. */
export interface TopicWork extends WorkShown {
  /** BM25F of the work for the query, in no unit. */
  readonly score: number;
}

/** A person as a list shows them. */
export interface PersonShown {
  readonly person: string;
  readonly name: string;
  readonly works: number;
  readonly posts: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  /** Where they were last seen. */
  readonly last: {
    readonly organisation: string;
    readonly organisationName: string;
    /** Of where they were there: as a line of theirs printed it in a year, or of the organisation's seat. */
    readonly country: string | null;
    readonly city: string | null;
    readonly printed: number | null;
    readonly strength: 'documented' | 'likely' | 'possible';
    readonly role: string | null;
    readonly year: number | null;
  } | null;
}

/** A person on a topic, and the works that make the case. */
export interface TopicPerson extends PersonShown {
  /** Sum of the scores of `case`, in no unit: it orders, and compares within one answer only. */
  readonly score: number;
  /** Number of their works on the topic, those not counted included. */
  readonly onTopic: number;
  /** Works that are counted, best first; with `rest`, `score` adds up to the person's, and all shares to 1. */
  readonly case: readonly (WorkShown & {
    readonly share: number;
    readonly score: number;
    /** Only a related term found it. */
    readonly related: boolean;
  })[];
  /** Score of the works counted that are not shown. */
  readonly rest: number;
  /** Number of other works: counted and not shown, or on the topic and not counted. */
  readonly others: number;
}

/** How a question was read, beyond its words. */
export interface HowRead {
  /** French terms, as English titles say them. */
  readonly translated: readonly { readonly from: string; readonly to: string }[];
  /** Terms added because the same people use them, nearest first. */
  readonly related: readonly { readonly term: string; readonly cosine: number }[];
  /** Places that a brief named. */
  readonly places: readonly string[];
  /** Stems of the question that no work has. */
  readonly unknown: readonly string[];
}

export interface TopicAnswer extends HowRead, Counted {
  readonly people: readonly TopicPerson[];
  /** The works most on the topic. */
  readonly works: readonly TopicWork[];
  /** Number of works on the topic. */
  readonly totalWorks: number;
}

/** Which part of a long answer is wanted. */
export interface Page {
  readonly limit: number;
  /** 0 where not said. */
  readonly offset?: number;
  /** A year: works published later are not seen, by any count. */
  readonly asOf?: number | undefined;
}

/** Which of the people are wanted. */
export interface PeoplePage extends Page {
  readonly filter?: Filter | undefined;
  /** What filters hold to and count; people as they are today where left out. */
  readonly then?: PeopleThen | undefined;
  readonly should?: readonly string[] | undefined;
  readonly not?: readonly string[] | undefined;
  /** Whether related terms may find works too; never of a frozen question, since they are learned from all years. */
  readonly related?: boolean | undefined;
  /** So many works of each case are shown; all where left out. */
  readonly shown?: number | undefined;
  /** Whether people whose last place is only possible come after all others. */
  readonly surest?: boolean;
  /** Related terms that are not wanted, as they were shown. */
  readonly without?: readonly string[] | undefined;
}

interface NamesAnswer extends Omit<Counted, 'doubtful'> {
  readonly people: readonly (PersonShown & { readonly matched: string })[];
}

/** People asked for in one field: as a name where the query clearly is one, else as a topic. */
export type PeopleAnswer =
  | ({ readonly reading: 'name' } & NamesAnswer)
  | ({ readonly reading: 'topic' } & TopicAnswer);

/** Titles are suggested from so many characters on: fewer begin a word of nearly every title. */
const charactersOfTitle = 3;

/** Every so-and-so-many-th title says what all titles have in common. */
const titlesSampled = 64;

/** The search index, open. Queries are synchronous and take no lock: one index serves one thread. */
export class SearchIndex {
  private readonly by: Readonly<Record<Kind, NameSearch>>;
  private readonly topics: TopicSearch;
  private readonly experts: ExpertSearch;
  private readonly profiles: Profiles;
  private readonly terms: TermFinder;
  private readonly organisationNames: OrganisationNames;
  private readonly counter: PeopleCounter;
  private readonly aside: CountingAside | undefined;
  private measure: Affinity | undefined;

  /**
   * @param files of the index; without that of facets, nobody is held to any
   * @param shown bytes of files of texts that are only shown, which may stay on disk; from `files` where left out
   * @param aside a thread that counts people found in the same files, where there is one
   * @throws `search-index-damaged` where a file is missing, cut short or of another version
   */
  constructor(
    files: IndexFiles,
    shown: (file: string) => TextBytes = (file) => Buffer.from(files[file] ?? new Uint8Array()),
    aside?: CountingAside,
  ) {
    const sections = (file: string) => unpack(files[file] ?? new Uint8Array(), file);
    const { people, organisations, works, peopleSpellings, organisationsSpellings, worksSpellings } =
      fileNames;
    const names = (file: string, spellings: string, personal: boolean) =>
      new NameSearch(readNames(sections(file), shown(spellings)), personal);
    this.by = {
      people: names(people, peopleSpellings, true),
      organisations: names(organisations, organisationsSpellings, false),
      works: names(works, worksSpellings, false),
    };
    const topics = readTopics(sections(fileNames.topics));
    const rowOf = new Uint32Array(topics.years.length);
    this.topics = new TopicSearch(topics, rowOf);
    const persons = this.by.people.index.name.length;
    this.experts = new ExpertSearch(topics, persons, rowOf);
    this.profiles = readProfiles(sections(fileNames.profiles));
    this.terms = new TermFinder(
      readVectors(sections(fileNames.vectors)),
      topics.lexicon,
      topics.years.length,
    );
    this.organisationNames = organisationNames(this.by.organisations);
    this.counter = new PeopleCounter({
      authors: topics.authors,
      profiles: this.profiles,
      organisations: this.organisationNames,
      levels:
        files[fileNames.facets] && readFacetLevels(sections(fileNames.facets), persons, fileNames.facets),
    });
    this.aside = aside;
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
      .flatMap((kind) => {
        const search = this.by[kind];
        return search.find(query, limit).matches.map((match, rank) => {
          return { kind, ...search.show(match), owner: match.owner, rank };
        });
      })
      .sort((a, b) => b.score - a.score || a.rank - b.rank || kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
    const half = Math.ceil(limit / 2);
    const first = ranked.filter(({ rank }) => rank < half).slice(0, limit);
    const rest = ranked.filter(({ rank }) => rank >= half).slice(0, limit - first.length);
    return [...first, ...rest].map(({ kind, id, name, score, matched, owner }) => ({
      kind,
      id,
      name,
      score,
      matched,
      hint: this.hintOf(kind, owner),
    }));
  }

  /**
   * Who works on a topic in plain words, and what makes the case; quotes ask for words side by side, a semicolon parts criteria that a
   * person's works must meet together. French terms are read in English.
   */
  topic(query: string, page: PeoplePage): TopicAnswer {
    const { asOf, should = [], not = [], related: widened = false, without = [] } = page;
    const must = query.split(';').flatMap((text) => text.trim() || []);
    const read = [must, should, not].map((texts) => texts.map((text) => this.inEnglish(text)));
    const [asked = [], wishes = [], exclusions = []] = read;
    const text = asked.map((one) => one.text).join('\n');
    const related = widened && asOf === undefined ? this.terms.relatedTo(text, new Set(without)) : [];
    return this.answer(
      {
        must: asked.map((one) => one.text),
        should: wishes.map((one) => one.text),
        not: exclusions.map((one) => one.text),
        related,
        asOf,
      },
      page,
      {
        translated: read.flat().flatMap(({ terms }) => terms),
        related: related.map(({ written, cosine }) => ({ term: written, cosine })),
        places: [],
      },
    );
  }

  /** People like one person: on the subjects of that person's works, who is left out. */
  like(person: string, page: PeoplePage): TopicAnswer | undefined {
    const number = this.by.people.numberOf(person);
    if (number === undefined) return undefined;
    const { index } = this.topics;
    const terms = personTerms(index, this.terms, worksOf(index, number), page.asOf ?? this.topics.lastYear());
    const shown = terms.map(({ written, weight }) => ({ term: written, cosine: weight }));
    const read = { translated: [], related: shown, places: [] };
    return this.answer({ must: [], profile: terms, asOf: page.asOf }, page, read, number);
  }

  /** People for a brief or a job description: its subject, in the places that it names. */
  brief(text: string, page: PeoplePage): TopicAnswer {
    const brief = briefOf(text, this.profiles, this.terms);
    // A country beside cities says where they are, and holds nobody to more.
    const places = brief.cities.length > 0 ? brief.cities : brief.countries;
    const asked = page.filter ?? {};
    const held = asked.city === undefined && asked.country === undefined && places.length > 0;
    const filter = held ? { ...asked, [brief.cities.length > 0 ? 'city' : 'country']: places } : asked;
    const surest = held;
    if (brief.profile === undefined) {
      const found = this.topic(brief.subject, { ...page, filter, surest, related: page.related ?? true });
      return { ...found, places };
    }
    const related = brief.profile.map(({ written, weight }) => ({ term: written, cosine: weight }));
    const question = { must: [], profile: brief.profile, asOf: page.asOf };
    return this.answer(question, { ...page, filter, surest }, { translated: [], related, places });
  }

  /** People as they were at the end of a past year, for a page that filters by it. */
  peopleThen(then: Then): PeopleThen {
    const { topics, profiles, organisationNames: organisations } = this;
    const numberOf = (id: string) => this.by.people.numberOf(id);
    return new PeopleThen({ subjects: topics.index, profiles, organisations, numberOf }, then);
  }

  /** How near texts are to what people have published. */
  affinity(): Affinity {
    this.measure ??= new Affinity(this.topics.index, this.terms, this.someTitles());
    return this.measure;
  }

  /** Works on a topic, best first, the later first among equals. */
  works(query: string, { limit, offset = 0, asOf }: Page): { works: readonly TopicWork[]; total: number } {
    const ranked = this.topics.rank(this.inEnglish(query).text, asOf);
    return { works: this.bestWorks(ranked, limit, offset), total: ranked.works.length };
  }

  /** People by name, with filters; of a past year those of whom something was known. */
  named(query: string, { limit, offset = 0, filter = {}, then }: PeoplePage): NamesAnswer {
    const search = this.by.people;
    const sieve = (then?.counter ?? this.counter).sieve(filter);
    const among = (person: number): boolean => then?.knew(person) !== false && sieve.lets(person);
    const { matches, total } = search.find(query, offset + limit, { among });
    const people = matches.slice(offset).map((match) => {
      return { ...this.personAt(match.owner, then), matched: search.show(match).matched };
    });
    return { people, total, choices: sieve.choices(), seen: sieve.seen };
  }

  /** People for one field that takes a name or a topic; see `readingOf` for which it is. */
  people(query: string, page: PeoplePage): PeopleAnswer {
    const topical = (page.should?.length ?? 0) + (page.not?.length ?? 0) > 0 || query.includes(';');
    if (topical || readingOf(query, this.by.people, this.topics.index) === 'topic')
      return { reading: 'topic', ...this.topic(query, page) };
    return { reading: 'name', ...this.named(query, page) };
  }

  private answer(
    question: TopicQuestion,
    { limit, offset = 0, filter = {}, shown, surest = false, then }: PeoplePage,
    read: Omit<HowRead, 'unknown'>,
    leftOut?: number,
  ): TopicAnswer {
    // The thread beside knows people as they are today.
    const aside = then === undefined ? this.aside : undefined;
    const counter = then?.counter ?? this.counter;
    const ranked = this.topics.rankAll(question, (works) => aside?.ahead(works));
    const { works, meets, needed, fresh } = ranked;
    const asked = { works, meets, needed, filter, leftOut, doubted: surest };
    const counting = aside?.begin(asked, fresh);
    let counted: Counted | undefined;
    const count = (): Counted => (counted ??= counting?.() ?? counter.count(asked));
    const held = counter.heldTo(filter);
    const admits = (person: number): boolean =>
      person !== leftOut && (held === undefined || held.fateOf(person) === fates.passes);
    const wanted = { limit, offset, admits, look: this.topics.secondLook(question) };
    const experts = surest
      ? this.surestFirst(ranked, wanted, counter, count)
      : this.experts.find(ranked, wanted);
    const answer = {
      ...read,
      people: experts.map((expert) => this.topicPerson(expert, shown, then)),
      works: this.bestWorks(ranked, limit, 0),
      totalWorks: works.length,
      unknown: ranked.unknown,
    };
    return { ...answer, ...count() };
  }

  /** People of whose last place a work or more of their own speaks, or a source; then those of whom it is only possible. */
  private surestFirst(
    ranked: RankedWorks,
    { limit, offset, admits, look }: Wanted & { readonly admits: Admits },
    counter: PeopleCounter,
    count: () => Counted,
  ): Expert[] {
    const find = (doubtful: boolean, page: { limit: number; offset: number }): Expert[] =>
      this.experts.find(ranked, {
        ...page,
        admits: (person) => counter.isDoubtful(person) === doubtful && admits(person),
        look,
      });
    const sure = find(false, { limit, offset });
    if (sure.length === limit) return sure;
    const { total, doubtful } = count();
    return [
      ...sure,
      ...find(true, { limit: limit - sure.length, offset: Math.max(0, offset - total + doubtful) }),
    ];
  }

  private inEnglish(text: string): { text: string; terms: HowRead['translated'] } {
    const { lexicon } = this.topics.index;
    const known = (word: string): boolean => findWord(lexicon, stem(word)) !== undefined;
    return translate(text, known) ?? { text, terms: [] };
  }

  private *someTitles(): Generator<string> {
    const { spellings, name } = this.by.works.index;
    for (let work = 0; work < name.length; work += titlesSampled) yield textAt(spellings, name[work]!);
  }

  private bestWorks(ranked: RankedWorks, limit: number, offset: number): TopicWork[] {
    const { works, scores } = ranked;
    const order = (a: number, b: number): number => scores[b]! - scores[a]! || works[a]! - works[b]!;
    const first = new Top<number>(offset + limit, order);
    for (let at = 0; at < works.length; at++)
      if (first.last === undefined || scores[at]! >= scores[first.last]!) first.add(at);
    return first
      .inOrder()
      .slice(offset)
      .map((at) => ({ ...this.workAt(works[at]!), score: scores[at]! }));
  }

  private topicPerson(
    { person, score, onTopic, case: counted }: Expert,
    shown = counted.length,
    then: PeopleThen | undefined,
  ): TopicPerson {
    return {
      ...this.personAt(person, then),
      score,
      onTopic,
      case: counted.slice(0, shown).map(({ work, ...its }) => ({ ...this.workAt(work), ...its })),
      rest: counted.slice(shown).reduce((sum, its) => sum + its.score, 0),
      others: Math.max(
        counted.length - shown,
        onTopic - counted.slice(0, shown).filter(({ related }) => !related).length,
        0,
      ),
    };
  }

  private hintOf(kind: Kind, owner: number): string | null {
    if (kind === 'people') return this.lastOf(owner)?.organisationName ?? null;
    if (kind === 'organisations') {
      const { country } = this.profiles.whereabouts;
      return textAt(country.texts, country.of[owner]!) || null;
    }
    const { venue, venueName, year } = this.workAt(owner);
    return [venueName ?? venue, year].filter((part) => part !== null).join(' ');
  }

  private get peopleIds(): Texts {
    return this.by.people.index.ids;
  }

  private personAt(person: number, then?: PeopleThen): PersonShown {
    const { spellings, name } = this.by.people.index;
    const { works, posts, first, last } = this.profiles;
    const extent = then?.extentOf(person) ?? {
      works: works[person]!,
      posts: posts[person]!,
      firstYear: first[person]!,
      lastYear: last[person]!,
    };
    return {
      person: textAt(this.peopleIds, person),
      name: textAt(spellings, name[person]!),
      works: extent.works,
      posts: extent.posts,
      firstYear: extent.firstYear || null,
      lastYear: extent.lastYear || null,
      last: this.lastOf(person, then),
    };
  }

  /** Of a past year without the role, since a stay's role is the latest that was stated. */
  private lastOf(person: number, then?: PeopleThen): PersonShown['last'] {
    const { role } = this.profiles;
    const { place, strength, whereabouts } = then?.profiles ?? this.profiles;
    const seen = then?.extentOf(person).seen ?? this.profiles.seen[person]!;
    const number = place[person]!;
    const how = strengths[strength[person]!];
    if (number === unknownNumber || how === undefined || how === '') return null;
    const { country, city } = whereabouts;
    const organisation = organisationAt(whereabouts, number);
    return {
      organisation: this.organisationNames.idAt(organisation),
      organisationName: this.organisationNames.nameAt(organisation),
      country: textAt(country.texts, country.of[number]!) || null,
      city: textAt(city.texts, city.of[number]!) || null,
      printed: printedAt(whereabouts, number) || null,
      strength: how,
      role: then === undefined ? textAt(role.texts, role.of[person]!) || null : null,
      year: seen || null,
    };
  }

  private workAt(work: number): WorkShown {
    const { ids, spellings, name } = this.by.works.index;
    const { venue, status } = this.profiles;
    const { key, name: printed } = venueAt(venue, venue.of[work]!);
    return {
      work: textAt(ids, work),
      title: textAt(spellings, name[work]!),
      venue: key || null,
      venueName: printed || null,
      year: this.topics.index.years[work]! || null,
      status: textAt(status.texts, status.of[work]!) || null,
    };
  }
}
