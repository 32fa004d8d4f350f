import { table } from './table.ts';

export const facet = table({
  name: 'facet',
  doc: 'What a record shows of a person, in six facets, beside people of their career age and field (responsibility: of their career age); none under three works. No citation count enters.',
  layer: 'measures',
  columns: {
    person: { type: 'varchar', doc: 'the person' },
    facet: {
      type: 'varchar',
      doc: 'depth, breadth, impact, responsibility, cross-functional or leadership',
    },
    as_of: { type: 'smallint', doc: 'year after which nothing is seen' },
    cohort: {
      type: 'varchar',
      doc: 'years since the first work (0-3, 4-7, 8-15, 16-on), a space, the area of most works; all where too few; of responsibility any, since a share is placed among all areas',
    },
    cohort_people: { type: 'integer', doc: 'people of the cohort' },
    value: { type: 'double', doc: 'as the metric counts, before shrinkage', digits: 4 },
    estimate: { type: 'double', doc: 'drawn towards the cohort by how little is known', digits: 4 },
    spread: { type: 'double', doc: 'standard deviation of the estimate', digits: 4 },
    percentile: { type: 'double', doc: 'of the estimate within the cohort, 0 to 100', digits: 1 },
    low: { type: 'double', doc: 'its 90% interval', digits: 1 },
    high: { type: 'double', doc: 'its 90% interval', digits: 1 },
    pieces: { type: 'integer', doc: 'works, models, reports and awards behind it' },
    subject: {
      type: 'varchar',
      doc: 'the topic it rests on most; of breadth the foremost discipline beyond computing',
      optional: true,
    },
    because: {
      type: 'varchar',
      varied: true,
      doc: 'up to three works that it rests on most, joined by a space',
    },
  },
  key: ['person', 'facet', 'as_of'],
});

export const personTopic = table({
  name: 'person_topic',
  doc: 'What a person works on: topics and disciplines of their works.',
  layer: 'measures',
  columns: {
    person: { type: 'varchar', varied: true, doc: 'the person' },
    topic: { type: 'varchar', doc: 'the topic' },
    works: { type: 'integer', doc: 'works that have it' },
    recent: { type: 'integer', doc: 'of them, works of the last five years' },
    capacity: {
      type: 'double',
      doc: 'recent works, each by how sure the topic is and divided among its authors',
      digits: 6,
    },
    first_year: { type: 'smallint', doc: 'first year', optional: true },
    last_year: { type: 'smallint', doc: 'last year', optional: true },
  },
  key: ['person', 'topic'],
});

export const organisationMember = table({
  name: 'organisation_member',
  doc: 'People who are at an organisation, or at one that belongs to it, as far as the record reads; not its guests.',
  layer: 'measures',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    person: { type: 'varchar', doc: 'the person' },
    presence: {
      type: 'double',
      doc: 'how much of the person is there: 1 where a post says so, else the share of their lines of five years that name it',
      digits: 4,
    },
    seen: { type: 'date', doc: 'last evidence' },
  },
  key: ['organisation', 'person'],
});

export const dependence = table({
  name: 'dependence',
  doc: "What rests on each member of an organisation: the public work of five years, and the subjects' capacity.",
  layer: 'measures',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    person: { type: 'varchar', doc: 'the member' },
    presence: { type: 'double', doc: 'as organisation_member: what follows counts by it', digits: 4 },
    works: { type: 'integer', doc: 'works of the last five years, wherever they were written' },
    credit: { type: 'double', doc: 'each divided among its authors, added up, times presence', digits: 6 },
    together: {
      type: 'double',
      doc: 'over works, own credit times the credit of all members: for intervals of shares',
      digits: 6,
    },
    shapley: {
      type: 'double',
      doc: 'share of the capacity game: sum over subjects of weight x (1 - 2^-(capacity / that of a typical expert))',
      digits: 6,
    },
    low: { type: 'double', doc: '95% interval of the sampling', digits: 6 },
    high: { type: 'double', doc: '95% interval of the sampling', digits: 6 },
    sole: { type: 'integer', doc: 'subjects of which they are the only expert there' },
  },
  key: ['organisation', 'person'],
});

export const organisationDependence = table({
  name: 'organisation_dependence',
  doc: 'How concentrated the public work of an organisation is; organisations of three members or more.',
  layer: 'measures',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    from_year: { type: 'smallint', doc: 'first year of the works counted' },
    to_year: { type: 'smallint', doc: 'last' },
    people: { type: 'integer', doc: 'members with a work in these years' },
    members: { type: 'integer', doc: 'all members' },
    works: { type: 'integer', doc: 'works of members in these years' },
    credit: { type: 'double', doc: "sum of the members' credit", digits: 6 },
    squares: { type: 'double', doc: 'sum over works of the squared credit of members', digits: 6 },
    effective: {
      type: 'double',
      doc: 'effective number of people: inverse of the Herfindahl index of credit',
      digits: 4,
    },
    capacity: { type: 'double', doc: 'value of the capacity game with everybody, 0 to 1', digits: 6 },
    subjects: { type: 'integer', doc: 'subjects with three works or more' },
    resting_on_one: {
      type: 'integer',
      doc: 'of them, subjects that lose half when one expert leaves',
    },
  },
  key: ['organisation'],
});

export const organisationTopic = table({
  name: 'organisation_topic',
  doc: 'Subjects of an organisation and the people they rest on; subjects with three works or more in five years.',
  layer: 'measures',
  columns: {
    organisation: { type: 'varchar', doc: 'the organisation' },
    topic: { type: 'varchar', doc: 'the subject' },
    works: { type: 'integer', doc: 'works of members on it in five years' },
    people: { type: 'integer', doc: 'members with one' },
    experts: {
      type: 'integer',
      doc: 'members with two works or more and, by their presence, the capacity of a typical expert or more',
    },
    capacity: { type: 'double', doc: "members' capacity", digits: 6 },
    weight: { type: 'double', doc: "share of the organisation's capacity over subjects", digits: 6 },
    bus_factor: {
      type: 'integer',
      doc: 'fewest people with half of the capacity or more; 0 where that is one who is no expert',
    },
    effective: { type: 'double', doc: 'effective number of people', digits: 4 },
    person: { type: 'varchar', doc: 'who has most' },
    share: { type: 'double', doc: 'their share of the capacity', digits: 6 },
  },
  key: ['organisation', 'topic'],
});

export const topicExpert = table({
  name: 'topic_expert',
  doc: 'What a typical expert of a topic has: the median of people with two recent works on it.',
  layer: 'measures',
  columns: {
    topic: { type: 'varchar', doc: 'the topic' },
    people: { type: 'integer', doc: 'people with two recent works on it' },
    capacity: { type: 'double', doc: 'their median capacity', digits: 6 },
  },
  key: ['topic'],
});
