import { VivierError } from '../../tables/error.ts';

/** Where the server answers when nothing else is asked. */
export const DEFAULT_PORT = 4180;

/** The one address a server without authentication may be bound to. */
export const LOOPBACK = '127.0.0.1';

/** Throws `address-refused` for any address that other machines can reach: nobody is asked who they are. */
export function refuseOpenAddress(host: string): void {
  if (host === LOOPBACK || host === 'localhost') return;
  throw new VivierError('address-refused', {
    what: `The server does not start on ${host}.`,
    why: 'It would be reached from other machines, and there is no authentication yet: whoever reached it could read and change everything.',
    mend: `Leave --host away, and reach ${LOOPBACK} through a tunnel of your own if you must.`,
  });
}

/** The names under which our own pages reach the server at this port; every other Host is foreign. */
export function ownHosts(port: number): ReadonlySet<string> {
  return new Set([
    `${LOOPBACK}:${port}`,
    `localhost:${port}`,
    ...(port === 80 ? [LOOPBACK, 'localhost'] : []),
  ]);
}
