import { createHash } from 'node:crypto';
import type { Engine } from '../engine/engine.ts';
import { readIdentityInput } from '../identity/corpus/columns.ts';
import type { IdentityInput } from '../identity/corpus/input.ts';
import { findLookAlikes } from '../identity/explanation/look-alikes.ts';
import { identify } from '../identity/identify.ts';
import { modelFile, readModel } from '../identity/model/model.ts';
import { trainIdentity } from '../identity/model/train.ts';
import { initialKey } from '../names/keys.ts';
import { parseName } from '../names/parse.ts';
import { type Figures, share } from './figures.ts';
import { evaluateIdentity, type Gold, type IdentityReport, type Measure } from './identity.ts';
import { byName, bySharedEvidence } from './identity-baselines.ts';
import { blindIds } from './identity-blind.ts';
import { type Cost, readSplinkRun, runSplink, type SplinkRun } from './identity-splink.ts';

/** How identity is measured. */
export interface IdentityProtocol {
  /**
   * Quarter of the name blocks, 0 to 3, that is held out from all training. Without one, every block is clustered by
   * models that have not seen it (cross-fitted over four folds), and all are measured.
   */
  readonly quarter?: number;
  /** Replaces every OpenReview id by a random token first: the figures must not move. */
  readonly blind: boolean;
  /** Python that is tried for Splink; its recorded figures are shown where it has none. */
  readonly python: string;
  /** Numbers in [0, 1), for the tokens. */
  readonly random?: () => number;
  readonly threads: number;
  readonly report: (line: string) => void;
}

const QUARTERS = 4;

/** Measures identity on name blocks that it has not learned from, with ids hidden; baselines cluster the same mentions. */
export async function evaluateIdentityOn(engine: Engine, protocol: IdentityProtocol): Promise<Figures[]> {
  const read = await readIdentityInput(engine, 'printed');
  const input = protocol.blind ? blindIds(read, protocol.random ?? Math.random) : read;
  const { report } = protocol;
  report(
    `${input.mentions.length} lines read; clustering them with the shipped model, for the time it takes`,
  );
  const timing = await timeShipped(input, protocol.threads);
  report(
    `clustered in ${timing.seconds.toFixed(0)} s, ${timing.cpu_seconds.toFixed(0)} s of CPU; learning anew without what is measured`,
  );
  const now = await runSplink(protocol.python, input, timing, report);
  const splink = now === null ? readSplinkRun() : now;
  const when = now === null ? 'recorded' : 'now';
  const { cluster, how } = await clusterHeldOut(input, protocol);
  report('clustering with the baselines, and measuring');
  const { quarter } = protocol;
  const held = [...input.openreview.keys()].filter(
    (i) =>
      input.openreview[i] !== null && (quarter === undefined || quarterOf(blockOf(input, i)) === quarter),
  );
  const gold: Gold = {
    rawName: held.map((i) => input.rawName[i]!),
    id: held.map((i) => input.openreview[i]!),
    year: held.map((i) => input.year[input.work[i]!]!),
  };
  const mentions = { rawName: input.rawName, work: input.work, organisations: organisationsOf(input) };
  const contenders: Contender[] = [
    ['Vivier', cluster],
    ['first and last name', byName(mentions)],
    ['name with shared evidence', bySharedEvidence(mentions)],
  ].map(([who, found]) => ({ who: String(who), found: held.map((i) => (found as Int32Array)[i]!) }));
  const reports = contenders.map(({ who, found }) => ({ who, report: evaluateIdentity(found, gold) }));
  return [
    accuracy(reports, splink, when, [
      how,
      'Ids are hidden from the clustering and never a feature; people with two profiles count as two here, and are not tuned away.',
      `Digest of the clusters: ${digest(cluster)}${protocol.blind ? ', with random tokens for the OpenReview ids' : ''}. It must be the same with \`--blind openreview\` and without.`,
    ]),
    spread(reports),
    duplicateProfiles(input, held, gold, contenders),
    speed(timing, splink, when),
  ];
}

interface Contender {
  readonly who: string;
  readonly found: readonly number[];
}

interface Reported {
  readonly who: string;
  readonly report: IdentityReport;
}

async function clusterHeldOut(input: IdentityInput, { quarter, threads, report }: IdentityProtocol) {
  const trained = trainIdentity(input, {
    mayLearn: (block) => quarter === undefined || quarterOf(block) !== quarter,
    report,
  });
  let cluster: Int32Array;
  if (quarter === undefined) cluster = trained.crossFitted();
  else {
    const model = trained.model('for measuring', 'three quarters of the blocks');
    ({ cluster } = await identify(input, model, { blind: true, threads }));
  }
  const how =
    quarter === undefined
      ? 'Cross-fitted: each of four folds of the name blocks is clustered by models trained on the three others, at every pass.'
      : `Held out: quarter ${quarter} of the name blocks; models are trained on the three others.`;
  return { cluster, how };
}

function quarterOf(block: string): number {
  return createHash('md5').update(`held ${block}`).digest()[0]! % QUARTERS;
}

function blockOf(input: IdentityInput, mention: number): string {
  return initialKey(parseName(input.rawName[mention]!));
}

function digest(cluster: Int32Array): string {
  return createHash('sha256').update(new Uint8Array(cluster.buffer)).digest('hex').slice(0, 12);
}

type When = 'now' | 'recorded';

function accuracy(
  reports: readonly Reported[],
  splink: SplinkRun | null,
  when: When,
  protocol: readonly string[],
): Figures {
  const recorded = (group: string) => {
    const kind = group === 'all names' ? 'all' : group === 'ambiguous names' ? 'ambiguous' : null;
    if (splink === null || kind === null) return [];
    const { mentions, b_cubed_f1, pairs } = splink.best[kind];
    const figures = [pairs.precision, pairs.recall, pairs.f1].map(share);
    return [[group, `Splink, ${when}`, mentions, '–', '–', share(b_cubed_f1), ...figures]];
  };
  return {
    title: `Who wrote which line: ${reports[0]!.report.measures[0]!.mentions.toLocaleString('en')} mentions with a known id`,
    columns: ['mentions of', 'who', 'mentions', 'B3 P', 'B3 R', 'B3 F1', 'pair P', 'pair R', 'pair F1'],
    rows: reports[0]!.report.measures.flatMap(({ group, mentions }, at) =>
      mentions === 0
        ? []
        : [...reports.map(({ who, report }) => row(who, report.measures[at]!)), ...recorded(group)],
    ),
    protocol:
      splink === null
        ? protocol
        : [
            ...protocol,
            `Splink ${splink.version} ran on ${splink.made} (${splink.machine}) over ${splink.mentions.toLocaleString('en')} lines; its threshold ${splink.best.threshold} is the best of five on these very mentions, which flatters it. It is measured over all known mentions among those lines.`,
          ],
  };
}

function row(who: string, { group, mentions, bCubed, pairs }: Measure): (string | number)[] {
  const scores = [bCubed.precision, bCubed.recall, bCubed.f1, pairs.precision, pairs.recall, pairs.f1];
  return [group, who, mentions, ...scores.map(share)];
}

function spread(reports: readonly Reported[]): Figures {
  return {
    title: 'Pairs of one person under two names, and the spread over five parts of the blocks',
    columns: [
      'who',
      'pairs of two names',
      'recall',
      'all names B3 F1',
      'all names pair F1',
      'ambiguous B3 F1',
      'ambiguous pair F1',
    ],
    rows: reports.map(({ who, report: { twoForms, spread: parts } }) => [
      who,
      twoForms.pairs,
      share(twoForms.recall),
      ...parts.flatMap(({ bCubed, pairs }) =>
        [bCubed, pairs].map(({ mean, deviation }) => `${share(mean)} ± ${share(deviation)}`),
      ),
    ]),
    protocol: ['Mean and standard deviation over five disjoint parts of the measured blocks.'],
  };
}

/** The ambiguous names again, with profiles taken as one that look like one person's. */
function duplicateProfiles(
  input: IdentityInput,
  held: readonly number[],
  gold: Gold,
  contenders: readonly Contender[],
): Figures {
  const key = byName({ rawName: input.rawName });
  const ofWork = Map.groupBy(key.keys(), (mention) => input.work[mention]!);
  const coAuthors = held.map((i) =>
    (ofWork.get(input.work[i]!) ?? []).filter((other) => other !== i).map((other) => key[other]!),
  );
  const names = held.map((i) => key[i]!);
  const { pairs, joined } = findLookAlikes(gold.id, names, coAuthors);
  const bearers = Map.groupBy(gold.id.keys(), (i) => names[i]!);
  const ambiguous = [...gold.id.keys()].filter(
    (i) => new Set((bearers.get(names[i]!) ?? []).map((other) => gold.id[other])).size > 1,
  );
  const pick = <Value>(list: readonly Value[]) => ambiguous.map((i) => list[i]!);
  const cleaned: Gold = { rawName: pick(gold.rawName), id: pick(joined), year: pick(Array.from(gold.year)) };
  return {
    title: `Ambiguous names, with ${pairs} pairs of profiles taken as one`,
    columns: ['mentions of', 'who', 'mentions', 'B3 P', 'B3 R', 'B3 F1', 'pair P', 'pair R', 'pair F1'],
    rows: contenders.map(({ who, found }) => {
      const measure = evaluateIdentity(pick(found), cleaned).measures[0]!;
      return row(who, { ...measure, group: 'ambiguous names' });
    }),
    protocol: [
      'Two profiles of one name that share three co-authors’ names or more are taken as one person’s. An estimate of what duplicates cost in the first table, in which they count as two people.',
    ],
  };
}

interface Timing extends Cost {
  readonly mentions: number;
  readonly threads: number;
}

/** Author lines to clusters with the model that is shipped, before anything else fills the memory. */
async function timeShipped(input: IdentityInput, threads: number): Promise<Timing> {
  const started = performance.now();
  const before = process.cpuUsage();
  await identify(input, readModel(modelFile), { blind: true, threads });
  const { user, system } = process.cpuUsage(before);
  return {
    mentions: input.mentions.length,
    seconds: (performance.now() - started) / 1000,
    cpu_seconds: (user + system) / 1e6,
    peak_gigabytes: process.resourceUsage().maxRSS / 1e6,
    threads,
  };
}

function speed(timing: Timing, splink: SplinkRun | null, when: When): Figures {
  type Run = Cost & { readonly mentions: number };
  const row = (who: string, { mentions, seconds, cpu_seconds, peak_gigabytes }: Run) => [
    who,
    mentions,
    seconds.toFixed(0),
    cpu_seconds.toFixed(0),
    peak_gigabytes.toFixed(1),
  ];
  const beside = splink === null ? [] : [row(`Splink, ${when}`, splink)];
  if (splink !== null && when === 'recorded')
    beside.unshift(row('Vivier, beside Splink then', splink.beside));
  return {
    title: 'Author lines to clusters',
    columns: ['who', 'lines', 'seconds', 'CPU seconds', 'peak GB'],
    rows: [row('Vivier, now', timing), ...beside],
    protocol: [
      `With the shipped model and ${timing.threads} threads; reading the tables is apart, the peak is of the whole process. Of Splink one threshold counts, reading and preparing its mentions not.`,
    ],
  };
}

function organisationsOf({ affiliation: { offsets, values }, mentions }: IdentityInput): number[][] {
  return Array.from(mentions, (_, i) => [...values.subarray(offsets[i]!, offsets[i + 1]!)]);
}
