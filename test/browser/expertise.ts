/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import type { Pond } from '../pond.ts';
import { inBrowser, visit } from './chromium.ts';

/** That who works on something is asked by screen as by the other doors: briefs, likeness, terms, comparison, who leaves. */
export function testExpertise(pond: () => Pond, browser: () => Browser): void {
  const enter = async (room: string) => {
    const { page, end } = await visit(browser(), pond().address);
    await page.goto(room);
    return { page, end, asked: () => new URL(page.url()).searchParams };
  };

  describe('somebody who looks for people', () => {
    it('pastes a brief, which the address carries, and its places hold', inBrowser, async () => {
      const { page, end, asked } = await enter('/people');
      const brief = 'Research scientist for generative adversarial nets.\nThe post is in Montreal.';
      await page.locator('.criteria textarea').fill(brief);
      await page.locator('.criteria button[type="submit"]').click();
      await page.locator('li.result').first().waitFor();
      assert.equal(asked().get('brief'), brief);
      assert.match((await page.locator('.criteria').textContent()) ?? '', /Held to\s*Montreal/);
      await page.reload();
      await page.locator('li.result').first().waitFor();
      assert.equal(await page.locator('.brief').textContent(), brief);
      await end();
    });

    it('is told that a brief is too long before it is sent', inBrowser, async () => {
      const { page, end, asked } = await enter('/people');
      await page.locator('.criteria textarea').fill('interpretability '.repeat(400));
      await page.getByRole('alert').waitFor();
      await page.locator('.criteria button[type="submit"]').click();
      assert.equal(asked().get('brief'), null);
      await end();
    });

    it('goes on to similar people, of whom the first is somebody else', inBrowser, async () => {
      const { page, end, asked } = await enter('/people?q=generative+adversarial+nets');
      const names = page.locator('h2.name a');
      const first = (await names.first().textContent()) ?? '';
      await page.getByRole('link', { name: `People like ${first}` }).click();
      await page.getByRole('heading', { level: 1, name: `People like ${first}` }).waitFor();
      await page.locator('li.result').first().waitFor();
      assert.match(asked().get('like') ?? '', /^p_/);
      assert.ok(!(await names.allTextContents()).includes(first), 'nobody is like themselves');
      await end();
    });

    it('reads shares of each case that add up, by whatever name somebody is asked', inBrowser, async () => {
      const { page, end } = await enter('/people?like=Yoshua+Bengio');
      await page.getByRole('heading', { level: 1, name: 'People like Yoshua Bengio' }).waitFor();
      await page.locator('li.result').first().waitFor();
      for (const hit of await page.locator('li.result').all()) {
        const shares = await hit.locator('.share').allTextContents();
        const sum = shares.reduce((whole, share) => whole + Number.parseInt(share, 10), 0);
        assert.equal(sum, 100, shares.join(' '));
      }
      await end();
    });

    it('takes a term back in that was left out, and Back leaves it out again', inBrowser, async () => {
      const { page, end, asked } = await enter('/people?q=generative+adversarial+nets&without=minimax');
      const term = page.getByRole('button', { name: 'Take “minimax” back in' });
      await term.click();
      await page.waitForURL((url) => !url.searchParams.has('without'));
      await page.goBack();
      await term.waitFor();
      assert.equal(asked().get('without'), 'minimax');
      await end();
    });

    it('mends a question that was refused where it stands', inBrowser, async () => {
      const { page, end, forgive } = await visit(browser(), pond().address);
      forgive(/400/);
      await page.goto('/people?q=adversarial&facet=courage:80');
      await page.locator('.trouble h2').waitFor();
      assert.equal(await page.locator('h1').textContent(), 'Who works on adversarial?');
      assert.ok(await page.getByRole('button', { name: 'Change criteria' }).isVisible());
      await end();
    });
  });

  describe('somebody who compares', () => {
    it('weighs facets in the address, and reads chances that grow with the places', inBrowser, async () => {
      const { page, end, asked } = await enter('/people?q=reinforcement+learning');
      await page.locator('li.result').first().waitFor();
      const known = page.locator('li.result').filter({ has: page.locator('.small-facets') });
      await known.nth(2).waitFor();
      for (const at of [0, 1, 2]) await known.nth(at).locator('[data-selects]').click();
      await page.locator('[data-compares]').click();
      await page.locator('.axes li').first().waitFor();
      assert.equal(await page.locator('.axes section').count(), 6);
      await page.locator('.weights input').first().fill('2');
      await page.waitForURL((url) => url.searchParams.get('weights') === 'depth:2');
      const rows = page.locator('.compared tbody tr');
      await rows.locator('.blend').first().waitFor();
      const layers = (await rows.locator('td:nth-of-type(1)').allTextContents()).map(Number);
      assert.deepEqual(
        layers,
        layers.toSorted((a, b) => a - b),
      );
      for (const row of await rows.all()) {
        const [first = 0, second = 0] = (await row.locator('td.num').allTextContents())
          .slice(1)
          .map((share) => Number.parseFloat(share.replace(/[^\d.]/g, '')));
        assert.ok(second >= first, `${first} ${second}`);
      }
      await rows
        .first()
        .getByRole('link', { name: /^Take / })
        .click();
      await page.waitForFunction(() => document.querySelectorAll('.compared tbody tr').length === 2);
      assert.equal(asked().get('people')?.split(',').length, 2);
      await end();
    });

    it(
      'is told who is left out of seven, and finds the weights where one is refused',
      inBrowser,
      async () => {
        const { page, end, forgive } = await visit(browser(), pond().address);
        forgive(/40[04]/);
        await page.goto('/compare?people=p_a,p_b,p_c,p_d,p_e,p_f,p_g');
        await page.locator('.note').waitFor();
        assert.match((await page.locator('.note').textContent()) ?? '', /p_g/);
        await page.locator('.trouble h2').waitFor();
        assert.equal(await page.locator('.weights input').count(), 7);
        await end();
      },
    );
  });

  it('a drawing is one stop of the tab key, and arrows walk its marks', inBrowser, async () => {
    const { page, end } = await enter('/people?mode=name&q=Pieter+Abbeel');
    await page.locator('h2.name a').first().click();
    const marks = page.locator('.chart svg').first().locator('[data-mark]');
    await marks.nth(2).waitFor();
    assert.deepEqual(
      (await marks.evaluateAll((all) => all.map((mark) => mark.getAttribute('tabindex')))).filter(
        (stop) => stop === '0',
      ).length,
      1,
    );
    await marks.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    assert.equal(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      await marks.nth(1).getAttribute('aria-label'),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/works\/w_/);
    await end();
  });

  it('who leaves is ticked on an organisation’s page, and what goes is told', inBrowser, async () => {
    const { page, end, asked } = await enter('/organisations/google');
    const key = page.locator('.leaving tbody tr');
    await key.nth(1).waitFor();
    const name = (await key.first().locator('a').textContent()) ?? '';
    await key.first().locator('input').click();
    await page.getByRole('heading', { name: `If ${name} leaves` }).waitFor();
    assert.match(asked().get('without') ?? '', /^p_/);
    assert.match((await page.locator('.leaving .prose').textContent()) ?? '', /% .*public work goes/);
    await page.reload();
    await page.getByRole('heading', { name: `If ${name} leaves` }).waitFor();
    await page.locator('.leaving tbody input:checked').click();
    await page.getByRole('heading', { name: 'Who leaves?' }).waitFor();
    await end();
  });
}
