import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Pond } from '../pond.ts';
import { inBrowser, visit } from './chromium.ts';

/** A visitor who comes before the first build is done; runs the build, so it comes before all other tests. */
export function testBuilding(pond: () => Pond, browser: () => Browser): void {
  it(
    'shows the steps of the build, then hands over to the application, without a reload by hand',
    inBrowser,
    async () => {
      const { page, end } = await visit(browser(), pond().address);
      await page.goto('/people?q=variational+inference');
      assert.equal(await page.locator('h1').textContent(), 'The observatory is being built');
      const building = pond().build();
      const rows = page.locator('#building tbody tr');
      await rows.filter({ hasText: 'person_mention' }).waitFor({ timeout: 900_000 });
      assert.match((await page.locator('#building h2').textContent()) ?? '', /\d+ of \d+|\d+ steps/);
      const step = rows.filter({ has: page.locator('small', { hasText: /^mention$/ }) });
      assert.match((await step.textContent()) ?? '', /[1-9][\d,]{2,}/, 'says how many rows');
      await building;
      await pond().dressed();
      await page.locator('main h2.name').first().waitFor();
      assert.equal(await page.locator('h1').textContent(), 'Who works on variational inference?');
      await end();
    },
  );
}
