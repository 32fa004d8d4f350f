import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { VivierError } from '../../tables/error.ts';
import { DEFAULT_PORT, LOOPBACK, ownHosts } from './address.ts';

/** Ports tried after the usual one, where that is taken. */
const PORTS_TRIED = 20;

/**
 * Binds the server to this machine's own address, and puts the names under which it may be asked into `hosts`.
 * Throws `port-in-use`.
 */
export async function listen(server: Server, asked: number | undefined, hosts: Set<string>): Promise<void> {
  const usual = Array.from({ length: PORTS_TRIED }, (_, i) => DEFAULT_PORT + i);
  // 0 lets the system choose.
  for (const port of asked === undefined ? [...usual, 0] : [asked]) {
    if (!(await bind(server, port))) continue;
    for (const host of ownHosts(portOf(server))) hosts.add(host);
    return;
  }
  throw new VivierError('port-in-use', {
    what: `Port ${asked} is taken.`,
    where: `${LOOPBACK}:${asked}`,
    why: 'Another program answers there.',
    mend: 'Stop it, ask for another port, or leave --port away: the next free one is taken.',
  });
}

function bind(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, LOOPBACK, () => {
      server.off('error', failed);
      resolve(true);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A server for an application, with limits on how slowly and how long a request may come in. */
export function createHttpServer(app: Hono): Server {
  const limits = { headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16 * 1024 };
  return createServer({ ...limits, connectionsCheckingInterval: 5_000 }, getRequestListener(app.fetch));
}
