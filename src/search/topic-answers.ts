import { stem } from '../language/stem.ts';
import { briefOf } from './affinity/brief.ts';
import type { HowRead, Page, PeoplePage, TopicAnswer, TopicPerson, TopicWork } from './answers.ts';
import { Top } from './files/best.ts';
import { findWord } from './files/lexicon.ts';
import type { Listings } from './listings.ts';
import type { CountingAside } from './people/counting-aside.ts';
import type { Expert, ExpertSearch, Wanted } from './people/experts.ts';
import { fates } from './people/held.ts';
import type { Counted, PeopleCounter } from './people/people-counter.ts';
import type { PeopleThen } from './people/people-then.ts';
import type { Profiles } from './people/profiles.ts';
import type { Admits } from './people/weighing.ts';
import { translate } from './topics/french.ts';
import { lastYearOf } from './topics/index-as-of.ts';
import { personTerms } from './topics/person-terms.ts';
import type { RankedWorks } from './topics/ranked-works.ts';
import type { TermFinder } from './topics/related.ts';
import { worksOf } from './topics/topic-index.ts';
import type { TopicQuestion, TopicSearch } from './topics/topic-search.ts';

/** What subjects are answered from. */
interface Answering {
  readonly topics: TopicSearch;
  readonly terms: TermFinder;
  readonly experts: ExpertSearch;
  readonly counter: PeopleCounter;
  /** A thread that counts in place of `counter`, where there is one. */
  readonly aside: CountingAside | undefined;
  readonly profiles: Profiles;
  readonly listings: Listings;
  /** Number of a person, by id. */
  readonly numberOf: (person: string) => number | undefined;
}

/** Answers by subject: whose works are on it, and which works. */
export class TopicAnswers {
  private readonly topics: TopicSearch;
  private readonly terms: TermFinder;
  private readonly experts: ExpertSearch;
  private readonly counter: PeopleCounter;
  private readonly aside: CountingAside | undefined;
  private readonly profiles: Profiles;
  private readonly listings: Listings;
  private readonly numberOf: (person: string) => number | undefined;

  constructor({ topics, terms, experts, counter, aside, profiles, listings, numberOf }: Answering) {
    this.topics = topics;
    this.terms = terms;
    this.experts = experts;
    this.counter = counter;
    this.aside = aside;
    this.profiles = profiles;
    this.listings = listings;
    this.numberOf = numberOf;
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
    const number = this.numberOf(person);
    if (number === undefined) return undefined;
    const { index } = this.topics;
    const terms = personTerms(index, this.terms, worksOf(index, number), page.asOf ?? lastYearOf(index));
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

  /** Works on a topic, best first, the later first among equals. */
  works(query: string, { limit, offset = 0, asOf }: Page): { works: readonly TopicWork[]; total: number } {
    const ranked = this.topics.rank(this.inEnglish(query).text, asOf);
    return { works: this.bestWorks(ranked, limit, offset), total: ranked.works.length };
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

  private bestWorks(ranked: RankedWorks, limit: number, offset: number): TopicWork[] {
    const { works, scores } = ranked;
    const order = (a: number, b: number): number => scores[b]! - scores[a]! || works[a]! - works[b]!;
    const first = new Top<number>(offset + limit, order);
    for (let at = 0; at < works.length; at++)
      if (first.last === undefined || scores[at]! >= scores[first.last]!) first.add(at);
    return first
      .inOrder()
      .slice(offset)
      .map((at) => ({ ...this.listings.workAt(works[at]!), score: scores[at]! }));
  }

  private topicPerson(
    { person, score, onTopic, case: counted }: Expert,
    shown = counted.length,
    then: PeopleThen | undefined,
  ): TopicPerson {
    return {
      ...this.listings.personAt(person, then),
      score,
      onTopic,
      case: counted.slice(0, shown).map(({ work, ...its }) => ({ ...this.listings.workAt(work), ...its })),
      rest: counted.slice(shown).reduce((sum, its) => sum + its.score, 0),
      others: Math.max(
        counted.length - shown,
        onTopic - counted.slice(0, shown).filter(({ related }) => !related).length,
        0,
      ),
    };
  }
}
