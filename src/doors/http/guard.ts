import type { MiddlewareHandler } from 'hono';
import { VivierError } from '../../tables/error.ts';

/** Longest address answered, in characters. */
const LONGEST_URL = 4096;

/**
 * What a browser may do with our pages: load our own files, and nothing else. No inline script or style, no
 * third party; `blob:` pictures are charts being exported.
 */
const policy = [
  "default-src 'self'",
  "img-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Sets the headers that keep a browser from doing more than it must. */
export const secureHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
};

/**
 * Lets through only what our own pages and local programs ask. A foreign Host is a page elsewhere whose name
 * was made to point here (DNS rebinding); a foreign Origin is a page elsewhere asking across sites.
 */
export function guard(hosts: ReadonlySet<string>): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.url.length > LONGEST_URL)
      throw refused('address-too-long', 'The address is too long.', LONGEST_URL);
    const host = c.req.header('host') ?? '';
    if (!hosts.has(host)) throw foreign('host-foreign', host);
    const origin = c.req.header('origin');
    if (origin !== undefined && !hosts.has(origin.replace(/^http:\/\//, '')))
      throw foreign('origin-foreign', origin);
    const site = c.req.header('sec-fetch-site');
    const crossing = site === 'cross-site' || site === 'same-site';
    if (crossing && c.req.header('sec-fetch-mode') !== 'navigate') throw foreign('origin-foreign', site);
    return next();
  };
}

function foreign(code: 'host-foreign' | 'origin-foreign', found: string): VivierError {
  return new VivierError(code, {
    what: 'This server answers its own pages only.',
    where: found.slice(0, 100) || 'no Host header',
    why: 'The request names another site, as an attack through a browser would.',
    mend: 'Open the address that the server printed when it started.',
  });
}

function refused(code: string, what: string, limit: number): VivierError {
  return new VivierError(code, {
    what,
    why: `At most ${limit} characters are read.`,
    mend: 'Ask for less at once.',
  });
}
