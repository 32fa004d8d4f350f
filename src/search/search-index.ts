import { Affinity } from './affinity/affinity.ts';
import type {
  Kind,
  NamesAnswer,
  Page,
  PeopleAnswer,
  PeoplePage,
  Suggestion,
  TopicAnswer,
  TopicWork,
} from './answers.ts';
import { fileNames, type IndexFiles } from './files/files.ts';
import { unpack } from './files/sections.ts';
import { type TextBytes, textAt } from './files/texts.ts';
import { Listings } from './listings.ts';
import { NameAnswers } from './name-answers.ts';
import { readNames } from './names/name-index.ts';
import { type NameMatch, NameSearch } from './names/name-search.ts';
import type { CountingAside } from './people/counting-aside.ts';
import { ExpertSearch } from './people/experts.ts';
import { readFacetLevels } from './people/facet-levels.ts';
import { type OrganisationNames, organisationNames } from './people/held.ts';
import { PeopleCounter } from './people/people-counter.ts';
import { PeopleThen, type Then } from './people/people-then.ts';
import { type Profiles, readProfiles } from './people/profiles.ts';
import { readingOf } from './reading.ts';
import { TopicAnswers } from './topic-answers.ts';
import { TermFinder } from './topics/related.ts';
import { readVectors } from './topics/term-vectors.ts';
import { readTopics, type TopicIndex } from './topics/topic-index.ts';
import { TopicSearch } from './topics/topic-search.ts';

/** Every so-and-so-many-th title says what all titles have in common. */
const titlesSampled = 64;

/** The search index, open. Queries are synchronous and take no lock: one index serves one thread. */
export class SearchIndex {
  private readonly by: Readonly<Record<Kind, NameSearch>>;
  private readonly subjects: TopicIndex;
  private readonly profiles: Profiles;
  private readonly organisationNames: OrganisationNames;
  private readonly terms: TermFinder;
  private readonly byName: NameAnswers;
  private readonly byTopic: TopicAnswers;
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
    this.subjects = topics;
    const persons = this.by.people.index.name.length;
    const profiles = readProfiles(sections(fileNames.profiles));
    this.profiles = profiles;
    this.terms = new TermFinder(
      readVectors(sections(fileNames.vectors)),
      topics.lexicon,
      topics.years.length,
    );
    const named = organisationNames(this.by.organisations);
    this.organisationNames = named;
    const counter = new PeopleCounter({
      authors: topics.authors,
      profiles,
      organisations: named,
      levels:
        files[fileNames.facets] && readFacetLevels(sections(fileNames.facets), persons, fileNames.facets),
    });
    const listings = new Listings(this.by, profiles, named, topics.years);
    this.byName = new NameAnswers(this.by, counter, listings);
    this.byTopic = new TopicAnswers({
      topics: new TopicSearch(topics, rowOf),
      terms: this.terms,
      experts: new ExpertSearch(topics, persons, rowOf),
      counter,
      aside,
      profiles,
      listings,
      numberOf: (person) => this.by.people.numberOf(person),
    });
  }

  /** Things whose name matches, best first. */
  names(kind: Kind, query: string, limit: number): NameMatch[] {
    return this.byName.names(kind, query, limit);
  }

  /** People, organisations and works for what is being typed. */
  suggest(query: string, limit: number): Suggestion[] {
    return this.byName.suggest(query, limit);
  }

  /** People by name, with filters. */
  named(query: string, page: PeoplePage): NamesAnswer {
    return this.byName.named(query, page);
  }

  /** Who works on a topic in plain words, and what makes the case. */
  topic(query: string, page: PeoplePage): TopicAnswer {
    return this.byTopic.topic(query, page);
  }

  /** People like one person; undefined where there is no such person. */
  like(person: string, page: PeoplePage): TopicAnswer | undefined {
    return this.byTopic.like(person, page);
  }

  /** People for a brief or a job description. */
  brief(text: string, page: PeoplePage): TopicAnswer {
    return this.byTopic.brief(text, page);
  }

  /** Works on a topic, best first. */
  works(query: string, page: Page): { works: readonly TopicWork[]; total: number } {
    return this.byTopic.works(query, page);
  }

  /** People for one field that takes a name or a topic; see `readingOf` for which it is. */
  people(query: string, page: PeoplePage): PeopleAnswer {
    const topical = (page.should?.length ?? 0) + (page.not?.length ?? 0) > 0 || query.includes(';');
    if (topical || readingOf(query, this.by.people, this.subjects) === 'topic')
      return { reading: 'topic', ...this.topic(query, page) };
    return { reading: 'name', ...this.named(query, page) };
  }

  /** People as they were at the end of a past year, for a page that filters by it. */
  peopleThen(then: Then): PeopleThen {
    const { subjects, profiles, organisationNames: organisations } = this;
    const numberOf = (id: string) => this.by.people.numberOf(id);
    return new PeopleThen({ subjects, profiles, organisations, numberOf }, then);
  }

  /** How near texts are to what people have published. */
  affinity(): Affinity {
    this.measure ??= new Affinity(this.subjects, this.terms, this.someTitles());
    return this.measure;
  }

  private *someTitles(): Generator<string> {
    const { spellings, name } = this.by.works.index;
    for (let work = 0; work < name.length; work += titlesSampled) yield textAt(spellings, name[work]!);
  }
}
