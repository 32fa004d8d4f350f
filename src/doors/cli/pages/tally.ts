import type { Page } from '../page.ts';

/** The first line of a list: how many there are, and how many of them are shown. */
export function addTally(page: Page, total: string, shown: number, all: number): void {
  page.text(shown < all ? page.words.say('cli.found.shown', { total, shown }) : total);
}
