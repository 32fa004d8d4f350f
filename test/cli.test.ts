/** The command line as a user has it: bin/vivier.js, on a tiny home, with and without a server. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { claimDesk } from '../src/desk/ownership.ts';
import { openHome } from '../src/pipeline/home.ts';
import { openPond } from './pond.ts';

const project = resolve(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'vivier-cli-'));
const home = openHome(scratch);
const market = join(project, 'data/market');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command to its end; answers are read in English unless the words say otherwise. */
function vivier(...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(project, 'bin/vivier.js'), ...words], {
    env: { ...process.env, VIVIER_HOME: scratch, LC_ALL: 'C', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += String(text)));
  child.stderr.on('data', (text) => (err += String(text)));
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })));
}

after(() => rmSync(scratch, { recursive: true, force: true }));

describe('the command line', () => {
  it('says what can be asked, in two tongues', async () => {
    const english = await vivier('--help');
    assert.equal(english.code, 0);
    for (const command of [
      'find',
      'show',
      'import',
      'build',
      'serve',
      'sql',
      'status',
      'sources',
      'decide',
      'suppress',
      'undo',
      'decisions',
      'doctor',
      'completion',
    ])
      assert.match(english.out, new RegExp(`^  ${command}\\b`, 'm'));
    const french = await vivier('find', 'people', '--help', '--lang', 'fr');
    assert.match(french.out, /Emploi\u00a0:[\s\S]*Exemple\u00a0:\n {2}vivier find people/);
  });

  it('ends with 2 where it cannot read what is asked, and suggests what is near', async () => {
    const { code, out, err } = await vivier('shw');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /no command shw\. \(code usage\)[\s\S]*Did you mean show\?/);
    assert.equal((await vivier('sql', '--json', '--csv', 'select 1')).code, 2);
  });

  it('says so where nothing is built', async () => {
    const { code, err } = await vivier('find', 'people', 'Bengio');
    assert.equal(code, 1);
    assert.match(err, /code nothing-published/);
    assert.match((await vivier('status')).out, /Nothing is built yet/);
  });

  it('ends, and says why, where the desk cannot be opened', async () => {
    const broken = join(scratch, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'desk'), 'no folder');
    const { code, err } = await vivier('decisions', '--home', broken);
    assert.equal(code, 1);
    assert.match(err, /code desk-failed/);
    assert.doesNotMatch(err, /\[object/);
  });

  it('completes its own words in bash', async () => {
    const { out } = await vivier('completion', 'bash');
    const asked = 'COMP_WORDS=(vivier find pe); COMP_CWORD=2; _vivier; echo $COMPREPLY';
    const bash = spawn('bash', ['-c', `${out}\n${asked}`]);
    let completed = '';
    bash.stdout.on('data', (text) => (completed += String(text)));
    const missing = await new Promise((done) => {
      bash.once('error', () => done(true));
      bash.once('close', () => done(false));
    });
    if (!missing) assert.equal(completed.trim(), 'people');
  });
});

describe('a home of the market’s rows', () => {
  before(async () => {
    assert.equal((await vivier('import', 'vivier', join(project, 'data'))).code, 0);
    const imported = await vivier('import', 'market', market);
    assert.equal(imported.code, 0, imported.err);
    const built = await vivier('build', '--no-starter');
    assert.equal(built.code, 0, built.err);
  });

  it('is not read again where it is known', async () => {
    const { out } = await vivier('import', 'market', market, '--json');
    const { records, known, files } = JSON.parse(out);
    assert.deepEqual([records, known], [0, files]);
  });

  it('shows who founded an organisation and who joined from where, each with its source', async () => {
    const { code, out } = await vivier('show', 'organisation', 'Thinking', 'Machines', 'Lab');
    assert.equal(code, 0);
    assert.match(out, /^Founded by \d+ people, as stated$/m);
    assert.match(
      out,
      /Andrew Tulloch[\s\S]*?from OpenAI[\s\S]*?confirmed, read in the text[\s\S]*?https:\/\//,
    );
    const csv = await vivier('show', 'organisation', 'Thinking Machines Lab', '--csv');
    assert.match(csv.out, /^person,person_id,organisation,.*,previous,next,.*,status,verified,urls,/);
  });

  it('says who moved, with whom, and who stays, also frozen at a day', async () => {
    const moves = await vivier('moves', '--from', 'openai', '--to', 'thinking-machines-lab', '--csv');
    assert.equal(moves.code, 0, moves.err);
    assert.match(moves.out, /^move,person,person_name,from,[\s\S]*openai,OpenAI,thinking-machines-lab/);
    const before = await vivier('moves', '--to', 'thinking-machines-lab', '--as-of', '2020-01-01');
    assert.deepEqual([before.code, before.out], [1, '']);
    assert.match(before.err, /does not mean that nobody moved/);
    const found = await vivier('migrations', '--json');
    const id = /"id": "(g_[a-z2-7]+)"/.exec(found.out)?.[1] ?? '';
    assert.match((await vivier('show', 'migration', id)).out, /By luck: /);
    assert.match((await vivier('flows', 'openai')).out, /OpenAI: with whom it exchanges people/);
    assert.equal((await vivier('retention', 'openai', '--lang', 'fr')).code, 0);
    assert.equal((await vivier('moves', '--as-of', 'yesterday')).code, 2);
  });

  it('keeps what can be read and refuses what would change or reach outside', async () => {
    const counted = await vivier('sql', 'select count(*) as n from claim', '--csv');
    assert.match(counted.out, /^n\n\d+\n$/);
    for (const statement of [
      'select 1; drop table work',
      `select * from read_csv('${market}/deals.csv')`,
      "attach 'x.db'",
    ]) {
      const { code, out, err } = await vivier('sql', statement);
      assert.deepEqual([code, out], [3, ''], statement);
      assert.match(err, /code sql-refused/);
    }
  });

  it('tells an unknown name on the error stream, as JSON where JSON is asked', async () => {
    const { code, out, err } = await vivier('show', 'person', 'Nobody Of This Name', '--json');
    assert.deepEqual([code, out], [1, '']);
    assert.equal(JSON.parse(err).error.code, 'person-unknown');
  });

  it('is not written by two at once', async () => {
    const ownership = claimDesk(home.deskLock);
    try {
      const { code, err } = await vivier('build', '--no-starter');
      assert.equal(code, 3);
      assert.match(err, /code desk-in-use/);
    } finally {
      ownership.release();
    }
  });

  it('is corrected: two people are merged, listed as waiting, shown by the next build, and taken apart again', async () => {
    const people = async () => {
      const { out } = await vivier('sql', 'select person from person order by person', '--json');
      return z
        .object({ rows: z.array(z.array(z.string())) })
        .parse(JSON.parse(out))
        .rows.flat();
    };
    const untouched = await people();
    const [one = '', other = ''] = untouched;
    const unsigned = await vivier('decide', 'merge', one, other);
    assert.deepEqual([unsigned.code, unsigned.out], [2, '']);
    assert.equal((await vivier('decide', 'merge', one, 'p_22222222', '--why', 'a slip')).code, 1);
    assert.equal((await vivier('decide', 'merge', one, one, '--why', 'a slip')).code, 2);
    const merged = await vivier('decide', 'merge', one, other, '--why', 'one home page', '--who', 'Emil');
    assert.equal(merged.code, 0, merged.err);
    assert.match(merged.out, /^1\. One person {2}waits for the next build$[\s\S]*one home page[\s\S]*Emil/m);
    const waiting = await vivier('decisions', '--state', 'waiting', '--csv');
    assert.match(waiting.out, /^id,kind,state,who,why,[\s\S]*\n1,merge,waiting,Emil,one home page,/);
    assert.equal((await vivier('build', '--no-starter')).code, 0);
    assert.equal((await people()).length, untouched.length - 1);
    assert.match((await vivier('decisions', '--lang', 'fr')).out, /Une seule personne {2}appliquée/);
    assert.equal((await vivier('undo', '1', '--why', 'two after all')).code, 0);
    assert.equal((await vivier('undo', '1', '--why', 'again')).code, 1);
    assert.equal((await vivier('build', '--no-starter')).code, 0);
    assert.deepEqual(await people(), untouched);
  });

  it('is imported and built by the server where one runs', async () => {
    const pond = await openPond(scratch);
    try {
      writeFileSync(home.server, JSON.stringify({ address: pond.address, pid: process.pid }));
      const imported = await vivier('import', 'awards', join(project, 'data/awards'));
      assert.equal(imported.code, 0, imported.err);
      assert.match((await vivier('status')).out, new RegExp(`Server: ${pond.address}`));
      assert.match((await vivier('build', '--explain')).out, /^organisation +(kept|runs)/m);
      const built = await vivier('build', '--json');
      assert.equal(built.code, 0, built.err);
      assert.equal(JSON.parse(built.out).kind, 'published');
      const decided = await vivier('decisions', '--json');
      assert.equal(JSON.parse(decided.out).total, 2, decided.err);
    } finally {
      await pond.stop();
    }
  });
});
