import { request } from 'node:https';
import { expect, test } from 'vitest';
import { TEST_CERTIFICATE, TEST_KEY } from '../ports/test-certificate.ts';
import { openHttp } from './http-world.ts';

test('beyond this machine the pages are served over TLS or not at all', async () => {
  await expect(openHttp({ http: { host: '0.0.0.0', port: 0, names: [] } })).rejects.toMatchObject({ code: 'bad-input' });
});

test('over TLS the server says so for a year, and takes no plain request', async () => {
  const tls = { cert: TEST_CERTIFICATE, key: TEST_KEY };
  const world = await openHttp({ http: { host: '127.0.0.1', port: 0, names: [], tls } });
  try {
    const { port } = new URL(world.address);
    const reply = await new Promise<{ status: number; hsts: string | undefined }>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/api/v1/session', ca: tls.cert, checkServerIdentity: () => undefined }, (one) => {
        one.resume();
        resolve({ status: one.statusCode!, hsts: one.headers['strict-transport-security'] });
      }).on('error', reject).end();
    });
    expect(world.address).toMatch(/^https:/);
    expect(reply).toEqual({ status: 200, hsts: 'max-age=31536000' });
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  } finally {
    await world.stop();
  }
});

test('a port that is taken is said plainly', async () => {
  const first = await openHttp();
  try {
    const port = Number(new URL(first.address).port);
    await expect(openHttp({ http: { host: '127.0.0.1', port, names: [] } })).rejects.toMatchObject({ code: 'carrier-unavailable' });
  } finally {
    await first.stop();
  }
});
