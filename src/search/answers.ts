import type { NameMatch } from './names/name-search.ts';
import type { Filter } from './people/held.ts';
import type { Counted } from './people/people-counter.ts';
import type { PeopleThen } from './people/people-then.ts';

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

export interface NamesAnswer extends Omit<Counted, 'doubtful'> {
  readonly people: readonly (PersonShown & { readonly matched: string })[];
}

/** People asked for in one field: as a name where the query clearly is one, else as a topic. */
export type PeopleAnswer =
  | ({ readonly reading: 'name' } & NamesAnswer)
  | ({ readonly reading: 'topic' } & TopicAnswer);
