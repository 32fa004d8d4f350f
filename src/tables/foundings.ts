import { table } from './table.ts';

export const founding = table({
  name: 'founding',
  doc: 'The first appearance of an organisation and where its first people came from together.',
  layer: 'careers',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    first_seen: { type: 'date', doc: 'first day on which somebody is on record there' },
    established: { type: 'smallint', doc: 'year, as registered', optional: true },
    people: { type: 'smallint', doc: 'people on record within 24 months' },
    founders: { type: 'smallint', doc: 'of them, stated founders' },
    from_organisation: { type: 'varchar', doc: 'where most of them came from', optional: true },
    from_people: { type: 'smallint', doc: 'how many came from there' },
    origins: { type: 'smallint', doc: 'organisations from which two or more came' },
    basis: {
      type: 'varchar',
      doc: 'stated (a founder is named) or team (two or more of at most fifteen from one employer)',
    },
    migration: {
      type: 'varchar',
      doc: 'largest team migration to it that began within 24 months',
      optional: true,
    },
    known_on: { type: 'date', doc: 'from when it could be known', optional: true },
  },
  key: ['organisation'],
});

export const foundingMember = table({
  name: 'founding_member',
  doc: 'The first people of a new organisation.',
  layer: 'careers',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    person: { type: 'varchar', doc: 'who' },
    date: { type: 'date', doc: 'first on record there' },
    from_organisation: { type: 'varchar', doc: 'where from, where a move is on record', optional: true },
    founder: { type: 'boolean', doc: 'stated to be a founder' },
    strength: { type: 'varchar', doc: 'documented or likely, as the stint' },
    known_on: { type: 'date', doc: 'from when it could be known', optional: true },
  },
  key: ['organisation', 'person'],
});
