import { inThread } from '../../engine/thread.ts';
import type { Corpus } from '../corpus/corpus.ts';
import type { IdentityModel } from '../model/model.ts';
import type { Nodes } from '../passes/nodes.ts';
import type { Clustered, ReviewPair } from './review.ts';

/** What `pairsToReview` is given in a thread of its own. */
export interface ReviewWork {
  readonly corpus: Corpus;
  /** The co-author graph of names. */
  readonly cores: Nodes;
  readonly model: IdentityModel;
  readonly clustered: Clustered;
  readonly count: number;
}

/** `pairsToReview` in a thread of its own: it takes seconds in which the main thread serves other steps. */
export function pairsToReviewAside(work: ReviewWork): Promise<ReviewPair[]> {
  return inThread(new URL('./review-thread.ts', import.meta.url), work);
}
