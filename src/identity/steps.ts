import type { Engine } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import { anchor, decision, firstAnchor } from '../tables/build.ts';
import { post } from '../tables/facts.ts';
import {
  identityCluster,
  identityFit,
  identityId,
  misplacedId,
  person,
  personForward,
  personMention,
  personPost,
  reviewPair,
  withheld,
} from '../tables/identity.ts';
import {
  affiliation,
  organisationEdge,
  organisationString,
  workOrganisation,
} from '../tables/organisations.ts';
import type { ComputeStep, FileStep, SqlStep, Step } from '../tables/step.ts';
import { mention, work } from '../tables/works.ts';
import { readIdentityInput, readPostsInput } from './corpus/columns.ts';
import type { Remembered } from './corpus/input.ts';
import { coresOf, corpusOf, keepCorpus } from './corpus/last-corpus.ts';
import { writeExplanation } from './explanation/explanation.ts';
import type { ReviewPair } from './explanation/review.ts';
import { pairsToReviewAside } from './explanation/review-aside.ts';
import { identify } from './identify.ts';
import { giveIds } from './ids.ts';
import { misplacedIds } from './misplaced-ids.ts';
import { modelFile, readModel } from './model/model.ts';
import { listedAgain } from './passes/listed-twice.ts';
import { pairUp } from './passes/rulings.ts';
import { finishBetween } from './passes/yielding.ts';
import { linkPosts, type PreparedPosts, preparePosts } from './posts/posts.ts';
import { withholdingSteps } from './withholding.ts';

/** Who wrote which line and held which post, as clusters; blocks that nobody touched are not computed again. */
const clusters: ComputeStep<StepContext> = {
  kind: 'compute',
  output: identityCluster,
  inputs: [
    mention,
    misplacedId,
    work,
    affiliation,
    workOrganisation,
    organisationString,
    organisationEdge,
    post,
    decision,
  ],
  version: '11',
  files: [modelFile],
  remembers: true,
  beside: [identityFit],
  compute: async ({ engine, run, threads }) => {
    const rulings = pairUp(await readRulings(engine));
    const input = await readIdentityInput(engine, 'believed', rulings);
    const remembered = await readRemembered(engine);
    const prepared = Promise.withResolvers<PreparedPosts>();
    const result = await identify(input, readModel(modelFile), {
      threads,
      remembered,
      meanwhile: async (read) => {
        const steps = preparePosts(await readPostsInput(engine), input, read);
        prepared.resolve(await finishBetween(steps));
      },
    });
    const { mentions, block, cluster, first, second, evident, weight, fits } = result.remembered;
    keepCorpus(run, { mentions, corpus: result.corpus });
    // A consortium and "et al." are nobody: their lines stay mentions, and make no person.
    const somebody = placesOfPeople(result.corpus.core);
    await engine.append(identityCluster, [
      {
        rows: somebody.length,
        columns: {
          key: pick(mentions, somebody),
          kind: new Array<string>(somebody.length).fill('mention'),
          cluster: pick(cluster, somebody),
          block: pick(block, somebody),
          first_group: pick(first, somebody),
          second_group: pick(second, somebody),
          evident_group: pick(evident, somebody),
          weight: pickWeights(weight, somebody),
          method: new Array<string>(somebody.length).fill('pairs'),
          repeats: repeatedBy(somebody, listedAgain(result.corpus, result, input.position), mentions),
        },
      },
    ]);
    const read = await prepared.promise;
    const [links, { posts }] = [linkPosts(read, input, result, rulings), read];
    const named = nameClusters(result.cluster, mentions, links.person, posts.keys, links.people);
    const linked = [...links.person.keys()].filter((i) => links.person[i]! >= 0);
    await engine.append(identityCluster, [
      {
        rows: linked.length,
        columns: {
          key: linked.map((i) => posts.keys[i]!),
          kind: linked.map(() => 'post'),
          cluster: linked.map((i) => named[links.person[i]!]!),
          block: linked.map(() => 0n),
          first_group: linked.map(() => 0n),
          second_group: linked.map(() => 0n),
          evident_group: linked.map(() => 0n),
          weight: linked.map((i) => links.weight[i]!),
          method: linked.map((i) => links.method[i]!),
          repeats: linked.map(() => null),
        },
      },
    ]);
    await engine.append(identityFit, [{ rows: fits.score.length, columns: { ...fits } }]);
  },
};

/** Keys of the lines that those at `places`, ascending, repeat; null for nearly all. */
function repeatedBy(
  places: Int32Array,
  again: ReadonlyMap<number, number>,
  keys: BigInt64Array,
): (bigint | null)[] {
  const repeated = new Array<bigint | null>(places.length).fill(null);
  const lines = [...again].sort(([a], [b]) => a - b);
  let next = 0;
  for (let i = 0; next < lines.length && i < places.length; i++)
    if (places[i] === lines[next]![0]) repeated[i] = keys[lines[next++]![1]]!;
  return repeated;
}

function pick(values: BigInt64Array, places: Int32Array): BigInt64Array {
  const picked = new BigInt64Array(places.length);
  for (let i = 0; i < places.length; i++) picked[i] = values[places[i]!]!;
  return picked;
}

function pickWeights(weights: Float32Array, places: Int32Array): Float64Array {
  const picked = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) picked[i] = weights[places[i]!]!;
  return picked;
}

function placesOfPeople(core: Int32Array): Int32Array {
  const places = new Int32Array(core.length);
  let found = 0;
  for (let mention = 0; mention < core.length; mention++) if (core[mention]! >= 0) places[found++] = mention;
  return places.subarray(0, found);
}

async function readRulings(engine: Engine) {
  const {
    decision: number,
    kind,
    side,
    key,
  } = await engine.read(
    'select decision, kind, side, mention from decision order by decision, side, mention',
    { decision: 'int', kind: 'text', side: 'int', key: 'bigint' },
  );
  return kind.map((one, i) => ({ decision: number[i]!, kind: one, side: side[i]!, key: key[i]! }));
}

async function readRemembered(engine: Engine): Promise<Remembered> {
  const columns = await engine.read(
    `select key, block, cluster, first_group, second_group, evident_group, weight
     from identity_cluster_before where kind = 'mention' order by key`,
    {
      key: 'bigint',
      block: 'bigint',
      cluster: 'bigint',
      first_group: 'bigint',
      second_group: 'bigint',
      evident_group: 'bigint',
      weight: 'double',
    },
  );
  const { key: mentions, block, cluster, first_group: first, second_group: second, weight } = columns;
  const evident = columns.evident_group;
  const fits = await engine.read('select a, b, score from identity_fit_before order by a, b', {
    a: 'bigint',
    b: 'bigint',
    score: 'double',
  });
  return {
    mentions,
    block,
    cluster,
    first,
    second,
    evident,
    weight: Float32Array.from(weight),
    fits,
  };
}

/** The smallest key of every cluster: of its mentions, or of the posts of people known from posts alone. */
function nameClusters(
  ofMention: Int32Array,
  mentions: BigInt64Array,
  ofPost: Int32Array,
  posts: BigInt64Array,
  count: number,
): BigInt64Array {
  const named = new BigInt64Array(count).fill(-1n);
  for (const [i, one] of ofMention.entries()) if (named[one]! < 0n) named[one] = mentions[i]!;
  for (const [i, one] of ofPost.entries()) if (one >= 0 && named[one]! < 0n) named[one] = posts[i]!;
  return named;
}

/** What explanations read: the corpus as it lies in memory, so that the server need not work it out again. */
const explanation: FileStep<StepContext> = {
  kind: 'files',
  name: 'explanation',
  // After clustering, which read the same corpus: it is not read twice.
  inputs: [mention, work, affiliation, workOrganisation, identityCluster],
  version: '3',
  compute: async ({ engine, run, files }) => {
    const { mentions: keys, corpus } = await corpusOf(engine, run);
    await writeExplanation(keys, corpus, files);
  },
};

/** Pairs kept for review: more than anybody looks at between two builds. */
const QUEUE = 1000;

/** The pairs of lines most worth a human look. */
const review: ComputeStep<StepContext> = {
  kind: 'compute',
  output: reviewPair,
  inputs: [mention, work, affiliation, workOrganisation, identityCluster, decision],
  version: '2',
  files: [modelFile],
  compute: async ({ engine, run }) => {
    const { mentions: keys, corpus } = await corpusOf(engine, run);
    const decided = Map.groupBy(await readRulings(engine), ({ key }) => key);
    const open = ({ a, b }: ReviewPair) => {
      const about = new Set(decided.get(keys[a]!)?.map((ruling) => ruling.decision));
      return !decided.get(keys[b]!)?.some((ruling) => about.has(ruling.decision));
    };
    const found = await pairsToReviewAside({
      corpus,
      cores: coresOf(corpus),
      model: readModel(modelFile),
      clustered: await readClusters(engine, keys),
      count: QUEUE,
    });
    const pairs = found.filter(open);
    await engine.append(reviewPair, [{ rows: pairs.length, columns: reviewColumns(pairs, keys) }]);
  },
};

function reviewColumns(pairs: readonly ReviewPair[], keys: BigInt64Array) {
  return {
    place: pairs.map((_, i) => i + 1),
    a: pairs.map(({ a }) => keys[a]!),
    b: pairs.map(({ b }) => keys[b]!),
    together: pairs.map(({ together }) => together),
    probability: pairs.map(({ probability }) => probability),
    lines: pairs.map(({ lines }) => lines),
    priority: pairs.map(({ priority }) => priority),
  };
}

/** The cluster and weight of each mention, in the order of `keys`. */
async function readClusters(engine: Engine, keys: BigInt64Array) {
  const { key, cluster, weight } = await engine.read(
    "select key, cluster, weight from identity_cluster where kind = 'mention' order by key",
    { key: 'bigint', cluster: 'bigint', weight: 'double' },
  );
  const numbers = new Map<bigint, number>();
  const numbered = numberClusters(cluster, numbers);
  const ofMention = new Int32Array(keys.length).fill(-1);
  const weights = new Float64Array(keys.length);
  for (let i = 0, at = 0; i < keys.length && at < key.length; i++) {
    if (keys[i] !== key[at]) continue;
    ofMention[i] = numbered[at]!;
    weights[i] = weight[at++]!;
  }
  return { cluster: ofMention, clusters: numbers.size, weight: weights };
}

/** Numbers clusters from 0 on, in order of first appearance. */
function numberClusters(cluster: BigInt64Array, numbers: Map<bigint, number>): Int32Array {
  const numbered = new Int32Array(cluster.length);
  for (let i = 0; i < cluster.length; i++) {
    let number = numbers.get(cluster[i]!);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(cluster[i]!, number);
    }
    numbered[i] = number;
  }
  return numbered;
}

/**
 * Ids that last: an anchored cluster keeps the id that most of its mentions had, and had first: what a decision moved comes back to its
 * id when the decision is undone.
 */
const ids: ComputeStep<StepContext> = {
  kind: 'compute',
  output: identityId,
  inputs: [identityCluster, anchor, firstAnchor],
  version: '2',
  compute: async ({ engine }) => {
    // Of a cluster its smallest key counts, and those that an id was given to.
    const { key, cluster } = await engine.read(
      `select min(key) as key, cluster from identity_cluster group by cluster
       union
       select key, cluster from identity_cluster
       where key in (select mention from anchor union all select mention from first_anchor)
       order by key`,
      { key: 'bigint', cluster: 'bigint' },
    );
    const anchors = await engine.read('select mention, person from anchor order by mention', {
      key: 'bigint',
      person: 'text',
    });
    const first = await engine.read('select mention, person from first_anchor order by mention', {
      key: 'bigint',
      person: 'text',
    });
    const persons = new Map(Array.from(anchors.key, (one, i) => [one, anchors.person[i]!]));
    for (const [i, one] of first.key.entries()) persons.set(one, first.person[i]!);
    const numbers = new Map<bigint, number>();
    const numbered = numberClusters(cluster, numbers);
    const given = giveIds(key, numbered, persons);
    await engine.append(identityId, [
      { rows: numbers.size, columns: { cluster: [...numbers.keys()], person: given.ids } },
    ]);
  },
};

const mentions: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: personMention,
  inputs: [identityCluster, identityId, withheld],
  select: `
    select c.key as mention, i.person, c.weight, c.repeats
    from identity_cluster c
    join identity_id i on i.cluster = c.cluster
    where c.kind = 'mention' and not exists (select 1 from withheld w where w.key = c.key and w.kind = 'mention')`,
};

const posts: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: personPost,
  inputs: [identityCluster, identityId, post, withheld],
  select: `
    select p.source, p.file, p.record, p.position, p.post_key, i.person, c.weight, c.method
    from post p
    join identity_cluster c on c.key = p.post_key and c.kind = 'post'
    join identity_id i on i.cluster = c.cluster
    where not exists (select 1 from withheld w where w.key = c.key and w.kind = 'post')`,
};

/** A person goes by the spelling that is printed most among those with the most letters in full. */
const people: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: person,
  inputs: [personMention, mention, personPost, post],
  select: `
    with spelling as (
      select p.person, m.raw_name, case when p.repeats is null then 1 else 0 end as mentions, 0 as posts, m.year
      from person_mention p join mention m on m.mention = p.mention
      union all
      select p.person, t.raw_name, 0 as mentions, 1 as posts, null as year
      from person_post p join post t on t.post_key = p.post_key
    ),
    counted as (
      select person, raw_name, count(*) as printed from spelling group by person, raw_name
    ),
    ranked as (
      select person, raw_name,
        row_number() over (
          partition by person
          order by case when raw_name = upper(raw_name) or raw_name = lower(raw_name) then 1 else 0 end, printed desc, length(raw_name) desc, raw_name
        ) as preference
      from counted
    ),
    summed as (
      select person, cast(sum(mentions) as integer) as mentions, cast(sum(posts) as integer) as posts,
        min(year) as first_year, max(year) as last_year
      from spelling group by person
    )
    select s.person, r.raw_name as name, s.mentions, s.posts, s.first_year, s.last_year
    from summed s
    join ranked r on r.person = s.person and r.preference = 1`,
};

/** Ids that the desk remembers and that nobody bears now lead to whoever has most of their mentions. */
const forwards: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: personForward,
  inputs: [anchor, firstAnchor, identityCluster, identityId, withheld],
  select: `
    with held as (
      select mention, person from anchor
      union
      select mention, person from first_anchor
    ),
    claim as (
      select a.person as old, i.person as new, count(*) as mentions, min(a.mention) as smallest
      from held a
      join identity_cluster c on c.key = a.mention and c.kind = 'mention'
      join identity_id i on i.cluster = c.cluster
      where not exists (select 1 from identity_id given where given.person = a.person)
        and not exists (select 1 from withheld w where w.key = c.key and w.kind = 'mention')
      group by a.person, i.person
    ),
    ranked as (
      select old, new, row_number() over (partition by old order by mentions desc, smallest) as preference
      from claim
    )
    select old, new from ranked where preference = 1`,
};

export const identitySteps: readonly Step<StepContext>[] = [
  misplacedIds,
  clusters,
  ...withholdingSteps,
  explanation,
  review,
  ids,
  mentions,
  posts,
  people,
  forwards,
];
