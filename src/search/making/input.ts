/**
 * What the index is built from: columns of the tables `person`, `person_mention`, `person_line`, `organisation_person`, `mention`,
 * `organisation`, `organisation_name` and `work`. Columns of one kind have one length; rows may come in any order.
 */
export interface SearchInput {
  readonly people: NamedColumns;
  /** Rows are those of `people`. */
  readonly profiles: ProfileColumns;
  readonly organisations: OrganisationColumns;
  readonly works: WorkColumns;
}

/** People or organisations. */
export interface NamedColumns {
  /** Ids, each once. */
  readonly id: readonly string[];
  /** The name to show. */
  readonly name: readonly string[];
  /** How much the data speak of it: mentions and posts. Decides among equally good matches. */
  readonly weight: ArrayLike<number>;
  /** Other spellings, aliases, acronyms; the name itself may be repeated. */
  readonly spellings: {
    /** Row of `id`. */
    readonly owner: ArrayLike<number>;
    readonly text: readonly string[];
  };
}

/** Where organisations are; an empty text where that is not known. */
export interface Places {
  /** Ids, each once. */
  readonly id: readonly string[];
  /** ISO 3166 alpha-2. */
  readonly country: readonly string[];
  readonly city: readonly string[];
}

/** Organisations, with where they are. */
export interface OrganisationColumns extends NamedColumns, Places {}

/** What lists of people show and filter by; 0 for a year and an empty text where it is not known. */
export interface ProfileColumns {
  readonly works: ArrayLike<number>;
  readonly posts: ArrayLike<number>;
  readonly firstYear: ArrayLike<number>;
  readonly lastYear: ArrayLike<number>;
  /** Where they were last seen: id of the organisation, how well that is known, in which role and year. */
  readonly organisation: readonly string[];
  readonly strength: readonly string[];
  readonly role: readonly string[];
  readonly seen: ArrayLike<number>;
  /** Where a line of theirs there printed it last, and in which year; 0 where none does, and they count as at the organisation's seat. */
  readonly country: readonly string[];
  readonly city: readonly string[];
  readonly printed: ArrayLike<number>;
  /** Where they were ever seen. */
  readonly ever: {
    /** Row of the person. */
    readonly owner: ArrayLike<number>;
    /** Id of the organisation. */
    readonly organisation: readonly string[];
  };
}

/** What works say of themselves. */
export interface WorkTexts {
  /** Ids, each once. */
  readonly id: readonly string[];
  readonly title: readonly string[];
  /** Joined by `;`. */
  readonly keywords: readonly (string | null)[];
  /** Words by which the venue is asked for (`nips NeurIPS`): its key and its short name, not its full one, whose words are subjects. */
  readonly venue: readonly (string | null)[];
  readonly year: readonly (number | null)[];
  /** Key and printed name of the venue, and the status it printed; empty where there is none. */
  readonly venueKey: readonly string[];
  readonly venueName: readonly string[];
  readonly status: readonly string[];
}

/** Works, with who wrote them. */
export interface WorkColumns extends WorkTexts {
  /** Authors of work `i` in printed order: `people[offsets[i]] .. people[offsets[i + 1]]`. */
  readonly authors: {
    readonly offsets: ArrayLike<number>;
    /** Row of `people.id`, or -1 where it is not known who it is. */
    readonly people: ArrayLike<number>;
  };
}
