import { table } from './table.ts';

/** A stored page; its schema is in tables/cards. */
const card = {
  type: 'varchar',
  varied: true,
  doc: 'the page as JSON without field names, as tables/cards/pack.ts writes it',
} as const;

export const coverage = table({
  name: 'coverage',
  doc: 'What the author lines of a venue and year say; silence is not absence.',
  layer: 'serving',
  columns: {
    venue: { type: 'varchar', doc: 'venue key, lower case; empty where not known' },
    year: { type: 'smallint', doc: 'year of publication' },
    works: { type: 'integer', doc: 'works' },
    lines: { type: 'integer', doc: 'author lines' },
    printed: { type: 'integer', doc: 'lines that print an affiliation of their own' },
    resolved: { type: 'integer', doc: 'of those, lines with at least one organisation resolved' },
    ids: { type: 'integer', doc: 'lines with an id given by a source' },
  },
  key: ['venue', 'year'],
});

export const personLine = table({
  name: 'person_line',
  doc: 'A person as a line of a list, with what lists are filtered by.',
  layer: 'serving',
  columns: {
    person: { type: 'varchar', varied: true, doc: 'the person' },
    name: { type: 'varchar', varied: true, doc: 'the name to show' },
    works: { type: 'integer', doc: 'works' },
    posts: { type: 'integer', doc: 'stated posts, reports, models and awards' },
    first_year: { type: 'smallint', doc: 'first year of a work', optional: true },
    last_year: { type: 'smallint', doc: 'last year of a work', optional: true },
    organisation: { type: 'varchar', doc: 'where they were last seen', optional: true },
    organisation_name: { type: 'varchar', doc: 'its name', optional: true },
    country: {
      type: 'varchar',
      doc: 'of where they were there, ISO 3166 alpha-2: of a firm as a line of theirs printed it last, else of its seat',
      optional: true,
    },
    city: { type: 'varchar', doc: 'the city, likewise', optional: true },
    printed: {
      type: 'smallint',
      doc: 'year in which a line of theirs printed the country; null where it is that of the seat',
      optional: true,
    },
    strength: {
      type: 'varchar',
      doc: 'how well that is known: documented, likely or possible',
      optional: true,
    },
    role: { type: 'varchar', doc: 'stated role there', optional: true },
    seen: { type: 'smallint', doc: 'year of the last evidence of it', optional: true },
  },
  key: ['person'],
});

export const organisationLine = table({
  name: 'organisation_line',
  doc: 'An organisation as a line of a list, with how much is held of it.',
  layer: 'serving',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    name: { type: 'varchar', doc: 'the name to show' },
    country: { type: 'varchar', doc: 'ISO 3166 alpha-2', optional: true },
    city: { type: 'varchar', doc: 'as registered', optional: true },
    kind: { type: 'varchar', doc: 'as organisation' },
    people: { type: 'integer', doc: 'people with evidence that is more than a bag' },
    works: { type: 'integer', doc: 'works of which a line prints it' },
    posts: { type: 'integer', doc: 'stated posts' },
    claims: { type: 'integer', doc: 'claims about it' },
    first_year: { type: 'smallint', doc: 'first year of its evidence', optional: true },
    last_year: { type: 'smallint', doc: 'last year of its evidence', optional: true },
  },
  key: ['organisation'],
});

export const personWork = table({
  name: 'person_work',
  doc: 'Whose lines on which works: sorted by person, latest first. Lists, explanations and decisions look it up.',
  layer: 'serving',
  columns: {
    person: { type: 'varchar', doc: 'the person' },
    work: { type: 'varchar', varied: true, doc: 'the work' },
    position: { type: 'smallint', doc: 'place among the authors, from 0' },
    year: { type: 'smallint', doc: 'of the work', optional: true },
    mention: { type: 'bigint', doc: 'the mention' },
    repeats: { type: 'bigint', doc: 'as person_mention', optional: true },
  },
  key: ['mention'],
});

export const organisationWork = table({
  name: 'organisation_work',
  doc: 'Works of which a line prints the organisation: sorted by organisation, latest first.',
  layer: 'serving',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    work: { type: 'varchar', varied: true, doc: 'the work' },
    year: { type: 'smallint', doc: 'of the work', optional: true },
    lines: { type: 'integer', doc: 'author lines that print it' },
  },
  key: ['organisation', 'work'],
});

export const organisationPerson = table({
  name: 'organisation_person',
  doc: 'People seen at an organisation, by more than a bag: sorted by organisation, those with most evidence first.',
  layer: 'serving',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    person: { type: 'varchar', varied: true, doc: 'the person' },
    works: { type: 'integer', doc: 'works whose line of theirs prints it' },
    posts: { type: 'integer', doc: 'stated posts there' },
    others: { type: 'integer', doc: 'reports and models of it that name them' },
    first_year: { type: 'smallint', doc: 'first year of the evidence', optional: true },
    last_year: { type: 'smallint', doc: 'last year of the evidence', optional: true },
  },
  key: ['organisation', 'person'],
});

export const personCard = table({
  name: 'person_card',
  doc: "A person's page as stored: sorted by person.",
  layer: 'serving',
  columns: {
    person: { type: 'varchar', varied: true, doc: 'the person' },
    line: {
      type: 'varchar',
      varied: true,
      doc: 'their line in lists, stored in the same way: found by a few hundred ids at once',
    },
    card,
  },
  key: ['person'],
});

export const workCard = table({
  name: 'work_card',
  doc: "A work's page as stored: sorted by work.",
  layer: 'serving',
  columns: { work: { type: 'varchar', varied: true, doc: 'the work' }, card },
  key: ['work'],
});

export const organisationCard = table({
  name: 'organisation_card',
  doc: "An organisation's page as stored: sorted by organisation.",
  layer: 'serving',
  columns: { organisation: { type: 'varchar', varied: true, doc: 'the organisation' }, card },
  key: ['organisation'],
});

export const pageCard = table({
  name: 'page_card',
  doc: 'Pages that are of nobody in particular, as stored: home and sources.',
  layer: 'serving',
  columns: { page: { type: 'varchar', doc: 'home or sources' }, card },
  key: ['page'],
});
