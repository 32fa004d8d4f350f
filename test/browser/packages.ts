/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Pond } from '../pond.ts';
import { inBrowser, visit } from './chromium.ts';

/** What a visitor does with packages. */
export function testPackages(pond: () => Pond, browser: () => Browser): void {
  const enter = async (room: string, locale = 'en-CA') => {
    const { page, end, forgive } = await visit(browser(), pond().address, { locale });
    await page.goto(room);
    await page.locator('main .figure h2').first().waitFor();
    return { page, end, forgive };
  };

  describe('a visitor of packages', () => {
    it('takes a headline apart, and changes a share by hand; the address carries it', inBrowser, async () => {
      const { page, end } = await enter('/packages');
      await page.locator('#said').fill('$40M in stock and cash over two years');
      await page.locator('#said').press('Enter');
      await page.waitForURL(/q=/);
      await page.locator('[data-line="cliff"]').waitFor();
      await page.getByLabel('Share of cash now, in percent').fill('60');
      await page.waitForURL(/split=60-/);
      await page.getByRole('heading', { name: '$40M is mostly paid at the door' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: '$40M is mostly paid at the door' }).waitFor();
      await end();
    });

    it('opens a reported claim, with those that deny it beside it', inBrowser, async () => {
      const { page, end } = await enter('/packages');
      await page
        .getByRole('link', { name: /^Altman: 100m signing bonuses/ })
        .first()
        .click();
      await page.waitForURL(/claim=/);
      const beside = page.locator('.claims-two > li');
      await page.locator('.claims-two > li b').waitFor();
      assert.equal(await beside.count(), 4);
      assert.ok((await beside.locator('.known.disputed').count()) >= 2);
      await end();
    });

    it(
      'writes over a salary and sees the curve move; the offer is shared by address',
      inBrowser,
      async () => {
        const { page, end } = await enter('/packages/offers');
        const line = page.locator('[data-line="0"]');
        await line.waitFor();
        const before = await line.getAttribute('d');
        await page.getByLabel('A year', { exact: true }).fill('5M');
        await page.waitForFunction(
          (path) => document.querySelector('[data-line="0"]')?.getAttribute('d') !== path,
          before,
        );
        await page.waitForURL(/#o=/);
        const address = page.url();
        await end();
        const other = await enter(address.slice(pond().address.length));
        assert.equal(await other.page.getByLabel('A year', { exact: true }).inputValue(), '5,000,000');
        await other.end();
      },
    );

    it('is told which field is at fault, and keeps the figures from before', inBrowser, async () => {
      const { page, end, forgive } = await enter('/packages/offers');
      forgive(/400/);
      await page.locator('[data-line="0"]').waitFor();
      await page.getByLabel('Cliff').first().fill('60');
      const told = page.locator('.refused[role="alert"]');
      await told.waitFor();
      assert.match((await told.textContent()) ?? '', /cliffMonths/);
      assert.equal(await page.locator('[data-line="0"]').count(), 1);
      await end();
    });

    it('finds a counter-offer within caps', inBrowser, async () => {
      const { page, end } = await enter('/packages/offers');
      await page.getByRole('button', { name: 'Find the counter-offer' }).click();
      await page.getByRole('heading', { name: /^Within these caps/ }).waitFor();
      await end();
    });

    it(
      'reads a pay scale from a CSV, tells which lines cannot be read, and sends the file nowhere',
      inBrowser,
      async () => {
        const { page, end } = await enter('/packages/ripple');
        const sent: string[] = [];
        page.on('request', (request) => sent.push(request.postData() ?? ''));
        await page.getByLabel('Choose a CSV file').setInputFiles({
          name: 'scale.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from('\uFEFFniveau;paie;personnes;nom\r\nA;100 000;7;Ada\r\nB;dear;1;Bo\r\n'),
        });
        await page.getByText(/\b3\b/, { exact: false }).and(page.locator('.refused')).waitFor();
        await page.getByRole('heading', { name: /^7 people are passed/ }).waitFor();
        assert.ok(sent.every((body) => !/Ada|Bo/.test(body)));
        await end();
      },
    );

    it('sees who is passed by a hire, in French too', inBrowser, async () => {
      const { page, end } = await enter('/packages/ripple', 'fr-CA');
      await page.getByLabel('Paie annuelle de l’embauche').fill('2M');
      await page.getByRole('heading', { name: /^53 personnes sont dépassées, dont 25/ }).waitFor();
      await end();
    });
  });
}
