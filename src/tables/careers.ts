import { table } from './table.ts';

export const stintEvidence = table({
  name: 'stint_evidence',
  doc: 'One piece of evidence that a person was at an organisation: a line of a work, a stated post, a report, a model.',
  layer: 'careers',
  columns: {
    person: { type: 'varchar', doc: 'the person' },
    organisation: { type: 'varchar', doc: 'the organisation as resolved' },
    kind: { type: 'varchar', doc: 'work, bag, post, report or model' },
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
      doc: 'probability that it says so of this person and this organisation',
      digits: 6,
    },
  },
  key: ['person', 'organisation', 'kind', 'source', 'file', 'record', 'position'],
});

export const stint = table({
  name: 'stint',
  doc: 'A person at an organisation, from the evidence alone.',
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
      doc: 'documented (a stated post), likely (own line of a work, report) or possible (a bag)',
    },
    evidence: { type: 'integer', doc: 'number of pieces' },
    known_on: { type: 'date', doc: 'earliest piece', optional: true },
  },
  key: ['person', 'organisation', 'slot'],
});
