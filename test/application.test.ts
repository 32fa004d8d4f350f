/**
 * The whole application on a small observatory: filled, built, served and visited as by a newcomer. One file, so that
 * it is built once; the flows stand beside it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { testBuilding } from './browser/building.ts';
import { inBrowser, launchBrowser } from './browser/chromium.ts';
import { testDeals } from './browser/deals.ts';
import { testDecisions } from './browser/decisions.ts';
import { testExpertise } from './browser/expertise.ts';
import { testHands } from './browser/hands.ts';
import { testPackages } from './browser/packages.ts';
import { testReach } from './browser/reach.ts';
import { testRooms } from './browser/rooms.ts';
import { testDescription } from './http/description.ts';
import { testDoor } from './http/door.ts';
import { fillPond, openPond, type Pond } from './pond.ts';

const home = mkdtempSync(join(tmpdir(), 'vivier-pond-'));
let opened: Pond | undefined;
let launched: Browser | undefined;

function pond(): Pond {
  if (opened === undefined) throw new Error('the pond is not open yet');
  return opened;
}

function browser(): Browser {
  if (launched === undefined) throw new Error('the browser is not launched yet');
  return launched;
}

before(async () => {
  await fillPond(home);
  opened = await openPond(home);
  if (!inBrowser.skip) launched = await launchBrowser();
});

after(async () => {
  await launched?.close();
  await opened?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('a server that is still building', { timeout: 1_800_000 }, () => {
  it('answers, and says that nothing is built yet', async () => {
    const { status } = await fetch(`${pond().address}/api/people?q=x`);
    if (status !== 503) throw new Error(`status ${status}`);
  });
  testBuilding(pond, browser);
  it('serves what it built', async () => {
    // Where there was no browser to watch the build, it is done here; done again, it reuses every step.
    await pond().build();
    await pond().dressed();
  });
});

describe('the application', { timeout: 1_800_000 }, () => {
  testDoor(pond);
  testDescription(pond);
  testRooms(pond, browser);
  testPackages(pond, browser);
  testDeals(pond, browser);
  testExpertise(pond, browser);
  testHands(pond, browser);
  testReach(pond, browser);
  testDecisions(pond, browser);
});
