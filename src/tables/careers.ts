import { table } from './table.ts';

export const stintEvidence = table({
  name: 'stint_evidence',
  doc: 'One piece of evidence that a person was at an organisation: a line of a work, a stated post, a report, a model.',
  layer: 'careers',
  columns: {
    person: { type: 'varchar', varied: true, doc: 'the person' },
    organisation: { type: 'varchar', doc: 'the organisation as resolved' },
    kind: {
      type: 'varchar',
      doc: 'work, bag, post, report, model; previous or next (named beside a post as where the person came from or went to)',
    },
    source: { type: 'varchar', doc: 'supplier' },
    file: { type: 'varchar', doc: 'file' },
    record: { type: 'varchar', doc: 'record' },
    position: { type: 'smallint', doc: 'place of the name in the record' },
    valid_from: { type: 'date', doc: 'first day of the period it speaks of', optional: true },
    from_precision: { type: 'varchar', doc: 'day, month or year', optional: true },
    valid_to: { type: 'date', doc: 'first day of the period of its end', optional: true },
    to_precision: { type: 'varchar', doc: 'day, month or year', optional: true },
    known_on: { type: 'date', doc: 'from when it could be known', optional: true },
    weight: {
      type: 'double',
      doc: 'probability that it says so of this person and this organisation; a disputed or unverified statement counts less',
      digits: 6,
    },
    standing: {
      type: 'varchar',
      doc: 'of a post: employed, training (student, intern, fellow), side (advisor, board, affiliate) or founder',
      optional: true,
    },
  },
  key: ['person', 'organisation', 'kind', 'source', 'file', 'record', 'position'],
});

export const stint = table({
  name: 'stint',
  doc: 'A person at an organisation, as the whole of their evidence reads best.',
  layer: 'careers',
  columns: {
    person: { type: 'varchar', doc: 'the person' },
    organisation: { type: 'varchar', doc: 'the organisation' },
    slot: { type: 'smallint', doc: 'counts the stints of a person at one organisation, from 0' },
    start_after: { type: 'date', doc: 'not before this day, where known', optional: true },
    start_before: { type: 'date', doc: 'not after this day', optional: true },
    end_after: { type: 'date', doc: 'not before this day: last evidence of presence', optional: true },
    end_before: { type: 'date', doc: 'not after this day; null where it may go on', optional: true },
    role: { type: 'varchar', doc: 'latest stated role', optional: true },
    strength: {
      type: 'varchar',
      doc: 'documented (a stated post), likely (own line of a work, report) or possible (a bag, or evidence that fits nothing else)',
    },
    evidence: { type: 'integer', doc: 'number of pieces' },
    known_on: { type: 'date', doc: 'earliest piece', optional: true },
    employer: { type: 'varchar', doc: 'the organisation that it belonged to then; itself where to none' },
    part: {
      type: 'varchar',
      doc: 'main; dual (beside another for more than two years); visit (at most a year, with a return); side (advisor, board, affiliate); stray (fits nothing else)',
    },
    probability: { type: 'double', doc: 'that the person was there, 0 to 1', digits: 4 },
  },
  key: ['person', 'organisation', 'slot'],
});

export const move = table({
  name: 'move',
  doc: 'A person changed employers. Mergers and renames of organisations are none, nor are laboratories of one employer.',
  layer: 'careers',
  columns: {
    move: {
      type: 'varchar',
      doc: 'm_ and 8 or more base-32 letters of the h60 of person, from, to and before',
    },
    person: { type: 'varchar', doc: 'the person' },
    from_organisation: {
      type: 'varchar',
      doc: 'the organisation left, as it was named last; null for an entry',
      optional: true,
    },
    to_organisation: { type: 'varchar', doc: 'the organisation joined, as it was named first' },
    trained_at: {
      type: 'varchar',
      doc: 'for an entry: where they were before as a student or fellow',
      optional: true,
    },
    kind: {
      type: 'varchar',
      doc: 'entry (out of training), move, return, dual (a second post beside the first), industry-entry, industry-exit or founding',
    },
    after: { type: 'date', doc: 'last day on which they were surely not there yet', optional: true },
    before: { type: 'date', doc: 'first day on which they were surely there' },
    date: { type: 'date', doc: 'most likely day, dated back for the lag of publication' },
    precision: { type: 'varchar', doc: 'month (stated) or year (inferred)' },
    probability: { type: 'double', doc: 'that it took place within two years of date, 0 to 1', digits: 4 },
    strength: { type: 'varchar', doc: 'documented (stated), likely or possible' },
    known_on: { type: 'date', doc: 'from when both ends could be known', optional: true },
    evidence: { type: 'integer', doc: 'pieces at both ends' },
  },
  key: ['move'],
});
