import { createHash } from 'node:crypto';
import type { Engine } from '../engine/engine.ts';
import { Numbers, readIdentityInput } from '../identity/columns.ts';
import { identify } from '../identity/identify.ts';
import type { IdentityInput } from '../identity/input.ts';
import { trainIdentity } from '../identity/train.ts';
import { initialKey } from '../names/keys.ts';
import { parseName } from '../names/parse.ts';
import { type Figures, share } from './figures.ts';
import { evaluateIdentity, type Gold } from './identity.ts';
import { byName, bySharedEvidence } from './identity-baselines.ts';

/** How identity is measured. */
export interface IdentityProtocol {
  /** Which of the quarters of name blocks, 0 to 3, is held out. */
  readonly quarter: number;
  readonly threads: number;
  readonly report: (line: string) => void;
}

const QUARTERS = 4;

/**
 * Measures identity on name blocks that it has not learned from: a model is trained on three quarters of the blocks whose
 * OpenReview ids are known, everything is clustered with all ids hidden, and the fourth quarter is compared with
 * its ids. Baselines cluster the same mentions.
 */
export async function evaluateIdentityOn(engine: Engine, protocol: IdentityProtocol): Promise<Figures[]> {
  const input = await readIdentityInput(engine, new Numbers(), []);
  const quarterOf = (block: string): number =>
    createHash('md5').update(`held ${block}`).digest()[0]! % QUARTERS;
  const made = 'for measuring';
  const mayLearn = (block: string): boolean => quarterOf(block) !== protocol.quarter;
  const trained = performance.now();
  const model = trainIdentity(input, {
    mayLearn,
    made,
    from: 'three quarters of the blocks',
    report: protocol.report,
  });
  const trainingSeconds = (performance.now() - trained) / 1000;
  const started = performance.now();
  const result = await identify(input, model, { blind: true, threads: protocol.threads });
  const seconds = (performance.now() - started) / 1000;
  const held = [...input.openreview.keys()].filter(
    (i) =>
      input.openreview[i] !== null &&
      quarterOf(initialKey(parseName(input.rawName[i]!))) === protocol.quarter,
  );
  const gold: Gold = {
    rawName: held.map((i) => input.rawName[i]!),
    id: held.map((i) => input.openreview[i]!),
    year: held.map((i) => input.year[input.work[i]!]!),
  };
  const mentions = { rawName: input.rawName, work: input.work, organisations: organisationsOf(input) };
  const contenders = [
    ['Vivier', result.cluster],
    ['first and last name', byName(mentions)],
    ['name with shared evidence', bySharedEvidence(mentions)],
  ] as const;
  const reports = contenders.map(([who, found]) => ({
    who,
    report: evaluateIdentity(
      held.map((i) => found[i]!),
      gold,
    ),
  }));
  return [
    {
      title: `Who wrote which line: quarter ${protocol.quarter} of the name blocks, ${held.length} mentions with a known id`,
      columns: ['mentions of', 'who', 'mentions', 'B3 P', 'B3 R', 'B3 F1', 'pair P', 'pair R', 'pair F1'],
      rows: reports[0]!.report.measures.flatMap((measure, at) =>
        reports.map(({ who, report }) => {
          const { bCubed, pairs, mentions: count } = report.measures[at]!;
          const scores = [
            bCubed.precision,
            bCubed.recall,
            bCubed.f1,
            pairs.precision,
            pairs.recall,
            pairs.f1,
          ];
          return [measure.group, who, count, ...scores.map(share)];
        }),
      ),
      protocol: [
        'Ids are hidden from the clustering and never a feature; people with two profiles count as two, and are not tuned away.',
        `Training took ${trainingSeconds.toFixed(0)} s; ${input.mentions.length.toLocaleString('en')} author lines to clusters ${seconds.toFixed(0)} s with ${protocol.threads} threads.`,
      ],
    },
    {
      title: 'Pairs of one person under two names, and the spread over five parts of the blocks',
      columns: ['who', 'pairs', 'recall', 'all names B3 F1', 'pair F1', 'ambiguous B3 F1', 'pair F1'],
      rows: reports.map(({ who, report: { twoForms, spread } }) => [
        who,
        twoForms.pairs,
        share(twoForms.recall),
        ...spread.flatMap(({ bCubed, pairs }) =>
          [bCubed, pairs].map(({ mean, deviation }) => `${share(mean)} ± ${share(deviation)}`),
        ),
      ]),
      protocol: ['Mean and standard deviation over five disjoint parts of the held-out blocks.'],
    },
  ];
}

function organisationsOf({ affiliation: { offsets, values }, mentions }: IdentityInput): number[][] {
  return Array.from(mentions, (_, i) => [...values.subarray(offsets[i]!, offsets[i + 1]!)]);
}
