/** Somebody who asks to appear nowhere: on a small home, by the real program, at every door and in everything that is served. */
import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { readServed } from '../src/doors/cli/reading.ts';
import { openDuckDB } from '../src/engine/duckdb/duckdb.ts';
import { findPeople } from '../src/operations/find-people.ts';
import { showPerson } from '../src/operations/show-person.ts';
import { showWork, type WorkPage } from '../src/operations/show-work.ts';
import { openHome } from '../src/pipeline/home.ts';
import { readCurrent } from '../src/pipeline/publish.ts';
import { runJob } from '../src/pipeline/run-job.ts';
import { openPond, type Pond } from './pond.ts';

const folder = mkdtempSync(join(tmpdir(), 'vivier-suppression-'));
const home = openHome(join(folder, 'home'));
const sign = { who: 'Emil Register', why: 'Ottoline Quillfeather asked by letter.' };
let pond: Pond;

/** Nobody of that name exists. Her two namesakes who do not either write on rivers and on proteins. */
const NAME = 'Ottoline Quillfeather';
const HIDDEN = /quill\W*feather/i;

const paper = (id: string, title: string, authors: readonly string[]) => ({
  id,
  title,
  status: 'Poster',
  author: authors.join(';'),
  aff: authors.map(() => 'Pond University').join(';'),
});
const subject = ['rivers', 'sediment', 'deltas', 'estuaries', 'floods', 'tides', 'marshes', 'lakes'];
const papers = [
  ...subject.map((word, i) =>
    paper(`q${i}`, `Learning the flow of ${word} from satellites`, ['Ada Byron', NAME, 'Emmy Noether']),
  ),
  ...subject.map((word, i) =>
    paper(`w${i}`, i % 2 === 0 ? `Waves upon ${word} ${i}` : `Folding of proteins by dynamics ${i}`, [
      'Wei Wang',
      ...(i % 2 === 0 ? ['Ada Byron', 'Emmy Noether'] : ['Max Perutz', 'Rosalind Franklin']),
    ]),
  ),
];
const posts = `person,organisation,role,start,end,previous_organisation,next_organisation,source_publisher,source_title_or_url,source_date,status,verified,note
${NAME},Pond Laboratory,co-founder,2024-05,,Sea Institute,,The Pond Post,https://pond.example/ottoline-quillfeather-joins,2024-06-01,confirmed,yes,
Ada Byron,Pond Laboratory,chief scientist,2024-05,,Sea Institute,,The Pond Post,https://pond.example/ada,2024-06-01,confirmed,yes,reports to ${NAME}
`;
const deals = `deal_id,announced,kind,party,target,stake_pct,amount_usd,valuation_usd,people_moved,named_people,claim,source_publisher,source_title_or_url,source_date,status,verified,note
ottoline-quillfeather-2024,2024-06,acqui-hire,Sea Institute,Pond Laboratory,10,1000000,,,${NAME}; Ada Byron,Sea takes over Ottoline  QUILLFEATHER's team,The Pond Post,https://pond.example/1,2024-07,reported,yes,
`;

async function take(source: string, files: Readonly<Record<string, string>>): Promise<void> {
  const root = mkdtempSync(join(folder, `${source}-`));
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, name.endsWith('.gz') ? gzipSync(text) : text);
  }
  await runJob({ kind: 'import', source, path: root }, home, () => undefined);
}

before(async () => {
  await take('paperlists', { 'iclr/iclr2021.json.gz': JSON.stringify(papers) });
  await take('market', { 'posts.csv': posts, 'deals.csv': deals });
  pond = await openPond(home.folder);
  await pond.build();
  await pond.replay();
});
after(async () => {
  await pond.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function get(path: string): Promise<{ status: number; text: string; etag: string | null }> {
  const reply = await fetch(`${pond.address}/api/${path}`);
  return { status: reply.status, text: await reply.text(), etag: reply.headers.get('etag') };
}

async function post(path: string, body: object): Promise<{ status: number; text: string }> {
  const reply = await fetch(`${pond.address}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: reply.status, text: await reply.text() };
}

async function personBy(query: string): Promise<string[]> {
  const { people } = JSON.parse((await get(`people?mode=name&q=${encodeURIComponent(query)}`)).text);
  return people.map((one: { id: string }) => one.id);
}

/** What anybody may ask that could speak of her. */
async function askEverything(id: string): Promise<[string, string][]> {
  const answers: [string, string][] = [];
  const works = JSON.parse((await get('works?limit=50')).text).works ?? [];
  const paths = [
    ...[
      'home',
      'status',
      'sources',
      'people',
      'people?q=learning+rivers',
      'search?q=ottol',
      'search?q=Quillfeather',
    ],
    ...[
      'people?mode=name&q=Ottoline+Quillfeather',
      'people?brief=who+knows+rivers+like+Ottoline+Quillfeather',
    ],
    ...[
      'works',
      'works?q=flow',
      'organisations',
      'organisations/pond-laboratory',
      'moves',
      'migrations',
      'flows',
    ],
    ...['retention', 'deals', 'decisions', 'review?who=Emil', 'openapi.json'],
    ...works.map((work: { id: string }) => `works/${work.id}`),
  ];
  for (const path of paths) answers.push([path, (await get(path)).text]);
  const { deals: held } = JSON.parse((await get('deals')).text);
  for (const deal of held) answers.push([deal.id, (await get(`deals/${encodeURIComponent(deal.id)}`)).text]);
  for (const name of ['Ada Byron', 'Emmy Noether'])
    for (const one of await personBy(name))
      for (const path of [
        `people/${one}`,
        `people/${one}/why`,
        `people/${one}/career`,
        `decisions?person=${one}`,
      ])
        answers.push([path, (await get(path)).text]);
  for (const statement of [
    'select * from mention',
    'select * from author_line',
    'select * from post',
    'select * from claim',
    'select name from person',
    'select detail from rejection',
    'select card from work_card',
  ])
    answers.push([statement, (await post('sql', { statement })).text]);
  for (const path of [`people/${id}`, `people/${id}/why`, `people/${id}/career`])
    assert.equal((await get(path)).status, 404, path);
  return answers;
}

async function assertNowhere(id: string): Promise<void> {
  for (const [asked, answer] of await askEverything(id)) {
    // Words of the question that no title has are said again.
    const found = HIDDEN.exec(answer.replace(/"unknown":\[[^\]]*\]/g, ''));
    assert.ok(
      found === null,
      `${asked}: ${answer.slice(Math.max(0, (found?.index ?? 0) - 200), (found?.index ?? 0) + 60)}`,
    );
    assert.ok(!answer.includes(id), `${asked} says ${id}`);
  }
}

/** Texts of every published table, and bytes of every file beside it. */
async function assertNotPublished(id: string): Promise<void> {
  const current = (await readCurrent(home))!;
  const engine = await openDuckDB({ path: join(home.observatory, current.database), readOnly: true });
  const columns = await engine.rows(
    "select table_name, column_name from information_schema.columns where data_type = 'VARCHAR' order by 1, 2",
  );
  assert.ok(columns.length > 300);
  for (const { table_name: table, column_name: column } of columns) {
    const rows = await engine.rows(
      `select "${column}" as said from "${table}"
       where regexp_matches(lower(strip_accents("${column}")), 'quill[^a-z]*feather') or contains("${column}", '${id}') limit 1`,
    );
    assert.deepEqual(rows, [], `${table}.${column}`);
  }
  engine.closeDatabase();
  for (const part of [current.search, current.facets, current.explanation])
    for (const file of readdirSync(join(home.observatory, part))) {
      const bytes = readFileSync(join(home.observatory, part, file), 'latin1');
      assert.ok(!HIDDEN.test(bytes) && !bytes.includes(id), `${part}/${file}`);
    }
}

/** The id of what is published, which follows from all of it, and the content of every table. */
async function contents(): Promise<unknown> {
  const engine = await openDuckDB({ path: home.workshop, readOnly: true });
  const rows = await engine.rows(
    "select step, content from build_step where step not in ('search', 'search_facets', 'explanation') order by step",
  );
  engine.closeDatabase();
  return [(await readCurrent(home))?.build, rows];
}

/** Who wrote a work, as its page says it. */
async function authors(title: string): Promise<WorkPage['people']> {
  return readServed(home, async (read) => (await read(showWork, { id: title })).people);
}

test('a suppressed person is nowhere at once, in the next build and after an import; lifted, no trace is left', async () => {
  const untouched = await contents();
  const [id = ''] = await personBy(NAME);
  const [ada = ''] = await personBy('Ada Byron');
  assert.match(id, /^p_/);
  const pageOf = async (who: string) => JSON.parse((await get(`people/${who}`)).text);
  const before = await pageOf(ada);
  const { etag } = await get('home');
  assert.ok((await authors('Learning the flow of rivers from satellites'))[1]?.printedName === NAME);

  const made = await post('suppressions', { person: NAME, ...sign });
  assert.equal(made.status, 200, made.text);
  const decision = JSON.parse(made.text);
  assert.deepEqual(
    [decision.kind, decision.state, decision.lines, decision.why],
    ['suppress', 'waiting', 0, '[…] asked by letter.'],
  );
  await assertNowhere(id);
  assert.notEqual((await get('home')).etag, etag);
  const hiddenAtOnce = (await authors('Learning the flow of rivers from satellites'))[1];
  assert.deepEqual([hiddenAtOnce?.person.id, hiddenAtOnce?.printedName], [null, '']);
  await assert.rejects(
    readServed(home, (read) => read(showPerson, { id: NAME })),
    { code: 'person-unknown' },
  );

  await pond.replay();
  await assertNowhere(id);
  await assertNotPublished(id);
  const state = async (number: number) =>
    JSON.parse((await get('decisions')).text).decisions.find((one: { id: number }) => one.id === number)
      .state;
  assert.equal(await state(decision.id), 'applied');
  const people = await authors('Learning the flow of rivers from satellites');
  assert.deepEqual(
    people.map(({ position, printedName }) => [position, printedName]),
    [
      [0, 'Ada Byron'],
      [1, ''],
      [2, 'Emmy Noether'],
    ],
  );
  const adaNow = await pageOf(ada);
  assert.deepEqual(
    [adaNow.works.length, adaNow.works[0].authors],
    [before.works.length, before.works[0].authors],
  );
  assert.equal(adaNow.counts.coauthors, before.counts.coauthors - 1);

  const undone = JSON.parse((await post('decisions/undo', { id: decision.id, ...sign })).text);
  await pond.replay();
  assert.deepEqual(await contents(), untouched);
  assert.deepEqual(await personBy(NAME), [id]);
  assert.equal(await state(undone.id), 'applied');

  await post('decisions/undo', { id: undone.id, ...sign });
  await assertNowhere(id);
  await take('paperlists', {
    'iclr/iclr2022.json.gz': JSON.stringify([
      paper('n0', 'Learning the flow of fjords from satellites', ['Ada Byron', NAME, 'Emmy Noether']),
    ]),
  });
  await take('market', {
    'posts.csv': posts.replace('co-founder', 'director'),
    'migrations.csv':
      'migration_id,from,to,window_start,window_end,leader,members,size_reported,source_publisher,source_title_or_url,source_date,status,verified,note\nsea-pond-2024,Sea Institute,Pond Laboratory,2024-01,2024-09,Ottoline Quillfeather,Ada Byron; Ottoline Quillfeather,,The Pond Post,https://pond.example/2,2024,reported,yes,\n',
  });
  await pond.replay();
  assert.deepEqual(
    (await authors('Learning the flow of fjords from satellites')).map(({ printedName }) => printedName),
    ['Ada Byron', '', 'Emmy Noether'],
  );
  await assertNowhere(id);
  await assertNotPublished(id);
});

test('a namesake stays: another cluster of the same name is another person', async () => {
  const both = await personBy('Wei Wang');
  assert.equal(both.length, 2);
  const [gone = '', stays = ''] = both;
  const made = JSON.parse((await post('suppressions', { person: gone, ...sign })).text);
  const left = async () =>
    (await readServed(home, (read) => read(findPeople, { q: 'Wei Wang', mode: 'name' }))).people;
  assert.deepEqual(
    (await left()).map((one) => [one.id, one.name]),
    [[stays, 'Wei Wang']],
  );
  await pond.replay();
  assert.deepEqual(
    (await left()).map((one) => [one.id, one.name]),
    [[stays, 'Wei Wang']],
  );
  await post('decisions/undo', { id: made.id, ...sign });
  await pond.replay();
  assert.deepEqual(new Set(await personBy('Wei Wang')), new Set(both));
});

test('what nobody is is refused, and the desk keeps no name', async () => {
  const refused = await post('suppressions', { person: 'p_aaaaaaaa', ...sign });
  assert.deepEqual([refused.status, JSON.parse(refused.text).error?.code], [404, 'person-unknown']);
  assert.ok(existsSync(home.hidden));
  assert.doesNotMatch(readFileSync(home.hidden, 'utf8'), HIDDEN);
});
