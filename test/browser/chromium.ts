/// <reference lib="dom" />
/** The browser of the tests: Debian's chromium, and a page of it that remembers what it should not have done. */
import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Longest wait for anything on a page, in milliseconds: a slow machine is no fault. */
const PATIENCE = 120_000;

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Why there is no browser to test with; false where there is one. */
function whyNot(): string | false {
  try {
    accessSync(executablePath, constants.X_OK);
    return false;
  } catch {
    return `no browser at ${executablePath}: install chromium, or name one in CHROMIUM`;
  }
}

/** Options of a test that needs a browser: where there is none it is skipped, and says why. */
export const inBrowser = { skip: whyNot() };

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: flags });
}

/** A visitor's page, and what went wrong on it. */
export interface Visit {
  readonly page: Page;
  /** Lets complaints of the browser pass that a test provokes. */
  forgive(complaint: RegExp): void;
  /** Fails where the page complained, broke its Content-Security-Policy, or asked anybody but our server. */
  end(): Promise<void>;
}

/** Opens a page of a new visitor, who has made no choice yet. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1440, height: 900 },
    locale: 'en-CA',
    reducedMotion: 'reduce',
    ...options,
  });
  const faults: string[] = [];
  const forgiven: RegExp[] = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'blob:' && origin !== address) faults.push(`asked ${request.url()}`);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`thrown: ${error.error().message}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`policy broken: ${effectiveDirective} ${blockedURI}`),
    );
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  return {
    page,
    forgive: (complaint) => void forgiven.push(complaint),
    end: async () => {
      await context.close();
      assert.deepEqual(
        faults.filter((fault) => !forgiven.some((complaint) => complaint.test(fault))),
        [],
      );
    },
  };
}
