import { table } from './table.ts';

export const work = table({
  name: 'work',
  doc: 'A work: one or several records of it.',
  layer: 'works',
  columns: {
    work: {
      type: 'varchar',
      varied: true,
      doc: 'w_ and 8 or more base-32 letters, derived from its smallest record key',
    },
    title: { type: 'varchar', varied: true, doc: 'of the record that says most' },
    venue: { type: 'varchar', doc: 'venue key, lower case', optional: true },
    venue_name: { type: 'varchar', doc: 'printed name', optional: true },
    year: { type: 'smallint', doc: 'year of publication', optional: true },
    published_on: { type: 'date', doc: 'first day of the period of publication', optional: true },
    precision: { type: 'varchar', doc: 'day, month or year', optional: true },
    known_on: { type: 'date', doc: 'earliest of its records', optional: true },
    kind: { type: 'varchar', doc: 'as work_record' },
    status: { type: 'varchar', doc: 'as the venue printed it', optional: true },
    track: { type: 'varchar', doc: 'as the venue printed it', optional: true },
    keywords: { type: 'varchar', varied: true, doc: 'joined by ;', optional: true },
    url: { type: 'varchar', varied: true, doc: 'page of the work', optional: true },
    authors: {
      type: 'smallint',
      doc: 'number of mentions; one more than people where it lists somebody twice (person_mention.repeats)',
    },
    records: { type: 'smallint', doc: 'number of records joined' },
  },
  key: ['work'],
});

export const workSource = table({
  name: 'work_source',
  doc: 'Which work a record is of.',
  layer: 'works',
  columns: {
    source: { type: 'varchar', doc: 'supplier' },
    file: { type: 'varchar', doc: 'file' },
    record: { type: 'varchar', varied: true, doc: 'record' },
    work: { type: 'varchar', varied: true, doc: 'the work' },
  },
  key: ['source', 'file', 'record'],
});

export const mention = table({
  name: 'mention',
  doc: 'One author of one work; the lines of all its records that say the same author are one mention.',
  layer: 'works',
  columns: {
    mention: {
      type: 'bigint',
      doc: 'h60 of source, record_key, occurrence and raw name of its smallest line',
    },
    work: { type: 'varchar', doc: 'the work' },
    position: { type: 'smallint', doc: 'place among the authors, from 0' },
    authors: { type: 'smallint', doc: 'number of authors of the work' },
    raw_name: { type: 'varchar', doc: 'as printed, in the fullest of its lines' },
    raw_affiliation: { type: 'varchar', doc: "the line's own, as printed", optional: true },
    email_domain: { type: 'varchar', doc: "the line's own", optional: true },
    orcid: { type: 'varchar', doc: 'given by a source', optional: true },
    openreview: { type: 'varchar', doc: 'given by a source', optional: true },
    openalex: { type: 'varchar', doc: 'given by a source', optional: true },
    year: { type: 'smallint', doc: 'of the work', optional: true },
  },
  key: ['mention'],
});

export const mentionLine = table({
  name: 'mention_line',
  doc: 'Ties every author line of every record to its mention.',
  layer: 'works',
  columns: {
    source: { type: 'varchar', doc: 'supplier' },
    file: { type: 'varchar', doc: 'as iclr/iclr2021.json.gz' },
    record: { type: 'varchar', doc: 'the id, or row:<index>' },
    position: { type: 'smallint', doc: 'from 0' },
    mention: { type: 'bigint', doc: 'the mention' },
    place: { type: 'smallint', doc: 'place of the mention among the authors of its work, from 0' },
  },
  key: ['source', 'file', 'record', 'position'],
});
