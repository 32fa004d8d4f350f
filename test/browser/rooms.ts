import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Pond } from '../pond.ts';
import { inBrowser, visit } from './chromium.ts';

const texts = (page: Page, selector: string) => page.locator(selector).allTextContents();

/** What a visitor sees in each room; the facts are those of the starter files themselves. */
export function testRooms(pond: () => Pond, browser: () => Browser): void {
  const enter = async (room: string) => {
    const { page, end } = await visit(browser(), pond().address);
    await page.goto(room);
    await page.locator('main h1').waitFor();
    return { page, end };
  };

  describe('a visitor', () => {
    it('finds at home what is held, what is new, and where to start', inBrowser, async () => {
      const { page, end } = await enter('/');
      await page.locator('.multiples h3').first().waitFor();
      assert.match(
        (await page.locator('h1').textContent()) ?? '',
        /[1-9][\d,]* people behind\s+[1-9][\d,]* works/,
      );
      assert.equal(await page.locator('.examples a').count(), 3);
      assert.equal(await page.locator('.multiples h3').count(), 10);
      await page.locator('.examples a').nth(1).click();
      await page.getByRole('heading', { level: 1, name: 'Thinking Machines Lab' }).waitFor();
      await end();
    });

    it(
      'finds people by subject, each with the works that make the case and their share',
      inBrowser,
      async () => {
        const { page, end } = await enter('/people?q=generative+adversarial+nets');
        await page.locator('li.result').first().waitFor();
        const hits = await page.locator('li.result').count();
        assert.ok(hits >= 10, `${hits} people`);
        for (const hit of (await page.locator('li.result').all()).slice(0, 10)) {
          const shares = (await hit.locator('.because .share').allTextContents()).map(Number.parseFloat);
          assert.ok(shares.length >= 1 && shares.length <= 3, 'one to three works');
          assert.ok(
            shares.every((share, i) => share > 0 && share <= (shares[i - 1] ?? 100)),
            shares.join(' '),
          );
          assert.ok(shares.reduce((sum, share) => sum + share, 0) <= 101, shares.join(' '));
        }
        assert.ok((await texts(page, '.because .paper')).some((title) => /Adversarial/i.test(title)));
        await end();
      },
    );

    it('narrows people down by a filter, which the address carries', inBrowser, async () => {
      const { page, end } = await enter('/people?q=generative+adversarial+nets');
      await page.locator('fieldset label').first().waitFor();
      const choice = page.locator('fieldset').filter({ hasText: 'Career stage' }).locator('label').first();
      const people = Number((await choice.locator('.n').textContent())?.replaceAll(',', ''));
      await choice.click();
      await page.waitForURL(/stage=/);
      await page.waitForFunction(
        (count) => document.querySelector('.tally b')?.textContent?.startsWith(count),
        people.toLocaleString('en-CA'),
      );
      await page.reload();
      await page.locator('.filters input:checked').first().waitFor();
      assert.equal(await page.locator('.filters input:checked').count(), 1);
      await end();
    });

    it('finds people by name, however it is spelled', inBrowser, async () => {
      for (const spelling of ['Yann Le Cun', 'LeCun Yann', 'yann lecun']) {
        const { page, end } = await enter(`/people?mode=name&q=${encodeURIComponent(spelling)}`);
        await page.locator('h2.name').first().waitFor();
        const [first = ''] = await texts(page, 'h2.name a');
        assert.match(first, /^Yann Le ?Cun$/, spelling);
        await end();
      }
    });

    it('is told that nobody was found, and what to do', inBrowser, async () => {
      const { page, end } = await enter('/people?mode=name&q=Zzyzx+Qwxkv');
      await page.locator('.nothing h2').waitFor();
      assert.equal(await page.locator('li.result').count(), 0);
      await end();
    });

    it('reads on a person’s page where they are, and opens who said so', inBrowser, async () => {
      const { page, end } = await enter('/people?mode=name&q=Mira+Murati');
      await page.locator('h2.name a').first().click();
      await page.getByRole('heading', { level: 1, name: 'Mira Murati' }).waitFor();
      const lead = page.locator('main .lead').first();
      assert.match((await lead.textContent()) ?? '', /Thinking Machines Lab/);
      assert.equal(
        await lead.locator('a').first().getAttribute('href'),
        '/organisations/thinking-machines-lab',
      );
      const sources = page.locator('main button[data-sources]');
      await sources.first().waitFor();
      assert.equal(await page.locator('.opened').count(), 0);
      await sources.first().click();
      assert.equal(await sources.first().getAttribute('aria-expanded'), 'true');
      const record = page.locator('.opened .record').first();
      assert.match((await record.locator('.path').textContent()) ?? '', /\S+ · \S+/);
      await end();
    });

    it(
      'reads on a person’s page their works, drawn in time, with those they wrote with',
      inBrowser,
      async () => {
        const { page, end } = await enter('/people?mode=name&q=Pieter+Abbeel');
        await page.locator('h2.name a').first().click();
        await page.getByRole('heading', { level: 1, name: 'Pieter Abbeel' }).waitFor();
        await page.locator('.chart svg').first().waitFor();
        const main = (await page.locator('main').textContent()) ?? '';
        for (const held of ['InfoGAN', 'VIME', 'Rein Houthooft', 'NeurIPS 2016'])
          assert.ok(main.includes(held), held);
        await page.getByRole('link', { name: /^VIME/ }).first().click();
        await page.getByRole('heading', { level: 1, name: /^VIME/ }).waitFor();
        await end();
      },
    );

    it(
      'reads on an organisation’s page who founded it, who joined from where, and what is claimed',
      inBrowser,
      async () => {
        const { page, end } = await enter('/organisations/thinking-machines-lab');
        await page.locator('.figure h2').first().waitFor();
        for (const more of await page.locator('main .more button').all()) await more.click();
        const main = (await page.locator('main').textContent()) ?? '';
        for (const held of ['Mira Murati', 'John Schulman', 'Came from', 'OpenAI', 'San Francisco'])
          assert.ok(main.includes(held), held);
        await page.locator('main button[data-sources]').first().click();
        await page.locator('.opened .record').first().waitFor();
        const links = await page.locator('.opened a[target="_blank"]').all();
        assert.ok(links.length > 0, 'the source is a link');
        for (const link of links)
          assert.equal(await link.getAttribute('rel'), 'noreferrer noopener external');
        await end();
      },
    );

    it(
      'reads on a work’s page its authors in order, with what is printed beside them',
      inBrowser,
      async () => {
        const { page, end } = await enter('/');
        await page.keyboard.press('/');
        await page.keyboard.type('An Image is Worth 16x16');
        await page.locator('[role="option"] .title').first().click();
        await page.getByRole('heading', { level: 1, name: /16x16/ }).waitFor();
        const authors = await texts(page, 'main tbody th[scope="row"]');
        assert.equal(authors.length, 12);
        assert.match(authors[0] ?? '', /^Alexey Dosovitskiy/);
        assert.match(authors[11] ?? '', /^Neil Houlsby/);
        const sixth = page.locator('main tbody tr').nth(6);
        assert.match((await sixth.textContent()) ?? '', /Mostafa Dehghani.*Google DeepMind/);
        await end();
      },
    );

    it(
      'reads in the data room which sources there are, under which terms, and what was not taken',
      inBrowser,
      async () => {
        const { page, end } = await enter('/data');
        await page.locator('main tbody tr').first().waitFor();
        const main = (await page.locator('main').textContent()) ?? '';
        for (const held of ['CC0', 'CC BY 4.0', 'Conference lists', 'work_source'])
          assert.ok(main.includes(held), held);
        await page.locator('main button[data-sources]').first().click();
        assert.match((await page.locator('.opened .record').first().textContent()) ?? '', /· /);
        await end();
      },
    );

    it('sees who moves where, narrows it down, and opens a team with its chance', inBrowser, async () => {
      const { page, end } = await enter('/moves?organisation=openai');
      await page.locator('table.stack tbody tr').first().waitFor();
      await page.locator('.sift input[name="to"]').fill('Thinking Machines Lab');
      await page.locator('.sift button').click();
      await page.waitForURL(/to=Thinking/);
      await page.getByRole('heading', { level: 1, name: /Thinking Machines Lab/ }).waitFor();
      await page.getByLabel('From year').selectOption({ index: 0 });
      await page.waitForURL((url) => url.searchParams.has('since') && url.searchParams.has('until'));
      await page.locator('a[href^="/migrations/"]').first().click();
      await page.locator('.masthead h1').waitFor();
      assert.match((await page.locator('.masthead aside').textContent()) ?? '', /By luck/);
      assert.ok((await page.locator('tbody th[scope="row"]').count()) >= 2, 'two members or more');
      await end();
    });

    it('sees on a person the evidence of a move, and the record as of another day', inBrowser, async () => {
      const { page, end } = await enter('/people?mode=name&q=John+Schulman');
      await page.locator('h2.name a').first().click();
      await page.locator('svg .joint').first().waitFor();
      await page.locator('svg .joint').last().press('Enter');
      await page.locator('details.sources[open] .record').first().waitFor();
      await page.locator('.days input[type="range"]').press('ArrowLeft');
      await page.locator('.days + .note').waitFor();
      await page.locator('.days input[type="date"]').fill('2020-01-01');
      await page.getByText(/Read anew from what could be known by 1 January 2020/).waitFor();
      await end();
    });

    it('moves between rooms without leaving the page, and back', inBrowser, async () => {
      const { page, end } = await enter('/organisations');
      await page.locator('th[scope="row"] a').first().click();
      await page.waitForURL(/\/organisations\/./);
      await page.locator('.masthead h1').waitFor();
      await page.goBack();
      await page.locator('table th[scope="row"] a').first().waitFor();
      assert.equal(new URL(page.url()).pathname, '/organisations');
      await end();
    });

    it('is told when there is nothing at an address', inBrowser, async () => {
      const { page, end } = await enter('/nowhere');
      assert.equal(await page.locator('h1').textContent(), 'No room at this address');
      await page.locator('main a.act').click();
      await page.locator('.multiples').waitFor();
      await end();
    });

    it('is told what went wrong, why and what to do, and can try again', inBrowser, async () => {
      const { page, forgive, end } = await visit(browser(), pond().address);
      forgive(/status of 404/);
      await page.goto('/organisations/nowhere');
      const trouble = page.getByRole('alert');
      await trouble.waitFor();
      assert.match((await trouble.textContent()) ?? '', /nowhere.*organisation-unknown/);
      await page.route('**/api/organisations/nowhere', (route) =>
        route.continue({ url: `${pond().address}/api/organisations/openai` }),
      );
      await trouble.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('heading', { level: 1, name: 'OpenAI' }).waitFor();
      await end();
    });
  });
}
