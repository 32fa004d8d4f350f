import assert from 'node:assert/strict';
import { test } from 'node:test';
import { registryEdge, registryName, registryOrganisation, rejection } from '../../tables/facts.ts';
import { land } from '../land.ts';
import { column, emptyObservatory, folderOf, rowsOf, today } from '../trial.ts';
import { ror } from './ror.ts';

const second = {
  id: 'https://ror.org/00003ef66',
  status: 'active',
  types: ['funder', 'education'],
  established: 2015,
  domains: ['aiia.gov.in'],
  links: [
    { type: 'website', value: 'https://www.aiia.gov.in/about' },
    { type: 'wikipedia', value: 'https://en.wikipedia.org/wiki/AIIA' },
  ],
  locations: [{ geonames_details: { country_code: 'IN', name: 'New Delhi' } }],
  names: [
    { lang: 'en', types: ['acronym'], value: 'AIIA' },
    { lang: 'en', types: ['label', 'ror_display'], value: 'All India Institute of Ayurveda' },
    { lang: null, types: ['alias'], value: 'Ayurveda Institute' },
  ],
  relationships: [
    { type: 'parent', id: 'https://ror.org/03gd1bh37', label: 'Ministry' },
    { type: 'child', id: 'https://ror.org/04jr1s763', label: 'Clinic' },
  ],
};

const first = {
  id: 'https://ror.org/0000p0n60',
  name: 'Otis (United States)',
  email_address: 'somebody@otis.example',
  established: 1853,
  types: ['Company'],
  relationships: [{ label: 'Carrier', type: 'Successor', id: 'https://ror.org/03gd1bh37' }],
  addresses: [{ city: 'Farmington', lat: 41.7 }],
  links: ['https://www.otis.com/'],
  aliases: ['Otis Elevator Company'],
  acronyms: ['OEC'],
  labels: [{ label: 'Otis Ascenseurs', iso639: 'fr' }],
  status: 'active',
  country: { country_name: 'United States', country_code: 'US' },
};

test('both schemas give the same shape of organisation', async (t) => {
  const engine = await emptyObservatory(t);
  await land(
    engine,
    ror,
    folderOf(t, { 'ror.jsonl.gz': [first, second].map((record) => JSON.stringify(record)).join('\n') }),
    { today },
  );
  const rows = (await rowsOf(engine, registryOrganisation)).map(({ source, file, record, ...row }) => row);
  assert.deepEqual(rows, [
    {
      organisation: '00003ef66',
      name: 'All India Institute of Ayurveda',
      country: 'IN',
      city: 'New Delhi',
      kind: 'education',
      domains: 'aiia.gov.in',
      established: 2015,
      status: 'active',
    },
    {
      organisation: '0000p0n60',
      name: 'Otis (United States)',
      country: 'US',
      city: 'Farmington',
      kind: 'company',
      domains: 'otis.com',
      established: 1853,
      status: 'active',
    },
  ]);
  const names = (await rowsOf(engine, registryName)).map((row) => [
    row['record'],
    row['kind'],
    row['name'],
    row['language'],
  ]);
  assert.deepEqual(names, [
    ['00003ef66', 'acronym', 'AIIA', 'en'],
    ['00003ef66', 'label', 'All India Institute of Ayurveda', 'en'],
    ['00003ef66', 'alias', 'Ayurveda Institute', undefined],
    ['0000p0n60', 'label', 'Otis (United States)', undefined],
    ['0000p0n60', 'label', 'Otis Ascenseurs', 'fr'],
    ['0000p0n60', 'alias', 'Otis Elevator Company', undefined],
    ['0000p0n60', 'acronym', 'OEC', undefined],
  ]);
  const edges = (await rowsOf(engine, registryEdge)).map((row) => [row['record'], row['kind'], row['other']]);
  assert.deepEqual(edges, [
    ['00003ef66', 'parent', '03gd1bh37'],
    ['00003ef66', 'child', '04jr1s763'],
    ['0000p0n60', 'successor', '03gd1bh37'],
  ]);
});

test('a record that is no organisation is rejected by its field, and a second one of an id', async (t) => {
  const engine = await emptyObservatory(t);
  const lines = [
    second,
    second,
    { ...first, id: 'https://example.org/1' },
    { ...first, types: 'Company' },
    7,
  ].map((record) => JSON.stringify(record));
  await land(engine, ror, folderOf(t, { 'ror.jsonl': lines.join('\n') }), { today });
  assert.equal((await rowsOf(engine, registryOrganisation)).length, 1);
  const rejected = await rowsOf(engine, rejection);
  assert.deepEqual(column(rejected, 'record'), ['row:1', 'row:2', 'row:3', 'row:4']);
  assert.deepEqual(column(rejected, 'reason'), ['id-twice', 'empty', 'wrong-type', 'wrong-type']);
  assert.deepEqual(column(rejected, 'field'), ['id', 'id', 'types', '']);
});
