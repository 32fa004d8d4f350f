import { levelDoc } from './level.ts';
import { table } from './table.ts';

export const flowMove = table({
  name: 'flow_move',
  doc: 'Every move as flows count it, at each level: a move within one firm is none at the level of parents.',
  layer: 'careers',
  columns: {
    level: { type: 'varchar', doc: levelDoc },
    move: { type: 'varchar', doc: 'the move' },
    person: { type: 'varchar', doc: 'who' },
    from_organisation: { type: 'varchar', doc: 'where from; empty for an entry' },
    to_organisation: { type: 'varchar', doc: 'where to' },
    date: { type: 'date', doc: 'most likely day' },
    year: { type: 'smallint', doc: 'its year' },
    kind: { type: 'varchar', doc: 'as move' },
    field: { type: 'varchar', doc: 'field of most works: learning, vision, language, robotics; unknown' },
    seniority: { type: 'varchar', doc: 'years since the first work: 0-3, 4-8, 9-15, 16-on; unknown' },
    strength: { type: 'varchar', doc: 'as move' },
    probability: { type: 'double', doc: 'as move', digits: 4 },
    known_on: { type: 'date', doc: 'as move', optional: true },
  },
  key: ['level', 'move'],
});

export const flow = table({
  name: 'flow',
  doc: 'Moves between two organisations by year, kind, field and seniority; merely possible ones are left out.',
  layer: 'careers',
  columns: {
    level: { type: 'varchar', doc: levelDoc },
    from_organisation: { type: 'varchar', doc: 'where from; empty for an entry' },
    to_organisation: { type: 'varchar', doc: 'where to' },
    year: { type: 'smallint', doc: 'year of the most likely day' },
    kind: { type: 'varchar', doc: 'as move' },
    field: { type: 'varchar', doc: 'field of most works: learning, vision, language, robotics; unknown' },
    seniority: { type: 'varchar', doc: 'years since the first work: 0-3, 4-8, 9-15, 16-on; unknown' },
    moves: { type: 'integer', doc: 'moves on record' },
    stated: { type: 'integer', doc: 'of them, documented ones' },
    expected: { type: 'double', doc: 'sum of their probabilities', digits: 4 },
    known_on: { type: 'date', doc: 'latest', optional: true },
  },
  key: ['level', 'from_organisation', 'to_organisation', 'year', 'kind', 'field', 'seniority'],
});

export const visibility = table({
  name: 'visibility',
  doc: 'Person-years of a field and year, and how many of them could have been seen: what a flow may be missing.',
  layer: 'careers',
  columns: {
    field: { type: 'varchar', doc: 'field of most works: learning, vision, language, robotics' },
    year: { type: 'smallint', doc: 'year' },
    person_years: {
      type: 'integer',
      doc: 'people between the year of their first work and the year after their last, silent years included',
    },
    active: { type: 'integer', doc: 'of them, with a work in that year' },
    own: { type: 'integer', doc: 'of them, with a line that prints an organisation of their own' },
    bags: {
      type: 'double',
      doc: 'of those without, what the organisations printed for a whole paper show: one in n of a bag of n',
      digits: 4,
    },
  },
  key: ['field', 'year'],
});

export const organisationFlow = table({
  name: 'organisation_flow',
  doc: 'Arrivals and departures of an organisation by year, with a band for what was not seen.',
  layer: 'careers',
  columns: {
    level: { type: 'varchar', doc: levelDoc },
    organisation: { type: 'varchar', doc: 'the organisation' },
    year: { type: 'smallint', doc: 'year' },
    inflow: { type: 'integer', doc: 'arrivals on record, entries included' },
    outflow: { type: 'integer', doc: 'departures on record' },
    net: { type: 'integer', doc: 'inflow less outflow' },
    inflow_high: {
      type: 'double',
      doc: 'arrivals, were those seen on papers alone as many more as person-years of those fields and years could not be seen',
      digits: 4,
    },
    outflow_high: { type: 'double', doc: 'departures, likewise', digits: 4 },
    seen: {
      type: 'double',
      doc: 'share of person-years around that year that could be seen, weighted by the fields of the movers',
      digits: 6,
      optional: true,
    },
  },
  key: ['level', 'organisation', 'year'],
});

export const competition = table({
  name: 'competition',
  doc: 'Two organisations that exchange people: how many went each way, all years, with the interval of the share.',
  layer: 'careers',
  columns: {
    level: { type: 'varchar', doc: levelDoc },
    organisation: { type: 'varchar', doc: 'one' },
    other: { type: 'varchar', doc: 'the other' },
    lost: { type: 'integer', doc: 'from one to the other' },
    won: { type: 'integer', doc: 'from the other to the one' },
    ratio: { type: 'double', doc: 'won for one lost; null where none is lost', digits: 6, optional: true },
    share: { type: 'double', doc: 'won of all exchanged', digits: 6 },
    low: { type: 'double', doc: '95% interval of the share (Wilson 1927)', digits: 6 },
    high: { type: 'double', doc: '95% interval of the share (Wilson 1927)', digits: 6 },
  },
  key: ['level', 'organisation', 'other'],
});
