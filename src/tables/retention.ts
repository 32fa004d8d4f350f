import { table } from './table.ts';

const survivalDoc = { type: 'double', digits: 6, optional: true } as const;

export const retention = table({
  name: 'retention',
  doc: 'How long people stay at an organisation, by the cohort that joined, beside its peers; or why no curve is drawn. Of groups only, never of one person.',
  layer: 'careers',
  columns: {
    level: {
      type: 'varchar',
      doc: 'laboratory, parent (a firm with its laboratories) or peers (all of one kind together)',
    },
    organisation: { type: 'varchar', doc: 'the organisation; for peers its kind' },
    cohort: { type: 'varchar', doc: 'all, or years of joining: to-2014, 2015-2018, 2019-2021, 2022-on' },
    kind: { type: 'varchar', doc: 'kind of organisation, whose pooled curve stands under peers' },
    people: { type: 'integer', doc: 'spells of people, boomerangs more than once' },
    exits: { type: 'integer', doc: 'spells that ended in a move or a stated end' },
    most_at_risk: { type: 'integer', doc: 'most people on record in one month since joining' },
    from_month: { type: 'smallint', doc: 'first month drawn; null where no curve is', optional: true },
    until_month: { type: 'smallint', doc: 'last month drawn', optional: true },
    stay_12: { ...survivalDoc, doc: 'share still there 12 months after joining' },
    stay_12_low: { ...survivalDoc, doc: 'its 95% interval' },
    stay_12_high: { ...survivalDoc, doc: 'its 95% interval' },
    stay_24: { ...survivalDoc, doc: 'share still there after 24 months' },
    stay_24_low: { ...survivalDoc, doc: 'its 95% interval' },
    stay_24_high: { ...survivalDoc, doc: 'its 95% interval' },
    stay_36: { ...survivalDoc, doc: 'share still there after 36 months' },
    stay_36_low: { ...survivalDoc, doc: 'its 95% interval' },
    stay_36_high: { ...survivalDoc, doc: 'its 95% interval' },
    stay_24_earliest: { ...survivalDoc, doc: 'after 24 months, were every exit on its earliest day' },
    stay_24_latest: { ...survivalDoc, doc: 'after 24 months, were every exit on its latest day' },
    peers_24: { ...survivalDoc, doc: 'after 24 months at organisations of the kind' },
    exit_width: {
      ...survivalDoc,
      doc: 'mean number of months between the earliest and the latest day of an exit',
    },
    reason: { type: 'varchar', doc: 'too-few-at-risk where no curve is drawn', optional: true },
  },
  key: ['level', 'organisation', 'cohort'],
});

export const retentionCurve = table({
  name: 'retention_curve',
  doc: 'Kaplan-Meier curve of an organisation and cohort, a row for each month in which somebody left, with where they went.',
  layer: 'careers',
  columns: {
    level: { type: 'varchar', doc: 'as retention' },
    organisation: { type: 'varchar', doc: 'as retention' },
    cohort: { type: 'varchar', doc: 'as retention' },
    month: { type: 'smallint', doc: 'months since joining' },
    at_risk: { type: 'integer', doc: 'people on record just before' },
    exits: { type: 'integer', doc: 'of them, those who left in that month' },
    survival: { type: 'double', doc: 'share still there, of those there at from_month', digits: 6 },
    low: { type: 'double', doc: '95% interval, log-log', digits: 6 },
    high: { type: 'double', doc: '95% interval, log-log', digits: 6 },
    gone_company: { type: 'double', doc: 'share gone to a firm by then (Aalen-Johansen)', digits: 6 },
    gone_education: { type: 'double', doc: 'share gone to a university', digits: 6 },
    gone_research: { type: 'double', doc: 'share gone to another research body', digits: 6 },
    gone_founding: { type: 'double', doc: 'share gone to found an organisation', digits: 6 },
    gone_unknown: {
      type: 'double',
      doc: 'share whose post is stated to have ended, destination not on record',
      digits: 6,
    },
  },
  key: ['level', 'organisation', 'cohort', 'month'],
});
