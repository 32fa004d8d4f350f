import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Pond } from '../pond.ts';
import { inBrowser, visit } from './chromium.ts';

/** Longest wait for a build, in milliseconds: sixty times what it takes. */
const BUILD = 900_000;

const texts = (page: Page, selector: string) => page.locator(selector).allTextContents();

/** That what people say of who is who is asked for, kept, shown as waiting, and taken back, by hand and by keyboard. */
export function testDecisions(pond: () => Pond, browser: () => Browser): void {
  describe('somebody who corrects', () => {
    it('sees why lines are one person’s, splits one off, builds, and undoes it', inBrowser, async () => {
      const { page, end } = await visit(browser(), pond().address);
      await page.goto('/people?mode=name&q=Pieter+Abbeel');
      await page.locator('h2.name a').first().click();
      await page.getByRole('heading', { name: /^Why this is one person/ }).waitFor();
      const address = page.url();
      const works = async () =>
        Number(
          /\d+/.exec(
            (await page.getByRole('heading', { name: /works? in the lists$/ }).textContent()) ?? '',
          )?.[0],
        );
      const before = await works();
      const first = await page.locator('.chart text.strong').last().textContent();
      await page.getByLabel('Second work').selectOption({ index: 1 });
      await page.waitForURL(address);
      await page.waitForLoadState('networkidle');
      assert.match((await page.locator('.chart text.strong').last().textContent()) ?? '', /^[+−][\d.]+$/);
      assert.match(first ?? '', /^[+−][\d.]+$/);
      await page.locator('.pick input').first().check();
      await page.getByRole('button', { name: 'Split off one line' }).click();
      const dialog = page.locator('dialog[open]');
      await dialog.getByLabel('Who decides').fill('Emil');
      await dialog.getByLabel('Why').fill('another person, by the home page');
      await dialog.getByRole('button', { name: 'Decide' }).click();
      await page.getByText('One decision waits for the next build').waitFor();
      assert.match((await texts(page, '.decision')).join(), /Lines split off waits for the next build.*Emil/);
      const takeNext = async () => {
        const reload = page.getByRole('button', { name: 'Reload the page on it' });
        await page.getByRole('button', { name: 'Build now' }).click();
        await reload.click({ timeout: BUILD });
        // What stood for this build must not be taken for the next one.
        await reload.waitFor({ state: 'detached' });
        await page.waitForFunction(() => !document.body.textContent?.includes('waits for the next build'));
      };
      await takeNext();
      assert.equal(page.url(), address, 'the id lasts');
      await page.getByRole('heading', { name: `${before - 1} works in the lists` }).waitFor();
      await page.locator('.decision').getByRole('button', { name: 'Undo' }).click();
      await dialog.getByLabel('Who decides').fill('Emil');
      await dialog.getByLabel('Why').fill('the same after all');
      await dialog.getByRole('button', { name: 'Decide' }).click();
      await page.getByText('One decision waits for the next build').waitFor();
      await takeNext();
      await page.getByRole('heading', { name: `${before} works in the lists` }).waitFor();
      await end();
    });

    it('judges pairs by keyboard alone, and takes the last answer back', inBrowser, async () => {
      const { page, end } = await visit(browser(), pond().address);
      await page.goto('/review');
      await page.getByLabel('Your name, kept with each answer').fill('Ada');
      await page.keyboard.press('Enter');
      await page.locator('.records-two article').first().waitFor();
      const open = async () => {
        const [, left = ''] = /, ([\d,]+) of/.exec((await texts(page, 'main section p')).join(' ')) ?? [];
        return Number(left.replaceAll(',', ''));
      };
      const before = await open();
      assert.ok(before > 0);
      const titles = () => texts(page, '.records-two .title');
      const asked = await titles();
      if (before > 1) {
        await page.keyboard.press('ArrowRight');
        await page
          .locator('.records-two .title')
          .filter({ hasNotText: asked[0] ?? '' })
          .first()
          .waitFor();
        await page.keyboard.press('ArrowLeft');
        await page
          .locator('.records-two .title')
          .filter({ hasText: asked[0] ?? '' })
          .first()
          .waitFor();
      }
      await page.keyboard.press('d');
      assert.equal(new URL(page.url()).pathname, '/review', 'd is an answer here, not a way to the data');
      await page
        .getByText(before > 1 ? `, ${(before - 1).toLocaleString('en')} of` : 'Nothing is left to judge')
        .first()
        .waitFor();
      await page.keyboard.press('z');
      await page.getByText('s same · d different').waitFor();
      await page
        .locator('.records-two .title')
        .filter({ hasText: asked[0] ?? '' })
        .first()
        .waitFor();
      assert.equal(await open(), before);
      await end();
    });
  });
}
