/// <reference lib="dom" />
/**
 * Takes the README's pictures of a home with the full data into docs/images/. Usage:
 * node test/browser/pictures.ts HOME [PICTURE...]
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openPond } from '../pond.ts';
import { launchBrowser, visit } from './chromium.ts';

const folder = join(import.meta.dirname, '../../docs/images');

interface Picture {
  readonly name: string;
  readonly room: string;
  readonly locale?: string;
  readonly dark?: boolean;
}

const [home, ...wanted] = process.argv.slice(2);
if (home === undefined) throw new Error('Usage: node test/browser/pictures.ts HOME [PICTURE...]');
const pond = await openPond(home);
const browser = await launchBrowser();

/** Address of the first person of a name: ids change from home to home. */
async function personNamed(name: string): Promise<string> {
  const reply = await fetch(`${pond.address}/api/people?mode=name&q=${encodeURIComponent(name)}`);
  const answer = await reply.text();
  if (!reply.ok) throw new Error(answer);
  const { people } = z.object({ people: z.array(z.object({ id: z.string() })) }).parse(JSON.parse(answer));
  return `/people/${people[0]?.id}`;
}

const person = await personNamed('John Schulman');
const pictures: readonly Picture[] = [
  { name: 'home', room: '/' },
  { name: 'person', room: person },
  { name: 'person.dark', room: person, dark: true },
  { name: 'person.fr', room: person, locale: 'fr-CA' },
  { name: 'organisation', room: '/organisations/thinking-machines-lab' },
  { name: 'people', room: '/people?q=mechanistic+interpretability' },
  { name: 'data', room: '/data' },
];

try {
  await pond.dressed();
  mkdirSync(folder, { recursive: true });
  for (const { name, room, locale = 'en-CA', dark = false } of pictures) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const colorScheme = dark ? 'dark' : 'light';
    const { page, end } = await visit(browser, pond.address, { locale, colorScheme });
    await page.goto(room);
    await page.waitForSelector('main h1');
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await end();
  }
} finally {
  await browser.close();
  pond.stop();
}
