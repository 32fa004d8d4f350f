/// <reference lib="dom" />
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Pond } from '../pond.ts';
import { inBrowser, visit } from './chromium.ts';

const rooms = [
  '/',
  '/people?q=generative+adversarial+nets',
  '/people?mode=name&q=John+Schulman',
  '/organisations',
  '/organisations/thinking-machines-lab',
  '/review',
  '/data',
  '/nowhere',
] as const;

/** That everybody can use every room: by reader, by keyboard, on a phone, in both tongues. */
export function testReach(pond: () => Pond, browser: () => Browser): void {
  const enter = async (page: Page, room: string) => {
    await page.goto(room);
    await page.locator('main h1').waitFor();
    await page.waitForFunction(() => document.querySelector('.bones') === null);
  };
  const enterPerson = async (page: Page) => {
    await enter(page, '/people?mode=name&q=Pieter+Abbeel');
    await page.locator('h2.name a').first().click();
    await page.locator('.chart svg').first().waitFor();
  };

  describe('every room', () => {
    for (const locale of ['en-CA', 'fr-CA']) {
      it(`can be read without seeing it (${locale})`, inBrowser, async () => {
        const { page, end } = await visit(browser(), pond().address, { locale });
        for (const room of rooms) {
          await enter(page, room);
          assert.deepEqual(await page.evaluate(findBarriers), [], room);
        }
        await enterPerson(page);
        assert.deepEqual(await page.evaluate(findBarriers), [], 'a person');
        await end();
      });
    }

    it('fits a phone, a tablet and a wide screen without scrolling sideways', inBrowser, async () => {
      const { page, end } = await visit(browser(), pond().address);
      for (const room of [...rooms, 'person'] as const) {
        await (room === 'person' ? enterPerson(page) : enter(page, room));
        for (const width of [360, 768, 2560]) {
          await page.setViewportSize({ width, height: 800 });
          // Charts are drawn anew at the width they measure.
          await page.evaluate(
            () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50))),
          );
          const needed = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(needed <= width, `${room} takes ${needed} pixels of ${width}`);
        }
      }
      await end();
    });

    it('can be chosen from the menu of a phone', inBrowser, async () => {
      const { page, end } = await visit(browser(), pond().address, {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
      });
      await enter(page, '/');
      await page.locator('.rooms-menu summary').tap();
      await page.locator('.rooms-menu a').first().tap();
      await page.waitForURL(/\/people$/);
      await end();
    });
  });
}

/** Runs in the page: what would stop somebody who hears it or walks it by keyboard. */
function findBarriers(): string[] {
  const found: string[] = [];
  const shown = (element: Element) => element.checkVisibility();
  const nameOf = (element: Element) =>
    (
      element.getAttribute('aria-label') ??
      (element.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ')
    ).trim() || (element.textContent ?? '').trim();
  const all = (selector: string) => [...document.querySelectorAll(selector)].filter(shown);
  const tell = (what: string, element: Element) => found.push(`${what}: ${element.outerHTML.slice(0, 120)}`);

  if (!/^(en|fr-CA)$/.test(document.documentElement.lang))
    found.push(`language ${document.documentElement.lang}`);
  if (document.title.trim() === '') found.push('no title');
  for (const landmark of ['main', 'header', 'footer', 'nav[aria-label]', 'search'])
    if (document.querySelector(landmark) === null) found.push(`no ${landmark}`);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`id twice: ${id}`);

  const levels = all('h1, h2, h3, h4').map((heading) => Number(heading.tagName.slice(1)));
  if (levels.filter((level) => level === 1).length !== 1) found.push(`h1: ${levels.join(' ')}`);
  for (const [i, level] of levels.entries())
    if (level > (levels[i - 1] ?? 0) + 1) found.push(`headings skip a level: ${levels.join(' ')}`);
  for (const heading of all('h1, h2, h3, h4')) if (nameOf(heading) === '') tell('empty heading', heading);

  for (const field of all('input, select, textarea')) {
    const labels = field instanceof HTMLInputElement ? [...(field.labels ?? [])] : [];
    if (!field.getAttribute('aria-label') && !labels.some((label) => label.textContent?.trim()))
      tell('field without label', field);
  }
  for (const control of all(':is(a[href], button, summary):not([aria-hidden="true"])'))
    if (nameOf(control) === '') tell('nameless', control);
  for (const image of all('img:not([alt])')) tell('picture without words', image);
  // What stands in a picture is hidden from readers: where something can be opened, the drawing is a document.
  const reached = 'a[href]:not([tabindex="-1"]), button, [tabindex="0"]';
  for (const picture of all('svg[role="img"]'))
    if (picture.querySelector(reached)) tell('picture with something to open', picture);
  for (const drawing of all('svg:not([aria-hidden="true"]):not([role="img"])'))
    if (!drawing.querySelector(reached)) tell('drawing that is no picture', drawing);
  for (const picture of all('svg:not([aria-hidden="true"])'))
    if (
      !picture.getAttribute('aria-label') &&
      !picture.getAttribute('aria-labelledby') &&
      !picture.querySelector('title')
    )
      tell('picture without words', picture);
  for (const table of all('table')) {
    if (!table.querySelector('th[scope]')) tell('table without headers', table);
    if (!table.querySelector('caption') && !table.matches('[aria-label], [aria-labelledby]'))
      tell('table without a name', table);
  }
  for (const list of all('ul, ol'))
    if ([...list.children].some((child) => child.tagName !== 'LI')) tell('list with other things', list);
  return found;
}
