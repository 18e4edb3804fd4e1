import { once } from 'node:events';
import { request } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { MAX_CONNECTIONS } from '../../../gateway/http/connections-by-address.ts';
import { TEST_CERTIFICATE, TEST_KEY } from '../../ports/test-certificate.ts';
import { openHttp } from '../../http/http-world.ts';

const GREEDY = '127.0.0.9';
const SECOND = '127.0.0.8';
/** What the second one takes: it has fewer still than the first. */
const TAKEN = 50;

test.each([['plain', undefined], ['TLS', { cert: TEST_CERTIFICATE, key: TEST_KEY }]] as const)('whoever takes all connections gives way to others, two together keep nobody out, and nobody is cut for who has more: %s', async (_what, tls) => {
  const world = await openHttp({ http: { host: '127.0.0.1', port: 0, names: [], tls } });
  const port = Number(new URL(world.address).port);
  const statusFrom = (localAddress: string) => new Promise<number | undefined>((resolve) => {
    const asked = (tls === undefined ? request : tlsRequest)({ host: '127.0.0.1', port, path: '/healthz', localAddress, agent: false, ca: tls?.cert, checkServerIdentity: () => undefined }, (reply) => resolve(reply.resume().statusCode));
    asked.on('error', () => resolve(undefined)).end();
  });
  const held: Socket[] = [];
  const hold = async (localAddress: string, count: number): Promise<readonly Socket[]> => {
    const sockets = Array.from({ length: count }, () => connect({ host: '127.0.0.1', port, localAddress }).on('error', () => undefined));
    held.push(...sockets);
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    return sockets;
  };
  const closed = (sockets: readonly Socket[]) => sockets.filter((socket) => socket.closed).length;
  try {
    // Fewer at once than the system lets wait, which would mix up their order.
    const old = [...await hold(GREEDY, MAX_CONNECTIONS / 2 - TAKEN), ...await hold(GREEDY, MAX_CONNECTIONS / 2 - TAKEN)];
    const newer = await hold(GREEDY, 2 * TAKEN);
    expect(await statusFrom(GREEDY)).toBeUndefined();
    const second = await hold(SECOND, TAKEN);
    expect(await statusFrom('127.0.0.1')).toBe(200);
    await expect.poll(() => closed(newer)).toBe(TAKEN + 1);
    expect([closed(old), closed(second)]).toEqual([0, 0]);
    // The place of whoever was answered is free: one for the first, and no more.
    await expect.poll(() => statusFrom(GREEDY)).toBe(200);
    await hold(GREEDY, 1);
    expect(await statusFrom(GREEDY)).toBeUndefined();
    expect(await statusFrom('127.0.0.1')).toBe(200);
  } finally {
    for (const socket of held) socket.destroy();
    await world.stop();
  }
});
