import { claim, post, rejection } from './facts.ts';
import { table } from './table.ts';

export const person = table({
  name: 'person',
  doc: 'A person: who wrote the mentions or held the posts tied to the id.',
  layer: 'identity',
  columns: {
    person: {
      type: 'varchar',
      varied: true,
      doc: 'p_ and 8 or more base-32 letters; lasts from build to build',
    },
    name: { type: 'varchar', varied: true, doc: 'the most frequent of the fullest spellings' },
    mentions: { type: 'integer', doc: 'number of mentions; a work that lists them twice counts once' },
    posts: { type: 'integer', doc: 'number of posts, reports, models and awards linked' },
    first_year: { type: 'smallint', doc: 'first year of a work', optional: true },
    last_year: { type: 'smallint', doc: 'last year of a work', optional: true },
  },
  key: ['person'],
});

export const identityCluster = table({
  name: 'identity_cluster',
  doc: 'Which mentions and posts are one person, before ids are given; a cluster is named for its smallest key.',
  layer: 'identity',
  columns: {
    key: { type: 'bigint', doc: 'mention or post key' },
    kind: { type: 'varchar', doc: 'mention or post' },
    cluster: { type: 'bigint', doc: 'smallest key of the cluster' },
    block: { type: 'bigint', doc: "fingerprint of the mention's name block with the model; 0 for a post" },
    first_group: {
      type: 'bigint',
      doc: 'smallest key of its group of the name after the first pass, without decisions; 0 for a post',
    },
    second_group: { type: 'bigint', doc: 'the same after the second pass, with decisions; 0 for a post' },
    evident_group: { type: 'bigint', doc: 'the same after the second pass, without decisions; 0 for a post' },
    weight: { type: 'double', doc: 'probability that it is of this cluster, 0 to 1', digits: 6 },
    method: { type: 'varchar', doc: 'pairs for a mention; name, evidence, decision or own for a post' },
    repeats: {
      type: 'bigint',
      doc: 'first mention of the cluster on the same work, where that is an earlier one',
      optional: true,
    },
  },
  key: ['key'],
});

export const misplacedId = table({
  name: 'misplaced_id',
  doc: 'Ids that a source prints beside the name of an author who is not their owner: not believed there.',
  layer: 'identity',
  columns: {
    mention: { type: 'bigint', doc: 'the line that bears the id, as the source prints it' },
    register: { type: 'varchar', doc: 'orcid or openreview' },
    id: { type: 'varchar', doc: 'the id' },
    owner: { type: 'bigint', doc: 'the line of the same work that bears the name of the id elsewhere' },
  },
  key: ['mention', 'register'],
});

export const identityFit = table({
  name: 'identity_fit',
  doc: 'People under two spellings of a name that may be one, as the second pass left them: what identity remembers beside its clusters.',
  layer: 'identity',
  columns: {
    a: { type: 'bigint', doc: 'smallest mention key of the one second group' },
    b: { type: 'bigint', doc: 'smallest mention key of the other' },
    score: { type: 'double', doc: 'log-odds that they are one person', digits: 6 },
  },
  key: ['a', 'b'],
});

export const identityId = table({
  name: 'identity_id',
  doc: 'The id that each cluster is given: the one most of its mentions had, else one derived from its smallest key.',
  layer: 'identity',
  columns: {
    cluster: { type: 'bigint', doc: 'smallest key of the cluster' },
    person: { type: 'varchar', varied: true, doc: 'p_ and 8 or more base-32 letters' },
  },
  key: ['cluster'],
  expectations: [
    {
      name: 'one id, one cluster',
      sql: 'select person from identity_id group by person having count(*) > 1',
    },
  ],
});

export const reviewPair = table({
  name: 'review_pair',
  doc: 'Pairs of lines most worth a human look: uncertain, and of consequence. Lines decided on are left out.',
  layer: 'identity',
  columns: {
    place: { type: 'integer', doc: 'place in the queue, from 1' },
    a: { type: 'bigint', doc: 'mention; the lesser key' },
    b: { type: 'bigint', doc: 'mention' },
    together: { type: 'boolean', doc: 'whether they are thought one person now' },
    probability: {
      type: 'double',
      doc: 'that they are one person, by the mean log-odds of pairs of the two sides, 0 to 1',
      digits: 6,
    },
    lines: { type: 'integer', doc: 'lines that would change hands by the other answer' },
    priority: { type: 'double', doc: '4 p (1 - p) log2(1 + lines)', digits: 6 },
  },
  key: ['a', 'b'],
});

export const withheld = table({
  name: 'withheld',
  doc: 'Mentions and posts of suppressed people: of nobody in all that follows. Empty in what is served.',
  layer: 'identity',
  columns: {
    key: { type: 'bigint', doc: 'mention or post key' },
    kind: { type: 'varchar', doc: 'mention or post' },
  },
  key: ['key', 'kind'],
});

export const shownPost = table({
  name: 'shown_post',
  doc: 'As post, without those of suppressed people, and without their names in the texts of the others.',
  layer: 'identity',
  columns: post.columns,
  key: ['source', 'file', 'record', 'position'],
});

export const shownClaim = table({
  name: 'shown_claim',
  doc: 'As claim, without the names of suppressed people.',
  layer: 'identity',
  columns: claim.columns,
  key: ['claim'],
});

export const shownRejection = table({
  name: 'shown_rejection',
  doc: 'As rejection, without the names of suppressed people.',
  layer: 'identity',
  columns: rejection.columns,
  key: ['source', 'file', 'record', 'ordinal'],
});

export const personMention = table({
  name: 'person_mention',
  doc: 'Who wrote the mention. Those that repeat none are authorships: each person once a work.',
  layer: 'identity',
  columns: {
    mention: { type: 'bigint', doc: 'the mention' },
    person: { type: 'varchar', varied: true, doc: 'the person' },
    weight: {
      type: 'double',
      doc: 'probability that the mention is theirs, given the rest of the cluster, 0 to 1',
      digits: 6,
    },
    repeats: {
      type: 'bigint',
      doc: 'first mention of theirs on the same work, where that is an earlier one',
      optional: true,
    },
  },
  key: ['mention'],
});

export const personPost = table({
  name: 'person_post',
  doc: 'Who held the post, signed the report, trained the model or won the award; absent where two fit.',
  layer: 'identity',
  columns: {
    source: { type: 'varchar', doc: 'supplier' },
    file: { type: 'varchar', doc: 'file' },
    record: { type: 'varchar', doc: 'record' },
    position: { type: 'smallint', doc: 'place of the name in the record' },
    post_key: { type: 'bigint', doc: 'as post' },
    person: { type: 'varchar', doc: 'the person' },
    weight: { type: 'double', doc: 'probability that it is they, 0 to 1', digits: 6 },
    method: {
      type: 'varchar',
      doc: 'name (only one fits), evidence, decision, or own (known from posts alone)',
    },
  },
  key: ['source', 'file', 'record', 'position'],
});

export const personForward = table({
  name: 'person_forward',
  doc: 'An id that is no longer given, and the person who has most of its mentions now.',
  layer: 'identity',
  columns: {
    old: { type: 'varchar', doc: 'the lost id' },
    new: { type: 'varchar', doc: 'the id to follow' },
  },
  key: ['old'],
});
