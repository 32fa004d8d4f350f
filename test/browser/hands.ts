/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Pond } from '../pond.ts';
import { inBrowser, visit } from './chromium.ts';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme'] ?? '');

/** What the hands do: keys, the switches of tongue and theme, downloads. */
export function testHands(pond: () => Pond, browser: () => Browser): void {
  const enter = async (room: string) => {
    const { page, end } = await visit(browser(), pond().address, { acceptDownloads: true });
    await page.goto(room);
    await page.locator('main h1').waitFor();
    return { page, end };
  };

  describe('somebody at the keyboard', () => {
    it('searches with /, chooses with arrows, opens with Enter', inBrowser, async () => {
      const { page, end } = await enter('/data');
      await page.keyboard.press('/');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'find');
      await page.keyboard.type('schulman');
      const option = page.locator('[role="option"]').filter({ hasText: 'John Schulman' }).first();
      await option.waitFor();
      while ((await option.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown');
      assert.equal(
        await page.locator('#find').getAttribute('aria-activedescendant'),
        await option.getAttribute('id'),
      );
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'John Schulman' }).waitFor();
      await end();
    });

    it('walks the rows with j and k, and opens one with Enter', inBrowser, async () => {
      const { page, end } = await enter('/people?q=generative+adversarial+nets');
      const names = page.locator('h2.name a');
      await names.nth(2).waitFor();
      await page.keyboard.press('j');
      assert.equal(await focused(page), await names.nth(0).textContent());
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      const second = (await names.nth(1).textContent()) ?? '';
      assert.equal(await focused(page), second);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: second }).waitFor();
      await end();
    });

    it(
      'selects people with x and compares them with c; a dialog keeps the keys to itself',
      inBrowser,
      async () => {
        const { page, end } = await enter('/people?q=generative+adversarial+nets');
        const names = page.locator('h2.name a');
        await names.nth(1).waitFor();
        const chosen = [await names.nth(0).textContent(), await names.nth(1).textContent()];
        for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
        await page.keyboard.press('?');
        await page.locator('dialog[open]').waitFor();
        await page.keyboard.press('p');
        await page.keyboard.press('Escape');
        assert.equal(new URL(page.url()).searchParams.get('q'), 'generative adversarial nets');
        await page.keyboard.press('c');
        await page.waitForURL((url) => url.pathname === '/compare');
        const compared = page.locator('.compared tbody th a');
        await compared.nth(1).waitFor();
        assert.deepEqual((await compared.allTextContents()).sort(), chosen.sort());
        await end();
      },
    );

    it('opens a row’s sources with s, and goes to rooms with p, o and d', inBrowser, async () => {
      const { page, end } = await enter('/organisations/thinking-machines-lab');
      await page.locator('main tbody [data-opens]').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('s');
      await page.locator('.opened .record, details[open] .record').first().waitFor();
      for (const [key, room] of [
        ['p', '/people'],
        ['o', '/organisations'],
        ['d', '/data'],
      ] as const) {
        await page.keyboard.press(key);
        await page.waitForURL((url) => url.pathname === room);
      }
      await end();
    });

    it('reads the keys with ?, and can turn the single ones off', inBrowser, async () => {
      const { page, end } = await enter('/data');
      await page.keyboard.press('?');
      const dialog = page.locator('dialog[open]');
      await dialog.waitFor();
      assert.ok((await dialog.locator('kbd').count()) >= 9);
      await dialog.locator('input[type="checkbox"]').uncheck();
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.keyboard.press('p');
      await page.keyboard.press('/');
      assert.equal(new URL(page.url()).pathname, '/data');
      assert.notEqual(await page.evaluate(() => document.activeElement?.id), 'find');
      await end();
    });

    it('skips the rooms, and sees where the focus stands', inBrowser, async () => {
      const { page, end } = await enter('/data');
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), 'Skip to content');
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press('Tab');
        const mark = await page.evaluate(() => {
          const here = document.activeElement;
          if (here === null || here === document.body) return 'nowhere';
          // The search line marks the form around its input.
          const marks = [here, here.closest('form')]
            .filter((one) => one !== null)
            .map((one) => getComputedStyle(one));
          return marks.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none') ||
            marks.some((style) => Number.parseFloat(style.borderBottomWidth) > 1)
            ? 'seen'
            : here.outerHTML.slice(0, 120);
        });
        assert.ok(mark === 'seen' || mark === 'nowhere', `no mark on ${mark}`);
      }
      await end();
    });
  });

  describe('a choice', () => {
    it(
      'of the tongue is kept after a reload, for words, dates and the page’s own language',
      inBrowser,
      async () => {
        const { page, end } = await enter('/people?mode=name&q=John+Schulman');
        await page.getByRole('button', { name: 'Français' }).click();
        await page.getByRole('link', { name: 'Personnes' }).first().waitFor();
        await page.reload();
        await page.getByRole('button', { name: 'English' }).waitFor();
        assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr-CA');
        assert.equal(await page.locator('h1').textContent(), 'Les personnes du nom de John Schulman');
        await end();
      },
    );

    it('of the browser’s tongue comes first', inBrowser, async () => {
      const { page, end } = await visit(browser(), pond().address, { locale: 'fr-FR' });
      await page.goto('/data');
      await page.getByRole('button', { name: 'English' }).waitFor();
      await end();
    });

    it('of the dark is kept after a reload, and darkens the paper', inBrowser, async () => {
      const { page, end } = await enter('/data');
      const light = () =>
        page.evaluate(() => {
          const [red = 0, green = 0, blue = 0] = (
            getComputedStyle(document.documentElement).backgroundColor.match(/[\d.]+/g) ?? []
          ).map(Number);
          return (red + green + blue) / 3;
        });
      const before = await light();
      await page.getByRole('button', { name: 'Dark' }).click();
      assert.equal(await theme(page), 'dark');
      await page.reload();
      await page.locator('main h1').waitFor();
      assert.equal(await theme(page), 'dark');
      assert.ok((await light()) < 60 && before > 200, `${before} before, ${await light()} after`);
      await end();
    });
  });

  describe('somebody who takes it along', () => {
    const save = async (page: Page, format: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`main [data-export="${format}"]`).first().click(),
      ]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };

    it('saves a table as CSV that spreadsheets read', inBrowser, async () => {
      const { page, end } = await enter('/people?q=generative+adversarial+nets');
      await page.locator('[data-export="csv"]').waitFor();
      const { name, bytes } = await save(page, 'csv');
      assert.match(name, /^vivier-[\p{L}\p{N}-]+\.csv$/u);
      const lines = bytes.toString().split('\r\n');
      assert.match(lines[0] ?? '', /^\uFEFFperson,name,works,/);
      const shown = await page.locator('h2.name a').count();
      assert.equal(lines.length, shown + 2);
      assert.match(lines[1] ?? '', /^p_[a-z0-9]{8},/);
      await end();
    });

    it('saves a table as a workbook', inBrowser, async () => {
      const { page, end } = await enter('/people?q=generative+adversarial+nets');
      await page.locator('[data-export="xlsx"]').waitFor();
      const { name, bytes } = await save(page, 'xlsx');
      assert.match(name, /^vivier-[\p{L}\p{N}-]+\.xlsx$/u);
      assert.equal(bytes.subarray(0, 2).toString(), 'PK');
      assert.ok(bytes.includes('xl/worksheets/sheet1.xml'));
      await end();
    });

    it('saves a chart as SVG that stands alone, with its finding, and as PNG', inBrowser, async () => {
      const { page, end } = await enter('/organisations/thinking-machines-lab');
      await page.locator('[data-export="svg"]').first().waitFor();
      const { bytes } = await save(page, 'svg');
      const picture = bytes.toString();
      const finding =
        (await page.locator('section.figure:has([data-export="svg"]) h2').first().textContent()) ?? '';
      assert.match(picture, /^<svg[^>]+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      assert.doesNotMatch(picture, /var\(--|href="http|<script/);
      assert.ok(picture.includes(finding.split(';')[0] ?? finding), finding);
      const { bytes: drawn } = await save(page, 'png');
      assert.equal(drawn.subarray(1, 4).toString(), 'PNG');
      await end();
    });
  });
}
