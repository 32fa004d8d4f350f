import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { operations } from '../../src/operations/operations.ts';
import type { Pond } from '../pond.ts';
import { ask, codeOf, failure, type Question } from './ask.ts';

const person = z.object({ people: z.array(z.object({ id: z.string(), name: z.string() })) });

/** What the door of a pond that is built lets through, refuses, and answers. */
export function testDoor(pond: () => Pond): void {
  const api = (path: string, question?: Question) => ask(`${pond().address}/api${path}`, question);
  const sql = (statement: string) => api('/sql', { method: 'POST', body: { statement } });

  describe('a program that asks over HTTP', () => {
    it('is refused under a foreign name, whatever it asks', async () => {
      for (const host of ['example.org', '127.0.0.1', 'localhost:1', 'vivier.example:4180']) {
        for (const path of ['/', '/api/status', '/assets/none.js']) {
          const reply = await ask(pond().address + path, { headers: { host } });
          assert.deepEqual([reply.status, codeOf(reply)], [421, 'host-foreign'], `${host}${path}`);
        }
      }
    });

    it('acts only for our own pages and local programs', async () => {
      const body = { statement: 'select 1 as one' };
      for (const origin of ['http://example.org', 'null', pond().address.replace('http', 'https')]) {
        const reply = await api('/sql', { method: 'POST', body, headers: { origin } });
        assert.deepEqual([reply.status, codeOf(reply)], [403, 'origin-foreign'], origin);
      }
      const form = { 'content-type': 'text/plain' };
      assert.equal(codeOf(await api('/sql', { method: 'POST', body, headers: form })), 'body-not-json');
      const own = await api('/sql', { method: 'POST', body, headers: { origin: pond().address } });
      assert.equal(own.status, 200);
    });

    it('reads one SELECT over the tables', async () => {
      const reply = await sql("select count(*) as n from work_record where venue = 'nips' and year = 2016");
      assert.equal(reply.status, 200);
      // The list of NeurIPS 2016 in the starter data has 570 papers, one of which stands twice or lacks authors.
      const [[papers]] = z.tuple([z.tuple([z.number()])]).parse(JSON.parse(reply.text).rows);
      assert.ok(papers >= 560 && papers <= 570, `${papers} papers`);
    });

    for (const statement of [
      'select 1; drop table work',
      'drop table work',
      'insert into work select * from work',
      "select * from read_csv('/etc/passwd')",
      "select * from read_text('/etc/passwd')",
      "select * from '/tmp/people.csv'",
      "copy work to '/tmp/vivier-work.csv'",
      "copy (select 1) to '/tmp/vivier-one.parquet'",
      "attach '/tmp/vivier-other.duckdb' as other",
      'install httpfs',
      'load httpfs',
      'set enable_external_access = true',
      'pragma database_list',
      "select * from read_csv('https://example.org/a.csv')",
    ]) {
      it(`is refused: ${statement}`, async () => {
        const reply = await sql(statement);
        assert.deepEqual([reply.status, codeOf(reply)], [400, 'sql-refused']);
        const { why, mend } = failure.parse(JSON.parse(reply.text)).error;
        assert.ok(why && mend, 'says why, and what to ask instead');
        assert.doesNotMatch(reply.text, /root:/);
      });
    }

    it('is not sent again what it holds of the same build', async () => {
      const first = await api('/people?q=variational+inference');
      assert.equal(first.status, 200);
      const etag = String(first.headers['etag']);
      const again = await api('/people?q=variational+inference', { headers: { 'if-none-match': etag } });
      assert.deepEqual([again.status, again.text], [304, '']);
      const other = await api('/people?q=variational+inference', {
        headers: { 'if-none-match': 'W/"old/1"' },
      });
      assert.deepEqual([other.status, other.text], [200, first.text]);
    });

    it('is told what is wrong in one form, by every door', async () => {
      for (const [path, status, code] of [
        ['/nowhere', 404, 'route-unknown'],
        ['/people/p_aaaaaaaa', 404, 'person-unknown'],
        ['/organisations/no-such-organisation', 404, 'organisation-unknown'],
        ['/works/w_aaaaaaaaaa', 404, 'work-unknown'],
        ['/migrations/g_aaaaaaaa', 404, 'migration-unknown'],
        ['/moves?asOf=yesterday', 400, 'input-refused'],
        ['/people?stage=never', 400, 'input-refused'],
        ['/people?limit=many', 400, 'input-refused'],
        ['/people?cursor=x', 410, 'cursor-stale'],
        [`/people?q=${'x'.repeat(5000)}`, 414, 'address-too-long'],
      ] as const) {
        const reply = await api(path);
        assert.deepEqual([reply.status, codeOf(reply)], [status, code], path.slice(0, 60));
      }
      assert.equal(codeOf(await api('/people', { method: 'DELETE' })), 'route-unknown');
    });

    it('answers every reading operation in the form its schema promises', async () => {
      const found = person.parse(JSON.parse((await api('/people?mode=name&q=John+Schulman')).text));
      const works = z
        .object({ works: z.array(z.object({ id: z.string() })) })
        .parse(JSON.parse((await api('/works?q=InfoGAN')).text));
      const teams = z
        .object({ migrations: z.array(z.object({ id: z.string() })) })
        .parse(JSON.parse((await api('/migrations')).text));
      const ids: Readonly<Record<string, string | undefined>> = {
        showPerson: found.people[0]?.id,
        explainPerson: found.people[0]?.id,
        showWork: works.works[0]?.id,
        showOrganisation: 'thinking-machines-lab',
        showCareer: found.people[0]?.id,
        showMigration: teams.migrations[0]?.id,
        showDeal: 'meta-scale-2025',
        showShock: 'meta-scale-2025',
        dependence: 'thinking-machines-lab',
      };
      const asks: Readonly<Record<string, string | undefined>> = {
        showRetention: '?organisation=openai',
        compare: `?people=${found.people[0]?.id}`,
      };
      for (const { name, address, input, output } of operations) {
        if (address.method !== 'GET' || name === 'explainBuild') continue;
        const path = address.path.replace('{id}', ids[name] ?? '');
        const asked = asks[name] ?? ('q' in input.shape ? '?q=learning' : '');
        const reply = await api(`${path}${asked}`);
        assert.equal(reply.status, 200, `${name}: ${reply.text.slice(0, 300)}`);
        const { error } = output.safeParse(JSON.parse(reply.text));
        assert.equal(error, undefined, name);
      }
    });

    it('compares people as of the end of a past year, seeing nothing later, and refuses a year that is none', async () => {
      const found = person.parse(JSON.parse((await api('/people?mode=name&q=John+Schulman')).text));
      const shape = z.object({
        people: z.array(z.object({ asOf: z.number().nullable(), facets: z.array(z.unknown()) })),
      });
      const at = async (year: number) =>
        shape.parse(JSON.parse((await api(`/compare?people=${found.people[0]?.id}&asOf=${year}`)).text))
          .people[0];
      assert.deepEqual(await at(1960), { asOf: null, facets: [] });
      const late = await at(2100);
      assert.ok(late?.asOf === 2100 || late?.asOf === null);
      assert.equal((await api(`/compare?people=${found.people[0]?.id}&asOf=soon`)).status, 400);
    });
  });
}
