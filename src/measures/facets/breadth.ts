import type { Metric, Piece, TopicFacts } from './piece.ts';

/** How far apart two subjects are: topics of one area half, others wholly; a discipline is far from every topic. */
function distance(a: number, b: number, { area }: TopicFacts): number {
  if (a === b) return 0;
  return area[a] === area[b] ? 0.5 : 1;
}

/** What a piece says of subjects: where each stands in the list of all, and its share of the piece's one vote. */
interface Vote {
  readonly subjects: readonly number[];
  readonly shares: readonly number[];
}

/** Votes of everything, the subjects of all in the order of first appearance, and the votes for each. */
class Ballot {
  readonly topics: number[] = [];
  readonly totals: number[] = [];
  readonly votes: readonly Vote[];
  /** Pieces that have a vote. */
  readonly voting: number;

  constructor(pieces: readonly Piece[], facts: TopicFacts) {
    this.votes = pieces.map((piece) => this.#voteOf(piece, facts));
    this.voting = this.votes.filter(({ shares }) => shares.length > 0).length;
  }

  #voteOf({ kind, topics, weights }: Piece, facts: TopicFacts): Vote {
    const subjects: number[] = [];
    const shares: number[] = [];
    if (kind !== 'work') return { subjects, shares };
    let sum = 0;
    for (let at = 0; at < topics.length; at++) if (facts.kind[topics[at]!] !== 'area') sum += weights[at]!;
    for (let at = 0; at < topics.length; at++) {
      const topic = topics[at]!;
      if (facts.kind[topic] === 'area') continue;
      const share = weights[at]! / sum;
      let subject = this.topics.indexOf(topic);
      if (subject < 0) {
        subject = this.topics.push(topic) - 1;
        this.totals.push(0);
      }
      this.totals[subject]! += share;
      subjects.push(subject);
      shares.push(share);
    }
    return { subjects, shares };
  }
}

/**
 * Breadth: Rao-Stirling diversity, sum of p_i p_j d_ij over topics and disciplines (Stirling 2007), with n/(n-1) against the bias
 * of few works. Each work spreads one vote over its subjects.
 */
export const breadth: Metric = (pieces, facts) => {
  const { topics, totals, votes, voting } = new Ballot(pieces, facts);
  let whole = 0;
  // Leaving a piece out changes the form by its own terms alone: what is near to each subject, and the piece's own spread.
  const near = topics.map((a, i) => {
    let sum = 0;
    for (let j = 0; j < topics.length; j++) {
      const far = distance(a, topics[j]!, facts);
      whole += totals[i]! * totals[j]! * far;
      sum += totals[j]! * far;
    }
    return sum;
  });
  const spreadOf = ({ subjects, shares }: Vote): number => {
    let sum = 0;
    for (let i = 0; i < subjects.length; i++)
      for (let j = 0; j < subjects.length; j++)
        sum += shares[i]! * shares[j]! * distance(topics[subjects[i]!]!, topics[subjects[j]!]!, facts);
    return sum;
  };
  const scaled = (form: number, works: number): number =>
    works < 2 ? 0 : (form / works ** 2) * (works / (works - 1));
  return {
    value: scaled(whole, voting),
    without: (piece) => {
      const vote = votes[piece]!;
      if (vote.shares.length === 0) return scaled(whole, voting);
      let cross = 0;
      for (let i = 0; i < vote.shares.length; i++) cross += vote.shares[i]! * near[vote.subjects[i]!]!;
      return scaled(whole - 2 * cross + spreadOf(vote), voting - 1);
    },
    pieces: voting,
    subject: foremostDiscipline(topics, totals, facts),
  };
};

/** The discipline with most votes; -1 where none has any. */
function foremostDiscipline(
  topics: readonly number[],
  totals: readonly number[],
  { kind }: TopicFacts,
): number {
  let best = -1;
  for (const [at, topic] of topics.entries()) {
    if (kind[topic] !== 'discipline') continue;
    const ahead = best < 0 ? 1 : totals[at]! - totals[best]!;
    if (ahead > 0 || (ahead === 0 && topic < topics[best]!)) best = at;
  }
  return topics[best] ?? -1;
}
