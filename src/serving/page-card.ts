import type { StepContext } from '../engine/step-context.ts';
import { homeCard } from '../tables/cards/home.ts';
import { packing } from '../tables/cards/pack.ts';
import { sourcesHeld } from '../tables/cards/sources.ts';
import { move } from '../tables/careers.ts';
import { award, claim, modelRelease, payRecord, post, sourceFile, workRecord } from '../tables/facts.ts';
import { founding, foundingMember } from '../tables/foundings.ts';
import {
  misplacedId,
  person,
  personPost,
  shownClaim,
  shownPost,
  shownRejection,
  withheld,
} from '../tables/identity.ts';
import { organisation, organisationString } from '../tables/organisations.ts';
import { coverage, organisationLine, pageCard } from '../tables/serving.ts';
import type { ComputeStep } from '../tables/step.ts';
import { mention, mentionLine, work } from '../tables/works.ts';
import { makeHome } from './home-card.ts';
import { makeSources } from './sources-card.ts';

/** The pages that are of nobody in particular. */
export const pageCards: ComputeStep<StepContext> = {
  kind: 'compute',
  output: pageCard,
  inputs: [
    ...[
      post,
      shownPost,
      claim,
      shownClaim,
      award,
      modelRelease,
      payRecord,
      shownRejection,
      sourceFile,
      workRecord,
      person,
      personPost,
    ],
    ...[misplacedId, mentionLine, withheld],
    ...[organisation, organisationString, organisationLine, coverage, mention, work],
    ...[move, founding, foundingMember],
  ],
  version: '5',
  compute: async ({ engine }) => {
    const cards = [
      packing(homeCard).pack(await makeHome(engine)),
      packing(sourcesHeld).pack(await makeSources(engine)),
    ];
    await engine.append(pageCard, [{ rows: 2, columns: { page: ['home', 'sources'], card: cards } }]);
  },
};
