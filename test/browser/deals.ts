/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Pond } from '../pond.ts';
import { inBrowser, visit } from './chromium.ts';

const columns =
  'deal_id,announced,kind,party,target,stake_pct,amount_usd,valuation_usd,people_moved,named_people,claim,source_publisher,source_title_or_url,source_date,status,verified,note';
const SCALE = '/deals/meta-scale-2025';
const implied = async (page: Page) => (await page.locator('aside').first().textContent()) ?? '';

/** What a visitor does with deals. */
export function testDeals(pond: () => Pond, browser: () => Browser): void {
  const enter = async (room: string, locale = 'en-CA') => {
    const { page, end, forgive } = await visit(browser(), pond().address, { locale, acceptDownloads: true });
    await page.goto(room);
    await page.locator('main h1').waitFor();
    return { page, end, forgive };
  };

  describe('a visitor of deals', () => {
    it('finds a deal by a name, walks to it with j and opens it with Enter', inBrowser, async () => {
      const { page, end } = await enter('/deals');
      await page.getByPlaceholder('A firm on either side').fill('Scale AI');
      await page.keyboard.press('Enter');
      await page.waitForURL(/q=Scale/);
      await page.locator('tbody a', { hasText: 'Scale AI' }).first().waitFor();
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/deals\/.*scale/);
      await page.getByRole('heading', { level: 1, name: /Scale AI/ }).waitFor();
      await end();
    });

    it(
      'reckons with another claim: 14.8bn for 49% is 30.2bn; the address carries it',
      inBrowser,
      async () => {
        const { page, end } = await enter(SCALE);
        const boxes = page.locator('td.use input');
        await boxes.first().waitFor();
        assert.match(await implied(page), /\$29\.2bn/);
        const others = page
          .locator('tbody tr:has(td.use input:checked)')
          .filter({ hasNotText: 'price at 14.8bn' })
          .locator('td.use input');
        while ((await others.count()) > 0) {
          const left = await others.count();
          await others.first().click();
          await page.waitForFunction(
            (before) => document.querySelectorAll('td.use input:checked').length <= before,
            left,
          );
        }
        await page.waitForFunction(() => /30\.2bn/.test(document.querySelector('aside')?.textContent ?? ''));
        assert.match(page.url(), /use=/);
        await page.reload();
        await boxes.first().waitFor();
        assert.match(await implied(page), /\$30\.2bn/);
        await end();
      },
    );

    it('never makes up a number of heads: without a source it says unknown', inBrowser, async () => {
      const { page, end } = await enter(SCALE);
      const moved = page.locator('.figure', { hasText: 'a person said to have moved' }).first();
      await moved.waitFor();
      assert.match((await moved.textContent()) ?? '', /unknown: no source counts them/);
      await end();
    });

    it('changes an assumption by key, sees that it is theirs, and takes it back', inBrowser, async () => {
      const { page, end } = await enter(SCALE);
      const slider = page.getByLabel(/^Share of it that goes to other suppliers/);
      await slider.waitFor();
      const row = page.locator('.assume', { has: slider });
      assert.match((await row.textContent()) ?? '', /assumption: measured by nobody/);
      await slider.focus();
      await page.keyboard.press('ArrowLeft');
      await page.waitForURL(/switching=(?:%22)?0\.65/);
      await row.getByText('set by you').waitFor();
      await page.getByRole('button', { name: 'Undo the last change' }).click();
      await page.waitForURL((url) => !url.search.includes('switching'));
      await row.getByText(/^assumption/).waitFor();
      await end();
    });

    it('enters a claim signed, sees it among the accounts, and undoes it', inBrowser, async () => {
      const { page, end } = await enter(SCALE);
      await page.locator('td.use input').first().waitFor();
      const before = await page.locator('td.use input').count();
      await page.getByRole('button', { name: 'Add a claim' }).click();
      const form = page.locator('dialog[open]');
      await form.getByLabel('Price or sum, US dollars').fill('14500000000');
      await form.getByLabel('Stake, percent').fill('49');
      await form.getByLabel('The claim in words').fill('a price of 14.5bn for 49 percent');
      await form.getByLabel('Who says so').fill('The Pond Post');
      await form.getByLabel('When they said so').fill('2025-06-20');
      await form.getByLabel('Who decides').fill('Ada');
      await form.getByLabel('Why').fill('read in the text');
      await form.getByRole('button', { name: 'Enter' }).click();
      await page.getByText('Entered: a price of 14.5bn for 49 percent').waitFor();
      await page.locator('td.use input').nth(before).waitFor();
      assert.equal(await page.locator('td.use input').count(), before + 1);
      await page.locator('.decision').getByRole('button', { name: 'Undo' }).click();
      const undo = page.locator('dialog[open]');
      await undo.getByLabel('Who decides').fill('Ada');
      await undo.getByLabel('Why').fill('a test');
      await undo.locator('button.first').click();
      await page.getByText('Entered: a price of 14.5bn').waitFor({ state: 'detached' });
      await page.locator('td.use input').first().waitFor();
      assert.equal(await page.locator('td.use input').count(), before);
      await end();
    });

    it('is told in French that a stake of 149% cannot be, and by which field', inBrowser, async () => {
      const { page, end, forgive } = await enter(SCALE, 'fr-CA');
      forgive(/400/);
      await page.getByRole('button', { name: 'Ajouter une affirmation' }).click();
      const form = page.locator('dialog[open]');
      await form.getByLabel('Part, en pour cent').fill('149');
      await form.getByLabel('L’affirmation en toutes lettres').fill('une part de 149 pour cent');
      await form.getByLabel('Qui le dit').fill('Le Journal de l’étang');
      await form.getByLabel('Quand').fill('2025-06-20');
      for (const field of ['Qui décide', 'Pourquoi']) await form.getByLabel(field).fill('Ada');
      await form.locator('button.first').click();
      const told = form.locator('[role="alert"]');
      await told.waitFor();
      assert.match((await told.textContent()) ?? '', /stake_pct est hors limites/);
      await end();
    });

    it(
      'sees what a CSV would enter before it is entered, enters it, and undoes it all',
      inBrowser,
      async () => {
        const { page, end } = await enter('/deals');
        const file = page.getByLabel('Choose a CSV file');
        await file.setInputFiles({
          name: 'mine.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(
            [
              columns,
              'meta-scale-2025,2025-06,minority-investment,Meta,Scale AI,49,14400000000,,,,a first sum,The Pond Post,,2025-06-20,reported,no,',
              'meta-scale-2025,2025-06,minority-investment,Meta,Scale AI,49,14600000000,,,,a second sum,The Reed,,2025-06-21,reported,no,',
              'meta-scale-2025,2025-06,minority-investment,Meta,Scale AI,149,,,,,too much,The Pond Post,,2025-06-20,reported,no,',
            ].join('\n'),
          ),
        });
        await page.getByText('2 claims are new').waitFor();
        const refused = page.locator('.claim-file tbody tr');
        assert.match((await refused.textContent()) ?? '', /line 4.*stake_pct.*is out of range/);
        assert.equal(await page.getByText('edits of claims made here').count(), 0);
        const form = page.locator('.claim-file form');
        await form.getByLabel('Who decides').fill('Ada');
        await form.getByRole('button', { name: 'Enter 2 claims' }).click();
        await page.getByText('2 claims are entered').waitFor();
        await page.getByRole('heading', { name: '2 edits of claims made here' }).waitFor();
        await page.locator('.decision').getByRole('button', { name: 'Undo' }).click();
        const undo = page.locator('dialog[open]');
        await undo.getByLabel('Why').fill('a test');
        await undo.locator('button.first').click();
        await page
          .getByRole('heading', { name: '2 edits of claims made here' })
          .waitFor({ state: 'detached' });
        await page.goto(SCALE);
        await page.locator('td.use input').first().waitFor();
        assert.equal(await page.getByText('a first sum').count(), 0);
        await end();
      },
    );

    it('is told in French why a file cannot be read', inBrowser, async () => {
      const { page, end, forgive } = await enter('/deals', 'fr-CA');
      forgive(/400/);
      const file = page.getByLabel('Choisir un fichier CSV');
      const told = page.locator('.claim-file [role="alert"]');
      const choose = (bytes: Buffer) =>
        file.setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: bytes });
      await choose(Buffer.from('nom,paie\nAda,1\n'));
      await told.filter({ hasText: 'La première ligne n’a les colonnes d’aucune table' }).waitFor();
      await choose(Buffer.from(`${columns}\nx,2025,Soci\xe9t\xe9`, 'latin1'));
      await told.filter({ hasText: 'n’est pas écrit en UTF-8' }).waitFor();
      await end();
    });

    it('takes the accounts away as CSV', inBrowser, async () => {
      const { page, end } = await enter(SCALE);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.figure').first().getByRole('button', { name: 'CSV' }).click(),
      ]);
      const [head = '', ...rows] = (await readFile(await download.path(), 'utf8')).trim().split('\n');
      assert.match(head, /amount_usd/);
      assert.ok(rows.length >= 7);
      await end();
    });

    it(
      'sees what leaving in month 5 costs under each cliff, and moves the month by key',
      inBrowser,
      async () => {
        const { page, end } = await enter('/packages/cliff');
        const finding = page.locator('.figure h2').first();
        await finding.filter({ hasText: 'month 5' }).waitFor();
        assert.match((await finding.textContent()) ?? '', /cliffs of 12 and 6 months; without one, nothing/);
        await page.locator('input[type="range"]').focus();
        await page.keyboard.press('ArrowRight');
        await page.waitForURL(/leave=6/);
        await finding.filter({ hasText: 'a cliff of 12 months' }).waitFor();
        await end();
      },
    );
  });
}
