import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import { inTongue } from '../../locales/complaint.ts';
import { type ErrorMessage, errorMessage } from '../../pipeline/progress.ts';
import { VivierError } from '../../tables/error.ts';
import { wordsFor } from './building/page.ts';

type Status = 400 | 403 | 404 | 405 | 409 | 410 | 413 | 414 | 415 | 421 | 500 | 503;

/** HTTP status by error code; a code that is not named is a question that cannot be answered as put. */
const statuses: Readonly<Record<string, Status>> = {
  'host-foreign': 421,
  'origin-foreign': 403,
  'address-too-long': 414,
  'body-too-large': 413,
  'body-not-json': 415,
  'route-unknown': 404,
  'page-missing': 404,
  'cursor-stale': 410,
  'nothing-published': 503,
  'desk-opening': 503,
  'sql-busy': 503,
  'builder-busy': 409,
  'desk-in-use': 409,
  'observatory-in-use': 409,
  'decision-undone': 409,
  'desk-failed': 500,
  'builder-died': 500,
  'disk-full': 500,
  'desk-unlockable': 500,
  unexpected: 500,
};

function statusOf(code: string): Status {
  return statuses[code] ?? (/-(unknown|not-found)$/.test(code) ? 404 : 400);
}

/** Answers an error as JSON; one that is not ours is printed here, once, and its details stay on this machine. */
export function printRefusals(log: (error: unknown) => void): ErrorHandler {
  return (error, c) => {
    if (error instanceof VivierError) return refuse(c, errorMessage(error));
    log(error);
    return refuse(c, {
      code: 'unexpected',
      what: 'Something went wrong that should not have.',
      where: c.req.path,
      why: error.message,
      mend: 'Try again; if it stays so, report it with the lines the server printed.',
    });
  };
}

export const refuseUnknownRoute: NotFoundHandler = (c) =>
  refuse(c, {
    code: 'route-unknown',
    what: 'There is nothing at this address.',
    where: `${c.req.method} ${c.req.path}`.slice(0, 200),
    mend: 'See /api for what can be asked.',
  });

function refuse(c: Context, error: ErrorMessage): Response {
  const status = statusOf(error.code);
  if (status === 503) c.header('retry-after', '2');
  c.header('cache-control', 'no-store');
  c.header('vary', 'accept-language', { append: true });
  return c.json({ error: inTongue(error, wordsFor(c.req.header('accept-language'))) }, status);
}
