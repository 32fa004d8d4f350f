import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, it } from 'node:test';
import { refuseOpenAddress } from './address.ts';
import { listen } from './listen.ts';

const opened: Server[] = [];
after(() => {
  for (const server of opened) server.close();
});

async function open(port: number | undefined): Promise<{ hosts: Set<string>; address: AddressInfo }> {
  const server = createServer();
  opened.push(server);
  const hosts = new Set<string>();
  await listen(server, port, hosts);
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return { hosts, address };
}

describe('listening', () => {
  it('is on this machine only, under its two names', async () => {
    const { hosts, address } = await open(0);
    assert.equal(address.address, '127.0.0.1');
    assert.deepEqual([...hosts], [`127.0.0.1:${address.port}`, `localhost:${address.port}`]);
  });

  it('takes the next port where the usual one is taken, and says so where one was asked for', async () => {
    const first = await open(undefined);
    const second = await open(undefined);
    assert.notEqual(first.address.port, second.address.port);
    await assert.rejects(open(first.address.port), { code: 'port-in-use' });
  });

  it('is refused on any address that other machines reach', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.2', 'example.org'])
      assert.throws(() => refuseOpenAddress(host), { code: 'address-refused' });
    refuseOpenAddress('127.0.0.1');
    refuseOpenAddress('localhost');
  });
});
