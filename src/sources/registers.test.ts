import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as facts from '../tables/facts.ts';
import { awards } from './awards/awards.ts';
import { epoch } from './epoch/epoch.ts';
import { land } from './land.ts';
import { pay } from './pay/pay.ts';
import { reports } from './reports/reports.ts';
import { column, emptyObservatory, folderOf, rowsOf, today } from './trial.ts';
import { vivier } from './vivier/vivier.ts';

const modelHeader =
  'Model,Organization,Publication date,Domain,Task,Parameters,Training compute (FLOP),Link,Reference,Authors,Country (of organization),Notability criteria,Model accessibility,Confidence\n';

test('a model is a release, and a post of each author', async (t) => {
  const engine = await emptyObservatory(t);
  const row =
    'Fish-1,"Google Brain,University of California, Berkeley",2021-05-06,Language,Chat,7000000000.0,1e23,"https://a.example\n\nhttps://b.example",Fish,"Ada Lovelace, Grace Hopper",,,Open,Likely\n';
  await land(engine, epoch, folderOf(t, { 'epoch-notable-models.csv.gz': modelHeader + row }), { today });
  const [model] = await rowsOf(engine, facts.modelRelease);
  assert.deepEqual(
    [model?.['parameters'], model?.['training_compute'], model?.['published_on'], model?.['url']],
    [7e9, 1e23, '2021-05-06', 'https://a.example https://b.example'],
  );
  const posts = (await rowsOf(engine, facts.post)).map((row) => [
    row['position'],
    row['raw_name'],
    row['raw_organisation'],
    row['known_on'],
    row['kind'],
  ]);
  const organisations = 'Google Brain;University of California, Berkeley';
  assert.deepEqual(posts, [
    [0, 'Ada Lovelace', organisations, '2021-05-06', 'model'],
    [1, 'Grace Hopper', organisations, '2021-05-06', 'model'],
  ]);
});

test('a figure that is none is rejected, and the model kept', async (t) => {
  const engine = await emptyObservatory(t);
  await land(engine, epoch, folderOf(t, { 'models.csv': `${modelHeader}Fish-1,,2021,,,many,,,,,,,,\n` }), {
    today,
  });
  assert.equal((await rowsOf(engine, facts.modelRelease)).length, 1);
  assert.deepEqual(column(await rowsOf(engine, facts.rejection), 'reason'), ['not-a-number']);
});

test('each author of a report held a post there, and a publication list says that it is weaker', async (t) => {
  const engine = await emptyObservatory(t);
  const rows =
    'Fish Report,OpenAI,report,2301.00001,2023-01-02,Ada Lovelace; Grace Hopper\nOn Fish,Google DeepMind,publication list,,,Ada Lovelace\n';
  await land(
    engine,
    reports,
    folderOf(t, { 'report-authors.csv': `title,organisation,kind,arxiv,first_version,authors\n${rows}` }),
    { today },
  );
  const posts = (await rowsOf(engine, facts.post)).map((row) => [
    row['raw_name'],
    row['position'],
    row['url'],
    row['known_on'],
    row['note'] !== undefined,
  ]);
  assert.deepEqual(posts, [
    ['Ada Lovelace', 0, 'https://arxiv.org/abs/2301.00001', '2023-01-02', false],
    ['Grace Hopper', 1, 'https://arxiv.org/abs/2301.00001', '2023-01-02', false],
    ['Ada Lovelace', 0, undefined, undefined, true],
  ]);
});

test('an award names its venue by the key that papers have', async (t) => {
  const engine = await emptyObservatory(t);
  const rows =
    'NeurIPS,2023,Test of Time,On Fish,NeurIPS,2013,Ada Lovelace · Grace Hopper\nICML,2099,Best,On Fish,ICML,2099,Ada Lovelace\n';
  await land(
    engine,
    awards(),
    folderOf(t, {
      'best-papers.csv': `venue,award_year,award,title,paper_venue,paper_year,authors\n${rows}`,
    }),
    { today },
  );
  const given = (await rowsOf(engine, facts.award)).map((row) => [
    row['venue'],
    row['year'],
    row['work_venue'],
    row['work_year'],
  ]);
  assert.deepEqual(given, [['nips', 2023, 'nips', 2013]]);
  assert.deepEqual(column(await rowsOf(engine, facts.post), 'raw_name'), ['Ada Lovelace', 'Grace Hopper']);
  assert.deepEqual(column(await rowsOf(engine, facts.rejection), 'reason'), ['date-in-future']);
});

test('pay is taken whole or not at all', async (t) => {
  const engine = await emptyObservatory(t);
  const header =
    'work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size\n';
  const rows =
    '2024,SE,FT,Researcher,100000,CAD,73000,CA,50,CA,M\n2024,SE,FT,Researcher,much,CAD,73000,CA,50,CA,M\n2024,SE,FT,Researcher,1,CAD,1,CA,500,CA,M\n2024,SE,FT,,1,CAD,1,CA,50,CA,M\n';
  await land(engine, pay, folderOf(t, { 'salaries.csv': header + rows }), { today });
  assert.deepEqual(column(await rowsOf(engine, facts.payRecord), 'record'), ['row:0']);
  assert.deepEqual(column(await rowsOf(engine, facts.rejection), 'reason'), [
    'not-a-number',
    'out-of-range',
    'empty',
  ]);
});

test('our own organisations come with names and dated parents', async (t) => {
  const engine = await emptyObservatory(t);
  const files = {
    'organisations.csv':
      'organisation,name,country,city,kind,established,status,domains,ror,source,note\nfish-lab,Fish Lab,CA,Montréal,company,2020,active,fish.example,,,\n',
    'organisation-names.csv':
      'organisation,name,kind,language,valid_from,valid_to\nfish-lab,FL,acronym,,,\nfish-lab,Poisson,alias,fr,2021-02-01,\n',
    'organisation-edges.csv':
      'organisation,kind,other,valid_from,valid_to,note\nfish-lab,parent,google,2023-04-20,,\n',
  };
  await land(engine, vivier, folderOf(t, files), { today });
  assert.deepEqual(column(await rowsOf(engine, facts.registryOrganisation), 'record'), ['fish-lab']);
  const names = (await rowsOf(engine, facts.registryName)).map((row) => [
    row['ordinal'],
    row['name'],
    row['valid_from'],
  ]);
  assert.deepEqual(names, [
    [0, 'FL', undefined],
    [1, 'Poisson', '2021-02-01'],
  ]);
  assert.deepEqual(column(await rowsOf(engine, facts.registryEdge), 'valid_from'), ['2023-04-20']);
});
