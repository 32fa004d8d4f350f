import { table } from './table.ts';

export const anchor = table({
  name: 'anchor',
  doc: "The desk's anchors as this build was given them: which person a mention or post was said to be.",
  layer: 'facts',
  columns: {
    mention: { type: 'bigint', doc: 'mention or post key' },
    person: { type: 'varchar', doc: 'the person' },
  },
  key: ['mention'],
});

export const firstAnchor = table({
  name: 'first_anchor',
  doc: 'Of mentions and posts that have been of several people, the first: by it an id comes back when what moved it is undone.',
  layer: 'facts',
  columns: {
    mention: { type: 'bigint', doc: 'mention or post key' },
    person: { type: 'varchar', doc: 'the first person' },
  },
  key: ['mention'],
});

export const decision = table({
  name: 'decision',
  doc: "The desk's decisions in force as this build was given them, in the order in which they were made.",
  layer: 'facts',
  columns: {
    decision: { type: 'integer', doc: 'number in the journal' },
    kind: { type: 'varchar', doc: 'merge, split, mine or not-same' },
    side: {
      type: 'smallint',
      doc: '0 or 1: mentions of one side belong together; of a merge all are one person',
    },
    mention: { type: 'bigint', doc: 'mention or post key' },
  },
  key: ['decision', 'side', 'mention'],
});

export const suppression = table({
  name: 'suppression',
  doc: 'Whom the desk suppresses, as this build was given it: keyed hashes, which name nobody.',
  layer: 'facts',
  columns: {
    kind: {
      type: 'varchar',
      doc: 'key: of the key of a mention or post; name: of a name as texts are searched for it',
    },
    hash: { type: 'varchar', doc: 'HMAC-SHA-256, hexadecimal' },
    salt: { type: 'varchar', doc: 'its key, hexadecimal; empty in what is served' },
  },
  key: ['hash'],
});

export const buildStep = table({
  name: 'build_step',
  doc: 'What each step of the build last made, from what, and what it took.',
  layer: 'facts',
  columns: {
    step: { type: 'varchar', doc: 'table or folder it makes' },
    fingerprint: { type: 'varchar', doc: 'hash of its text, its inputs and its version' },
    content: { type: 'varchar', doc: 'checksum of what it made; the order of rows does not change it' },
    rows: { type: 'bigint', doc: 'rows made' },
    seconds: { type: 'double', doc: 'time it took' },
    peak_bytes: { type: 'bigint', doc: 'largest resident memory of the builder while it ran' },
  },
  key: ['step'],
});
