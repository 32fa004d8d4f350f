/** One thing a person did, as the facets read it: a work, or something outside the lists of works. */
export interface Piece {
  readonly kind: 'work' | 'model' | 'report' | 'award' | 'founding';
  /** Row of the work; -1 for what is none. */
  readonly work: number;
  /** Years before the day that is asked about; 0 or more. */
  readonly age: number;
  /** Number of people who share it. */
  readonly authors: number;
  /** Place among them, from 0. */
  readonly position: number;
  /** What its venue says of it: 2 an oral or award-like slot, 1.5 a spotlight, 1 a paper of a main track, .5 a lesser track. */
  readonly standing: number;
  /** What the venue counts for beside the strongest ones: 1, 1/2 or 1/4. */
  readonly tier: number;
  /** Topics and disciplines, by number, with how sure each is. */
  readonly topics: readonly number[];
  readonly weights: readonly number[];
  /** Its page names code. */
  readonly code: boolean;
  /** Firms and universities printed on it, where any is. */
  readonly firms: boolean;
  readonly universities: boolean;
  readonly printed: boolean;
  /** Who stands first, as a number; -1 where not known. */
  readonly first: number;
  /** That person had at most five years of works by then. */
  readonly firstJunior: boolean;
  /** That person has since stood last on a work with two authors or more. */
  readonly firstLedLater: boolean;
}

/** What topics are, for the metrics; each list is by the number of a topic. */
export interface TopicFacts {
  readonly kind: readonly string[];
  /** Number of the area of a topic; its own otherwise. */
  readonly area: ArrayLike<number>;
  /** Bears on safety, interpretability, fairness, privacy, ethics. */
  readonly responsible: readonly boolean[];
  /** Engineering: systems, efficiency. */
  readonly engineering: readonly boolean[];
}

/** A metric read on one record: its value, the value without one piece (for the interval), and what it rests on. */
export interface Measured {
  readonly value: number;
  readonly without: (piece: number) => number;
  /** Pieces that enter. */
  readonly pieces: number;
  /** Topic or discipline it rests on; -1 for none. */
  readonly subject: number;
}

/** One facet: a pure function of a person's pieces. */
export type Metric = (pieces: readonly Piece[], topics: TopicFacts) => Measured;

/** What a place says of a person's part in a work: first and last wholly, others by one over the cube root of the authors. */
export function part({ position, authors }: Piece): number {
  return position === 0 || position === authors - 1 ? 1 : 1 / Math.cbrt(Math.max(1, authors));
}

/** What is left of a piece's worth after its years, halved each `halfLife`. */
export const faded = ({ age }: Piece, halfLife: number): number => 2 ** (-age / halfLife);

/** A measured sum on a logarithmic scale: ln(1 + sum of contributions). */
export function logSum(contributions: readonly number[], subject = -1): Measured {
  const total = contributions.reduce((sum, one) => sum + one, 0);
  return {
    value: Math.log1p(total),
    without: (piece) => Math.log1p(Math.max(0, total - contributions[piece]!)),
    pieces: contributions.filter((one) => one > 0).length,
    subject,
  };
}
