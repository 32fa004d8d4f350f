import { table } from './table.ts';

export const organisation = table({
  name: 'organisation',
  doc: 'An organisation of the registries.',
  layer: 'organisations',
  columns: {
    organisation: {
      type: 'varchar',
      doc: 'our own slug (openai) or the ROR id without resolver (03yrm5c26)',
    },
    name: { type: 'varchar', doc: 'display name' },
    country: { type: 'varchar', doc: 'ISO 3166 alpha-2', optional: true },
    city: { type: 'varchar', doc: 'as registered', optional: true },
    kind: {
      type: 'varchar',
      doc: 'education, company, facility, government, healthcare, nonprofit, archive, funder, other',
    },
    ror: { type: 'varchar', doc: 'ROR id without resolver', optional: true },
    established: { type: 'smallint', doc: 'year', optional: true },
    source: { type: 'varchar', doc: 'ror or vivier' },
  },
  key: ['organisation'],
});

export const organisationName = table({
  name: 'organisation_name',
  doc: 'Every name an organisation goes by.',
  layer: 'organisations',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    name: { type: 'varchar', doc: 'as registered' },
    kind: {
      type: 'varchar',
      doc: 'label, alias, acronym, short (a bare name that counts only in the market tables) or bare (only where it stands alone)',
    },
    language: { type: 'varchar', doc: 'ISO 639', optional: true },
    valid_from: { type: 'date', doc: 'from when it is used', optional: true },
    valid_to: { type: 'date', doc: 'until when', optional: true },
  },
  key: ['organisation', 'name'],
});

export const organisationEdge = table({
  name: 'organisation_edge',
  doc: 'Parents and successors of organisations over time.',
  layer: 'organisations',
  columns: {
    child: { type: 'varchar', doc: 'the organisation' },
    parent: { type: 'varchar', doc: 'what it belonged to, or became' },
    kind: { type: 'varchar', doc: 'parent or successor' },
    valid_from: { type: 'date', doc: 'from when; null where always or not known', optional: true },
    valid_to: { type: 'date', doc: 'until when', optional: true },
  },
  key: ['child', 'parent', 'kind'],
});

export const organisationString = table({
  name: 'organisation_string',
  doc: 'Which organisations a printed string means; one row for each organisation meant, none where it is not known.',
  layer: 'organisations',
  columns: {
    context: {
      type: 'varchar',
      doc: 'work (printed on a paper) or market (a post, report, model or claim, where short names are used)',
    },
    raw: { type: 'varchar', varied: true, doc: 'as printed' },
    organisation: { type: 'varchar', doc: 'an organisation meant' },
    method: { type: 'varchar', doc: 'alias, normalised, domain, acronym, candidates, parent' },
    weight: { type: 'double', doc: 'probability that it is meant, 0 to 1', digits: 6 },
    country: { type: 'varchar', doc: 'read from the string, ISO 3166 alpha-2', optional: true },
    city: { type: 'varchar', doc: 'read from the string, as registries name it', optional: true },
  },
  key: ['context', 'raw', 'organisation'],
});

export const affiliation = table({
  name: 'affiliation',
  doc: "Organisations on a mention's own line.",
  layer: 'organisations',
  columns: {
    mention: { type: 'bigint', doc: 'the mention' },
    organisation: { type: 'varchar', doc: 'an organisation printed there' },
    method: { type: 'varchar', doc: 'as organisation_string' },
    weight: { type: 'double', doc: 'as organisation_string', digits: 6 },
  },
  key: ['mention', 'organisation'],
});

export const workOrganisation = table({
  name: 'work_organisation',
  doc: "Organisations in a work's bag: printed on the work, nobody's own.",
  layer: 'organisations',
  columns: {
    work: { type: 'varchar', doc: 'the work' },
    organisation: { type: 'varchar', doc: 'an organisation printed there' },
    weight: { type: 'double', doc: 'as organisation_string', digits: 6 },
  },
  key: ['work', 'organisation'],
});
