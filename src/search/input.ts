/**
 * What the index is built from: columns of the tables `person`, `person_mention`, `mention`, `organisation`,
 * `organisation_name` and `work`. Columns of one kind have one length; rows may come in any order.
 */
export interface SearchInput {
  readonly people: NamedColumns;
  readonly organisations: NamedColumns;
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

export interface WorkColumns {
  /** Ids, each once. */
  readonly id: readonly string[];
  readonly title: readonly string[];
  /** Joined by `;`. */
  readonly keywords: readonly (string | null)[];
  /** Words by which the venue is asked for (`nips NeurIPS`): its key and its short name, not its full one, whose words are subjects. */
  readonly venue: readonly (string | null)[];
  readonly year: readonly (number | null)[];
  /** Authors of work `i` in printed order: `people[offsets[i]] .. people[offsets[i + 1]]`. */
  readonly authors: {
    readonly offsets: ArrayLike<number>;
    /** Row of `people.id`, or -1 where it is not known who it is. */
    readonly people: ArrayLike<number>;
  };
}
