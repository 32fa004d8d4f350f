import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { post, rejection } from '../../tables/facts.ts';
import { land } from '../land.ts';
import { column, emptyObservatory, folderOf, rowsOf, today } from '../trial.ts';
import { orcid } from './orcid.ts';

const fixture = readFileSync(
  new URL('../../../test/fixtures/orcid/record-full-3.0.json', import.meta.url),
  'utf8',
);

const employment = (code: number, rest: object = {}) => ({
  'employment-summary': {
    'put-code': code,
    visibility: 'public',
    'role-title': 'Fellow',
    'start-date': { year: { value: '2019' }, month: { value: '09' }, day: null },
    'end-date': null,
    'last-modified-date': { value: Date.UTC(2021, 4, 3) },
    organization: {
      name: 'Reed College',
      address: { city: 'Portland', region: 'OR', country: 'US' },
      'disambiguated-organization': {
        'disambiguated-organization-identifier': 'https://ror.org/00a6ram87',
        'disambiguation-source': 'ROR',
      },
    },
    ...rest,
  },
});

const record = (employments: object[], rest: object = {}) => ({
  'orcid-identifier': { path: '0000-0002-1825-0097' },
  person: {
    name: { 'given-names': { value: 'Josiah' }, 'family-name': { value: 'Carberry' }, visibility: 'public' },
    emails: { email: [{ email: 'SECRET@reed.example' }] },
    biography: { content: 'SECRET' },
  },
  'activities-summary': { employments: { 'affiliation-group': [{ summaries: employments }] } },
  ...rest,
});

test("the ORCID project's own sample record gives its employment and its educations, which are no employment", async (t) => {
  const engine = await emptyObservatory(t);
  const report = await land(engine, orcid, folderOf(t, { 'record-full-3.0.json': fixture }), { today });
  const [row, ...others] = await rowsOf(engine, post, "record not like '%/education/%'");
  assert.equal(others.length, 0);
  const educations = await rowsOf(engine, post, "record like '%/education/%'");
  assert.deepEqual(column(educations, 'record').sort(), [
    '0000-0002-7319-2192/education/6455',
    '0000-0002-7319-2192/education/8718',
    '0000-0002-7319-2192/education/9265',
  ]);
  assert.deepEqual(new Set(column(educations, 'employment')), new Set(['education']));
  assert.deepEqual([report.records, report.rejected], [1, 0]);
  assert.deepEqual(
    [row?.['record'], row?.['raw_name'], row?.['raw_organisation'], row?.['role']],
    ['0000-0002-7319-2192/9266', 'Three releasecandidate1', 'common:name, common:city, AF', 'role-title'],
  );
  assert.deepEqual(
    [row?.['valid_from'], row?.['from_precision'], row?.['valid_to'], row?.['known_on']],
    ['1948-02-02', 'day', '1948-02-02', '2019-06-07'],
  );
});

test('a post keeps the precision of its dates, its place and its ROR id, and nothing private is read', async (t) => {
  const engine = await emptyObservatory(t);
  const file = '000/0000-0002-1825-0097.json';
  const told = record([employment(1), employment(2, { visibility: 'limited' })]);
  await land(engine, orcid, folderOf(t, { [file]: JSON.stringify(told) }), { today });
  const rows = await rowsOf(engine, post);
  assert.equal(rows.length, 1);
  assert.deepEqual(
    [rows[0]?.['file'], rows[0]?.['raw_organisation'], rows[0]?.['valid_from'], rows[0]?.['from_precision']],
    [
      '0000-0002-1825-0097.json',
      'Reed College, Portland, US, https://ror.org/00a6ram87',
      '2019-09-01',
      'month',
    ],
  );
  assert.deepEqual(
    [rows[0]?.['known_on'], rows[0]?.['url']],
    ['2021-05-03', 'https://orcid.org/0000-0002-1825-0097'],
  );
  assert.deepEqual(column(await rowsOf(engine, rejection), 'reason'), ['not-public']);
  for (const table of [post, rejection])
    assert.ok(!JSON.stringify(await rowsOf(engine, table)).includes('SECRET'));
});

test('an employment keeps its key when others come before it, and a record is not read twice', async (t) => {
  const keyOf = async (employments: object[]): Promise<unknown[]> => {
    const engine = await emptyObservatory(t);
    const folder = folderOf(t, { '0000-0002-1825-0097.json': JSON.stringify(record(employments)) });
    await land(engine, orcid, folder, { today });
    const again = await land(engine, orcid, folder, { today });
    assert.deepEqual([again.known, again.records], [1, 0]);
    return column(await rowsOf(engine, post, "record like '%/7'"), 'post_key');
  };
  assert.deepEqual(await keyOf([employment(7)]), await keyOf([employment(3), employment(7)]));
});

test('what is no record, closed, nameless, or dated in the future says so, and the rest is kept', async (t) => {
  const engine = await emptyObservatory(t);
  const lines = [
    record([employment(1, { 'start-date': { year: { value: '2099' } } })]),
    record([employment(2)]),
    { ...record([]), 'orcid-identifier': { path: '12' } },
    record([], {
      'orcid-identifier': { path: '0000-0001-5109-3700' },
      history: { 'deactivation-date': { value: 1 } },
    }),
    record([], { 'orcid-identifier': { path: '0000-0001-5109-3701' }, person: { name: null } }),
    { any: 1 },
  ];
  await land(
    engine,
    orcid,
    folderOf(t, { 'r.jsonl': lines.map((line) => JSON.stringify(line)).join('\n') }),
    {
      today,
    },
  );
  assert.equal((await rowsOf(engine, post)).length, 1);
  assert.deepEqual(column(await rowsOf(engine, rejection), 'reason').sort(), [
    'date-in-future',
    'empty',
    'id-twice',
    'not-an-orcid',
    'withdrawn',
    'wrong-type',
  ]);
});
