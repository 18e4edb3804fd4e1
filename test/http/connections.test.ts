import { once } from 'node:events';
import { request } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { MAX_CONNECTIONS_PER_ADDRESS } from '../../gateway/http/connections-by-address.ts';
import { TEST_CERTIFICATE, TEST_KEY } from '../ports/test-certificate.ts';
import { openHttp } from './http-world.ts';

const GREEDY = '127.0.0.9';

test.each([['plain', undefined], ['TLS', { cert: TEST_CERTIFICATE, key: TEST_KEY }]] as const)('one address takes so many connections and no more, and keeps nobody else out: %s', async (_what, tls) => {
  const world = await openHttp({ http: { host: '127.0.0.1', port: 0, names: [], tls } });
  const port = Number(new URL(world.address).port);
  const statusFrom = (localAddress: string) => new Promise<number | undefined>((resolve) => {
    const asked = (tls === undefined ? request : tlsRequest)({ host: '127.0.0.1', port, path: '/healthz', localAddress, agent: false, ca: tls?.cert, checkServerIdentity: () => undefined }, (reply) => resolve(reply.resume().statusCode));
    asked.on('error', () => resolve(undefined)).end();
  });
  const held: Socket[] = [];
  try {
    for (let count = 0; count < MAX_CONNECTIONS_PER_ADDRESS; count += 1) held.push(connect({ host: '127.0.0.1', port, localAddress: GREEDY }));
    await Promise.all(held.map((socket) => once(socket, 'connect')));
    expect(await statusFrom(GREEDY)).toBeUndefined();
    expect(await statusFrom('127.0.0.1')).toBe(200);
    held.pop()!.destroy();
    await expect.poll(() => statusFrom(GREEDY)).toBe(200);
  } finally {
    for (const socket of held) socket.destroy();
    await world.stop();
  }
});
