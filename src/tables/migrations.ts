import { levelDoc } from './level.ts';
import { table } from './table.ts';

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
