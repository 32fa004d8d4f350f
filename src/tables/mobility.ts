import { table } from './table.ts';

const levelDoc = 'laboratory (organisations as printed) or parent (the firm above at that date)';
const strengthDoc =
  'documented (a source names it), likely (chance shows as much in few flows: q at most .05) or possible';

export const migrationTrial = table({
  name: 'migration_trial',
  doc: 'Every flow of two or more people within a window that was tested for a team, one row a mover; flows without any common work included.',
  layer: 'careers',
  columns: {
    level: { type: 'varchar', doc: levelDoc },
    from_organisation: { type: 'varchar', doc: 'where they came from' },
    to_organisation: { type: 'varchar', doc: 'where they went' },
    flow_from: { type: 'date', doc: 'first move of the flow in this window' },
    person: { type: 'varchar', doc: 'who went' },
    move: { type: 'varchar', doc: 'the move' },
    date: { type: 'date', doc: 'its most likely day' },
    move_strength: { type: 'varchar', doc: "the move's own: documented or likely" },
    migration: {
      type: 'varchar',
      doc: 'g_ and 8 base-32 letters, from level, organisations and the first member; null for one who shows no tie and no stated post',
      optional: true,
    },
    ties: { type: 'smallint', doc: 'other members with whom earlier work was signed' },
    leader: { type: 'boolean', doc: 'most followed of the members' },
    ties_before: { type: 'integer', doc: "pairs of the migration's members with earlier common work" },
    ties_after: { type: 'integer', doc: 'pairs of them with work in common published after the window' },
    expected_ties: {
      type: 'double',
      doc: 'mean number of such pairs among as many people of the origin drawn at random within strata',
      digits: 6,
      optional: true,
    },
    pool: { type: 'integer', doc: 'people on record at the origin, movers included' },
    expected_flow: {
      type: 'double',
      doc: 'how many of the pool would go there in the window, left they by the hazard of their tenure and for there as often as people of other organisations of the kind',
      digits: 6,
    },
    flow_p: { type: 'double', doc: 'how often as many as the flow would (Poisson-binomial)', digits: 9 },
    strata: { type: 'varchar', doc: 'what those drawn are alike in; empty where nothing had to be drawn' },
    permutations: { type: 'integer', doc: 'permutations drawn: 10,000, fewer where the chance was plain' },
    p: {
      type: 'double',
      doc: 'how often chance shows a group as tied; 1 without ties; null where the origin has too few people on record',
      digits: 9,
      optional: true,
    },
    q: {
      type: 'double',
      doc: 'rate of false discoveries at which it is one, over all flows',
      digits: 9,
      optional: true,
    },
    known_on: { type: 'date', doc: 'from when the move could be known', optional: true },
  },
  key: ['level', 'from_organisation', 'to_organisation', 'flow_from', 'person'],
});

export const migrationMember = table({
  name: 'migration_member',
  doc: 'Who took part in a team migration.',
  layer: 'careers',
  columns: {
    migration: { type: 'varchar', doc: 'the migration' },
    person: { type: 'varchar', doc: 'the member' },
    move: { type: 'varchar', doc: 'the move' },
    date: { type: 'date', doc: 'its most likely day' },
    strength: { type: 'varchar', doc: "the move's own: documented or likely" },
    ties: {
      type: 'smallint',
      doc: 'other members with whom earlier work was signed; 0: went at the same time, no common work on record',
    },
    leader: { type: 'boolean', doc: 'most followed: most tied members who went with or after them' },
    known_on: { type: 'date', doc: 'from when the move could be known', optional: true },
  },
  key: ['migration', 'person'],
});

export const migrationDocumented = table({
  name: 'migration_documented',
  doc: 'A published claim that a team moved, and what the record shows of it.',
  layer: 'careers',
  columns: {
    claim: { type: 'varchar', doc: 'the claim' },
    topic: { type: 'varchar', doc: 'its name, such as openai-anthropic-2021' },
    migration: {
      type: 'varchar',
      doc: 'the migration that matches best; null where none does',
      optional: true,
    },
    listed: { type: 'smallint', doc: 'people it names' },
    found: { type: 'smallint', doc: 'of them, people on record' },
    moves: { type: 'smallint', doc: 'of them, people whose move is on record, within a year of the window' },
    matched: { type: 'smallint', doc: 'of them, members of the migration' },
    reason: {
      type: 'varchar',
      doc: 'why it is not visible in the data: no-destination, unknown-organisation, no-names, people-not-on-record, moves-not-on-record, moves-apart; null where it is',
      optional: true,
    },
    known_on: { type: 'date', doc: 'day of the publication', optional: true },
  },
  key: ['claim'],
});

export const migration = table({
  name: 'migration',
  doc: 'People who went from one organisation to another within eighteen months and had worked together before, with the chance of it.',
  layer: 'careers',
  columns: {
    migration: { type: 'varchar', doc: 'g_ and 8 base-32 letters' },
    level: { type: 'varchar', doc: levelDoc },
    from_organisation: { type: 'varchar', doc: 'where they came from' },
    to_organisation: { type: 'varchar', doc: 'where they went' },
    window_from: { type: 'date', doc: 'first move' },
    window_to: { type: 'date', doc: 'last move' },
    members: { type: 'smallint', doc: 'people' },
    tied: { type: 'smallint', doc: 'of them, people with earlier work in common with another member' },
    flow: { type: 'smallint', doc: 'all people seen to go that way in the window, members included' },
    leader: { type: 'varchar', doc: 'the member most followed; null where nobody is tied', optional: true },
    ties_before: { type: 'integer', doc: 'pairs with earlier common work' },
    ties_after: { type: 'integer', doc: 'pairs with common work published after the window' },
    expected_ties: { type: 'double', doc: 'such pairs by chance', digits: 6, optional: true },
    pool: { type: 'integer', doc: 'people on record at the origin' },
    expected_flow: { type: 'double', doc: 'as migration_trial', digits: 6 },
    flow_p: { type: 'double', doc: 'as migration_trial', digits: 9 },
    strata: { type: 'varchar', doc: 'within which strata chance was drawn' },
    permutations: { type: 'integer', doc: 'permutations drawn' },
    p: {
      type: 'double',
      doc: 'how often chance shows as much; null where not testable',
      digits: 9,
      optional: true,
    },
    q: { type: 'double', doc: 'rate of false discoveries, over all flows', digits: 9, optional: true },
    strength: { type: 'varchar', doc: strengthDoc },
    documented: { type: 'varchar', doc: 'the claim that names it', optional: true },
    known_on: { type: 'date', doc: 'from when all of it could be known', optional: true },
  },
  key: ['migration'],
});

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

export const boomerang = table({
  name: 'boomerang',
  doc: 'A person who left an organisation and came back to it.',
  layer: 'careers',
  columns: {
    move: { type: 'varchar', doc: 'the move back' },
    person: { type: 'varchar', doc: 'who' },
    organisation: { type: 'varchar', doc: 'the organisation' },
    left_on: { type: 'date', doc: 'day of leaving' },
    back_on: { type: 'date', doc: 'day of coming back' },
    via_organisation: { type: 'varchar', doc: 'where they came back from' },
    migration: { type: 'varchar', doc: 'team with which they came back', optional: true },
    known_on: { type: 'date', doc: 'from when both moves could be known', optional: true },
  },
  key: ['move'],
});

export const dispersal = table({
  name: 'dispersal',
  doc: 'A team that left one organisation for several places: four or more people with common work, gone within eighteen months to three or more.',
  layer: 'careers',
  columns: {
    dispersal: {
      type: 'varchar',
      doc: 'd_ and 8 base-32 letters of the organisation and the first to leave',
    },
    organisation: { type: 'varchar', doc: 'what they left' },
    window_from: { type: 'date', doc: 'first to leave' },
    window_to: { type: 'date', doc: 'last to leave' },
    people: { type: 'smallint', doc: 'leavers tied by earlier work' },
    destinations: { type: 'smallint', doc: 'places they went to' },
    ties_before: { type: 'integer', doc: 'pairs with earlier common work' },
    expected_ties: { type: 'double', doc: 'such pairs by chance', digits: 6 },
    p: { type: 'double', doc: 'how often chance shows as much among people of the origin', digits: 9 },
    q: { type: 'double', doc: 'rate of false discoveries, over all windows of leavers', digits: 9 },
    members: { type: 'varchar', doc: 'person>destination, joined by a space' },
    known_on: { type: 'date', doc: 'from when all of it could be known', optional: true },
  },
  key: ['dispersal'],
});

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
