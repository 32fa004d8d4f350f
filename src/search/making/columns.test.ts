import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDuckDB } from '../../engine/duckdb/duckdb.ts';
import { createTable } from '../../engine/schema.ts';
import { post } from '../../tables/facts.ts';
import { person, personMention, personPost } from '../../tables/identity.ts';
import {
  affiliation,
  organisation,
  organisationName,
  organisationString,
} from '../../tables/organisations.ts';
import { organisationPerson, personLine } from '../../tables/serving.ts';
import { mention, work } from '../../tables/works.ts';
import { readSearchInput } from './columns.ts';

const tables = [
  work,
  mention,
  person,
  personMention,
  personPost,
  post,
  organisation,
  organisationName,
  affiliation,
  organisationString,
  personLine,
  organisationPerson,
];

test('works keep their authors in printed order, who is listed again once, and people and organisations the spellings that their names are not', async () => {
  const engine = await openDuckDB({ path: ':memory:' });
  try {
    for (const table of tables) await createTable(engine, table);
    await engine.run(`
      insert into work (work, title, venue, venue_name, year, kind, keywords, authors, records) values
        ('w_1', 'One', 'nips', 'NeurIPS', 2020, 'conference-paper', 'a;b', 3, 1),
        ('w_2', 'Two', 'cvpr', 'Conference on Computer Vision', null, 'conference-paper', null, 0, 1);
      insert into mention (mention, work, position, authors, raw_name) values
        (3, 'w_1', 0, 4, 'B. Bee'), (1, 'w_1', 1, 4, 'Who Ever'), (2, 'w_1', 2, 4, 'Ann Ay'), (4, 'w_1', 3, 4, 'Bob Bee');
      insert into person (person, name, mentions, posts) values ('p_a', 'Ann Ay', 1, 1), ('p_b', 'Bob Bee', 1, 0);
      insert into person_mention (mention, person, weight, repeats) values (2, 'p_a', 1, null), (3, 'p_b', 1, null), (4, 'p_b', 1, 3);
      insert into organisation (organisation, name, kind, source) values ('lab', 'Lab', 'company', 'vivier');
      insert into organisation_name (organisation, name, kind) values ('lab', 'The Lab', 'alias'), ('gone', 'Gone', 'alias');
      insert into person_line (person, name, works, posts, first_year, last_year, organisation, strength, seen) values
        ('p_b', 'Bob Bee', 1, 0, 2020, 2020, null, null, null), ('p_a', 'Ann Ay', 1, 1, 2020, 2020, 'lab', 'likely', 2020);
      insert into organisation_person (organisation, person, works, posts, others) values ('lab', 'p_a', 1, 0, 0);
      insert into affiliation (mention, organisation, method, weight) values (2, 'lab', 'alias', 1);
    `);
    const { people, profiles, organisations, works } = await readSearchInput(engine);
    assert.deepEqual(
      [people.id, [...Array.from(people.weight)]],
      [
        ['p_a', 'p_b'],
        [2, 1],
      ],
    );
    assert.deepEqual(people.spellings, { owner: Int32Array.of(1), text: ['B. Bee'] });
    assert.deepEqual(
      [profiles.organisation, [...Array.from(profiles.seen)]],
      [
        ['lab', ''],
        [2020, 0],
      ],
    );
    assert.deepEqual(profiles.ever, { owner: Int32Array.of(0), organisation: ['lab'] });
    assert.deepEqual([organisations.id, [...Array.from(organisations.weight)]], [['lab'], [1]]);
    assert.deepEqual(organisations.spellings, { owner: Int32Array.of(0), text: ['The Lab'] });
    assert.deepEqual(
      [works.id, works.year, works.venue],
      [
        ['w_1', 'w_2'],
        [2020, null],
        ['nips NeurIPS', 'cvpr'],
      ],
    );
    assert.deepEqual(Array.from(works.authors.offsets), [0, 3, 3]);
    assert.deepEqual(Array.from(works.authors.people), [1, -1, 0]);
  } finally {
    await engine.close();
  }
});
